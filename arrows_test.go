package main

import (
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// arrows are the packages of the project that each package may import. main may import all.
var arrows = map[string][]string{
	"knowledge":            {"knowledge/agenda", "knowledge/extract", "knowledge/indonesian", "knowledge/ipp"},
	"knowledge/agenda":     {"knowledge/indonesian"},
	"knowledge/docx":       {},
	"knowledge/extract":    {},
	"knowledge/indonesian": {},
	"knowledge/ipp":        {"knowledge/indonesian"},
	"data":                 {"knowledge"},
	"data/seed":            {"knowledge", "knowledge/agenda", "knowledge/ipp"},
	"index":                {"knowledge", "knowledge/indonesian"},
	"index/evaluation":     {"index", "knowledge", "knowledge/indonesian"},
	"bot":                  {"bot/picture", "knowledge", "knowledge/agenda", "knowledge/docx", "knowledge/extract", "knowledge/ipp"},
	"bot/picture":          {},
	"bot/telegram":         {"bot", "knowledge"},
	"bot/sandbox":          {},
}

// owners are libraries that one package alone may import.
var owners = map[string][]string{
	"github.com/go-telegram-bot-api/telegram-bot-api/v5": {"bot/telegram"},
	"github.com/blevesearch/bleve/v2":                    {"index"},
	"github.com/joho/godotenv":                           {""},
	"modernc.org/sqlite":                                 {"data"},
	"github.com/jackc/pgx/v5":                            {"data"},
	"github.com/spf13/cobra":                             {""},
	"github.com/arran4/golang-ical":                      {"knowledge/agenda"},
	"github.com/go-analyze/charts":                       {"bot/picture"},
	"github.com/klippa-app/go-pdfium":                    {"knowledge/extract"},
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
			for library, who := range owners {
				if (imported == library || strings.HasPrefix(imported, library+"/")) && !slices.Contains(who, name) {
					t.Errorf("%s must not import %s, which belongs to %q", name, imported, who)
				}
			}
		}
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
