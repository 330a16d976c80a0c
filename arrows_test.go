package main

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// arrows are the packages of the project that each package may import. main may import all.
var arrows = map[string][]string{
	"knowledge":        {},
	"knowledge/agenda": {"knowledge/indonesian"},
	"knowledge/answer": {
		"knowledge",
		"knowledge/answer/beside",
		"knowledge/answer/figure",
		"knowledge/answer/keep",
		"knowledge/answer/article",
		"knowledge/answer/lexicon",
		"knowledge/answer/shape",
		"knowledge/indonesian",
		"knowledge/question",
	},
	"knowledge/answer/beside":  {"knowledge/answer/lexicon", "knowledge/indonesian"},
	"knowledge/answer/figure":  {"knowledge", "knowledge/answer/shape"},
	"knowledge/answer/keep":    {},
	"knowledge/answer/lexicon": {"knowledge", "knowledge/answer/shape", "knowledge/indonesian"},
	"knowledge/answer/article": {"knowledge"},
	"knowledge/answer/shape":   {},
	"knowledge/desk":           {"knowledge", "knowledge/extract", "knowledge/fact"},
	"knowledge/docx":           {},
	"knowledge/extract":        {"knowledge/extract/pdf", "knowledge/extract/program"},
	"knowledge/agenda/phrase":  {"knowledge/agenda", "knowledge/indonesian"},
	"knowledge/extract/page":   {},
	"knowledge/fact":           {"knowledge", "knowledge/indonesian"},
	"knowledge/indonesian":     {},
	"knowledge/ipp":            {"knowledge/indonesian"},
	"knowledge/question":       {"knowledge", "knowledge/indonesian"},
	"knowledge/team":           {"knowledge", "knowledge/agenda", "knowledge/ipp"},
	"data":                     {"knowledge", "knowledge/desk", "knowledge/team"},
	"data/seed":                {"knowledge", "knowledge/agenda", "knowledge/desk", "knowledge/ipp"},
	"index":                    {"index/segment", "knowledge", "knowledge/indonesian"},
	"index/segment":            {},
	"index/evaluation":         {"index", "knowledge", "knowledge/indonesian"},
	"bot": {"bot/ask", "bot/assess", "bot/desk", "bot/group", "bot/picture", "bot/rights", "bot/staff", "bot/talk", "bot/team",
		"knowledge", "knowledge/agenda", "knowledge/desk", "knowledge/docx", "knowledge/extract", "knowledge/ipp", "knowledge/team"},
	"bot/talk": {"knowledge", "knowledge/fact"},
	"bot/ask":  {"bot/talk", "knowledge", "knowledge/agenda", "knowledge/docx"},
	"bot/desk": {"bot/rights", "bot/talk", "knowledge", "knowledge/agenda", "knowledge/agenda/phrase",
		"knowledge/desk", "knowledge/extract", "knowledge/fact"},
	"bot/staff":  {"bot/picture", "bot/rights", "bot/talk", "knowledge", "knowledge/agenda", "knowledge/desk"},
	"bot/rights": {"bot/talk", "knowledge", "knowledge/desk"},
	"bot/team": {"bot/group", "bot/picture", "bot/report", "bot/talk", "knowledge", "knowledge/agenda",
		"knowledge/agenda/phrase", "knowledge/desk", "knowledge/docx", "knowledge/ipp", "knowledge/team"},
	"bot/housetest": {"bot", "bot/desk", "bot/talk", "data", "data/seed", "index", "knowledge", "knowledge/agenda",
		"knowledge/answer", "knowledge/desk", "knowledge/extract", "knowledge/fact", "knowledge/indonesian",
		"knowledge/ipp", "knowledge/question", "knowledge/team"},
	"bot/cli/clitest":     {},
	"bot/picture":         {},
	"bot/queue":           {"bot/talk", "knowledge"},
	"bot/queue/queuetest": {"knowledge"},
	"bot/telegram":        {"bot/queue", "bot/talk", "knowledge"},
	"bot/sandbox":         {},
	"bot/status":          {},
	"bot/cli": {"bot/status", "data", "data/seed", "index", "index/evaluation", "knowledge", "knowledge/agenda",
		"knowledge/agenda/phrase", "knowledge/answer", "knowledge/desk", "knowledge/extract", "knowledge/extract/program",
		"knowledge/fact", "knowledge/indonesian", "knowledge/ipp", "knowledge/question", "knowledge/team"},
	"knowledge/extract/pdf":     {"knowledge/extract/program"},
	"knowledge/extract/program": {},
	"knowledge/team/plan":       {"knowledge", "knowledge/ipp"},
	"bot/group":                 {"bot/talk", "knowledge", "knowledge/agenda", "knowledge/agenda/phrase", "knowledge/team"},
	"bot/assess": {"bot/group", "bot/picture", "bot/report", "bot/talk", "bot/workbook", "knowledge",
		"knowledge/agenda", "knowledge/agenda/phrase", "knowledge/desk", "knowledge/ipp", "knowledge/team",
		"knowledge/team/plan"},
	"bot/report": {"knowledge", "knowledge/agenda", "knowledge/agenda/phrase", "knowledge/docx", "knowledge/ipp",
		"knowledge/team/plan"},
	"bot/workbook": {},
}

// owners are libraries that one package alone may import.
var owners = map[string][]string{
	"github.com/go-telegram-bot-api/telegram-bot-api/v5": {"bot/telegram"},
	"github.com/blevesearch/bleve/v2":                    {"index"},
	"github.com/blevesearch/zapx/v17":                    {"index/segment"},
	"github.com/joho/godotenv":                           {""},
	"modernc.org/sqlite":                                 {"data"},
	"github.com/jackc/pgx/v5":                            {"data"},
	"github.com/spf13/cobra":                             {"bot/cli"},
	"github.com/arran4/golang-ical":                      {"knowledge/agenda"},
	"github.com/go-analyze/charts":                       {"bot/picture"},
	"github.com/klippa-app/go-pdfium":                    {"knowledge/extract", "knowledge/extract/pdf"},
	"github.com/prometheus/client_golang":                {"bot/status"},
	"github.com/shopspring/decimal":                      {"knowledge/ipp"},
}

type listed struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var list []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := dec.Decode(&p); err == io.EOF {
			return list
		} else if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
}

func TestArrows(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, "studitiru"), "/")
		allowed, known := arrows[name]
		if name != "" && !known {
			t.Errorf("package %s has no place in the house: add it to arrows, with what it may import", name)
		}
		for _, imported := range p.Imports {
			if to, ours := strings.CutPrefix(imported, "studitiru/"); ours && name != "" && !slices.Contains(allowed, to) {
				t.Errorf("%s must not import %s", name, to)
			}
			if imported == "studitiru/bot/housetest" || imported == "studitiru/bot/cli/clitest" {
				t.Errorf("%s must not import %s outside of tests", p.ImportPath, imported)
			}
			for library, who := range owners {
				if (imported == library || strings.HasPrefix(imported, library+"/")) && !slices.Contains(who, name) {
					t.Errorf("%s must not import %s, which belongs to %q", name, imported, who)
				}
			}
		}
	}
}

// powerful are the packages that may make an Actor who may do everything, beside tests: those where the operator or the
// program itself acts, and the support of tests, which no other code imports.
var powerful = []string{"bot", "bot/cli", "bot/housetest", "knowledge/team"}

// TestPowerfulActors looks at every use of knowledge.BySystem, called or not. No other way leads to such an Actor: see the
// test of package knowledge.
func TestPowerfulActors(t *testing.T) {
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && id.Name == "BySystem" && path != filepath.Join("knowledge", "actor.go") &&
				!slices.Contains(powerful, filepath.ToSlash(filepath.Dir(path))) {
				t.Errorf("%s must not make an Actor who may do everything", path)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// An interface of the domain asks for five methods at most, or is put together of such.
func TestSmallInterfaces(t *testing.T) {
	err := filepath.WalkDir("knowledge", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			if i, ok := spec.Type.(*ast.InterfaceType); ok {
				own := 0
				for _, m := range i.Methods.List {
					own += len(m.Names)
				}
				if own > 5 {
					t.Errorf("%s: interface %s asks for %d methods", path, spec.Name.Name, own)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Go code stands in four folders beside main, which is the user's own layout.
func TestTopLevelFolders(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() || strings.HasPrefix(e.Name(), ".") || e.Name() == "var" {
			continue
		}
		if !slices.Contains([]string{"bot", "knowledge", "index", "data"}, e.Name()) {
			t.Errorf("folder %s is not one of bot, knowledge, index, data", e.Name())
		}
	}
}

// What the packages weigh at most: main in files, every other one in lines of code.
const (
	mainFiles    = 6
	packageLines = 4000
	lineColumns  = 130
)

// heavy are the packages that may weigh more: a whole simulated service, one store over all, and the reading and the answering of a
// question, whose steps share one state.
var heavy = []string{"bot/sandbox", "data", "knowledge/answer", "knowledge/question"}

func TestSizes(t *testing.T) {
	lines, files := map[string]int{}, 0
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		folder := filepath.ToSlash(filepath.Dir(path))
		if folder == "." {
			files++
		}
		text, err := os.ReadFile(path)
		lines[folder] += codeLines(string(text))
		for n, line := range strings.Split(string(text), "\n") {
			if utf8.RuneCountInString(line) > lineColumns {
				t.Errorf("%s:%d has more than %d columns", path, n+1, lineColumns)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if files > mainFiles {
		t.Errorf("main has %d files: only wiring and exits belong there, at most %d", files, mainFiles)
	}
	for folder, n := range lines {
		if n > packageLines && !slices.Contains(heavy, folder) {
			t.Errorf("package %s has %d lines of code: cut it, at most %d", folder, n, packageLines)
		}
	}
}

// codeLines counts the lines that are neither empty nor a comment alone.
func codeLines(text string) (n int) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "//") {
			n++
		}
	}
	return n
}

// Only the command line, and the support of tests, stand on the store and the search; the conversation is given what it needs.
func TestConversationKnowsNoStore(t *testing.T) {
	for name, allowed := range arrows {
		if name == "bot/cli" || name == "bot/housetest" || name != "bot" && !strings.HasPrefix(name, "bot/") {
			continue
		}
		for _, to := range allowed {
			if root, _, _ := strings.Cut(to, "/"); root == "index" || root == "data" {
				t.Errorf("%s must not be allowed to import %s", name, to)
			}
		}
	}
}
