package seed_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"studitiru/data/seed"
	"studitiru/knowledge"
)

// fields are the fields that the seed uses; an import may bring others.
var fields = []string{"adminduk", "perizinan", "kesehatan", "pengaduan", "pajak", "sosial", "pendidikan", "lingkungan", "air",
	"mpp", "tata-kelola", "ipp", "skm", "umkm", "pangan", "teknologi", "keprotokolan",
	"antrean", "kelompok-rentan", "kelurahan", "keterbukaan", "replikasi"}

func documents(t *testing.T) []knowledge.Document {
	t.Helper()
	list, err := seed.Documents()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// Every file keeps the schema (seed.Documents refuses it otherwise) and the house's word lists.
func TestEveryDocumentKeepsTheSchema(t *testing.T) {
	internal := regexp.MustCompile(`\[(S|G)\d+|\[(GK|INF)\]|<[a-z/!]`)
	for _, d := range documents(t) {
		for _, f := range d.Fields {
			if !slices.Contains(fields, f) {
				t.Errorf("%s: field %q is not one of the seed's", d.Key, f)
			}
		}
		if len(d.Places) == 0 || d.Year == 0 || d.Date == "" || d.Status == "" || d.StatusDate == "" {
			t.Errorf("%s: place, year, date, status and status_date are all needed in the seed", d.Key)
		}
		if !strings.HasPrefix(d.Key, string(d.Kind)+"-") {
			t.Errorf("%s: file name does not begin with its kind %q", d.Key, d.Kind)
		}
		if m := internal.FindString(d.Body); m != "" {
			t.Errorf("%s: %q does not belong in a text for people", d.Key, m)
		}
	}
}

func TestEverySourceHasAnAddress(t *testing.T) {
	for _, d := range documents(t) {
		for _, s := range d.Sources {
			if s.URL == "" {
				t.Errorf("%s: source %q has no url", d.Key, s.Title)
			}
		}
	}
}

func TestTheSeedIsWhole(t *testing.T) {
	count := map[knowledge.Kind]int{}
	for _, d := range documents(t) {
		count[d.Kind]++
	}
	if count[knowledge.Innovation] < 70 || count[knowledge.Visit] < 25 || count[knowledge.Rule]+count[knowledge.Guide] < 25 {
		t.Errorf("seed has %v; want at least 70 innovations, 25 visits, 25 rules and guides", count)
	}
}

func TestDocumentsSurviveTheirOwnFormats(t *testing.T) {
	for _, d := range documents(t) {
		file, err := d.Markdown()
		if err != nil {
			t.Fatal(err)
		}
		again, err := knowledge.ParseMarkdown(d.Key+".md", file)
		if err != nil || again.Hash != d.Hash {
			t.Errorf("%s: changed by writing and reading Markdown (%v)", d.Key, err)
		}
		line, err := d.JSONLine()
		if err != nil {
			t.Fatal(err)
		}
		again, err = knowledge.ParseJSONLine(line, "test")
		if err != nil || again.Hash != d.Hash {
			t.Errorf("%s: changed by writing and reading a JSON line (%v)", d.Key, err)
		}
	}
}

// The embedded documents are those of the folder: a file without the .md ending would be lost silently.
func TestNoStrayFiles(t *testing.T) {
	entries, err := os.ReadDir("documents")
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(documents(t)) {
		t.Errorf("%d files in documents, %d documents read", len(entries), len(documents(t)))
	}
}
