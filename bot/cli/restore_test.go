package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/gofrs/flock"
)

func TestBackupAndRestore(t *testing.T) {
	oneByOne(t)
	s := newShell(t, Settings{})
	s.write("lumbung.md", goodDocument)
	s.run(OK, "import", "lumbung.md")
	s.run(OK, "users", "grant", "42", "kurator", "--agency", "Dinas Uji")
	s.run(OK, "ask", "--json", "lumbung warga kota uji").says("beras")
	answered := s.stdout
	s.run(OK, "backup", "salinan").says("salinan written")
	s.run(Failed, "backup", "salinan").warns("name a new file")
	s.run(OK, "users", "revoke", "42")
	s.write("saung.md", strings.ReplaceAll(goodDocument, "Lumbung Warga", "Saung Warga"))
	s.run(OK, "import", "saung.md")

	s.run(OK, "restore", "salinan").says("Restored: ", "What was there is kept as ", "studitiru.db.before-20261123-020000")
	s.run(OK, "users").says("42", "kurator", "Dinas Uji")
	if s.run(OK, "list"); strings.Contains(s.stdout, "Saung") {
		t.Error("what came after the copy is still there")
	}
	if s.run(OK, "ask", "--json", "lumbung warga kota uji"); withoutTimes(s.stdout) != withoutTimes(answered) {
		t.Errorf("another answer than before:\n%s\n%s", answered, s.stdout)
	}

	if err := os.RemoveAll("var"); err != nil { // the machine is lost
		t.Fatal(err)
	}
	s.run(OK, "restore", "salinan").says("Restored: ")
	s.run(OK, "ask", "lumbung warga kota uji").says("beras")
}

// withoutTimes cuts off how long an answer took.
func withoutTimes(answer string) string {
	return regexp.MustCompile(`"elapsed_ms":[0-9.]+`).ReplaceAllString(answer, "")
}

func TestRestoreIsRefused(t *testing.T) {
	s := newShell(t, Settings{})
	s.write("catatan.txt", "bukan salinan")
	s.run(Wrong, "restore").warns("studitiru restore FILE")
	s.run(Failed, "restore", "tidak-ada").warns("tidak-ada")
	s.run(Failed, "restore", "catatan.txt").warns("no copy")
	s.run(OK, "list")
	s.run(OK, "backup", "salinan")
	serving := flock.New(filepath.Join("var", "serve.lock"))
	if held, err := serving.TryLock(); err != nil || !held {
		t.Fatal(err)
	}
	s.run(Failed, "restore", "salinan").warns("stop it first")
	if err := serving.Unlock(); err != nil {
		t.Fatal(err)
	}
	s.run(OK, "restore", "salinan")
}
