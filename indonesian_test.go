package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// speaking are the folders whose packages say something to people.
var speaking = []string{
	"bot",
	"bot/ask",
	"bot/assess",
	"bot/cli",
	"bot/desk",
	"bot/group",
	"bot/report",
	"bot/rights",
	"bot/staff",
	"bot/talk",
	"bot/team",
	"bot/workbook",
	"knowledge",
	"knowledge/desk",
	"knowledge/team",
}

// commonWords stand in almost every Indonesian sentence, and in no key, command or English text.
var commonWords = regexp.MustCompile(
	`(?i)\b(yang|dan|dari|untuk|tidak|belum|sudah|ini|itu|dengan|atau|pada|ada|dapat|akan|Anda|` +
		`ketik|tulis|tekan|kirim|pilih|buka|sebagai|oleh|dalam|hanya|lagi|kepada|sampai|sejak|bila|karena|harus|masih|silakan|terima kasih|` +
		`maaf|telah|setiap|sebelum|sesudah|di|ke|bagi|tanpa|dihapus|disimpan|dibatalkan|pengguna|jawab|tenggat|peran|pertanyaan|dokumen|sumber lain|dll)\b`,
)

// wordList is a list of words to look for: small letters, with a space behind the last.
var wordList = regexp.MustCompile(`^[a-z ]+ $`)

// spoken reports whether a string is something that people read in Indonesian. A single word is a key or a heading of the
// data, and a pattern is for the program.
func spoken(s string) bool {
	if !strings.Contains(strings.TrimSpace(s), " ") || strings.ContainsAny(s, `\`) || strings.Contains(s, "(?") ||
		wordList.MatchString(s) {
		return false
	}
	return commonWords.MatchString(s)
}

// Every sentence for people stands in the words*.go of its package, where it can be read and mended in one place.
func TestSentencesStandWithTheWords(t *testing.T) {
	for _, folder := range speaking {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no files in %s, %v", folder, err)
		}
		for _, name := range files {
			if base := path.Base(filepath.ToSlash(name)); strings.HasSuffix(base, "_test.go") || strings.HasPrefix(base, "words") {
				continue
			}
			for at, text := range literals(t, name) {
				if spoken(text) {
					t.Errorf("%s says %q: put it into %s/words.go", at, text, folder)
				}
			}
		}
	}
}

// literals are the strings of a file by where they stand, without those of imports, tags and closed sets.
func literals(t *testing.T, name string) map[token.Position]string {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	found := map[token.Position]string{}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field:
			return n.Tag == nil
		case *ast.ValueSpec: // of a closed set, as a store keeps it: Stopped Status = "…"
			return n.Type == nil
		case *ast.BasicLit:
			if text, err := strconv.Unquote(n.Value); n.Kind == token.STRING && err == nil {
				found[set.Position(n.Pos())] = text
			}
		}
		return true
	})
	return found
}

func TestSpoken(t *testing.T) {
	for text, want := range map[string]bool{
		"Dokumen ini sudah diputuskan.": true, " · diteruskan": false, "Tidak ada dokumen": true, "write a draft: %w": false,
		"survei kepuasan": false, `\b(?:di|ke) `: false, "dan": false, "Batas 20 MB. Kirim sebagian.": true,
	} {
		if spoken(text) != want {
			t.Errorf("%q is taken for %v", text, !want)
		}
	}
}
