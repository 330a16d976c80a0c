package desk

import "testing"

func TestSpelledOut(t *testing.T) {
	term := Term{Short: "KLB", Long: "Kapal Lumba Biru"}
	for question, want := range map[string]string{
		"jadwal klb tarakan":         "jadwal Kapal Lumba Biru tarakan",
		"KLB?":                       "Kapal Lumba Biru?",
		"klbx dan xklb":              "klbx dan xklb",
		"klbx klb":                   "klbx Kapal Lumba Biru",
		"kapal lumba biru (KLB)":     "kapal lumba biru (KLB)",
		"":                           "",
		"İstanbul klb":               "İstanbul klb", // letters that change their length stay as they are
		"k l b":                      "k l b",
		"jadwal-klb":                 "jadwal-Kapal Lumba Biru",
		"berapa klb yang ada di klb": "berapa Kapal Lumba Biru yang ada di klb",
	} {
		if got := spelledOut(question, term); got != want {
			t.Errorf("%q: %q, want %q", question, got, want)
		}
	}
}
