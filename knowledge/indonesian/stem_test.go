package indonesian

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with a file in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	name = "testdata/" + name
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got), -update writes it anew:\n%s", name, diff)
	}
}

// families reads testdata/families.txt.
func families(t *testing.T) [][]string {
	t.Helper()
	text, err := os.ReadFile("testdata/families.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for row := range strings.Lines(string(text)) {
		if words := strings.Fields(row); len(words) > 0 && words[0] != "#" {
			out = append(out, words)
		}
	}
	return out
}

// TestStemFamilies publishes the confusion table: which forms miss their family, and which families run together.
func TestStemFamilies(t *testing.T) {
	l := shipped(t)
	var table strings.Builder
	total, missed := 0, 0
	owner := map[string]string{}
	for _, words := range families(t) {
		stem := l.Stem(words[0])
		fmt.Fprintf(&table, "%s:", stem)
		if other, taken := owner[stem]; taken {
			fmt.Fprintf(&table, " (runs together with %s)", other)
		}
		owner[stem] = words[0]
		for _, word := range words {
			total++
			if got := l.Stem(word); got != stem {
				missed++
				fmt.Fprintf(&table, " %s→%s!", word, got)
				continue
			}
			fmt.Fprintf(&table, " %s", word)
		}
		table.WriteByte('\n')
	}
	fmt.Fprintf(&table, "\n%d forms, %d miss their family\n", total, missed)
	if missed*100 > total {
		t.Errorf("%d of %d forms miss their family", missed, total)
	}
	golden(t, "families.golden", table.String())
}

// Families that have to meet whatever the vocabulary becomes.
func TestStemMeets(t *testing.T) {
	l := shipped(t)
	for stem, words := range map[string]string{
		"pegawai": "pegawai kepegawaian pegawainya", "tetap": "penetapan ketetapan ditetapkan", "tugas": "penugasan bertugas",
		"naik": "menaikkan kenaikan", "adu": "aduan pengaduan mengadukan", "urus": "ngurus mengurus pengurusan",
		"izin": "perizinan perijinan ijin", "lapor": "pelaporan dilaporkan", "nilai": "penilaian menilai", "lanjut": "ditindaklanjuti",
		"antre": "antrian antrean antri mengantre", "layan": "pelayanan melayani", "undang": "undang-undang",
		"pakai": "pemakaian memakai",
	} {
		for _, word := range strings.Fields(words) {
			if got := l.Stem(word); got != stem {
				t.Errorf("Stem(%q) = %q, want %q", word, got, stem)
			}
		}
	}
}

func TestStemKeepsApart(t *testing.T) {
	l := shipped(t)
	for _, words := range [][2]string{
		{"Bekasi", "bekas"}, {"Kediri", "diri"}, {"Kuningan", "kuning"}, {"Pekalongan", "kalong"}, {"Penajam", "tajam"},
		{"pemerintah", "perintah"},
		{"penduduk", "duduk"}, {"beruang", "uang"}, {"sekolah", "seko"}, {"masalah", "masa"}, {"majalah", "maja"}, {"bulan", "bul"},
		{"tangan", "tang"}, {"keluarga", "luar"}, {"ketentuan", "tentu"}, {"anggota", "angguk"}, {"berlian", "lian"}, {"kota", "kotak"},
	} {
		if a, b := l.Stem(words[0]), l.Stem(words[1]); a == b {
			t.Errorf("%q and %q meet in %q", words[0], words[1], a)
		}
	}
}

func TestStem(t *testing.T) {
	l := shipped(t)
	tests := map[string]string{
		"": "", "a": "a", "di": "di", "4,71": "4,71", "f-01": "f-01", "ktp-el": "ktp-el", "KTPnya": "ktp", "Pokémon": "pokemon",
		"Jum’at":             "jumat",
		"mempublikasikannya": "publikasi", "dipertanggungjawabkan": "tanggungjawab", "seindah-indahnya": "indah", "Москва": "москва",
		"mengupload": "upload", "didownload": "download", "keshogunan": "shogun", // loan words and names, by rule
	}
	for word, want := range tests {
		if got := l.Stem(word); got != want {
			t.Errorf("Stem(%q) = %q, want %q", word, got, want)
		}
	}
}

// checkStem holds the promises of Stem for any word.
func checkStem(t interface{ Fatalf(string, ...any) }, l *Language, text string) {
	stem := l.Stem(text)
	if stem == "" && text != "" {
		t.Fatalf("Stem(%q) is empty", text)
	}
	if again := l.Stem(stem); again != stem {
		t.Fatalf("Stem(%q) = %q, whose stem is %q", text, stem, again)
	}
}

// affixed are prefixes, roots and suffixes of generated words.
var affixed = [3][]string{
	{"", "di", "me", "mem", "men", "meng", "meny", "pe", "peng", "ber", "ter", "ke", "se", "memper", "diper", "ku", "ng", "ny"},
	{"layan", "ajar", "urus", "izin", "tetap", "adu", "kota", "publikasi", "pontianak", "xyz", "an", "qur'an", "pokémon", "ss",
		"undang-undang", "i"},
	{"", "an", "kan", "i", "nya", "lah", "kah", "pun", "annya", "kanlah", "inya", "in", "wan", "ku", "-nya"},
}

func TestStemProperties(t *testing.T) {
	l := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		word := ""
		for i, parts := range affixed {
			word += rapid.SampledFrom(parts).Draw(t, fmt.Sprint("part ", i))
		}
		checkStem(t, l, word)
	})
	rapid.Check(t, func(t *rapid.T) { checkStem(t, l, rapid.StringMatching(`[a-z]{1,14}`).Draw(t, "word")) })
}

func FuzzStem(f *testing.F) {
	l := shipped(f)
	for _, word := range []string{"pelayanan", "mengadukan", "", "\xff", "a-a", "undang-undang", "İstanbul", "'''", "ke\u0301",
		"----", strings.Repeat("me", 60)} {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) { checkStem(t, l, word) })
}

// The Snowball stemmer is an oracle of how good is good enough: it must not bring more families together than ours.
func TestStemAgainstSnowball(t *testing.T) {
	path, err := exec.LookPath("stemwords")
	if err != nil {
		t.Skip("stemwords (Debian libstemmer-tools) is not installed")
	}
	l := shipped(t)
	var words []string
	for _, family := range families(t) {
		words = append(words, family...)
	}
	command := exec.Command(path, "-l", "indonesian")
	command.Stdin = strings.NewReader(strings.Join(words, "\n") + "\n")
	out, err := command.Output()
	if err != nil {
		t.Fatalf("run stemwords: %v", err)
	}
	theirs := map[string]string{}
	for i, stem := range strings.Split(strings.TrimRight(string(out), "\n"), "\n") {
		theirs[words[i]] = stem
	}
	count := func(stem func(string) string) (whole int) {
		for _, family := range families(t) {
			together := true
			for _, word := range family {
				together = together && stem(word) == stem(family[0])
			}
			if together {
				whole++
			}
		}
		return whole
	}
	own, snowball := count(l.Stem), count(func(word string) string { return theirs[word] })
	t.Logf("families that meet: %d of ours, %d of Snowball's, of %d", own, snowball, len(families(t)))
	if own <= snowball {
		t.Errorf("%d families meet, Snowball brings %d together", own, snowball)
	}
}
