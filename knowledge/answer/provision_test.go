package answer_test

import (
	"strings"
	"testing"

	"studitiru/knowledge"
)

// bylaw is a rule of a place: its number and year, and its Pasal from Pasal 1 on.
func bylaw(key, title, place string, provisions ...string) knowledge.Document {
	body := "Menimbang: bahwa pelayanan perlu ditata.\n\n"
	for i, p := range provisions {
		body += "##### Pasal " + string(rune('1'+i)) + "\n\n" + p + "\n\n"
	}
	return knowledge.Document{Key: key, Body: body, State: knowledge.Published,
		Meta: knowledge.Meta{Title: title, Kind: knowledge.Rule, Places: []string{place}, Year: 2024, Visibility: knowledge.Public,
			Sources: []knowledge.Source{{Title: "JDIH"}}}}
}

func bylaws() []knowledge.Document {
	return []knowledge.Document{
		bylaw("satu", "Peraturan Wali Kota Pontianak Nomor 12 Tahun 2024 tentang Loket Zetapika", "Kota Pontianak",
			"Zetapika adalah loket terpadu.",
			"(1) Loket buka setiap hari kerja.\n\n(2) Loket sebagaimana dimaksud pada ayat (1) menyediakan:\n\na. kursi antrean; dan\n\n"+
				"b. layar nomor.", "Ketentuan sebagaimana dimaksud dalam Pasal 2 ayat (2) berlaku bagi semua kecamatan."),
		bylaw("dua", "Peraturan Wali Kota Singkawang Nomor 12 Tahun 2024 tentang Arsip Zetapika", "Kota Singkawang",
			"Arsip adalah rekaman kegiatan.", "Arsip disimpan selama sepuluh tahun."),
		bylaw("tiga", "Peraturan Wali Kota Bontang Nomor 7 Tahun 2023 tentang Parkir Umum", "Kota Bontang",
			"Parkir adalah keadaan kendaraan berhenti.", "Tarif parkir ditetapkan dewan.", "Juru parkir memakai seragam.",
			"Peraturan ini mulai berlaku sejak diundangkan."),
	}
}

// A question that names a Pasal is answered with that Pasal of that rule, or told that the rule has none such.
func TestProvisions(t *testing.T) {
	h := open(t, bylaws()...)
	for _, c := range []struct {
		asked    string
		outcome  knowledge.Outcome
		says, no string // of the first quote or of what is missing; of all quotes
	}{
		{"pasal 2 perwali pontianak 12 tahun 2024", knowledge.Answered, "Loket buka", "sepuluh tahun"},
		{"pasal 2 ayat (2) perwali pontianak 12 tahun 2024 isinya apa", knowledge.Answered, "menyediakan", "hari kerja"},
		{"isi pasal 2 ayat 2 huruf b perwali 12/2024 pontianak", knowledge.Answered, "b. layar nomor.", "kursi"},
		{"ayat 1 pasal 2 perwali pontianak no 12 th 2024", knowledge.Answered, "Loket buka setiap hari kerja.", "layar"},
		{"pasal 2 perwali singkawang nomor 12 tahun 2024", knowledge.Answered, "sepuluh tahun", "Loket"},
		{"pasal 2 perwali 12 tahun 2024", knowledge.Answered, "Loket buka", "Tarif"},
		{"bunyi pasal 3 perwali bontang 7/2023", knowledge.Answered, "seragam", "kecamatan"},
		{"pasal 2 perwali tentang parkir umum", knowledge.Answered, "Tarif parkir", "Loket"},
		{"pasal 99 perwali pontianak 12 tahun 2024", knowledge.NotFound, "Pasal 99 tidak ada", ""},
		{"pasal 2 ayat (7) perwali pontianak 12 tahun 2024", knowledge.Partly, "Pasal 2 ayat (7) tidak ada", "kecamatan"},
		{"pasal 4", knowledge.Answered, "sejak diundangkan", "Loket"},
		{"pasal 2", knowledge.Unclear, "", ""},
	} {
		a := h.ask(c.asked)
		said := a.Missing.Words()
		var all []string
		for i, q := range a.Quotes {
			if all = append(all, q.Text); i == 0 {
				said += " " + q.Text
			}
		}
		if a.Outcome != c.outcome || !strings.Contains(said, c.says) || c.no != "" && strings.Contains(strings.Join(all, "\n"), c.no) {
			t.Errorf("%q: %s, %q, %q", c.asked, a.Outcome, said, all)
		}
	}
}

// Of which rule a Pasal is meant is asked, and the choice answered; or it is the rule that was talked about.
func TestOfWhichRule(t *testing.T) {
	h := open(t, bylaws()...)
	a := h.ask("pasal 2")
	if len(a.Choices) != 3 || a.Choices[0].Word != "pasal 2" {
		t.Fatalf("choices: %+v", a.Choices)
	}
	one := h.askAs(knowledge.Question{Text: "pasal 2", Senses: map[string]string{"pasal 2": a.Choices[2].Sense}})
	if len(one.Quotes) != 1 || !strings.Contains(one.Quotes[0].Text, "Tarif parkir") {
		t.Errorf("chosen: %+v", one.Quotes)
	}
	talk := h.ask("apa itu parkir di bontang")
	for _, turn := range []struct{ asked, says string }{
		{"pasal 3 isinya apa?", "seragam"}, {"pasal 1", "kendaraan"}, {"pasal 2 perwali pontianak 12 tahun 2024", "hari kerja"},
		{"kalau ayat 2?", "layar nomor"}, {"ayat (2) huruf a", "kursi antrean"},
	} {
		talk = h.askAs(knowledge.Question{Text: turn.asked, Previous: talk.Context})
		if len(talk.Quotes) == 0 || !strings.Contains(talk.Quotes[0].Text, turn.says) {
			t.Errorf("%q: %s, %+v", turn.asked, talk.Outcome, talk.Quotes)
		}
	}
}
