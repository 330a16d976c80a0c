package indonesian

import (
	"strings"
	"testing"
)

// searchedFor is what a question is read as, in one line.
func searchedFor(l *Language, d Dictionary, text string) string {
	var out []string
	for _, w := range l.Spoken(text, d) {
		out = append(out, w.Surface)
	}
	return strings.Join(out, " ")
}

func TestColloquialForms(t *testing.T) {
	l := shipped(t)
	d := someLibrary(t, l, "biaya jadwal tempat server komputer")
	for typed, want := range map[string]string{
		// the last syllable
		"udara seger":  "udara segar",
		"masih inget":  "masih ingat",
		"jangan males": "jangan malas",
		"biar seneng":  "biar senang",
		"kantor rame":  "kantor ramai",
		"data kaco":    "data kacau",
		// the first letter
		"syarat adapan": "syarat hadapan",
		// endings
		"servernya":     "servernya",
		"biayax":        "biaya",
		"jadwalny":      "jadwal",
		"kntrnya":       "kantor",
		"dibenerinnya":  "diperbaiki",
		"tolooong":      "tolong",
		"kendalanyaaa?": "kendalanya",
		// names and what is known stay
		"rapat di Bener": "rapat di bener",
		"nilai semester": "nilai semester",
		"kabel karet":    "kabel karet",
		"mobil keren":    "mobil keren",
	} {
		if got := searchedFor(l, d, typed); got != want {
			t.Errorf("%q is read as %q, want %q", typed, got, want)
		}
	}
}

func TestTwice(t *testing.T) {
	l := shipped(t)
	d := someLibrary(t, l)
	for typed, want := range map[string]string{
		"kata2 maklumat":   "kata-kata maklumat",
		"kata2nya":         "kata-katanya",
		"berturut2":        "berturut-turut",
		"macem2 izin":      "macam-macam izin",
		"org2 tua":         "orang-orang tua",
		"cepet2in":         "cepat-cepatin",
		"undang2":          "undang-undang",
		"surat2x":          "surat-suratnya",
		"setinggi2nya":     "setinggi-tingginya",
		"f2":               "f-02",
		"tahun 2025":       "tahun 2025",
		"rt2":              "rt-2",
		"sp4n lapor":       "sp4n-lapor",
		"kelompok2 rentan": "kelompok-kelompok rentan",
	} {
		if got := searchedFor(l, d, typed); got != want {
			t.Errorf("%q is read as %q, want %q", typed, got, want)
		}
	}
}

func TestFullWord(t *testing.T) {
	l := shipped(t)
	d := someLibrary(t, l, "jadwal tempat masalah syarat waktu hasil kantor")
	r := &reader{Language: l, dictionary: d}
	for typed, want := range map[string]string{
		"jdwal":   "jadwal",
		"jadwl":   "jadwal",
		"jdwlnya": "jadwal",
		"mslah":   "masalah",
		"tmpat":   "tempat",
		"syrat":   "syarat",
		"wktu":    "waktu",
		"ktrngan": "", // not a root: left to slips
		"dgn":     "dengan",
		"jln":     "jalan",
		// too short, too many vowels, no word
		"pln":  "",
		"kpk":  "",
		"htl":  "",
		"bnn":  "",
		"masa": "",
		"xqzw": "",
	} {
		if got, _ := r.fullWord(typed); got != want {
			t.Errorf("%q is read as %q, want %q", typed, got, want)
		}
	}
}

// A word without vowels is compared with few others, whatever it is.
func TestSkeletonsAreFew(t *testing.T) {
	for key, words := range shipped(t).reading.skeletons {
		if len(words) > 16 {
			t.Errorf("%q is the skeleton of %d words: %v", key, len(words), words)
		}
	}
}

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		short, long string
		want        bool
	}{{"jlan", "jalan", true}, {"jlan", "jalin", false}, {"", "jalan", true}, {"jalan", "jln", false}} {
		if got := within(c.short, c.long); got != c.want {
			t.Errorf("%q within %q: %v", c.short, c.long, got)
		}
	}
}

// A word that is said otherwise is not unknown; one that is only wider is.
func TestKnownOtherwise(t *testing.T) {
	l := shipped(t)
	d := someLibrary(t, l, "biaya")
	for text, want := range map[string]int{"duit maklumat": 0, "duitnya maklumat": 0, "qwertzu maklumat": 1} {
		if got := l.Read(text, d).Unknown; len(got) != want {
			t.Errorf("unknown words of %q: %q, want %d", text, got, want)
		}
	}
}
