package lexicon_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"studitiru/data/seed"
	"studitiru/knowledge"
	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/indonesian"
)

func TestPhrase(t *testing.T) {
	p := lexicon.Phrase{{"mal", "layan"}, {"mpp"}}
	for text, want := range map[string]bool{
		"mal layan publik": true, "mal besar layan": true, "mal besar sekali layan": false,
		"layan mal": false, "kantor mpp": true, "mal": false, "": false,
	} {
		if got := p.InStems(strings.Fields(text)); got != want {
			t.Errorf("%q: %t, want %t", text, got, want)
		}
	}
	if start, end, ok := p.At(
		1,
		4,
		func(i int) string { return strings.Fields("mpp di mal layan")[i] },
	); !ok || start != 2 ||
		end != 4 {
		t.Errorf("found at %d to %d, %t", start, end, ok)
	}
}

func TestAsked(t *testing.T) {
	a := lexicon.NewAsked([]knowledge.AskedTerm{
		{Ways: []knowledge.AskedWay{{Stems: []string{"antre"}, Weight: 1}, {Stems: []string{"tunggu", "giliran"}, Weight: .5}}},
		{Ways: []knowledge.AskedWay{{Stems: []string{"lansia"}, Weight: 1}}},
	})
	for text, want := range map[string][2]float64{
		"antre lansia": {1, 1}, "tunggu lama giliran": {.5, 0}, "giliran tunggu": {0, 0}, "tunggu a b c giliran": {0, 0},
	} {
		if got := a.Values(strings.Fields(text)); [2]float64(got) != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
	if !a.Has("giliran") || a.Has("bank") {
		t.Error("the words of the terms are not known")
	}
}

func TestReadTable(t *testing.T) {
	files := fstest.MapFS{"t.tsv": {Data: []byte("# head\n\na\tb\t\nc\n")}}
	var got []string
	err := lexicon.ReadTable(files, "t.tsv", 1, func(c []string) error { got = append(got, strings.Join(c, "+")); return nil })
	if err != nil || strings.Join(got, " ") != "a+b c" {
		t.Errorf("%q, %v", got, err)
	}
	if err := lexicon.ReadTable(
		files,
		"t.tsv",
		2,
		func([]string) error { return nil },
	); err == nil ||
		!strings.Contains(err.Error(), "line 4") {
		t.Errorf("a short line: %v", err)
	}
	if err := lexicon.ReadTable(files, "none.tsv", 1, nil); err == nil {
		t.Error("a table that is not there was read")
	}
}

func TestReadSigns(t *testing.T) {
	l, err := indonesian.New(seed.Vocabulary())
	if err != nil {
		t.Fatal(err)
	}
	s, err := lexicon.ReadSigns(fstest.MapFS{"signs.tsv": {Data: []byte("bulan\tjanuari|februari\n")}}, l)
	if err != nil || !s.Has("bulan", "februari") || s.Has("bulan", "senin") || s.Has("hari", "februari") {
		t.Errorf("%v, %v", s, err)
	}
}
