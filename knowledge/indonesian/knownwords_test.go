package indonesian

import (
	"strings"
	"testing"
)

func TestKnownWords(t *testing.T) {
	d, err := NewKnownWords(folder)
	if err != nil {
		t.Fatal(err)
	}
	for word := range strings.FieldsSeq("pelayanan Menetapkan pertanggungjawaban masyarakat undang-undang Pontianak sewaktu-waktu yang DINAS " +
		"the requirements") {
		if !d.Knows(word) {
			t.Errorf("%q is no word", word)
		}
	}
	for word := range strings.FieldsSeq("ueueAejed xqzt rnerupakan 3HUDWXUDQ lsi-lsl uebuap yeue") {
		if d.Knows(word) {
			t.Errorf("%q is a word", word)
		}
	}
}
