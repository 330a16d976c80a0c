package question

import (
	"strings"
	"testing"
	"testing/fstest"

	"studitiru/data/seed"
	"studitiru/knowledge/indonesian"
)

// A bad line of a table is refused by its file and number.
func TestBadLines(t *testing.T) {
	language, err := indonesian.New(seed.Vocabulary())
	if err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string]string{
		"asked.tsv":      "ipp\tapa\tnilai IPP\tnilai ipp",
		"regions.tsv":    "Atlantis\tAtlantis\tatlantis",
		"rules.tsv":      "uu",
		"parts.tsv":      "warna\tmerah\tmerah",
		"wishes.tsv":     "warna\tapa warna",
		"attributes.tsv": "jam\tjam",
		"frame.tsv":      "sopan\tmohon||tolong",
		"bodies.tsv":     "RSUD\t!",
		"labels.tsv":     "warna\tmerah\tmerah",
		"follow.tsv":     "warna\tmerah",
		"talk.tsv":       "warna\tmerah",
	} {
		files := fstest.MapFS{}
		for _, file := range []string{"pulau.tsv", "asked.tsv", "regions.tsv", "rules.tsv", "parts.tsv", "wishes.tsv", "attributes.tsv",
			"frame.tsv", "bodies.tsv", "labels.tsv", "follow.tsv", "talk.tsv"} {
			files[file] = &fstest.MapFile{Data: []byte(readSeed(t, file))}
		}
		files[name] = &fstest.MapFile{Data: []byte("# head\n" + bad + "\n")}
		if _, err := New(language, files); err == nil || !strings.Contains(err.Error(), name+" line 2") {
			t.Errorf("%s with %q: %v", name, bad, err)
		}
	}
}
