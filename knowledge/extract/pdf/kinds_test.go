package pdf

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// kind is what a file of testdata/kinds says.
type kind struct {
	text      string     // all words, in reading order
	rows      [][]string // of tables, without heads
	tables    int
	furniture []string
}

func readKind(t *testing.T, path string) (k kind) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head := false
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if f, ok := strings.CutPrefix(line, "~"); ok {
			k.furniture = append(k.furniture, f)
			continue
		}
		cells, inHead := strings.CutPrefix(line, "|H|")
		if inHead && !head {
			k.tables++
		}
		head = inHead
		if strings.HasPrefix(line, "|") {
			row := strings.Split(strings.Trim(cells, "|"), "|")
			if !inHead {
				k.rows = append(k.rows, row)
			}
			line = strings.Join(row, " ")
		}
		k.text += line + "\n"
	}
	return k
}

// sentenceEnd is where a quoted piece may end.
var sentenceEnd = regexp.MustCompile(`([.;:!?])\s+([A-Z(“])`)

// TestKinds holds the reader to what the files say: no word lost or added, no sentence that is not there, no paragraph taken
// for a table and no table for paragraphs, nothing of heads and feet.
func TestKinds(t *testing.T) {
	has := popplerOnly(t)
	files, err := filepath.Glob("testdata/kinds/*.pdf")
	if err != nil || len(files) < 9 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".pdf"), func(t *testing.T) {
			inOwnFolder(t)
			want := readKind(t, strings.TrimSuffix(path, ".pdf")+".txt")
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got, err := readWith(t.Context(), has, data, limits(), helpers)
			if err != nil {
				t.Fatal(err)
			}
			markdown := regexp.MustCompile(`<!-- hlm \d+ -->|\\`).ReplaceAllString(got.Markdown, "")
			wantWords(t, want, markdown)
			wantSentences(t, want, markdown)
			wantTables(t, want, markdown)
			for _, f := range want.furniture {
				if strings.Contains(markdown, f) {
					t.Errorf("furniture %q is left", f)
				}
			}
			if n := strings.Count(got.Markdown, "<!-- hlm "); n != got.Pages-1 {
				t.Errorf("%d marks of %d pages", n, got.Pages)
			}
		})
	}
}

func wantWords(t *testing.T, want kind, markdown string) {
	t.Helper()
	said := strings.Join(wordsOf(want.text), " ")
	read := strings.Join(wordsOf(strings.ReplaceAll(markdown, "| --- ", "")), " ")
	if found := recall(said, read); found < 0.98 {
		t.Errorf("%.3f of the words are read", found)
	}
	if right := recall(read, said); right < 0.97 { // heads over several columns are said in each
		t.Errorf("%.3f of what is read is in the file", right)
	}
}

func wantSentences(t *testing.T, want kind, markdown string) {
	t.Helper()
	said := " " + strings.Join(wordsOf(want.text), " ") + " "
	for line := range strings.Lines(markdown) {
		if strings.HasPrefix(line, "|") {
			continue
		}
		for piece := range strings.Lines(sentenceEnd.ReplaceAllString(strings.TrimLeft(line, "#- "), "$1\n$2")) {
			if words := " " + strings.Join(wordsOf(piece), " ") + " "; len(words) > 2 && !strings.Contains(said, words) {
				t.Errorf("no such sentence: %s", piece)
			}
		}
	}
}

func wantTables(t *testing.T, want kind, markdown string) {
	t.Helper()
	if n := len(regexp.MustCompile(`(?m)^(\| --- )+\|$`).FindAllString(markdown, -1)); n != want.tables {
		t.Errorf("%d tables, want %d", n, want.tables)
	}
	var rows [][]string
	for line := range strings.Lines(markdown) {
		if strings.HasPrefix(line, "|") {
			rows = append(rows, wordCells(strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")))
		}
	}
	for _, row := range want.rows {
		if !slices.ContainsFunc(rows, func(r []string) bool { return slices.Equal(r, wordCells(row)) }) {
			t.Errorf("no row %q", row)
		}
	}
}

func wordCells(row []string) []string {
	out := make([]string, len(row))
	for i, c := range row {
		out[i] = strings.Join(wordsOf(c), " ")
	}
	return out
}
