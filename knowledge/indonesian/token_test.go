package indonesian

import (
	"compress/gzip"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// cutUp writes the tokens as "surface" for words and "surface/kind" for others, in one line.
func cutUp(tokens []Token) string {
	kinds := [...]string{"", "/n", "/k", "/g"}
	out := make([]string, len(tokens))
	for i, t := range tokens {
		out[i] = t.Surface + kinds[t.Kind]
	}
	return strings.Join(out, " ")
}

func TestTokens(t *testing.T) {
	l := shipped(t)
	tests := []struct{ name, text, want string }{
		{"plain", "Kota Pontianak, Kalimantan Barat.", "kota pontianak kalimantan barat"},
		{"empty", " \u200b …", ""},
		{"apostrophes", "Jum’at do'a Qur`an 'kutip'", "jum'at do'a qur'an kutip"},
		{"invisible characters", "pe\u200bla\u00adyan\u202ean \ufeffpublik", "pelayanan publik"},
		{"combining marks", "Poke\u0301mon POKÉMON", "pokémon pokémon"},
		{"doubled words", "undang-undang sebaik-baiknya tarik-menarik undang2",
			"undang-undang sebaik-baiknya tarik-menarik undang-undang"},
		{"two words", "Indonesia-Malaysia non-fisik", "indonesia malaysia non fisik"},
		{"particles behind hyphens", "KTP-nya tahun 2020-an 1980an", "ktp tahun 2020/n 1980/n"},
		{"prefixes before hyphens", "se-Indonesia di-upload", "indonesia upload"},
		{"decimals", "nilai 4,71 atau 4.71; 98,9 %", "nilai 4.71/n atau 4.71/n 98.9/n"},
		{"thousands", "1.500 orang, 1.234.567,8 dan 32.559", "1500/n orang 1234567.8/n dan 32559/n"},
		{"money", "Rp1,5 miliar Rp500 Rp 2.000", "rp 1.5/n miliar rp 500/n rp 2000/n"},
		{"time and date", "pukul 07.30 dan 16:00, 12/08/2026", "pukul 07.30/n dan 16.00/n 12/08/2026/k"},
		{"rule numbers", "Permen 4/2023, No. 4 Tahun 2023", "permen 4/2023/k no 4/n tahun 2023/n"},
		{"sections are no numbers", "bab 3.1.2", "bab 3.1.2/k"},
		{"forms", "F-01 F01 f 01 F-1 form F02", "f-01/k f-01/k f-01/k f-01/k form f-02/k"},
		{"ordinals", "abad ke-19 COVID-19 covid19 PSC 119", "abad ke 19/n covid-19/k covid-19/k psc-119/k"},
		{"complaints", "SP4N-LAPOR! SP4N LAPOR sp4n, LAPOR! lapor pak, span lapor",
			"sp4n-lapor/k sp4n-lapor/k sp4n-lapor/k sp4n-lapor/k lapor pak sp4n-lapor/k"},
		{"identity cards", "KTP-el e-KTP ektp KTP", "ktp-el/k ktp-el/k ktp-el/k ktp"},
		{"e-words", "e-Ponti e-mail eponti", "eponti email eponti"},
		{"mixed codes", "P3K PPPK BP2T 3D 4G H1N1", "p3k/k p3k/k bp2t/k 3d/k 4g/k h1n1/k"},
		{"glued", "1969tentang tahun2025 17.000km", "1969/n tentang tahun 2025/n 17000/n km"},
		{"grades with a minus", "IPP A- lalu B-, C−; A-Z dan B-52", "ipp a-/g lalu b-/g c-/g a z dan b-52/k"},
		{"grades in context", "nilai A, kategori B. naik ke A dari A- ke A", "nilai a/g kategori b/g naik ke a/g dari a-/g ke a/g"},
		{"grades in brackets", "4,71 (A); 4,35 (A-); D (Kurang)", "4.71/n a/g 4.35/n a-/g d/g kurang"},
		{"letters that are no grades", "a. satu A. dua vitamin A, Tim B dan nilai a", "a satu a dua vitamin a tim b dan nilai a"},
		{"forms are no grades", "nilai dari F-02 dan F-03", "nilai dari f-02/k dan f-03/k"},
		{"other scripts", "Москва 東京 नमस्ते", "москва 東京 नमस्ते"},
		{"broken bytes", "a\xffb\xc3", "a b"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := cutUp(l.Tokens(test.text)); got != test.want {
				t.Errorf("Tokens(%q)\n got %s\nwant %s", test.text, got, test.want)
			}
		})
	}
}

func TestTokensDetails(t *testing.T) {
	l := shipped(t)
	text := "Menurut Pemkot Balikpapan, SKM-nya 4,71; Kota Batu bukan batu. KABUPATEN KUTAI KARTANEGARA"
	want := []Token{
		{Surface: "menurut", Stem: "turut", Start: 0, End: 7},
		{Surface: "pemkot", Stem: "pemkot", Start: 8, End: 14},
		{Surface: "balikpapan", Stem: "balikpapan", Start: 15, End: 25, Name: true},
		{Surface: "skm", Stem: "skm", Start: 27, End: 34, Upper: true},
		{Surface: "4.71", Stem: "4.71", Kind: Number, Start: 35, End: 39},
		{Surface: "kota", Stem: "kota", Start: 41, End: 45},
		{Surface: "batu", Stem: "batu", Start: 46, End: 50, Name: true},
		{Surface: "bukan", Stem: "bukan", Start: 51, End: 56},
		{Surface: "batu", Stem: "batu", Start: 57, End: 61},
		{Surface: "kabupaten", Stem: "kabupaten", Start: 63, End: 72, Upper: true},
		{Surface: "kutai", Stem: "kutai", Start: 73, End: 78, Upper: true, Name: true},
		{Surface: "kartanegara", Stem: "kartanegara", Start: 79, End: 90, Upper: true, Name: true},
	}
	if diff := cmp.Diff(want, l.Tokens(text)); diff != "" {
		t.Errorf("tokens (-want +got):\n%s", diff)
	}
}

// Words of another length or spelling must not keep two texts apart that say the same.
func TestSurfacesMeet(t *testing.T) {
	l := shipped(t)
	for _, same := range [][]string{
		{"4,71", "4.71"}, {"1.500", "1500"}, {"07.30", "07:30"}, {"F-01", "F01", "F 01", "f 1", "f01"},
		{"e-KTP", "KTP-el", "ktp el", "EKTP"},
		{"SP4N-LAPOR!", "SP4N", "sp4n lapor", "lapor.go.id"}, {"e-mail", "email"}, {"Pokémon", "POKÉMON"},
		{"on-line", "online", "On line"},
	} {
		want := l.Tokens(same[0])
		for _, text := range same[1:] {
			got := l.Tokens(text)
			if len(got) != 1 || len(want) != 1 || got[0].Surface != want[0].Surface || got[0].Kind != want[0].Kind {
				t.Errorf("%q is %s, %q is %s", same[0], cutUp(want), text, cutUp(got))
			}
		}
	}
}

// checkTokens holds the promises of Tokens for any text.
func checkTokens(t interface{ Fatalf(string, ...any) }, l *Language, text string) {
	end := 0
	for _, token := range l.Tokens(text) {
		switch {
		case token.Start < end || token.End <= token.Start || token.End > len(text):
			t.Fatalf("offsets %d..%d after %d in %q", token.Start, token.End, end, text)
		case token.Surface == "" || token.Stem == "":
			t.Fatalf("an empty token in %q: %+v", text, token)
		case len(token.Surface) > maxWord || !utf8.ValidString(token.Surface) || !norm.NFC.IsNormalString(token.Surface):
			t.Fatalf("surface %q in %q", token.Surface, text)
		case strings.ToLower(token.Surface) != token.Surface && norm.NFC.String(strings.ToLower(token.Surface)) != token.Surface:
			t.Fatalf("surface %q has capitals", token.Surface)
		case token.Kind != Word && token.Stem != token.Surface:
			t.Fatalf("stem %q of %q, which is no word", token.Stem, token.Surface)
		case token.Kind == Word && l.Stem(token.Surface) != token.Stem:
			t.Fatalf("stem %q of %q in a text, %q alone", token.Stem, token.Surface, l.Stem(token.Surface))
		}
		end = token.End
	}
}

// pieces are what generated texts are made of.
var pieces = []string{
	"Kota", "pontianak", " ", "-", "A-", "4,71", ".", "F", "01", "SP4N", "LAPOR!", "’", "\u200b", "\u202e", "é", "e\u0301", "undang",
	"2", "/",
	"e-", "nya", "KABUPATEN", "batu", "\n", "nilai", "A", "(", "\xff", "ß", "İ", "東", "1.500", "an", "\u00ad", "di", "pelayanan",
	"(A)", "`",
}

func TestTokensProperties(t *testing.T) {
	l := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		checkTokens(t, l, strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "pieces"), ""))
	})
	rapid.Check(t, func(t *rapid.T) { checkTokens(t, l, rapid.String().Draw(t, "text")) })
}

func FuzzTokens(f *testing.F) {
	l := shipped(f)
	for _, text := range append(pieces, "SP4N-LAPOR! 4/2023 A- F-01 undang-undang Kota Batu 1.234,5", strings.Repeat("a", 300),
		"F"+strings.Repeat("1", 300), strings.Repeat("undang", 6)+"2") {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkTokens(t, l, text) })
}

func TestTokensConcurrently(t *testing.T) {
	l := shipped(t)
	want := cutUp(l.Tokens("pelayanan pengaduan perizinan di Kota Pontianak"))
	done := make(chan string)
	for range 8 {
		go func() {
			got := ""
			for range 200 {
				got = cutUp(l.Tokens("pelayanan pengaduan perizinan di Kota Pontianak"))
			}
			done <- got
		}()
	}
	for range 8 {
		if got := <-done; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// benchmarkText returns some megabytes of rules, or the shipped lists when the evaluation set is absent.
func benchmarkText(b *testing.B) []string {
	f, err := os.Open("../../../shared/eval/peraturan/passages.jsonl.gz")
	if err != nil {
		b.Skipf("no evaluation set: %v", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	var texts []string
	for d := json.NewDecoder(z); len(texts) < 20_000; {
		var p struct{ Text string }
		if err := d.Decode(&p); err != nil {
			b.Fatal(err)
		}
		texts = append(texts, p.Text)
	}
	return texts
}

func BenchmarkTokens(b *testing.B) {
	l := shipped(b)
	texts := benchmarkText(b)
	size := 0
	for _, text := range texts {
		size += len(text)
	}
	b.SetBytes(int64(size / len(texts)))
	var tokens []Token
	for i := 0; b.Loop(); i++ {
		tokens = l.AppendTokens(tokens[:0], texts[i%len(texts)])
	}
}

func BenchmarkSentences(b *testing.B) {
	l := shipped(b)
	texts := benchmarkText(b)
	size := 0
	for _, text := range texts {
		size += len(text)
	}
	b.SetBytes(int64(size / len(texts)))
	for i := 0; b.Loop(); i++ {
		l.Sentences(texts[i%len(texts)])
	}
}
