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
func (im *importer) other(ctx context.Context, from source) error {
	raw, err := im.bytes(from.name)
	if err != nil {
		im.refuse(from.name, err.Error())
		return nil
	}
	taken, err := im.state.take(ctx, im.desk, desk.Proposal{Replaces: im.replaces}, from.name, raw)
	var refusal *extract.Refusal
	switch {
	case errors.As(err, &refusal):
		im.refuse(from.name, refusal.Error())
		return nil
	case err != nil:
		return fmt.Errorf("read %s: %w", from.name, err)
	}
	if im.replaces != 0 {
		return im.replace(ctx, from.name, taken.Proposal)
	}
	d := taken.Proposal.Clean()
	d.Key = im.key(from, from.below)
	if d, err = d.Normal(); err != nil {
		im.refuse(from.name, err.Error())
		return nil
	}
	if err := im.flush(ctx); err != nil { // what this run has added before counts when twins are looked for
		return err
	}
	return im.addFile(ctx, from.name, d, taken)
}

// bytes reads a file, unless it is larger than what is read at all.
func (im *importer) bytes(name string) ([]byte, error) {
	most := extract.DefaultLimits().Bytes
	info, err := os.Stat(name)
	if err != nil {
		return nil, errors.New("cannot be opened")
	}
	if info.Size() > most {
		return nil, &extract.Refusal{Reason: extract.TooBig, Detail: fmt.Sprintf("%d bytes, at most %d", info.Size(), most)}
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, errors.New("cannot be opened")
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(io.TeeReader(f, im.bar), most+1))
	if err != nil {
		return nil, errors.New("cannot be read")
	}
	return raw, nil
}

// replace makes a file the new version of the document that was named.
func (im *importer) replace(ctx context.Context, name string, p desk.Proposal) error {
	doc, err := im.desk.Add(ctx, operator(), p)
	if err != nil {
		im.refuse(name, spoken(err).Error())
		return nil
	}
	im.counts[knowledge.AddedVersion]++
	im.outcome(name, string(knowledge.AddedVersion), doc.ID, "")
	return nil
}

// twinOf is the document that a file is nearly, "" when it is none, or the one that it is a version of by its key. One of
// the same
// title counts where the years are not known to differ.
func twinOf(d knowledge.Document, taken desk.Taken) (desk.Twin, bool) {
	for _, t := range taken.Twins {
		if t.Document.Key == d.Key {
			return desk.Twin{}, false
		}
	}
	for _, t := range taken.Twins {
		if t.Same == desk.TwinNear || t.Same == desk.TwinTitle && sameYear(t.Document.Year, d.Year) {
			return t, true
		}
	}
	return desk.Twin{}, false
}

func sameYear(a, b int) bool { return a == b || a == 0 || b == 0 }

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
	twin, near := twinOf(d, taken)
	if near && !im.anyway && !im.made[twin.Document.ID] {
		im.refuse(name, nearly(twin))
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
		why := ""
		if near {
			why = twinName(twin)
		}
		im.counts[result]++
		im.made[saved.ID] = im.made[saved.ID] || result == knowledge.AddedNew
		im.outcome(name, string(result), saved.ID, why)
		return im.state.DB.SaveCuration(ctx, kept)
	}), "add "+name)
}

// twinName says how a file is like a document.
func twinName(t desk.Twin) string {
	if t.Same == desk.TwinNear {
		return fmt.Sprintf("like #%d (%d %% of its text)", t.Document.ID, int(t.Share*100))
	}
	return fmt.Sprintf("same title and place as #%d", t.Document.ID)
}

// nearly says why a file that is nearly a document is not added, and what would add it.
func nearly(t desk.Twin) string {
	return fmt.Sprintf("%s; --replaces %d makes it the new version, --anyway a document of its own", twinName(t), t.Document.ID)
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
