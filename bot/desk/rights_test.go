package desk_test

import (
	"strings"
	"testing"

	"studitiru/bot/housetest"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

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
