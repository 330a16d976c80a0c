package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAskOnAnEmptyState(t *testing.T) {
	s := newEmptyShell(t, Settings{})
	s.run(OK, "ask", "--json", "nilai ipp sumedang tahun 2025")
	var a struct {
		Outcome string
		Quotes  []struct {
			Text, URL string
			Year      int
		}
	}
	if err := json.Unmarshal([]byte(s.stdout), &a); err != nil {
		t.Fatal(err)
	}
	if a.Outcome != "dijawab" || len(a.Quotes) == 0 || !strings.Contains(a.Quotes[0].Text, "4,72") ||
		a.Quotes[0].URL == "" || a.Quotes[0].Year == 0 {
		t.Errorf("answer is %+v", a)
	}
	s.run(OK, "ask", "--json", "cara menambang emas di Mars").says(`"outcome":"tidak_ditemukan"`).says(`"quotes":[]`)
	s.run(OK, "ask", "--json", "nomor hp kabag organisasi pontianak").says("di_luar_cakupan")
	s.run(OK, "ask", "bobot", "ipp").says("[1]")
	s.run(OK, "ask", strings.Repeat("panjang ", 200)).says("1000")
}

const goodDocument = `---
title: Lumbung Warga
kind: inovasi
place: Kota Uji
sources:
  - title: Berita Uji
    url: https://example.org/lumbung
---
Lumbung warga Kota Uji membagikan beras setiap Jumat.
`

func TestImportAndItsCompany(t *testing.T) {
	oneByOne(t)
	s := newShell(t, Settings{})
	s.write("in/lumbung.md", goodDocument)
	s.write("in/rusak.md", strings.Replace(goodDocument, "place:", "tempat:", 1))
	s.write("in/kumpulan.jsonl", `{"id":"bank-sampah","title":"Bank Sampah",`+
		`"text":"Bank sampah Kota Uji menukar botol dengan pulsa."}`+"\n"+`{"id":"x"`+"\n")
	s.write("in/foto.jpg", "\xff\xd8\xff\xe0\x00\x10JFIF\x00")
	s.run(OK, "import", "in").says("2 new, 0 new versions, 0 unchanged, 2 refused").
		warns(`rusak.md: kunci "tempat"`).warns("kumpulan.jsonl:2")
	s.run(OK, "import", "in").says("0 new, 0 new versions, 2 unchanged, 2 refused")
	s.write("in/lumbung.md", strings.Replace(goodDocument, "Jumat", "Sabtu", 1))
	s.run(OK, "import", "in/lumbung.md").says("0 new, 1 new versions")
	s.run(OK, "ask", "lumbung warga kota uji").says("Sabtu")
	if strings.Contains(s.stdout, "Jumat") {
		t.Errorf("the old version still answers: %s", s.stdout)
	}
	s.run(OK, "show", "lumbung").says("title: Lumbung Warga").says("Sabtu")
	s.run(Failed, "show", "tidak-ada").warns("studitiru list")
	s.run(OK, "list", "--place", "Kota Uji").says("Lumbung Warga")
	s.run(Failed, "import", "in/foto.jpg").warns("foto.jpg")

	s.run(OK, "export").says(`"id":"bank-sampah"`)
	export := s.stdout
	s.write("export.jsonl", export)
	s.run(OK, "import", "export.jsonl").says("0 new, 0 new versions").says(" 0 refused")
}

// Whatever happens to the index folder, the answers come back from the store.
func TestIndexHealsItself(t *testing.T) {
	oneByOne(t)
	for name, harm := range map[string]func(dir string) error{
		"deleted": os.RemoveAll,
		"emptied": func(dir string) error {
			files, err := filepath.Glob(dir + "/*")
			for _, f := range files {
				err = os.RemoveAll(f)
			}
			return err
		},
		"overwritten": func(dir string) error {
			return filepath.Walk(dir, func(name string, info os.FileInfo, err error) error {
				if err == nil && info.Mode().IsRegular() {
					err = os.WriteFile(name, []byte("rusak"), 0o600)
				}
				return err
			})
		},
		"a file in its place": func(dir string) error {
			if err := os.RemoveAll(dir); err != nil {
				return err
			}
			return os.WriteFile(dir, []byte("x"), 0o600)
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := newShell(t, Settings{})
			if err := harm("var/index"); err != nil {
				t.Fatal(err)
			}
			s.run(OK, "ask", "nilai ipp sumedang").says("4,72")
		})
	}
}

func TestReindex(t *testing.T) {
	oneByOne(t)
	s := newShell(t, Settings{})
	s.run(OK, "reindex").says("documents indexed")
	s.run(OK, "ask", "nilai ipp sumedang").says("4,72")
}
