package ask_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"studitiru/bot/housetest"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// document is a document of a place, of one section per paragraph.
func document(title, place, body string) knowledge.Document {
	return knowledge.Document{Body: body, Meta: knowledge.Meta{
		Title: title, Kind: knowledge.Innovation, Places: []string{place}, Year: 2025, Fields: []string{"adminduk"},
		Aspects: []string{"inovasi"}, Sources: []knowledge.Source{{Title: "Berita Uji", URL: "https://berita.example/" + place[5:]}},
	}}
}

// long is a text of several pages, with a sentence about a lantern on each.
func long() string {
	var b strings.Builder
	for n := range 12 {
		fmt.Fprintf(&b, "## Bagian %d\n\n", n+1)
		for line := range 8 {
			fmt.Fprintf(&b, "Lentera nomor %d pada bagian %d menerangi loket malam bagi warga yang bekerja sampai sore. ", line, n+1)
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

// shelves are what the officials of these tests may ask about.
func shelves() []knowledge.Document {
	internal := document("Catatan rapat gudang arsip", "Kota Pontianak", "Rapat gudang arsip membagi tugas petugas menurut lantai.")
	internal.Visibility = knowledge.Internal
	ended := document("Survei keliling warga", "Kota Singkawang",
		"Survei keliling warga memakai formulir menurut Permen PANRB Nomor 17 Tahun 2017.")
	ended.Status, ended.StatusDate = knowledge.Stopped, "2022"
	rule := document("Aturan loket tutup", "Kota Pontianak", "Loket tutup pukul 16.00 setiap hari kerja.")
	rule.Kind = knowledge.Rule
	list := []knowledge.Document{
		document("Antar akta ke rumah", "Kota Pontianak", "Antar akta ke rumah mengantar akta kelahiran dalam dua jam.\n\n"+
			"Petugas antar akta memakai sepeda motor dinas."),
		document("Antar akta desa", "Kabupaten Banyuwangi", "Antar akta desa di Banyuwangi mengantar akta kelahiran setiap Rabu."),
		document("Antar akta pulau", "Kota Batam", "Antar akta pulau mengantar akta kelahiran dengan kapal."),
		document("Antar akta pasar", "Kota Bontang", "Antar akta pasar mengantar akta kelahiran di kios pasar."),
		document("Antar akta kampus", "Kota Malang", "Antar akta kampus mengantar akta kelahiran di kampus."),
		document("Loket lentera malam", "Kota Pontianak", long()), internal, ended, rule,
	}
	return append(list, document("Kolam ikan kelurahan", "Kota Blitar", "Kolam ikan kelurahan memberi makan warga."))
}

func open(t *testing.T) (h *housetest.House, ratna housetest.Chair) {
	t.Helper()
	h = housetest.Open(t, housetest.Options{Documents: shelves(), Rules: true,
		Explain: func(_ context.Context, q string) (string, error) { return "keyakinan 0,9 untuk " + q, nil }})
	return h, h.Private(11, "Ratna")
}

func TestAnAnswerIsReadJudgedAndShared(t *testing.T) {
	_, ratna := open(t)
	ratna.Says("antar akta ke rumah pontianak").
		Hears("“", "[1]", "dalam dua jam", "Sumber", "Antar akta ke rumah – Kota Pontianak, 2025")
	ratna.Presses("📄").Hears("#", "Inovasi · Kota Pontianak, 2025", "sepeda motor dinas", "Berita Uji").
		Presses("◀ Kembali ke jawaban").Hears("[1]").Offers("👍", "👎", "Salin untuk WhatsApp")
	ratna.Presses("👎").Hears("Apa yang kurang?").
		Offers("Tidak menjawab", "Sudah usang", "Kurang lengkap", "Sumber meragukan", "◀ Kembali ke jawaban")
	ratna.Presses("Kurang lengkap").Toasted("Terima kasih").Lacks("Apa yang kurang?").Offers("👍")
	ratna.Presses("👍").Toasted("Terima kasih")
	for _, k := range slices.Concat(ratna.Newest().Keys...) {
		if k.Off != (k.Text == "👍") {
			t.Errorf("%s is used up: %v", k.Text, k.Off)
		}
	}
	key := ratna.Key("Salin untuk WhatsApp")
	ratna.Taps(key).Hears("*Sumber*", "_Antar akta ke rumah_ – Kota Pontianak, 2025", "https://berita.example/Pontianak")
}

func TestMoreIsTurnedToAndBack(t *testing.T) {
	_, ratna := open(t)
	ratna.Says("antar akta kelahiran").Hears("[1]", "[2]", "[3]").Lacks("[4]").Offers("Hasil lain ▶", "📄 [1]", "📄 [3]")
	first := ratna.Newest().Text
	ratna.Presses("Hasil lain ▶").Hears("[4]").Lacks("[1]").Offers("◀ Kembali", "📄 [4]")
	ratna.Presses("◀ Kembali").Hears("[1]").Lacks("[4]")
	if again := ratna.Newest().Text; !strings.Contains(again, first[:40]) {
		t.Errorf("the first page came back as\n%s\nnot\n%s", again, first)
	}
}

func TestAWishThatNoButtonHas(t *testing.T) {
	_, ratna := open(t)
	ratna.Says("antar akta kelahiran")
	key := ratna.Key("👍")
	base, _, _ := strings.Cut(key.Data, ".")
	for _, want := range []string{"", ".", ".o", ".o.", ".o.-1", ".o.3", ".o.x", ".m.-1", ".m.5001", ".m.x", ".r.lain", ".z"} {
		before := ratna.Newest().Text
		ratna.Taps(housetest.Key{Message: key.Message, Data: base + want}).Toasted("kedaluwarsa")
		if ratna.Newest().Text != before {
			t.Errorf("%q changed the message", want)
		}
	}
	ratna.Taps(housetest.Key{Message: key.Message, Data: base + ".m.100"}).Toasted("Tidak ada hasil lain")
}

func TestAFollowUpKeepsItsSubject(t *testing.T) {
	h, ratna := open(t)
	ratna.Says("antar akta di pontianak").Hears("dua jam")
	ratna.Says("kalau di Banyuwangi?").Hears("Melanjutkan pertanyaan sebelumnya", "setiap Rabu")
	ratna.Presses("Tanya lagi tanpa konteks").Toasted("tanpa pokok sebelumnya").Lacks("Melanjutkan")
	ratna.Says("/cari kalau di Banyuwangi?").Lacks("Melanjutkan")
	ratna.Says("antar akta di pontianak")
	h.At = h.At.Add(31 * 60e9)
	ratna.Says("kalau di Banyuwangi?").Lacks("Melanjutkan")
}

func TestADocumentIsReadPageByPage(t *testing.T) {
	_, ratna := open(t)
	ratna.Says("/dokumen").Hears("/dokumen 12")
	ratna.Says("/dokumen 999").Hears("tidak ditemukan")
	ratna.Says("/dokumen #6").Hears("Loket lentera malam", "Bagian 1").Offers("Berikutnya ▶").Denies("◀ Sebelumnya")
	pages := 1
	for ; pages < 20 && strings.Contains(strings.Join(ratna.Labels(), " "), "Berikutnya"); pages++ {
		ratna.Presses("Berikutnya ▶").Offers("◀ Sebelumnya")
	}
	if ratna.Hears("Bagian 12").Denies("Berikutnya ▶"); pages < 3 {
		t.Errorf("%d pages", pages)
	}
	last := ratna.Newest().Text
	key := ratna.Key("◀ Sebelumnya")
	base, _, _ := strings.Cut(key.Data, ".")
	if ratna.Taps(housetest.Key{Message: key.Message, Data: base + ".99"}); ratna.Newest().Text != last {
		t.Error("a page behind the last is not the last")
	}
	ratna.Taps(housetest.Key{Message: key.Message, Data: base + ".-7"}).Hears("Bagian 1\n").Denies("◀ Sebelumnya")
	ratna.Taps(housetest.Key{Message: key.Message, Data: base + ".x"}).Toasted("kedaluwarsa")
	ratna.Says("/start d6").Hears("Loket lentera malam")
}

// Nothing of a document that was taken away comes out of an old message, nor out of what is kept about a person.
func TestWhatWasWithdrawnIsGone(t *testing.T) {
	h, ratna := open(t)
	ratna.Says("antar akta ke rumah pontianak").Hears("dua jam")
	keys := []housetest.Key{ratna.Key("📄"), ratna.Key("👎"), ratna.Key("👍"), ratna.Key("Salin untuk WhatsApp")}
	base := strings.Split(keys[0].Data, ".")[0]
	for _, want := range []string{".a", ".m.0", ".r.lama"} {
		keys = append(keys, housetest.Key{Message: keys[0].Message, Data: base + want})
	}
	_, err := h.DB.SetState(t.Context(), knowledge.BySystem("test"), 1, knowledge.Hidden)
	h.Must(err)
	for _, key := range keys {
		n := len(ratna.Chats[ratna.Chat.ID])
		ratna.Taps(key)
		for _, m := range ratna.Chats[ratna.Chat.ID][n-1:] {
			if m.ID != key.Message && strings.Contains(m.Text, "dua jam") {
				t.Errorf("%s brings back\n%s", key.Data, m.Text)
			}
		}
	}
	ratna.Says("sumbernya mana").Lacks("dua jam", "Antar akta ke rumah")
	kept, err := h.DB.PersonData(t.Context(), 11)
	h.Must(err)
	if strings.Contains(string(kept), "dua jam") || strings.Contains(string(kept), "mengantar") {
		t.Errorf("the person's data hold the document:\n%s", kept)
	}
}

func TestAnAnswerIsShownShortOfItsFolds(t *testing.T) {
	_, ratna := open(t)
	ratna.Says("lentera nomor 3 bagian 11 loket malam").Hears("Selengkapnya", "Lentera nomor 4 pada bagian 11")
	copied := ""
	for _, row := range ratna.Says("kolam ikan kelurahan").Lacks("Selengkapnya").Newest().Keys {
		for _, key := range row {
			copied += key.CopyText
		}
	}
	if copied != "“Kolam ikan kelurahan memberi makan warga.” – Kolam ikan kelurahan, Kota Blitar, 2025" {
		t.Errorf("a short copy holds %q", copied)
	}
}

// A quoted passage is opened on the page that holds it.
func TestASourceOpensWhereItIsQuoted(t *testing.T) {
	_, ratna := open(t)
	ratna.Says("lentera nomor 3 bagian 11 loket malam").Presses("📄").Hears("Loket lentera malam").Offers("◀ Sebelumnya")
}

func TestADocumentThatChangedOrWent(t *testing.T) {
	h, ratna := open(t)
	ratna.Says("antar akta ke rumah pontianak").Hears("dua jam")
	d, err := h.DB.Document(t.Context(), 1)
	h.Must(err)
	d.Body = "Antar akta ke rumah mengantar akta kelahiran dalam satu jam.\n"
	_, _, err = h.Library.Add(t.Context(), knowledge.BySystem("test"), d)
	h.Must(err)
	open := ratna.Key("📄")
	ratna.Taps(open).Hears("ini isi terbarunya", "satu jam").Lacks("dua jam")
	_, err = h.DB.SetState(t.Context(), knowledge.BySystem("test"), 1, knowledge.Hidden)
	h.Must(err)
	ratna.Taps(open).Toasted("tidak tersedia lagi")
	back := open
	back.Data = strings.Split(open.Data, ".")[0] + ".a"
	ratna.Taps(back).Toasted("tidak tersedia lagi")
}

func TestTheShelvesAreBrowsed(t *testing.T) {
	_, ratna := open(t)
	ratna.Says("/jelajah").Offers("Aspek IPP", "Bidang", "Daerah", "Jenis")
	ratna.Presses("Daerah").Offers("Kota Pontianak (3)", "◀ Kembali").Presses("Kota Pontianak").
		Hears("Kota Pontianak", "1. ", "3. ").Lacks("4. ", "gudang arsip").Presses("📄 1").Hears("#")
	ratna.Says("/jelajah").Presses("Jenis").Offers("Inovasi (8)", "Aturan (1)").Presses("Aturan").Hears("Aturan loket tutup")
	ratna.Presses("◀ Kembali").Offers("Inovasi (8)").Presses("◀ Kembali").Offers("Bidang")
	ratna.Presses("Bidang").Offers("Administrasi kependudukan (9)").Presses("Administrasi").
		Hears("8. ").Lacks("9. ").Presses("Berikutnya ▶").Hears("9. ").Denies("Berikutnya ▶").Presses("◀ Sebelumnya").Hears("1. ")
	ratna.Says("/jelajah").Presses("Aspek IPP").Presses("Inovasi").Hears("1. ")
	ratna.Says("/terbaru").Hears("Dokumen terbaru", "1. Kolam ikan kelurahan").Presses("◀ Kembali").Offers("Jenis")
}

func TestNothingStandsOnAnEmptyShelf(t *testing.T) {
	h := housetest.Open(t, housetest.Options{})
	ratna := h.Private(11, "Ratna")
	ratna.Says("/terbaru").Hears("Belum ada dokumen di sini")
	ratna.Says("/jelajah").Presses("Daerah").Hears("Daerah").Offers("◀ Kembali")
	h.Failing = errors.New("the index is away")
	ratna.Says("antar akta").Hears("terjadi gangguan")
}

func TestWhatCannotBeAnswered(t *testing.T) {
	_, ratna := open(t)
	ratna.Says("/cari").Hears("/cari antrean rumah sakit")
	ratna.Says("terima kasih ya").Hears("Sama-sama")
	ratna.Says("???").Hears("belum menemukan kata")
	ratna.Says("berapa nomor HP Pak Budi").Hears("tidak memberikan data pribadi")
	ratna.Says("SP").Hears("yang mana").Offers("SP: Standar Pelayanan")
	ratna.Says("harga tambang emas di bulan").Hears("Belum ada di basis pengetahuan").Offers("Teruskan ke admin", "🔔 Kabari saya")
	ratna.Presses("Teruskan").Toasted("Diteruskan ke admin").Presses("🔔").Toasted("dikabari")
	gaps, err := ratna.DB.Gaps(t.Context(), 10)
	if err != nil || len(gaps) != 1 || !gaps[0].Forwarded {
		t.Errorf("the gaps are %+v, %v", gaps, err)
	}
}

func TestAQuestionThatIsTooLong(t *testing.T) {
	_, ratna := open(t)
	chatter := strings.Repeat("Kami sedang menyusun laporan tahunan unit kami sampai malam. ", 10)
	ratna.Says(chatter + "Berapa lama antar akta ke rumah di Pontianak? " + chatter).
		Hears("terlalu panjang").Offers("Cari dari 1000 huruf pertama")
	ratna.Presses("Cari: ").Hears("dua jam")
	ratna.Says(strings.Repeat("kata ", 210)).Presses("Cari dari 1000").Lacks("terlalu panjang")
}

// A letter of up to a thousand characters is answered by the sentence that asks, typed or forwarded.
func TestALetter(t *testing.T) {
	_, ratna := open(t)
	chatter := strings.Repeat("Kami sedang menyusun laporan tahunan unit kami sampai malam. ", 5)
	letter := "Selamat pagi. " + chatter + "Berapa lama antar akta ke rumah di Pontianak? " + chatter + "Terima kasih."
	ratna.Says(letter).Hears("dua jam", "Berapa lama antar akta")
	ratna.Forwards("Pak Budi", letter).Hears("pesan terusan").Presses("Cari isinya").Hears("dua jam")
}

func TestAMeaningIsChosen(t *testing.T) {
	h, ratna := open(t)
	h.Publish(document("Standar pelayanan loket", "Kota Pontianak", "Standar pelayanan loket dipasang di pintu masuk."))
	ratna.Says("SP").Presses("SP: Standar Pelayanan").Lacks("yang mana").Hears("dipasang di pintu masuk")
}

func TestAnEditedOrLateQuestion(t *testing.T) {
	_, ratna := open(t)
	ratna.Says("antar akta pontianak").Edits("antar akta banyuwangi").Hears("Pertanyaan diubah", "setiap Rabu")
	n := len(ratna.Chats[ratna.Chat.ID])
	ratna.Edits("/hapusdata")
	if len(ratna.Chats[ratna.Chat.ID]) != n {
		t.Error("a command was run that was edited in")
	}
}

func TestAnEndedPracticeNamesOnesThatGoOn(t *testing.T) {
	h, ratna := open(t)
	ratna.Says("survei keliling warga singkawang").Hears("⚠ berhenti sejak 2022", "aturan diganti 29/2022")
	running := document("Survei keliling warga daring", "Kota Singkawang",
		"Survei keliling warga Singkawang diisi daring setiap bulan.")
	running.Status, running.StatusDate = knowledge.Continues, "2026"
	h.Publish(running)
	ratna.Says("survei keliling warga singkawang").Hears("berhenti sejak 2022", "Survei keliling warga daring")
}

func TestAGroupSeesNothingInternal(t *testing.T) {
	_, ratna := open(t)
	ratna.As(knowledge.Member, "").Says("rapat gudang arsip").Hears("menurut lantai")
	group := ratna.In(-5, "Tim IPP")
	group.Says("rapat gudang arsip").Hears("sumber internal").Offers("Buka chat pribadi")
	for _, shown := range group.Chats[-5] {
		if strings.Contains(shown.Text, "menurut lantai") || strings.Contains(shown.Text, "Catatan rapat") {
			t.Errorf("the group is shown what is internal: %s", shown.Text)
		}
	}
	guest := ratna.Private(12, "Budi").In(-5, "Tim IPP")
	guest.Says("/cari rapat gudang arsip").Lacks("internal", "menurut lantai")
	group.Says("antar akta pontianak").Hears("dua jam")
	other := ratna.Private(13, "Dewi").In(-5, "Tim IPP")
	other.Says("kalau di Banyuwangi?").Hears("Melanjutkan", "setiap Rabu") // the group's subject
	ratna.Private(12, "Budi").Says("rapat gudang arsip").Lacks("menurut lantai", "internal")
	ratna.Says("/jelajah").Presses("Daerah").Offers("Kota Pontianak (4)")
}

func TestWhatIsTypedBehindTheName(t *testing.T) {
	h, ratna := open(t)
	ratna.As(knowledge.Member, "").Types("rapat gudang arsip")
	for _, r := range h.Inlined.Results {
		if strings.Contains(r.Title, "gudang arsip") {
			t.Error("inline shows what is internal")
		}
	}
	ratna.Types("antar akta kelahiran")
	if n := len(h.Inlined.Results); n == 0 || n > 5 || h.Inlined.ButtonText != "Tanya di chat pribadi" {
		t.Fatalf("%d results below %q", n, h.Inlined.ButtonText)
	}
	seen := map[string]bool{}
	for _, r := range h.Inlined.Results {
		opens, quotes := strings.Contains(r.Keyboard[0][0].URL, "?start=d"), strings.Contains(r.Text.String(), "“")
		if seen[r.ID] || len(r.ID) > 64 || !opens || !quotes {
			t.Errorf("a result is %+v", r)
		}
		seen[r.ID] = true
	}
	if ratna.Types("x"); len(h.Inlined.Results) != 0 || h.Inlined.ButtonText != "Tanya di chat pribadi" {
		t.Errorf("one letter finds %d results", len(h.Inlined.Results))
	}
	ratna.Types("harga emas di bulan")
	if len(h.Inlined.Results) != 0 || !strings.Contains(h.Inlined.ButtonText, "Tidak ditemukan") {
		t.Errorf("nothing is said as %q with %d results", h.Inlined.ButtonText, len(h.Inlined.Results))
	}
}

func TestACuratorTestsAQuestion(t *testing.T) {
	_, ratna := open(t)
	ratna.Says("/uji antar akta").Hears("untuk kurator")
	ratna.As(knowledge.Curator, "").Says("/uji").Hears("/uji nilai ipp")
	ratna.Says("/uji antar akta").Hears("keyakinan 0,9 untuk antar akta")
	budi := housetest.Open(t, housetest.Options{}).Private(12, "Budi")
	budi.As(knowledge.Curator, "").Says("/uji antar akta").Hears("tidak tersedia di sini")
}

func TestAnExampleIsAnsweredBelow(t *testing.T) {
	_, ratna := open(t)
	ratna.Says("/start").Hears("Studi Tiru", "NIK").Presses("Contoh inovasi adminduk").Hears("Contoh inovasi adminduk")
	if n := ratna.Count("Selamat datang"); n != 1 {
		t.Errorf("the greeting stands %d times", n)
	}
}

// The head of a document says what is known of its standing, and nothing where nothing is.
func TestADocumentSaysWhetherItStillHolds(t *testing.T) {
	h, ratna := open(t)
	head := func() string { return strings.Split(ratna.Says("/dokumen 1").Newest().Text, "\n")[1] }
	if got, want := head(), "#1 · Inovasi · Kota Pontianak, 2025"; got != want {
		t.Errorf("the head is %q, want %q", got, want)
	}
	_, err := h.Desk.Verify(t.Context(), knowledge.BySystem("test"), 1, desk.StillHolds, 0)
	h.Must(err)
	if got, want := head(), "#1 · Inovasi · Kota Pontianak, 2025 · dikonfirmasi "; !strings.HasPrefix(got, want) {
		t.Errorf("the head is %q, want %q", got, want)
	}
}
