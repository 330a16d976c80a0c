package cli

import (
	"path/filepath"
	"testing"
)

func TestWhen(t *testing.T) {
	s := newEmptyShell(t, Settings{})
	s.run(OK, "when", "--now", "2026-08-26T10:00:00+07:00", "--zone", "WITA", "--json", "rapat <lokus> besok jam 9").says(
		`{"kind":"once","at":"2026-08-27T09:00:00+08:00","spoken":"Kamis, 27 Agustus 2026 pukul 09.00 WITA","title":"rapat <lokus>"}`)
	s.run(OK, "when", "--zone", "Asia/Pontianak", "--json", "apel", "setiap", "Senin", "07.30").says(
		`"kind":"repeat","at":"2026-11-30T07:30:00+07:00"`, `"title":"apel"`)
	s.run(OK, "when", "apel setiap Senin 07.30").says("setiap hari Senin pukul 07.30 WIB\napel\n")
	s.run(Failed, "when", "--json", "besok habis Jumatan").says(`{"kind":"ask","spoken":"“habis Jumatan”`, `"title":""`)
	if s.stderr != "" {
		t.Errorf("a question is no error: %q", s.stderr)
	}
	s.run(Wrong, "when", "--now", "kemarin", "besok").warns("--now")
	s.run(Wrong, "when", "--zone", "GMT", "besok").warns("--zone")
	s.run(Wrong, "when")
}

// A rehearsal's clock is obeyed by every verb, and refused where real people are.
func TestClockOfARehearsal(t *testing.T) {
	s := newEmptyShell(t, Settings{Clock: "clock.txt", Token: "1:x", APIURL: "https://api.telegram.org"})
	s.run(OK, "when", "--json", "besok").says(`"at":"2026-11-24T`)
	s.write("clock.txt", "86400")
	s.run(OK, "when", "--json", "besok").says(`"at":"2026-11-25T`)
	s.run(Failed, "serve").warns("CLOCK is for rehearsals")
	for address, own := range map[string]bool{
		"https://api.telegram.org": true, "https://API.Telegram.org.": true, "https://api.telegram.org:443/x": true, "": true,
		"https://149.154.167.220.telegram.org": true, "http://127.0.0.1:8081": false, "https://telegram.org.example": false,
	} {
		if telegramsOwn(address) != own {
			t.Errorf("%q is Telegram's own: %v", address, !own)
		}
	}
	bench := newShell(t, Settings{Clock: filepath.Join(t.TempDir(), "none"), Token: "1:x", APIURL: "http://127.0.0.1:1"})
	bench.run(Failed, "serve").warns("nothing runs here")
}
