package desk_test

import (
	"regexp"
	"strings"
	"testing"

	"studitiru/bot/housetest"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

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

// A button that is on the screen already gives no right: each is pressed after the role was taken away.
func TestNoButtonOutlivesARight(t *testing.T) {
	h, sari, budi, ratna := office(t, housetest.Options{Find: true})
	id := h.Publish(papan())
	h.Private(40, "Dewi").Says("harga emas di bulan")
	proposed(ratna, "akta.txt", akta)
	var keys []housetest.Key
	look := func(labels ...string) {
		for _, l := range labels {
			keys = append(keys, sari.Key(l))
		}
	}
	look("📄 Buka", "✅ Setujui", "✖ Tolak")
	sari.Says("/periksa")
	look("#")
	sari.Says(with("/hapus", id))
	look("Ya, hapus", "Batal")
	sari.Says("/belumterjawab")
	look("1", "⬇ CSV")
	sari.Presses("1")
	look("Buat dokumen", "Tambah singkatan", "Di luar cakupan", "◀ Daftar")
	sari.Says("/singkatan ZZ = Zona Zamrud")
	look("Simpan")
	sari.Says("/tambah Papan Antrean Digital Kota")
	look("Lewati")
	h.SetRole(21, knowledge.Guest, "")
	before, err := h.DB.Documents(t.Context(), knowledge.Filter{})
	h.Must(err)
	for i, key := range keys[:len(keys)-1] {
		n := len(h.Chats[21])
		if sari.Taps(key); len(h.Chats[21]) != n || !strings.Contains(h.Toast, "kurator") {
			t.Errorf("button %d was answered with %q and %d messages", i, h.Toast, len(h.Chats[21])-n)
		}
	}
	after, err := h.DB.Documents(t.Context(), knowledge.Filter{})
	h.Must(err)
	if len(after) != len(before) || h.State(id) != knowledge.Published {
		t.Error("a document changed")
	}
	if gaps, err := h.DB.Gaps(t.Context(), 10); err != nil || len(gaps) == 0 {
		t.Errorf("the gaps are %v, %v", gaps, err)
	}
	sari.Says("/periksa").Hears("untuk kurator")
	for _, l := range []string{"📨 Kirim"} { // a draft is a person's own, but it cannot be sent any more
		budi.Sends("b.txt", strings.Replace(akta, "Sigap", "Tanggap", -1), "").Presses("Sumber").Says("Laporan Uji")
		key := budi.Key(l)
		h.SetRole(22, knowledge.Guest, "")
		budi.Taps(key).Toasted("kontributor dan kurator")
	}
	if ok, err := h.Desk.May(t.Context(), knowledge.ByPerson(22, "chat"), desk.MayPropose); ok || err != nil {
		t.Errorf("a guest may propose: %v", err)
	}
}

func TestButtonsExpire(t *testing.T) {
	h, sari, _, _ := office(t, housetest.Options{})
	id := h.Publish(papan())
	sari.Says(with("/hapus", id))
	yes := sari.Key("Ya, hapus")
	h.At = h.At.AddDate(0, 0, 31)
	if sari.Taps(yes).Toasted("kedaluwarsa"); h.State(id) != knowledge.Published {
		t.Errorf("it is %s", h.State(id))
	}
	other := h.Private(22, "Budi")
	sari.Says(with("/hapus", id))
	yes = sari.Key("Ya, hapus")
	if other.Taps(yes).Toasted("kedaluwarsa"); h.State(id) != knowledge.Published {
		t.Error("a button works in another chat")
	}
	sari.Taps(housetest.Key{Message: yes.Message, Data: "hapus:12"}).Toasted("kedaluwarsa")
}
