package staff_test

import (
	"regexp"
	"strings"
	"testing"

	"studitiru/bot/housetest"
	"studitiru/knowledge"
)

// office is a house with two curators, Sari and Budi, and Ratna, who may propose.
func office(t *testing.T, o housetest.Options) (h *housetest.House, sari, budi, ratna housetest.Chair) {
	t.Helper()
	h = housetest.Open(t, o)
	sari = h.Private(21, "Sari").As(knowledge.Curator, "")
	budi = h.Private(22, "Budi").As(knowledge.Curator, "")
	return h, sari, budi, h.Private(11, "Ratna").As(knowledge.Contributor, "Dinas Kependudukan")
}

// papan is a short published document.
func papan() knowledge.Document {
	return knowledge.Document{Body: "Papan antrean dipasang di depan kantor kecamatan.",
		Meta: knowledge.Meta{Title: "Papan antrean kecamatan"}}
}

var invited = regexp.MustCompile(`/gabung (\w+)`)

func code(c housetest.Chair) string {
	c.Helper()
	m := invited.FindStringSubmatch(c.Newest().Text)
	if m == nil {
		c.Fatalf("no code in\n%s", c.Newest().Text)
	}
	return m[1]
}

func TestRolesComeByInvitationAndGo(t *testing.T) {
	h, sari, _, ratna := office(t, housetest.Options{})
	first, err := h.Desk.Invite(t.Context(), knowledge.BySystem("test"), knowledge.SuperAdmin, "")
	h.Must(err)
	boss := h.Private(50, "Bos")
	boss.Says("/gabung").Hears("Tulis kodenya").Says("/gabung SALAHSALAH").Hears("Kode tidak dikenal")
	boss.Says("/start " + first.Code).Hears("Undangan sebagai superadmin").Presses("Batal").Says("/start " + first.Code).
		Presses("Terima").Hears("Anda sekarang superadmin")
	h.Private(51, "Lain").Says("/start " + first.Code).Lacks("Undangan sebagai superadmin")
	for _, wrong := range []string{"/undang", "/undang raja", "/undang kontributorr"} {
		boss.Says(wrong).Hears("Tulis peran")
	}
	dewi := h.Private(40, "Dewi")
	boss.Says("/undang kontributor Dinas Kesehatan").Hears("Undangan sebagai kontributor – Dinas Kesehatan", "?start=u_")
	key := code(boss)
	dewi.Says("/start u_" + key).Hears("Undangan sebagai kontributor – Dinas Kesehatan")
	dewi.In(-9, "Tim").Says("/gabung " + key).Hears("hanya di chat pribadi")
	accept := dewi.Key("Terima")
	dewi.Taps(accept).Hears("Anda sekarang kontributor – Dinas Kesehatan", "/tambah")
	dewi.Taps(accept).Toasted("sudah dipakai")
	ratna.Says("/gabung " + key).Hears("sudah dipakai")
	dewi.Says("/peran").Hears("kontributor – Dinas Kesehatan").Lacks("Orang dengan peran")
	dewi.Says("/undang kurator").Hears("untuk kurator")
	sari.Says("/undang superadmin").Hears("untuk superadmin")
	sari.Says("/undang anggota")
	member := code(sari)
	dewi.Says("/gabung " + member).Presses("Terima").Toasted("sudah lebih tinggi")
	sari.Says("/admin").Hears("Peran Anda: kurator").Lacks("Orang dengan peran")
	boss.Says("/admin").Hears("Orang dengan peran", "Dewi – kontributor").Presses("Cabut: Dewi").
		Hears("Cabut peran kontributor").Presses("Batal")
	boss.Says("/peran").Presses("Cabut: Dewi").Presses("Ya, cabut").Hears("Peran dicabut")
	dewi.Hears("sudah dicabut").Says("/tambah").Hears("kontributor")
	if !h.Audited("person.role") {
		t.Error("no role is audited")
	}
}

func TestTheLastSuperAdminStays(t *testing.T) {
	h, _, _, _ := office(t, housetest.Options{})
	boss, other := h.Private(50, "Bos").As(knowledge.SuperAdmin, ""), h.Private(51, "Wakil").As(knowledge.SuperAdmin, "")
	boss.Says("/peran").Hears("Wakil – superadmin")
	other.Says("/peran").Presses("Cabut: Bos")
	mine := other.Key("Ya, cabut")
	boss.Presses("Cabut: Wakil").Presses("Ya, cabut").Hears("Peran dicabut")
	other.Taps(mine).Toasted("superadmin")
	if p, err := h.DB.Person(t.Context(), 50); err != nil || p.Role != knowledge.SuperAdmin {
		t.Errorf("the last one is %s, %v", p.Role, err)
	}
	if err := h.Desk.Revoke(t.Context(), knowledge.ByPerson(50, "chat"), 50); err == nil {
		t.Error("the last superadmin takes the role away from himself")
	}
}

func TestFiguresAndTheAudit(t *testing.T) {
	h, sari, _, _ := office(t, housetest.Options{Find: true})
	sari.Says("/statistik").Hears("Statistik 8 minggu", "Pertanyaan: 0", "Dokumen terbit: 0")
	h.Publish(papan())
	h.Private(40, "Dewi").Says("harga emas di bulan")
	h.Private(41, "Joko").Says("harga emas di bulan")
	sari.Says("/statistik").Hears("Pertanyaan: 2", "Dokumen terbit: 1", "Belum terjawab")
	if png := string(sari.File("statistik.png")); !strings.HasPrefix(png, "\x89PNG") {
		t.Error("the picture is no PNG")
	}
	sari.Says("/audit").Hears("untuk superadmin")
	boss := h.Private(50, "Bos").As(knowledge.SuperAdmin, "")
	boss.Says("/audit").Hears("Catatan perubahan terbaru", "document.added", "document:1")
	key := boss.Key("⬇ CSV")
	if csv := string(boss.Taps(key).File("audit.csv")); !strings.Contains(csv, "document.added") {
		t.Errorf("the file holds %s", csv)
	}
	n := len(h.Chats[50])
	h.SetRole(50, knowledge.Guest, "")
	boss.Taps(key)
	if len(h.Chats[50]) != n {
		t.Error("somebody whose role is gone was sent the audit")
	}
}

func TestAWordIsAdded(t *testing.T) {
	h, sari, budi, _ := office(t, housetest.Options{Find: true})
	doc := papan()
	doc.Title, doc.Body = "Kapal Lumba Biru", "Kapal Lumba Biru berlayar Senin dan Kamis."
	h.Publish(doc)
	dewi := h.Private(40, "Dewi")
	dewi.Says("kapan KLBX berlayar").Lacks("Senin dan Kamis")
	sari.Says("/singkatan").Hears("Belum ada").Says("/singkatan KLBX").Hears("Tulis singkatan")
	sari.Says("/belumterjawab").Presses("1").Presses("Tambah singkatan").Hears("Tulis singkatan").
		Says("KLBX = Kapal Lumba Biru").Hears("KLBX = Kapal Lumba Biru", "akan dipahami lain: 1", "kapan KLBX berlayar").
		Presses("Simpan").Hears("Disimpan: KLBX")
	dewi.Says("kapan KLBX berlayar").Hears("Senin dan Kamis")
	sari.Says("/belumterjawab").Lacks("KLBX")
	sari.Says("/singkatan").Hears("KLBX = Kapal Lumba Biru").Presses("Hapus: KLBX").Hears("Dihapus dari kosakata")
	sari.Says("/singkatan KLBX = Kapal Lumba Biru").Presses("Simpan")
	undo := sari.Key("Urungkan")
	sari.SetRole(21, knowledge.Guest, "")
	sari.Taps(undo).Toasted("untuk kurator")
	budi.Says("/singkatan").Hears("KLBX")
	budi.Says("/belumterjawab")
	budi.Says("/singkatan ZZZ = Zona Zeni Zamrud")
	save := budi.Key("Simpan")
	budi.SetRole(22, knowledge.Guest, "")
	budi.Taps(save).Toasted("untuk kurator")
	if list, err := h.Desk.Terms(t.Context()); err != nil || len(list) != 1 {
		t.Errorf("the words are %+v, %v", list, err)
	}
}

func TestTheDigestComesOnMonday(t *testing.T) {
	h, sari, _, _ := office(t, housetest.Options{})
	h.Private(40, "Dewi").Says("harga emas di bulan")
	h.Until("2027-01-10 12:00")
	if n := sari.Count("Ringkasan mingguan untuk kurator"); n > 1 {
		t.Errorf("%d digests in the first week", n)
	}
	before := sari.Count("Ringkasan mingguan untuk kurator")
	h.Until("2027-01-11 10:00")
	sari.Hears("Ringkasan mingguan untuk kurator", "Pertanyaan: ")
	h.Until("2027-01-12 10:00")
	if n := sari.Count("Ringkasan mingguan untuk kurator"); n != before+1 {
		t.Errorf("%d digests, %d before", n, before)
	}
}
