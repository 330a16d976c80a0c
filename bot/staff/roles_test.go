package staff

import "testing"

func TestRoleIn(t *testing.T) {
	for text, want := range map[string][2]string{
		"kontributor Dinas Kesehatan": {"kontributor", "Dinas Kesehatan"}, "Ketua Tim": {"ketua tim", ""}, "kurator": {"kurator", ""},
		"kuratorium X": {"", ""}, "raja": {"", ""}, "": {"", ""},
	} {
		role, agency := roleIn(text)
		if string(role) != want[0] || agency != want[1] {
			t.Errorf("%q: %q, %q", text, role, agency)
		}
	}
}

func TestInviteCode(t *testing.T) {
	for payload, want := range map[string]string{
		"u_ABCDE23456": "ABCDE23456", "ABCDE23456": "ABCDE23456", "abcde23456": "", "ABCDE": "", "d57": "", "": "",
	} {
		if got := InviteCode(payload); got != want {
			t.Errorf("%q: %q, not %q", payload, got, want)
		}
	}
}

func TestSplitTerm(t *testing.T) {
	for text, want := range map[string][2]string{
		"SKM = Survei Kepuasan Masyarakat": {"SKM", "Survei Kepuasan Masyarakat"}, " a=b ": {"a", "b"},
		"SKM": {}, "= x": {}, "x =": {}, "": {},
	} {
		short, long, ok := splitTerm(text)
		if ok != (want[0] != "") || ok && (short != want[0] || long != want[1]) {
			t.Errorf("%q: %q, %q, %v", text, short, long, ok)
		}
	}
}
