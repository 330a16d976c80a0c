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
	var report string
	c := &cobra.Command{
		Use:   "import PATH… [--report FILE.csv]",
		Short: "Add documents from files and folders",
		Long: "Add documents: Markdown with front matter (.md), or JSON lines (.jsonl, .jsonl.gz) with\n" +
			`{"id","title","text"} and any front-matter key a line. The front-matter keys are` + "\n" +
			strings.Join(knowledge.Keys(), " ") + " (title, kind and sources are required).\n" +
			"PDF, DOCX, PPTX, ODT, XLSX, HTML, text and CSV files are read and understood as by add and in the chat,\n" +
			"with the file as source where none is named; personal data in them is replaced by its kind.\n" +
			"The same id or file name again is a new version, the same content again is nothing; so an\n" +
			"interrupted import is resumed by running it again. A bad file or line is named and skipped.\n" +
			"A running server finds the documents within a second. Exits 1 when nothing could be read.",
		Args: arguments(1, -1, "PATH…"),
		RunE: p.withStore(func(c *cobra.Command, args []string, s *State) error {
			return s.importPaths(c.Context(), args, report, c.OutOrStdout(), c.ErrOrStderr())
		}),
	}
	c.Flags().StringVar(&report, "report", "", "write what became of each file here, as CSV")
	return c
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

	state    *State
	desk     *desk.Desk
	twins    int
	outcomes [][]string // file, result, number, reason; for the report
}

const (
	importBatch = 200
	maxLine     = 8 << 20 // bytes of one JSON line
)

func (s *State) importPaths(ctx context.Context, paths []string, report string, out, errs io.Writer) error {
	files, err := importFiles(paths)
	if err != nil {
		return err
	}
	bar := progressbar.NewOptions64(totalBytes(files), progressbar.OptionSetWriter(errs), progressbar.OptionShowBytes(true),
		progressbar.OptionSetDescription("import"), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100e6))
	d, err := s.fileDesk()
	if err != nil {
		return err
	}
	im := &importer{
		library: knowledge.NewLibrary(s.DB, s.DB, nil, nil, s.Log), within: s.DB.Within, bar: bar, problems: errs,
		counts: map[knowledge.AddResult]int{}, state: s, desk: d,
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
	if report != "" {
		if err := writeReport(report, im.outcomes); err != nil {
			return err
		}
	}
	if good == 0 {
		return errors.New("nothing could be imported; the reasons stand above, the format in `studitiru import --help`")
	}
	return nil
}

// importFiles lists the files to read: those named, and the known kinds in the folders named.
func importFiles(paths []string) ([]string, error) {
	var files []string
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			return nil, usagef("%s cannot be read; check the path", p)
		}
		if !info.IsDir() {
			files = append(files, p)
			continue
		}
		err = filepath.WalkDir(p, func(name string, e fs.DirEntry, err error) error {
			if err == nil && e.Type().IsRegular() && (importKind(name) != "" || otherKind(name)) {
				files = append(files, name)
			}
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("list %s: %w", p, err)
		}
	}
	slices.Sort(files)
	if files = slices.Compact(files); len(files) == 0 {
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

func totalBytes(files []string) (n int64) {
	for _, f := range files {
		if info, err := os.Stat(f); err == nil {
			n += info.Size()
		}
	}
	return max(n, 1)
}

// file reads one file. What is wrong with its content is named and skipped; an error stops the import.
func (im *importer) file(ctx context.Context, name string) error {
	kind := importKind(name)
	if kind == "" {
		return im.other(ctx, name)
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
	return im.add(ctx, d)
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
