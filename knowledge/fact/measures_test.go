package fact_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"studitiru/knowledge/fact"
	"studitiru/knowledge/indonesian"
)

func TestShippedMeasures(t *testing.T) {
	all, err := fact.ReadMeasures(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"ipp", "ikm", "ombudsman", "pengunjung", "layanan", "inovasi", "durasi", "biaya"} {
		m, ok := all.Find(key)
		if !ok {
			t.Errorf("there is no measure %s", key)
		}
		if index := key == "ipp" || key == "ikm" || key == "ombudsman"; m.Index() != index {
			t.Errorf("%s is taken for an index: %v", key, m.Index())
		}
	}
	if _, ok := all.Find("tidak-ada"); ok {
		t.Error("found a measure that is not there")
	}
	ipp, _ := all.Find("ipp")
	if !ipp.Plausible(4.71) || ipp.Plausible(88) {
		t.Errorf("plausible values of %s: %v", ipp.Key, ipp.Ranges)
	}
}

func TestMeasuresAreCheckedLineByLine(t *testing.T) {
	const good = "ipp\tnilai\tipp\t=\t0-5"
	for line, want := range map[string]string{
		"ipp\tnilai\tipp\t=":                        "4 columns",
		good + "\t\t\t\tlagi":                       "9 columns",
		"IPP\tnilai\tipp\t=\t0-5":                   "small letters",
		"ipp\t\tipp\t=\t0-5":                        "a name",
		"ipp\tnilai\t\t=\t0-5":                      "words",
		"ipp\tnilai\tIPP\t=\t0-5":                   "small letters",
		"ipp\tnilai\tipp\torang\t0-5":               "kept=written",
		"ipp\tnilai\tipp\t=|orang=orang\t0-5":       "one unit",
		"ipp\tnilai\tipp\t\t0-5":                    "no unit",
		"ipp\tnilai\tipp\t=\t5-0":                   "from-to",
		"ipp\tnilai\tipp\t=\tlima":                  "from-to",
		"ipp\tnilai\tipp\t=\t\tA":                   "no range",
		good + "\tA\t!":                             "behind the !",
		good + "\tA\tMPP":                           "small letters",
		good + "\t\t\tsering":                       "tiap",
		good + "\nipp\tlain\tlain\t=\t0-5":          "twice",
		good + "\n\n# ya\nskm\tlain\tlain\t=\tsatu": "measures.tsv line 4",
	} {
		_, err := fact.ReadMeasures(fstest.MapFS{"measures.tsv": {Data: []byte(line + "\n")}})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "measures.tsv line") {
			t.Errorf("%q: got %v, want %q", line, err, want)
		}
	}
	if _, err := fact.ReadMeasures(fstest.MapFS{}); err == nil {
		t.Error("a missing table was read")
	}
}

func TestRolesAreCheckedLineByLine(t *testing.T) {
	l, err := indonesian.New(folder)
	if err != nil {
		t.Fatal(err)
	}
	measures, err := os.ReadFile("../../data/seed/vocabulary/measures.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"sambung\tadalah\nhubung\tialah\n": `factwords.tsv line 2: there is no role "hubung"`,
		"sambung\n":                        "factwords.tsv line 1: 1 columns",
		"sambung\t…|adalah\n":              "holds no word",
	} {
		_, err := fact.New(l, fstest.MapFS{"measures.tsv": {Data: measures}, "factwords.tsv": {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
}

func TestVersionFollowsTheTables(t *testing.T) {
	files := fstest.MapFS{}
	for _, name := range []string{"measures.tsv", "factwords.tsv", "places.tsv", "codes.tsv", "abbreviations.tsv"} {
		files[name] = &fstest.MapFile{Data: []byte(name)}
	}
	first, err := fact.Version(files)
	if err != nil {
		t.Fatal(err)
	}
	for name := range files {
		kept := files[name].Data
		files[name].Data = []byte("lain")
		if other, err := fact.Version(files); err != nil || other == first {
			t.Errorf("with another %s: %q, %v", name, other, err)
		}
		files[name].Data = kept
	}
	delete(files, "places.tsv")
	if _, err := fact.Version(files); err == nil {
		t.Error("a missing table has a version")
	}
}
