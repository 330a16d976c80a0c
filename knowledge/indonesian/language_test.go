package indonesian

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// folder is the vocabulary that ships with the program.
var folder = os.DirFS("../../data/seed/vocabulary")

// shipped returns the language with the shipped vocabulary.
func shipped(t testing.TB) *Language {
	t.Helper()
	l, err := New(folder)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// changed is the shipped vocabulary with one list replaced.
func changed(t *testing.T, name, text string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, list := range []string{
		"abbreviations.tsv", "acronyms.tsv", "ambiguous.tsv", "chat.tsv", "codes.tsv", "fillers.tsv", "places.tsv",
		"protected.tsv", "roots.tsv", "stopwords.tsv", "synonyms.tsv", "weights.tsv", "wishes.tsv", "frame.tsv",
	} {
		data, err := os.ReadFile("../../data/seed/vocabulary/" + list)
		if err != nil {
			t.Fatal(err)
		}
		files[list] = &fstest.MapFile{Data: data}
	}
	if text == "" {
		delete(files, name)
	} else {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

func TestNewRefusesBadLists(t *testing.T) {
	tests := []struct{ list, text, want string }{
		{"roots.tsv", "", "open vocabulary roots.tsv"},
		{"roots.tsv", "# roots\nlayan\nlayan\n", `roots.tsv line 3: "layan" stands there twice`},
		{"roots.tsv", "Layan\n", "roots.tsv line 1"},
		{"roots.tsv", "layan\tservis\n", "roots.tsv line 1"},
		{"roots.tsv", "a\tb\tc\n", "roots.tsv line 1: 3 columns, want 1 to 2"},
		{"protected.tsv", "pelabuhan\tberlabuh\n", "protected.tsv line 1: the stem"},
		{"codes.tsv", "f-01\tkode\n", "codes.tsv line 1: no spelling"},
		{"codes.tsv", "f-01\tangka\tf 1\n", "codes.tsv line 1: nature"},
		{"codes.tsv", "F-01\tkode\tf 1\n", "codes.tsv line 1"},
		{"places.tsv", "Kota Pontianak\tProvinsi Kalimantan Barat\n", "places.tsv line 1: no province"},
		{"places.tsv", "Bali\tBali\tapa\n", "places.tsv line 1: nature"},
		{"chat.tsv", "yg\tyang\nyg\tyang\n", "chat.tsv line 2"},
		{"chat.tsv", "YG\tyang\n", "chat.tsv line 1"},
		{"chat.tsv", "yg\tyang\tmungkin\n", "chat.tsv line 1"},
		{"fillers.tsv", "apa\tlempar\n", "fillers.tsv line 1"},
		{"weights.tsv", "nama\t-1\n", "weights.tsv line 1"},
		{"synonyms.tsv", "2\ta\tb\n", "synonyms.tsv line 1"},
		{"synonyms.tsv", "0.5\tantre\t=dua kata\n", "synonyms.tsv line 1"},
		{"acronyms.tsv", "DUA KATA\tmakna\n", "acronyms.tsv line 1"},
		{"ambiguous.tsv", "SP\tapa\tStandar Pelayanan\n", "ambiguous.tsv line 1"},
		{"stopwords.tsv", "a\tb\n", "stopwords.tsv line 1"},
		{"abbreviations.tsv", "a\tb\n", "abbreviations.tsv line 1"},
	}
	for _, test := range tests {
		_, err := New(changed(t, test.list, test.text))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s %q: error %v, want one with %q", test.list, test.text, err, test.want)
		}
	}
}

func TestVersionFollowsTheListsOfDocuments(t *testing.T) {
	version := shipped(t).Version()
	if len(version) < 8 {
		t.Errorf("version %q is too short", version)
	}
	for list, want := range map[string]bool{"roots.tsv": true, "places.tsv": true, "codes.tsv": true, "synonyms.tsv": false,
		"chat.tsv": false} {
		files := changed(t, list, "x")
		text, err := os.ReadFile("../../data/seed/vocabulary/" + list)
		if err != nil {
			t.Fatal(err)
		}
		files[list].Data = append(text, []byte("# one more line\n")...)
		l, err := New(files)
		if err != nil {
			t.Fatal(err)
		}
		if changed := l.Version() != version; changed != want {
			t.Errorf("%s changed the version: %v, want %v", list, changed, want)
		}
	}
}

func TestPlacesAreComplete(t *testing.T) {
	l := shipped(t)
	kinds := map[string]int{}
	for _, o := range l.places.all {
		kinds[o.kindLetter()]++
		if o.name != o.province && o.kindLetter() == "p" {
			t.Errorf("province %q lies in %q", o.name, o.province)
		}
	}
	want := map[string]int{"k": 98, "b": 416, "p": 38}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Errorf("number of kota, kabupaten and provinces (-want +got):\n%s", diff)
	}
}

func TestOfficial(t *testing.T) {
	l := shipped(t)
	tests := []struct {
		name, place, province string
		ok                    bool
	}{
		{"Kota Pontianak", "Kota Pontianak", "Provinsi Kalimantan Barat", true},
		{"pontianak", "Kota Pontianak", "Provinsi Kalimantan Barat", true},
		{"Kabupaten Bandung", "Kabupaten Bandung", "Provinsi Jawa Barat", true},
		{"Bandung", "", "", false}, // the city or the kabupaten
		{"Jawa Timur", "Provinsi Jawa Timur", "Provinsi Jawa Timur", true},
		{"Pangkal Pinang", "Kota Pangkalpinang", "Provinsi Kepulauan Bangka Belitung", true},
		{"Nasional", "", "", false},
		{"", "", "", false},
	}
	for _, test := range tests {
		place, province, ok := l.Official(test.name)
		if place != test.place || province != test.province || ok != test.ok {
			t.Errorf("Official(%q) = %q, %q, %v; want %q, %q, %v", test.name, place, province, ok, test.place, test.province, test.ok)
		}
	}
}
