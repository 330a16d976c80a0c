package cli

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
	"studitiru/knowledge/extract"
)

// otherKind reports whether a file of a folder is one that extract may read.
func otherKind(name string) bool {
	return slices.Contains([]string{".pdf", ".docx", ".pptx", ".odt", ".xlsx", ".html", ".htm", ".txt", ".csv"},
		strings.ToLower(filepath.Ext(name)))
}

// other adds a file of any kind but the documents' own: read, understood and masked as everywhere. The same bytes or text
// are not added again, under whatever name.
func (im *importer) other(ctx context.Context, name string) error {
	raw, err := im.bytes(name)
	if err != nil {
		im.refuse(name, err.Error())
		return nil
	}
	taken, err := im.state.take(ctx, im.desk, desk.Proposal{}, name, raw)
	var refusal *extract.Refusal
	switch {
	case errors.As(err, &refusal):
		im.refuse(name, refusal.Error())
		return nil
	case err != nil:
		return fmt.Errorf("read %s: %w", name, err)
	}
	d := taken.Proposal.Clean()
	d.Key = strings.TrimSuffix(taken.Proposal.File, filepath.Ext(taken.Proposal.File))
	if d, err = d.Normal(); err != nil {
		im.refuse(name, err.Error())
		return nil
	}
	return im.addFile(ctx, name, d, taken)
}

// bytes reads a file up to the limit of what is read at all.
func (im *importer) bytes(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, errors.New("cannot be opened")
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(io.TeeReader(f, im.bar), extract.DefaultLimits().Bytes+1))
	if err != nil {
		return nil, errors.New("cannot be read")
	}
	return raw, nil
}

func (im *importer) addFile(ctx context.Context, name string, d knowledge.Document, taken desk.Taken) error {
	if twin, ok := taken.Repeats(); ok && (twin.Same == desk.TwinFile || twin.Document.Key != d.Key) {
		im.counts[knowledge.AddedNothing]++
		why := ""
		if twin.Document.Key != d.Key {
			im.twins++
			why = wordsTwin + twin.Same
		}
		im.outcome(name, string(knowledge.AddedNothing), twin.Document.ID, why)
		return nil
	}
	return wrap(im.within(ctx, func(ctx context.Context) error {
		saved, result, err := im.library.Add(ctx, knowledge.BySystem("import"), d)
		if err != nil {
			return err
		}
		kept, err := im.state.DB.Curation(ctx, saved.ID) // of an earlier version: its owner stays
		if err != nil && !errors.Is(err, knowledge.ErrNotFound) {
			return err
		}
		kept.Document, kept.FileHash, kept.Sketch = saved.ID, taken.Proposal.FileHash, desk.SketchOf(saved.Body)
		im.counts[result]++
		im.outcome(name, string(result), saved.ID, "")
		return im.state.DB.SaveCuration(ctx, kept)
	}), "add "+name)
}

// outcome keeps what became of a file for the report.
func (im *importer) outcome(name, result string, id int64, why string) {
	im.outcomes = append(im.outcomes, []string{name, result, strconv.FormatInt(id, 10), why})
}

func writeReport(name string, rows [][]string) error {
	f, err := os.Create(name)
	if err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	w := csv.NewWriter(f)
	w.Comma = ';'
	for _, row := range append([][]string{reportHead()}, rows...) {
		if err := w.Write(row); err != nil {
			return errors.Join(fmt.Errorf("write the report: %w", err), f.Close())
		}
	}
	w.Flush()
	return wrap(errors.Join(w.Error(), f.Close()), "write the report")
}
