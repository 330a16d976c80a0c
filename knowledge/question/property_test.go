package question

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"studitiru/knowledge"
)

// parts are the parts of a text that follows nothing.
func parts(r *Reader, names Names, text string) knowledge.Parts {
	return r.Read(text, knowledge.Context{}, names).Parts
}

// typed changes what makes no difference: the case of letters, and what stands at the end.
func typed(t *rapid.T, text string) string {
	switch rapid.IntRange(0, 3).Draw(t, "case") {
	case 0:
		text = strings.ToLower(text)
	case 1:
		text = string(unicode.ToUpper([]rune(text)[0])) + text[len(string([]rune(text)[:1])):]
	}
	return text + rapid.SampledFrom([]string{"", "?", " ?", ".", "??", " ya", " dong", " pak", " min"}).Draw(t, "end")
}

// A rule is the same in every spelling of its kind, its number and its year.
func TestEverySpellingOfARule(t *testing.T) {
	r, names := house(t)
	kinds := map[string][]string{}
	for _, all := range r.rules.first {
		for _, f := range all {
			kinds[f.value] = append(kinds[f.value], strings.Join(f.words, " "))
		}
	}
	normal := make([]string, 0, len(kinds))
	for kind := range kinds {
		slices.Sort(kinds[kind])
		normal = append(normal, kind)
	}
	slices.Sort(normal)
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom(normal).Draw(t, "kind")
		spelling := rapid.SampledFrom(kinds[kind]).Draw(t, "spelling")
		number := rapid.IntRange(1, 120).Draw(t, "number")
		year := rapid.IntRange(1999, 2026).Draw(t, "year")
		form := rapid.SampledFrom([]string{
			"%d/%d", "%d tahun %d", "no %d tahun %d", "no. %d th %d", "nomor %d thn %d",
			"No.%d Tahun %d", "nomor %d/%d", "no %d/%d", "%d thn. %d",
		}).Draw(t, "form")
		text := typed(t, spelling+" "+fmt.Sprintf(form, number, year))
		want := []string{kind + " " + strconv.Itoa(number) + "/" + strconv.Itoa(year)}
		if got := parts(r, names, text); !slices.Equal(got.Rules, want) || len(got.Years)+len(got.Places)+len(got.Indicators) > 0 {
			t.Fatalf("%q is read as %+v, want %q", text, got, want)
		}
	})
}

// An indicator is the same in digits and in words, however it is introduced.
func TestEverySpellingOfAnIndicator(t *testing.T) {
	r, names := house(t)
	words := []string{"", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"}
	spell := func(n int) string {
		switch {
		case n <= 11:
			return words[n]
		case n < 20:
			return words[n-10] + " belas"
		case n%10 == 0:
			return words[n/10] + " puluh"
		}
		return words[n/10] + " puluh " + words[n%10]
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, lastIndicator).Draw(t, "indicator")
		number := rapid.SampledFrom([]string{
			strconv.Itoa(n), fmt.Sprintf("%02d", n), spell(n), "ke-" + strconv.Itoa(n), "ke " + strconv.Itoa(n),
			"nomor " + strconv.Itoa(n), "no. " + strconv.Itoa(n), "ke" + spell(n),
		}).Draw(t, "number")
		name := rapid.SampledFrom([]string{"indikator", "Indikator", "ind.", "ind"}).Draw(t, "name")
		before := rapid.SampledFrom([]string{"bukti dukung ", "apa isi ", "skala skor ", "bobot "}).Draw(t, "before")
		text := typed(t, before+name+" "+number)
		if got := parts(r, names, text); !slices.Equal(got.Indicators, []int{n}) {
			t.Fatalf("%q is read as %+v, want indicator %d", text, got, n)
		}
	})
}

// Every kabupaten, kota and province is found by its official name, in small letters, and with its government before it.
func TestEverySpellingOfAPlace(t *testing.T) {
	r, names := house(t)
	var all []string
	for line := range strings.Lines(readSeed(t, "places.tsv")) {
		if name, _, _ := strings.Cut(strings.TrimSpace(line), "\t"); name != "" && name[0] != '#' {
			all = append(all, name)
		}
	}
	governs := map[string][]string{
		"Kota ":      {"Kota ", "kota ", "Pemkot ", "pemkot ", "Pemerintah Kota ", "pemerintah kota "},
		"Kabupaten ": {"Kabupaten ", "Kab. ", "kab ", "Pemkab ", "pemerintah kabupaten "},
		"Provinsi ":  {"Provinsi ", "prov. ", "Pemprov ", "pemerintah provinsi "},
	}
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(all).Draw(t, "place")
		text := name
		for kind, forms := range governs {
			if core, ok := strings.CutPrefix(name, kind); ok && !strings.HasPrefix(core, "Administrasi") {
				text = rapid.SampledFrom(forms).Draw(t, "form") + core
			}
		}
		if rapid.Bool().Draw(t, "small") {
			text = strings.ToLower(text)
		}
		before := rapid.SampledFrom([]string{"berapa nilai IPP ", "inovasi ", "daftar inovasi di ", "mpp "}).Draw(t, "before")
		text = typed(t, before+text)
		if got := parts(r, names, text); !slices.Equal(got.Places, []string{name}) {
			t.Fatalf("%q is read as %+v, want %s", text, got, name)
		}
	})
}

// Words of courtesy before and behind a question change nothing.
func TestCourtesyChangesNothing(t *testing.T) {
	r, names := house(t)
	var questions []string
	for _, e := range append(examples(t, "open.tsv"), examples(t, "sealed.tsv")...) {
		if len(e.turns) == 1 && e.wishes[0] != string(knowledge.WishTalk) {
			questions = append(questions, e.turns[0])
		}
	}
	before := []string{
		"mohon info ", "min, ", "halo, ", "selamat pagi, ", "tolong ", "maaf mau tanya ", "izin bertanya pak, ", "pak ", "bu ",
		"permisi min mau nanya ", "Assalamualaikum, ", "ingin tahu ", "minta info dong ", "coba ",
	}
	behind := []string{" ya", " dong", " min", " pak", " terima kasih", ", terima kasih sebelumnya", " mohon infonya", " sih",
		" makasih"}
	rapid.Check(t, func(t *rapid.T) {
		question := rapid.SampledFrom(questions).Draw(t, "question")
		want := parts(r, names, question)
		text := question
		if rapid.Bool().Draw(t, "front") {
			text = rapid.SampledFrom(before).Draw(t, "before") + text
		}
		if rapid.Bool().Draw(t, "back") && !strings.Contains(question, " apa") { // "apa sih" asks for a meaning
			text = strings.TrimRight(text, "?. ") + rapid.SampledFrom(behind).Draw(t, "behind")
		}
		if got := parts(r, names, text); !reflect.DeepEqual(got, want) {
			t.Fatalf("%q is read as %+v,\n%q as %+v", question, want, text, got)
		}
	})
}

// A place that follows a question takes the place of the one before and leaves all else.
func TestAPlaceReplacesAPlace(t *testing.T) {
	r, names := house(t)
	questions := []string{
		"berapa nilai IPP %s", "nilai IPP %s 2024", "daftar inovasi %s", "siapa saja yang pernah studi tiru ke %s", "jam buka MPP %s",
		"nilai SKM RSUD %s tahun 2023", "inovasi %s yang sudah berhenti", "bagaimana %s menangani pengaduan", "alamat disdukcapil %s",
	}
	places := []string{"Pontianak", "Balikpapan", "Surabaya", "Sumedang", "Banyuwangi", "Kota Malang", "Kab. Bogor", "Sidoarjo",
		"Kaltim"}
	forms := []string{"kalau %s?", "klo %s", "kalau di %s gimana?", "bagaimana dengan %s?", "%s?", "terus %s?",
		"yang di %s", "dan %s?",
		"bukan itu, maksud saya %s", "gimana kalau %s"}
	rapid.Check(t, func(t *rapid.T) {
		form := rapid.SampledFrom(questions).Draw(t, "question")
		one, other := rapid.SampledFrom(places).Draw(t, "one"), rapid.SampledFrom(places).Draw(t, "other")
		first := fmt.Sprintf(form, one)
		then := fmt.Sprintf(rapid.SampledFrom(forms).Draw(t, "follow"), other)
		want := parts(r, names, fmt.Sprintf(form, other))
		got := converse(r, names, []string{first, then})
		if one != other && !slices.Equal(got.Parts.Replaces, []string{"places"}) {
			t.Fatalf("%q → %q replaces %q", first, then, got.Parts.Replaces)
		}
		got.Parts.Replaces = nil
		if !reflect.DeepEqual(got.Parts, want) || !got.Inherited {
			t.Fatalf("%q → %q is read as %+v, want %+v", first, then, got.Parts, want)
		}
	})
}

// Read is a function: the same text is read the same, and no text stops it.
func TestReadAnything(t *testing.T) {
	r, names := house(t)
	pool := append(strings.Fields("nilai ipp kota bukan maksud saya itu -nya ke- di sana 2024 14/2017 pasal indikator f-01 ? , "+
		"kalau dan vs bandingkan permenpan tahun lalu pontianak siapa berapa cara "+
		"studi tiru ke terima kasih A- a ayat (2) 1. sampai - / 's"),
		"", " ", "\u200b", "🙂", "é")
	rapid.Check(t, func(t *rapid.T) {
		gap := rapid.SampledFrom([]string{" ", "", "  "}).Draw(t, "gap")
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pool), 0, 14).Draw(t, "words"), gap)
		if rapid.Bool().Draw(t, "wild") {
			text = rapid.String().Draw(t, "text")
		}
		before := rapid.SampledFrom([]string{"", "nilai ipp pontianak 2025", "bukti dukung indikator 3", "beda skm dan fkp",
			"kamu siapa"})
		prev := knowledge.Context{Parts: parts(r, names, before.Draw(t, "before"))}
		a, b := r.Read(text, prev, names), r.Read(text, prev, names)
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("%q is read as %+v and as %+v", text, a, b)
		}
		if p := a.Parts; p.Intent != "" && (p.Wish != knowledge.WishTalk || len(p.Places)+len(p.Words) > 0) {
			t.Fatalf("%q is talk with parts: %+v", text, p)
		}
	})
}

func FuzzRead(f *testing.F) {
	r, names := house(f)
	for _, e := range examples(f, "open.tsv")[:40] {
		f.Add(e.turns[0], "nilai ipp pontianak 2025")
	}
	f.Fuzz(func(t *testing.T, text, before string) {
		prev := knowledge.Context{Parts: parts(r, names, before), Topic: before}
		got := r.Read(text, prev, names)
		if len(got.Several) == 1 || len(got.Several) > mostQuestions {
			t.Errorf("%q holds %d questions", text, len(got.Several))
		}
		for _, n := range got.Parts.Indicators {
			if n < 1 || n > lastIndicator {
				t.Errorf("%q names indicator %d", text, n)
			}
		}
	})
}
