package ask

import (
	"testing"

	"studitiru/knowledge"
)

// A quote that is too long is cut behind a whole line where half of it fits, else at a word; what is in bold stays in its place.
func TestMarkedIsCutBehindALine(t *testing.T) {
	for _, test := range []struct {
		quote string
		limit int
		want  string
	}{
		{"1. Siapkan tim.\n2. Susun rancangan bersama warga.", 30, "1. Siapkan tim.\n…"},
		{"Tim.\n2. Susun rancangan bersama warga dan umumkan.", 30, "Tim.\n2. Susun rancangan…"},
		{"1. Siapkan tim.\n2. Susun.", 30, "1. Siapkan tim.\n2. Susun."},
	} {
		if got := marked(test.quote, []knowledge.Span{{Start: 0, End: 1}}, test.limit).String(); got != test.want {
			t.Errorf("%q in %d is %q, want %q", test.quote, test.limit, got, test.want)
		}
	}
}
