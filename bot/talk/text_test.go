package talk

import (
	"encoding/json"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
)

func TestTextIsAValue(t *testing.T) {
	var text Text
	text.Bold("a").Bold("b").Plain(" <c> ", "d").Link("e", "https://x.org").Link("f", "tg://user?id=1")
	want := Text{{Text: "ab", Style: Bold}, {Text: " <c> d"}, {Text: "e", Link: "https://x.org"}, {Text: "f"}}
	if diff := cmp.Diff(want, text); diff != "" {
		t.Error(diff)
	}
	one, other := text, text
	one.Plain("x")
	other.Plain("y")
	if one.String() == other.String() || text.String() != "ab <c> def" {
		t.Errorf("adding to a copy changed the original: %q, %q, %q", text, one, other)
	}
	raw, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	var back Text
	if err := json.Unmarshal(raw, &back); err != nil || !cmp.Equal(back, text) {
		t.Errorf("kept as %s, read as %v, %v", raw, back, err)
	}
}

func TestQuotesStayApart(t *testing.T) {
	first, second := Plain(" satu\n"), *new(Text).Plain("dua ").Bold("tiga")
	var text Text
	text.Quote(&first).Fold(&second).Item("empat")
	want := Text{
		{Text: "satu", Style: Quote},
		{Text: "\n"},
		{Text: "dua ", Style: Folded},
		{Text: "tiga", Style: Folded | Bold},
		{Text: "• empat\n"},
	}
	if diff := cmp.Diff(want, text); diff != "" {
		t.Error(diff)
	}
}

func TestTrim(t *testing.T) {
	var text Text
	text.Gap().Bold(" a ").Plain(" ").Line()
	if diff := cmp.Diff(Text{{Text: "a", Style: Bold}}, text.Trim()); diff != "" {
		t.Error(diff)
	}
	if text.String() != "\n\n a  \n" {
		t.Errorf("trimming changed the text itself: %q", text)
	}
	if got := Plain(" \n").Trim(); len(got) != 0 {
		t.Errorf("only space is trimmed to %q", got)
	}
}

func FuzzUnits(f *testing.F) {
	f.Add("a😀é\xff")
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := Units(s), len(utf16.Encode([]rune(s))); got != want {
			t.Errorf("Units(%q) = %d, want %d", s, got, want)
		}
	})
}

func TestClip(t *testing.T) {
	for _, test := range []struct {
		in   string
		n    int
		want string
	}{{"pendek", 10, "pendek"}, {"satu dua tiga", 9, "satu dua…"}, {"éééééé", 4, "ééé…"}} {
		if got := Clip(test.in, test.n); got != test.want {
			t.Errorf("Clip(%q, %d) = %q, want %q", test.in, test.n, got, test.want)
		}
	}
}
