package indonesian

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// library is the dictionary of a small index.
type library struct {
	words   map[string]int
	speller *Speller
}

func (l library) Knows(surface string) bool          { return l.words[surface] > 0 }
func (l library) Correct(word string) (string, bool) { return l.speller.Correct(word) }

// someLibrary knows the words that the test questions are about.
func someLibrary(t testing.TB, l *Language, more ...string) library {
	t.Helper()
	words := map[string]int{}
	for _, token := range l.Tokens(`Survei Kepuasan Masyarakat SKM Indeks Pelayanan Publik IPP PEKPPP F-01 F-02 nilai predikat A- ` +
		`A bobot aspek
		Pontianak Balikpapan Banyuwangi Surakarta RSUD standar pelayanan komponen pengaduan mengadukan SP4N-LAPOR Inovasi ` +
		`disabilitas antrean
		izin perizinan pengurusan mengurus kunjungan kerja studi tiru studi banding PBB QRIS SMP sekolah PD perangkat daerah SP ` +
		`surat peringatan pegawai
		disiplin air bersih eponti aplikasi bayar gratis 4,71 2025 Permen PANRB 4/2023 kota maklumat daring tatap muka akta kematian ` +
		`mal` + " " + strings.Join(more, " ")) {
		words[token.Surface] += 5
	}
	return library{words, NewSpeller(maps.All(words))}
}

// understood writes what matters of a query in one line.
func understood(q Query) string {
	var out []string
	for _, t := range q.Terms {
		text := t.Surface
		if t.Fixed {
			text += "!"
		}
		if t.Weight < 1 {
			text = "(" + text + ")"
		}
		out = append(out, text)
	}
	for _, p := range q.Places {
		sure := "?"
		if p.Certain {
			sure = ""
		}
		out = append(out, fmt.Sprintf("@%s%s[%d:%d]", p.Name, sure, p.Start, p.End))
	}
	if q.Answer != AnyAnswer {
		out = append(out, "answer="+[...]string{"", "number", "date", "person", "place", "list", "definition", "how"}[q.Answer])
	}
	if q.DocumentKind != "" {
		out = append(out, "kind="+q.DocumentKind)
	}
	if q.Year != 0 {
		out = append(out, fmt.Sprint("year=", q.Year))
	}
	if q.Newest {
		out = append(out, "newest")
	}
	if q.Grade != "" {
		out = append(out, "grade="+q.Grade)
	}
	for _, a := range q.Ambiguous {
		out = append(out, fmt.Sprintf("ask=%s(%s)", a.Word, strings.Join(a.Senses, "|")))
	}
	if len(q.Unknown) > 0 {
		out = append(out, "unknown="+strings.Join(q.Unknown, ","))
	}
	if q.FollowUp {
		out = append(out, "follow-up")
	}
	return strings.Join(out, " ")
}

func TestRead(t *testing.T) {
	l := shipped(t)
	d := someLibrary(t, l)
	tests := []struct{ name, question, want string }{
		{"fillers", "mohon info min, apa saja aspek IPP ya?", "aspek ipp answer=list"},
		{"chat", "bobot ipp brp aja ya min", "bobot ipp answer=number"},
		{"chat at the start, where phones write a capital", "Gmn cara bayar pbb", "(cara) bayar pbb answer=how"},
		{"chat behind a full stop", "Izin itu lama. Brp hari?", "izin lama hari answer=number unknown=lama,hari"},
		{"a capital elsewhere is a name", "pabrik Kel", "pabrik kel unknown=pabrik,kel"},
		{"dropped letter", "ktp ilang", "ktp hilang unknown=ktp,hilang"},
		{"English mixed in", "best practice complaint handling pontianak",
			"best practice complaint handling pontianak @Kota Pontianak[4:5] unknown=best,practice,handling"},
		{"English question", "how to improve the public service index",
			"improve public service index answer=how unknown=improve"},
		{"chat and place", "nilai ipp pontianak brapa skrg", "nilai ipp pontianak @Kota Pontianak[2:3] answer=number newest"},
		{"one word", "maklumat", "maklumat answer=definition"},
		{"definition", "apa yang dimaksud dengan PEKPPP", "pekppp answer=definition"},
		{"person", "f01 itu siapa yg ngisi", "f-01 ngisi answer=person unknown=ngisi"},
		{"date", "ijin online pontianak taun berapa mulai wajib",
			"ijin online pontianak (mulai) wajib @Kota Pontianak[2:3] answer=date unknown=mulai,wajib"},
		{"place asked for", "dimana urus akta kematian", "urus akta kematian answer=place unknown=urus"},
		{"how", "gmn cara bayar pbb", "(cara) bayar pbb answer=how"},
		{"shouting", "BERAPA NILAI IPP PONTIANAK", "nilai ipp pontianak @Kota Pontianak[2:3] answer=number"},
		{"kind of place", "nilai ipp kota malang", "nilai ipp (kota) malang @Kota Malang[2:4]"},
		{"two places of one name", "nilai ipp malang", "nilai ipp malang @Kabupaten Malang?[2:3] @Kota Malang?[2:3]"},
		{"nicknames", "pemkot bpp ke ptk", "(pemkot) balikpapan pontianak @Kota Balikpapan[1:2] @Kota Pontianak[2:3]"},
		{"nickname of several words", "inovasi kalbar", "inovasi kalimantan barat @Provinsi Kalimantan Barat[1:3] kind=inovasi"},
		{"typo of a place", "skm pontianka", "skm pontianak! @Kota Pontianak[1:2]"},
		{"typo of a place the index has not", "inovasi palembnag", "inovasi palembang! @Kota Palembang[1:2] kind=inovasi"},
		{"place and preposition", "inovasi disurakarta", "inovasi surakarta @Kota Surakarta[1:2] kind=inovasi"},
		{"ordinary word", "harga batu", "harga batu unknown=harga,batu"},
		{"ordinary word behind kota", "inovasi kota batu", "inovasi (kota) batu @Kota Batu[1:3] kind=inovasi"},
		{"ordinary word with a capital", "inovasi di Batu", "inovasi batu @Kota Batu?[1:2] kind=inovasi"},
		{"not a place", "tambang emas di Mars", "tambang emas mars unknown=tambang,emas,mars"},
		{"clash with a school", "smp brp", "(smp) answer=number"},
		{"no clash in capitals", "PD mana", "pd"},
		{"grade", "kota dengan IPP A-", "(kota) ipp a- grade=a-"},
		{"small grade", "ipp a- itu apa", "ipp a- answer=definition grade=a-"},
		{"several grades", "naik dari A- ke A", "naik a- a unknown=naik"},
		{"year", "IPP tahun 2025", "ipp (tahun) 2025 year=2025 unknown=tahun"},
		{"two years", "IPP 2024 dan 2025", "ipp 2024 2025 unknown=2024"},
		{"decimals", "4,71 itu kategori apa", "4.71 kategori unknown=kategori"},
		{"rule", "Pasal berapa di Permen PANRB 4/2023?", "pasal permen panrb 4/2023 answer=number kind=aturan unknown=pasal"},
		{"who visited", "siapa aja yg pernah studi banding ke balikpapan",
			"studi banding balikpapan @Kota Balikpapan[2:3] answer=person kind=kunjungan"},
		{"visit", "kunker blikpapan ke pontinak",
			"kunjungan kerja balikpapan! pontianak! @Kota Balikpapan[2:3] @Kota Pontianak[3:4] kind=kunjungan"},
		{"study visit as evidence", "dokumen studi tiru jadi bukti inovasi?", "dokumen studi tiru bukti inovasi unknown=dokumen,bukti"},
		{"examples", "ada contoh inovasi air bersih", "(contoh) inovasi air bersih answer=list kind=inovasi"},
		{"ambiguous", "SP", "sp answer=definition ask=sp(Standar Pelayanan|Surat Peringatan)"},
		{"ambiguous in a sentence", "apa itu sp", "sp answer=definition ask=sp(Standar Pelayanan|Surat Peringatan)"},
		{"decided by context", "SP 14 komponen", "sp 14 komponen unknown=14"},
		{"decided otherwise", "sp untuk pegawai", "sp pegawai"},
		{"never asked back", "IPP MPP SKM", "ipp mpp skm"},
		{"misspelt acronym", "apa itu PEKPP", "pekppp! answer=definition"},
		{"written together", "airbersih pontianak", "air bersih pontianak @Kota Pontianak[2:3]"},
		{"written apart", "aplikasi e ponti", "aplikasi eponti"},
		{"follow-up", "yang di RSUD", "rsud follow-up"},
		{"follow-up if", "kalau di Surakarta?", "surakarta @Kota Surakarta[0:1] follow-up"},
		{"follow-up how about", "bagaimana dengan Banyuwangi", "banyuwangi @Kabupaten Banyuwangi[0:1] answer=how follow-up"},
		{"follow-up with -nya", "bobotnya berapa?", "bobotnya answer=number follow-up"},
		{"no follow-up", "Banyuwangi", "banyuwangi @Kabupaten Banyuwangi[0:1] answer=definition"},
		{"emoji", "😀 \u200b …", ""},
		{"thanks", "makasih ya kak", ""},
		{"words once", "izin izin IZIN izin", "izin"},
		{"stop words of a phrase", "kerja sama dengan sekolah", "kerja (sama) sekolah"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := understood(l.Read(test.question, d)); got != test.want {
				t.Errorf("Read(%q)\n got %s\nwant %s", test.question, got, test.want)
			}
		})
	}
}

// ways writes the alternatives of the term with the surface, one a line.
func ways(q Query, surface string) []string {
	var out []string
	for _, t := range q.Terms {
		if t.Surface != surface {
			continue
		}
		for _, a := range t.Alternatives {
			out = append(out, fmt.Sprintf("%s %.1f over %d", strings.Join(surfaces(a.Words), " "), a.Weight, a.Span))
		}
	}
	return out
}

func TestReadAlternatives(t *testing.T) {
	l := shipped(t)
	d := someLibrary(t, l)
	tests := []struct {
		question, surface string
		want              []string
	}{
		{"bobot IPP", "ipp", []string{"indeks pelayanan publik 0.9 over 1"}},
		{"bobot indeks pelayanan publik", "indeks", []string{"ipp 0.9 over 3"}},
		{"juara kompetisi IPP", "ipp", []string{"inovasi pelayanan publik 0.9 over 1"}},
		{"SP 14 komponen", "sp", []string{"standar pelayanan 0.9 over 1"}},
		{"SP", "sp", nil},
		{"layanan difabel", "difabel", []string{"disabilitas 0.8 over 1", "penyandang cacat 0.8 over 1",
			"berkebutuhan khusus 0.8 over 1"}},
		{"layanan elektronik", "elektronik", nil}, // one-way
		{"kerja sama dengan kampus", "kerja", []string{"kerjasama 0.9 over 2"}},
		{"surat pengantar", "surat", nil},
		{"Permen 4/2023", "4/2023", []string{"4 tahun 2023 1.0 over 1"}},
		{"Permen Nomor 4 Tahun 2023", "4", []string{"4/2023 1.0 over 3"}},
		{"izin sehari", "sehari", []string{"sehari jadi 0.6 over 1", "satu hari 0.6 over 1", "one day service 0.6 over 1",
			"1 hari 0.6 over 1", "langsung jadi 0.6 over 1", "hari itu juga 0.6 over 1"}},
		{"hari kerja", "hari", nil},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, ways(l.Read(test.question, d), test.surface)); diff != "" {
			t.Errorf("other ways to say %q in %q (-want +got):\n%s", test.surface, test.question, diff)
		}
	}
}

func TestReadUnderstood(t *testing.T) {
	l := shipped(t)
	d := someLibrary(t, l)
	tests := []struct {
		question, want string
		changed        bool
	}{
		{"SKM pontianka", "Survei Kepuasan Masyarakat · Pontianak", true},
		{"Izin di Pontianak?", "izin · Pontianak", false},
		{"apa itu izin", "izin", false},
		{"izin kota malang", "izin · Kota Malang", false},
		{"izin bpp", "izin · Balikpapan", true},
		{"ipp a-", "Indeks Pelayanan Publik A-", true},
		{"pengaduan lewat sp4n lapor", "pengaduan Sistem Pengelolaan Pengaduan Pelayanan Publik Nasional", true},
		{"f01", "F-01", false},
		{"inovsi", "inovasi", true},
		{"pontianak", "Pontianak", false},
		{"", "", false},
	}
	for _, test := range tests {
		q := l.Read(test.question, d)
		if q.Understood != test.want || q.Changed != test.changed {
			t.Errorf("Read(%q) understood %q, changed %v; want %q, %v", test.question, q.Understood, q.Changed, test.want, test.changed)
		}
	}
}

func TestReadWithChosenSense(t *testing.T) {
	l := shipped(t)
	d := someLibrary(t, l)
	asked := l.Read("SP itu apa", d)
	if len(asked.Ambiguous) != 1 {
		t.Fatalf("not asked back: %+v", asked.Ambiguous)
	}
	for _, sense := range asked.Ambiguous[0].Senses {
		q := l.ReadWith("SP itu apa", d, map[string]string{asked.Ambiguous[0].Word: sense})
		if len(q.Ambiguous) != 0 || q.Understood != sense || !q.Changed {
			t.Errorf("with %q: %s, understood %q", sense, understood(q), q.Understood)
		}
	}
}

func TestReadFixed(t *testing.T) {
	l := shipped(t)
	d := someLibrary(t, l)
	tests := []struct {
		question string
		want     map[string]string
	}{
		{"SKM Pontianka dan pngaduan", map[string]string{"pontianka": "pontianak", "pngaduan": "pengaduan"}},
		{"pengaduannya", nil},    // a form of a known word
		{"mengadukan", nil},      // known
		{"sampah", nil},          // a word of the language that the index has not
		{"IPQ ASM", nil},         // capitals are acronyms
		{"4,7l 4/2032 f99", nil}, // no words
		{"Surya", nil},           // a short name
		{"tips jitu", nil},       // what asks is no slip of "tipis"
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, l.Read(test.question, d).Fixed); diff != "" {
			t.Errorf("Read(%q).Fixed (-want +got):\n%s", test.question, diff)
		}
	}
}

func TestReadIsBounded(t *testing.T) {
	l := shipped(t)
	d := someLibrary(t, l)
	var words []string
	for i := range 5000 {
		words = append(words, fmt.Sprintf("kata%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676))
	}
	if got := len(l.Read(strings.Join(words, " "), d).Terms); got != maxTerms {
		t.Errorf("%d terms of a huge question, want %d", got, maxTerms)
	}
}

// checkRead holds the promises of Read for any question.
func checkRead(t interface{ Fatalf(string, ...any) }, l *Language, d Dictionary, question string) {
	q := l.Read(question, d)
	if len(q.Terms) > maxTerms {
		t.Fatalf("%d terms", len(q.Terms))
	}
	for i, term := range q.Terms {
		if term.Surface == "" || term.Stem == "" || !(term.Weight > 0) || len(term.Alternatives) > maxAlternatives {
			t.Fatalf("term %d of %q: %+v", i, question, term)
		}
		for _, a := range term.Alternatives {
			if len(a.Words) == 0 || !(a.Weight > 0 && a.Weight <= 1) || a.Span < 1 || i+a.Span > len(q.Terms) {
				t.Fatalf("alternative of term %d of %q: %+v", i, question, a)
			}
		}
	}
	for _, p := range q.Places {
		if p.Name == "" || p.Province == "" || p.Start < 0 || p.End <= p.Start || p.End > len(q.Terms) {
			t.Fatalf("place in %q with %d terms: %+v", question, len(q.Terms), p)
		}
	}
	if q.Year != 0 && (q.Year < 1945 || q.Year > 2100) {
		t.Fatalf("year %d", q.Year)
	}
	if len(q.Terms) == 0 && (q.Understood != "" || len(q.Places) > 0) {
		t.Fatalf("%q has no terms but is understood as %q at %v", question, q.Understood, q.Places)
	}
	if again := l.Read(question, d); understood(again) != understood(q) || again.Understood != q.Understood {
		t.Fatalf("%q is read in two ways: %s and %s", question, understood(q), understood(again))
	}
}

func TestReadProperties(t *testing.T) {
	l := shipped(t)
	d := someLibrary(t, l)
	parts := append([]string{"pontianka", "kota", "bandung", "bpp", "ponti", "kab", "yg", "brp", "apa itu", "SP", "kerja sama",
		"sehari", "jadi", "ipp", "A-", "A",
		"4/2023", "nomor 4 tahun 2023", "disurabaya", "airbersih", "e", "ponti", "kalimantan", "barat", "nusa tenggara", "pkppp",
		"kalau", "di", "indeks pelayanan publik"}, pieces...)
	rapid.Check(t, func(t *rapid.T) {
		checkRead(t, l, d, strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 30).Draw(t, "parts"),
			rapid.SampledFrom([]string{" ", ""}).Draw(t, "gap")))
	})
	rapid.Check(t, func(t *rapid.T) { checkRead(t, l, nil, rapid.String().Draw(t, "question")) })
}

func FuzzRead(f *testing.F) {
	l := shipped(f)
	d := someLibrary(f, l)
	for _, question := range []string{"", "SP", "kota bandung", "yg di RSUD?", "e ponti", "bpp ptk", "nilai A- ke A", "4/2023", "di",
		"\xff kota \u202e", strings.Repeat("izin kota bandung ", 90)} {
		f.Add(question)
	}
	f.Fuzz(func(t *testing.T, question string) { checkRead(t, l, d, question) })
}

func BenchmarkRead(b *testing.B) {
	l := shipped(b)
	d := someLibrary(b, l)
	for b.Loop() {
		l.Read("mohon info, berapa nilai ipp kota pontianka skrg dan apa contoh inovasi pengaduannya?", d)
	}
}
