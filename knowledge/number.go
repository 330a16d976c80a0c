package knowledge

import (
	"regexp"
	"strconv"
	"strings"
)

var documentNumber = regexp.MustCompile(`^(?i:#|d|(?:dok(?:umen)?|doc)\.?\s*#?|no(?:mor|mer)?\.?\s*#?|№\s*)?\s*(\d{1,18})[.,]?$`)

// DocumentNumber reads the number of a document as people and links write it: "57", "#57", "d57", "no. 57",
// "nomor 57", "dokumen #57". ok is false for anything else and for zero.
func DocumentNumber(s string) (id int64, ok bool) {
	m := documentNumber.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return 0, false
	}
	id, err := strconv.ParseInt(m[1], 10, 64)
	return id, err == nil && id > 0
}
