package desk

import (
	"testing"

	"studitiru/knowledge"
)

// What differs is told page by page: of the old text, the page that is most like the new one.
func TestPageChanges(t *testing.T) {
	mark := knowledge.MarkPage
	old := knowledge.Document{Body: "Pembukaan tetap berlaku.\n\n" + mark(2) +
		"\n\nTarif layanan sepuluh ribu rupiah. Loket buka pukul delapan pagi " +
		mark(3) + " sampai sore hari. Lampiran lama dicabut.\n"}
	for name, c := range map[string]struct {
		new  string
		page int
		said string
		old  int
	}{
		"same": {old.Body, 2, "", 2},
		"other number": {"Pembukaan tetap berlaku.\n\n" + mark(2) +
			"\n\nTarif layanan lima ribu rupiah. Loket buka pukul delapan pagi sampai sore hari.\n", 2,
			"− Tarif layanan sepuluh ribu rupiah.\n+ Tarif layanan lima ribu rupiah.", 2},
		"a page more": {"Pengantar baru sekali.\n\n" + mark(2) + "\n\nPembukaan tetap berlaku.\n\n" + mark(3) +
			"\n\nTarif layanan sepuluh ribu rupiah. Loket buka pukul tujuh pagi sampai sore hari.\n", 3,
			"− Loket buka pukul delapan pagi sampai sore hari.\n+ Loket buka pukul tujuh pagi sampai sore hari.", 2},
		"nothing alike": {"Kata lain semua\n", 1, "+ Kata lain semua", 0},
		"no such page":  {old.Body, 9, "", 0},
	} {
		if said, page := PageChanges(old, knowledge.Document{Body: c.new}, c.page); said != c.said || page != c.old {
			t.Errorf("%s: page %d, %q; want %d, %q", name, page, said, c.old, c.said)
		}
	}
}
