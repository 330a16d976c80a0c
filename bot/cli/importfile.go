package cli

import (
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
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
	return slices.Contains([]string{".pdf", ".docx", ".pptx", ".odt", ".xlsx", ".html", ".htm", ".txt", ".csv"}, strings.ToLower(filepath.Ext(name)))
}

// other adds a file that is no Markdown: read in a process of its own, under its own title, with itself as source. The
// same bytes or text under another name are not added again.
func (im *importer) other(ctx context.Context, name string) error {
	raw, err := im.bytes(name)
	if err != nil {
		im.refuse(name, err.Error())
		return nil
	}
	text, err := im.reader.Read(ctx, name, raw)
	var refusal *extract.Refusal
	switch {
	case errors.As(err, &refusal):
		im.refuse(name, refusal.Error())
		return nil
	case err != nil:
		return fmt.Errorf("read %s: %w", name, err)
	}
	shown := extract.ShownName(name)
	base := strings.TrimSuffix(shown, filepath.Ext(shown))
	d := knowledge.Document{Key: base, Body: knowledge.MaskPersonal(text.Markdown) + "\n", Meta: knowledge.Meta{
		Title: text.Title, Kind: knowledge.Guide, Sources: []knowledge.Source{{Title: shown}},
	}}
	if d.Title == "" {
		d.Title = base
	}
	if d, err = d.Normal(); err != nil {
		im.refuse(name, err.Error())
		return nil
	}
	return im.addFile(ctx, name, d, raw)
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

func (im *importer) addFile(ctx context.Context, name string, d knowledge.Document, raw []byte) error {
	sum := sha256.Sum256(raw)
	hash := hex.EncodeToString(sum[:])
	twins, err := im.desk.Twins(ctx, d, hash)
	if err != nil {
		return fmt.Errorf("look for a document like %s: %w", name, err)
	}
	for _, twin := range twins {
		if twin.Document.Key != d.Key && (twin.Same == desk.TwinFile || twin.Same == desk.TwinText) {
			im.twins++
			im.counts[knowledge.AddedNothing]++
			im.outcomes = append(im.outcomes, []string{name, string(knowledge.AddedNothing), strconv.FormatInt(twin.Document.ID, 10), "sama " + twin.Same})
			return nil
		}
	}
	return wrap(im.within(ctx, func(ctx context.Context) error {
		saved, result, err := im.library.Add(ctx, knowledge.BySystem("import"), d)
		if err != nil {
			return err
		}
		im.counts[result]++
		im.outcomes = append(im.outcomes, []string{name, string(result), strconv.FormatInt(saved.ID, 10), ""})
		return im.state.DB.SaveCuration(ctx, desk.Curation{Document: saved.ID, FileHash: hash, Sketch: desk.SketchOf(saved.Body)})
	}), "add "+name)
}

// writeReport writes what became of each file.
func writeReport(name string, rows [][]string) error {
	f, err := os.Create(name)
	if err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	w := csv.NewWriter(f)
	w.Comma = ';'
	for _, row := range append([][]string{{"berkas", "hasil", "nomor", "alasan"}}, rows...) {
		if err := w.Write(row); err != nil {
			return errors.Join(fmt.Errorf("write the report: %w", err), f.Close())
		}
	}
	w.Flush()
	return wrap(errors.Join(w.Error(), f.Close()), "write the report")
}
