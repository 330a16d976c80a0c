package indonesian

import (
	"fmt"
	"maps"
	"testing"

	"pgregory.net/rapid"
)

// dictionary is a small index vocabulary: word → number of documents.
var dictionary = map[string]int{
	"pontianak": 60, "balikpapan": 20, "pelayanan": 90, "pengaduan": 40, "inovasi": 70, "masyarakat": 50, "survei": 30,
	"antrean": 12,
	"bukti":   15, "dukung": 15, "indeks": 44, "publik": 80, "kota": 75, "kata": 5, "kita": 4, "izin": 20, "sarana": 9, "sarapan": 1,
	"penyelenggaraan": 8, "kependudukan": 12, "makan": 9, "makam": 9, "rsud": 10,
}

func TestCorrect(t *testing.T) {
	s := NewSpeller(maps.All(dictionary))
	tests := []struct{ name, typed, want string }{
		{"letters swapped", "pontianka", "pontianak"},
		{"a letter missing", "pontinak", "pontianak"},
		{"a vowel missing", "blikpapan", "balikpapan"},
		{"a letter too much", "pelayananan", "pelayanan"},
		{"a doubled letter", "innovasi", "inovasi"},
		{"the next key", "oelayanan", "pelayanan"},
		{"the first letter missing", "asyarakat", "masyarakat"},
		{"two slips in a long word", "penyelengaran", "penyelenggaraan"},
		{"two slips apart", "kependudkuan", "kependudukan"},
		{"another spelling", "survey", "survei"},
		{"known", "pelayanan", ""},
		{"two words are as near", "makap", ""},
		{"too short", "ota", ""},
		{"nothing as short", "kxxa", ""},
		{"nothing near", "kripto", ""},
		{"digits", "pont1anak", ""},
		{"two slips in a short word", "inpasi", ""},
		{"empty", "", ""},
		{"very long", "pelayananpelayananpelayananpelayananpelayanan", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, ok := s.Correct(test.typed)
			if got != test.want || ok != (test.want != "") {
				t.Errorf("Correct(%q) = %q, %v; want %q", test.typed, got, ok, test.want)
			}
		})
	}
}

func TestCorrectOfNothing(t *testing.T) {
	for _, words := range []map[string]int{nil, {"F-01": 3, "4/2023": 1, "": 1, "ab": 1}} {
		if got, ok := NewSpeller(maps.All(words)).Correct("pelayanan"); ok {
			t.Errorf("Correct over %v = %q", words, got)
		}
	}
}

// The commoner word wins between two that are as near.
func TestCorrectPrefersCommonWords(t *testing.T) {
	for _, common := range []string{"layanan", "lapanan"} {
		words := map[string]int{"layanan": 1, "lapanan": 1}
		words[common] = 1000
		if got, _ := NewSpeller(maps.All(words)).Correct("laanan"); got != common {
			t.Errorf("got %q when %q is common", got, common)
		}
	}
}

// One swap in a long word that has no neighbours is always mended, and a correction is always a word of the dictionary.
func TestCorrectProperties(t *testing.T) {
	s := NewSpeller(maps.All(dictionary))
	long := []string{"pontianak", "balikpapan", "masyarakat", "penyelenggaraan", "kependudukan"}
	rapid.Check(t, func(t *rapid.T) {
		word := []byte(rapid.SampledFrom(long).Draw(t, "word"))
		want := string(word)
		i := rapid.IntRange(1, len(word)-2).Draw(t, "place")
		word[i], word[i+1] = word[i+1], word[i]
		if string(word) == want {
			return
		}
		if got, ok := s.Correct(string(word)); !ok || got != want {
			t.Fatalf("Correct(%q) = %q, %v; want %q", word, got, ok, want)
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.StringMatching(`[a-z]{0,20}`).Draw(t, "typed")
		if got, ok := s.Correct(typed); ok && (dictionary[got] == 0 || got == typed) {
			t.Fatalf("Correct(%q) = %q", typed, got)
		}
	})
}

func BenchmarkNewSpeller(b *testing.B) {
	words := map[string]int{}
	for i := range 400_000 {
		word := []byte("aaaaaaaaa")
		for k, n := 0, i*7919; k < len(word); k, n = k+1, n/7 {
			word[k] = byte('a' + (n+k*5)%26)
		}
		words[string(word)+string(rune('a'+i%26))] = i%50 + 1
	}
	b.ReportAllocs()
	var s *Speller
	for b.Loop() {
		s = NewSpeller(maps.All(words))
	}
	b.ReportMetric(float64(len(s.letters)+4*(len(s.ends)+len(s.counts)+len(s.buckets)+len(s.members)))/float64(len(s.ends)),
		"bytes/word")
	b.Log(fmt.Sprint(len(s.ends), " words"))
}

func BenchmarkCorrect(b *testing.B) {
	s := NewSpeller(maps.All(dictionary))
	for b.Loop() {
		s.Correct("pontianka")
	}
}
