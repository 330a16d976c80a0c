package desk

import (
	"slices"
	"testing"

	"studitiru/knowledge/extract"
)

// Who checks a file is told of every page that is not in its text, once, and why.
func TestRemarksNameThePages(t *testing.T) {
	got := remarks(extract.Text{Pages: 9, Unread: []int{2, 4, 5, 6}, Unreadable: []int{4, 5}, Recognised: []int{7}})
	want := []string{"9 halaman", "Sebagian: halaman 2, 6 tidak berisi teks dan tidak terbaca.",
		"Sebagian: halaman 4–5 hasil pindai yang tidak terbaca; isinya tidak ada di sini.",
		"Halaman 7 dibaca dari hasil pindai (OCR); periksa salah bacanya."}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
