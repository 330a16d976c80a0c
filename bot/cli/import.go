package cli

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

func (p *Program) importCommand() *cobra.Command {
	var o importing
	c := &cobra.Command{
		Use:   "import PATH… [--report FILE.csv] [--anyway | --replaces N]",
		Short: "Add documents from files and folders",
		Long: "Add documents: Markdown with front matter (.md), or JSON lines (.jsonl, .jsonl.gz) with\n" +
			`{"id","title","text"} and any front-matter key a line. The front-matter keys are` + "\n" +
			strings.Join(knowledge.Keys(), " ") + " (title, kind and sources are required).\n" +
			"PDF, DOCX, PPTX, ODT, XLSX, HTML, text and CSV files are read and understood as by add and in the chat,\n" +
			"with the file as source where none is named; personal data in them is replaced by its kind.\n" +
			"The same id, or the same path below the folder, again is a new version, the same content again is nothing;\n" +
			"so an interrupted import is resumed by running it again. Two files of one run are never versions of each\n" +
			"other. A file that is nearly one that was there before is skipped and named: --anyway adds it, --replaces\n" +
			"makes a single file the new version of a document. A bad file or line is named and skipped.\n" +
			"A running server finds the documents within a second. Exits 1 when nothing could be read.",
		Args: arguments(1, -1, "PATH…"),
		RunE: p.withStore(func(c *cobra.Command, args []string, s *State) error {
			return s.importPaths(c.Context(), args, o, c.OutOrStdout(), c.ErrOrStderr())
		}),
	}
	c.Flags().StringVar(&o.report, "report", "", "write what became of each file here, as CSV")
	c.Flags().BoolVar(&o.anyway, "anyway", false, "add files that are nearly there already, too")
	c.Flags().Int64Var(&o.replaces, "replaces", 0, "number of the document of which the one file is a new version")
	c.MarkFlagsMutuallyExclusive("anyway", "replaces")
	return c
}

// importing are the flags of import.
type importing struct {
	report   string
	anyway   bool
	replaces int64
}

// source is a file to import with the path below the folder that was named, which tells it from others.
type source struct {
	name  string // as it is opened
	below string // with "/", uncut; the base name of a file that was named itself
	root  string // of the folder that was named, "" for a file
}

// importer adds documents in transactions of importBatch and counts what came of them.
type importer struct {
	library  *knowledge.Library
	within   func(context.Context, func(context.Context) error) error
	bar      *progressbar.ProgressBar
	problems io.Writer
	counts   map[knowledge.AddResult]int
	refused  int
	batch    []knowledge.Document

	state *State
	desk  *desk.Desk
	importing
	twins    int
	keys     map[string]bool // of this run: two files are never versions of each other
	made     map[int64]bool  // documents that this run has added
	outcomes [][]string      // file, result, number, reason; for the report
}

const (
	importBatch = 200
	maxLine     = 8 << 20 // bytes of one JSON line
)

func (s *State) importPaths(ctx context.Context, paths []string, o importing, out, errs io.Writer) error {
	files, err := importFiles(paths)
	if err != nil {
		return err
	}
	if o.replaces != 0 && (len(files) != 1 || importKind(files[0].name) != "") {
		return usagef("--replaces wants one file that is no Markdown and no JSON lines")
	}
	bar := progressbar.NewOptions64(totalBytes(files), progressbar.OptionSetWriter(errs), progressbar.OptionShowBytes(true),
		progressbar.OptionSetDescription("import"), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100e6))
	d, err := s.fileDesk()
	if err != nil {
		return err
	}
	im := &importer{
		library: knowledge.NewLibrary(s.DB, s.DB, nil, nil, s.Log), within: s.DB.Within, bar: bar, problems: errs,
		counts: map[knowledge.AddResult]int{}, state: s, desk: d, importing: o, keys: map[string]bool{}, made: map[int64]bool{},
	}
	for _, file := range files {
		if err := im.file(ctx, file); err != nil {
			return err
		}
	}
	if err := im.flush(ctx); err != nil {
		return err
	}
	if err := bar.Finish(); err != nil {
		return fmt.Errorf("draw the progress: %w", err)
	}
	good := im.counts[knowledge.AddedNew] + im.counts[knowledge.AddedVersion] + im.counts[knowledge.AddedNothing]
	fmt.Fprintf(out, "%d new, %d new versions, %d unchanged, %d refused\n",
		im.counts[knowledge.AddedNew], im.counts[knowledge.AddedVersion], im.counts[knowledge.AddedNothing], im.refused)
	if im.twins > 0 {
		fmt.Fprintf(out, "%d of the unchanged are there under another name\n", im.twins)
	}
	if o.report != "" {
		if err := writeReport(o.report, im.outcomes); err != nil {
			return err
		}
	}
	if good == 0 {
		return errors.New("nothing could be imported; the reasons stand above, the format in `studitiru import --help`")
	}
	return nil
}

// importFiles lists the files to read: those named, and the known kinds in the folders named.
func importFiles(paths []string) ([]source, error) {
	var files []source
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			return nil, usagef("%s cannot be read; check the path", p)
		}
		if !info.IsDir() {
			files = append(files, source{name: p, below: filepath.Base(p)})
			continue
		}
		err = filepath.WalkDir(p, func(name string, e fs.DirEntry, err error) error {
			if err == nil && e.Type().IsRegular() && (importKind(name) != "" || otherKind(name)) {
				below, _ := filepath.Rel(p, name) // a path below the folder always has one
				files = append(files, source{name: name, below: filepath.ToSlash(below), root: filepath.Base(p)})
			}
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("list %s: %w", p, err)
		}
	}
	slices.SortFunc(files, func(a, b source) int { return strings.Compare(a.name, b.name) })
	files = slices.CompactFunc(files, func(a, b source) bool { return a.name == b.name })
	if len(files) == 0 {
		return nil, errors.New("no file there that can be read; see `studitiru import --help`")
	}
	return files, nil
}

func importKind(name string) string {
	name = strings.ToLower(name)
	for _, ending := range []string{".md", ".markdown", ".jsonl", ".jsonl.gz"} {
		if strings.HasSuffix(name, ending) {
			return ending
		}
	}
	return ""
}

func totalBytes(files []source) (n int64) {
	for _, f := range files {
		if info, err := os.Stat(f.name); err == nil {
			n += info.Size()
		}
	}
	return max(n, 1)
}

// file reads one file. What is wrong with its content is named and skipped; an error stops the import.
func (im *importer) file(ctx context.Context, from source) error {
	name := from.name
	kind := importKind(name)
	if kind == "" {
		return im.other(ctx, from)
	}
	f, err := os.Open(name)
	if err != nil {
		im.refuse(name, "cannot be opened")
		return nil
	}
	defer f.Close()
	counted := io.TeeReader(f, im.bar)
	if strings.HasPrefix(kind, ".jsonl") {
		return im.lines(ctx, name, kind, counted)
	}
	if info, err := f.Stat(); err == nil && info.Size() > knowledge.MaxBody+64<<10 {
		im.refuse(name, fmt.Sprintf("larger than %d bytes", knowledge.MaxBody))
		return nil
	}
	raw, err := io.ReadAll(io.LimitReader(counted, knowledge.MaxBody+64<<10))
	if err != nil {
		im.refuse(name, "cannot be read")
		return nil
	}
	d, err := knowledge.ParseMarkdown(name, raw)
	if err != nil {
		im.refuse(name, err.Error())
		return nil
	}
	d.Key = im.key(from, strings.TrimSuffix(from.below, filepath.Ext(from.below)))
	return im.add(ctx, d)
}

// key is what tells a document from others: the path of its file below the folder that was named. When two folders of one run
// have the same one, the folder's own name, and at last the whole path, tells them apart.
func (im *importer) key(from source, below string) string {
	for _, key := range []string{below, from.below, from.root + "/" + below, filepath.ToSlash(from.name)} {
		if !im.keys[key] {
			im.keys[key] = true
			return key
		}
	}
	return filepath.ToSlash(from.name)
}

func (im *importer) lines(ctx context.Context, name, kind string, r io.Reader) error {
	if kind == ".jsonl.gz" {
		z, err := gzip.NewReader(r)
		if err != nil {
			im.refuse(name, "not gzip")
			return nil
		}
		defer z.Close()
		r = z
	}
	scan := bufio.NewScanner(r)
	scan.Buffer(make([]byte, 64<<10), maxLine)
	n := 0
	for scan.Scan() {
		n++
		line := bytes.TrimSpace(scan.Bytes())
		if len(line) == 0 {
			continue
		}
		d, err := knowledge.ParseJSONLine(line, filepath.Base(name))
		if err != nil {
			im.refuse(fmt.Sprintf("%s:%d", name, n), err.Error())
			continue
		}
		if im.keys[d.Key] {
			im.refuse(fmt.Sprintf("%s:%d", name, n), "its id stands in this import before")
			continue
		}
		im.keys[d.Key] = true
		if err := im.add(ctx, d); err != nil {
			return err
		}
	}
	if scan.Err() != nil {
		im.refuse(fmt.Sprintf("%s:%d", name, n+1), "the rest cannot be read: a damaged file, or a line of over 8 MB")
	}
	return nil
}

func (im *importer) refuse(where, why string) {
	im.refused++
	im.outcomes = append(im.outcomes, []string{where, wordsRefused, "", why})
	fmt.Fprintf(im.problems, "\rskipped %s: %s\n", where, why)
}

func (im *importer) add(ctx context.Context, d knowledge.Document) error {
	im.batch = append(im.batch, d)
	if len(im.batch) < importBatch {
		return nil
	}
	return im.flush(ctx)
}

// flush writes the batch in one transaction; counts are kept only when it holds.
func (im *importer) flush(ctx context.Context) error {
	counts := map[knowledge.AddResult]int{}
	var outcomes [][]string
	err := im.within(ctx, func(ctx context.Context) error {
		clear(counts)
		outcomes = outcomes[:0]
		for _, d := range im.batch {
			saved, result, err := im.library.Add(ctx, knowledge.BySystem("import"), d)
			if err != nil {
				return fmt.Errorf("add %s: %w", d.Key, err)
			}
			counts[result]++
			if result == knowledge.AddedNew {
				im.made[saved.ID] = true
			}
			outcomes = append(outcomes, []string{d.Key, string(result), strconv.FormatInt(saved.ID, 10), ""})
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("store a batch (run the import again to go on): %w", err)
	}
	for result, n := range counts {
		im.counts[result] += n
	}
	im.batch, im.outcomes = im.batch[:0], append(im.outcomes, outcomes...)
	return nil
}
