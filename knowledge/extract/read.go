package extract

import (
	"bytes"
	"context"
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gabriel-vasile/mimetype"
)

// Read reads a file. What it is, is told by its content; the name breaks ties between plain text, Markdown and CSV
// only. A file that cannot be read is a *Refusal. Read works in the caller's process: what comes from
// people goes through a Worker.
func Read(ctx context.Context, name string, data []byte, l Limits) (Text, error) {
	switch {
	case len(data) == 0:
		return Text{}, &Refusal{Empty, "no bytes"}
	case int64(len(data)) > l.Bytes:
		return Text{}, &Refusal{TooBig, fmt.Sprintf("%d bytes, at most %d", len(data), l.Bytes)}
	}
	format, err := formatOf(name, data, l)
	if err != nil {
		return Text{}, err
	}
	if format != PDF { // which keeps its own time, OCR on top
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, l.Time)
		defer cancel()
	}
	t, err := readers()[format](ctx, data, l)
	if err != nil {
		if ctx.Err() != nil {
			return Text{}, &Refusal{TooLong, fmt.Sprintf("%s took longer than %v", format, l.Time)}
		}
		return Text{}, err
	}
	t.Format = format
	return t.finished(l)
}

// readers are the readers by format.
func readers() map[Format]func(context.Context, []byte, Limits) (Text, error) {
	return map[Format]func(context.Context, []byte, Limits) (Text, error){
		PDF: readPDF, DOCX: readDOCX, PPTX: readPPTX, ODT: readODT, XLSX: readXLSX,
		HTML: readHTML, Markdown: readMarkdown, Plain: readPlain, CSV: readCSV,
	}
}

// formatOf tells a file's format from its content.
func formatOf(name string, data []byte, l Limits) (Format, error) {
	kind := mimetype.Detect(data)
	for mime, format := range map[string]Format{
		"application/pdf": PDF,
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document":   DOCX,
		"application/vnd.openxmlformats-officedocument.presentationml.presentation": PPTX,
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":         XLSX,
		"application/vnd.oasis.opendocument.text":                                   ODT,
	} {
		if kind.Is(mime) {
			return format, nil
		}
	}
	switch {
	case kind.Is("application/zip"):
		return zipFormat(data, l)
	case kind.Is("application/x-ole-storage") || bytes.HasPrefix(data, []byte{0xD0, 0xCF, 0x11, 0xE0}):
		if bytes.Contains(data, wide("EncryptedPackage")) {
			return "", &Refusal{Locked, "an encrypted Office file"}
		}
		return "", &Refusal{Unsupported, "an old Office file: " + kind.String()}
	case !textual(data):
		return "", &Refusal{Unsupported, kind.String()}
	case kind.Is("text/html") || kind.Is("application/xhtml+xml") || looksLikeHTML(data):
		return HTML, nil
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown":
		return Markdown, nil
	case ".csv", ".tsv":
		return CSV, nil
	case ".txt", ".text", "":
		return Plain, nil
	}
	if kind.Is("text/plain") || kind.Is("text/csv") || kind.Is("text/tab-separated-values") {
		return Plain, nil
	}
	return "", &Refusal{Unsupported, kind.String()}
}

// zipFormat looks into a zip that tells its kind by its parts only. It is here that bombs are met first.
func zipFormat(data []byte, l Limits) (Format, error) {
	a, err := openArchive(data, l)
	if err != nil {
		return "", err
	}
	main, err := mainPart(a)
	if err != nil {
		return "", err
	}
	for begin, format := range map[string]Format{"word/": DOCX, "ppt/": PPTX, "xl/": XLSX} {
		if a.files[main] != nil && strings.HasPrefix(main, begin) {
			return format, nil
		}
	}
	for part, format := range map[string]Format{"ppt/presentation.xml": PPTX, "xl/workbook.xml": XLSX, "content.xml": ODT} {
		if a.files[part] != nil {
			return format, nil
		}
	}
	return "", &Refusal{Unsupported, "a zip that is no document"}
}

// wide is a name as CFB files write it: UTF-16, little end first.
func wide(s string) []byte {
	var b []byte
	for _, r := range []byte(s) {
		b = append(b, r, 0)
	}
	return b
}

// finished refuses a text that says nothing and cuts one that says too much.
func (t Text) finished(l Limits) (Text, error) {
	t.Markdown, t.Title = strings.TrimSpace(normal(t.Markdown)), normal(t.Title)
	if !strings.ContainsFunc(t.Markdown, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return Text{}, &Refusal{Empty, "no text in it"}
	}
	if utf8.RuneCountInString(t.Markdown) > l.Characters {
		t.Markdown = string([]rune(t.Markdown)[:l.Characters])
		if at := strings.LastIndex(t.Markdown, "\n\n"); at > 0 {
			t.Markdown = t.Markdown[:at]
		}
		t.Cut = true
	}
	t.Title = strings.Join(strings.Fields(t.Title), " ")
	if t.Title == "" {
		t.Title = firstHeading(t.Markdown)
	}
	return t, nil
}

// firstHeading is the text of the first heading of a Markdown text, or "".
func firstHeading(s string) string {
	for line := range strings.Lines(s) {
		if rest := strings.TrimLeft(line, "#"); len(rest) < len(line) && strings.HasPrefix(rest, " ") {
			return strings.TrimSpace(rest)
		}
	}
	return ""
}

// maxName is the longest name that is shown.
const maxName = 80

// ShownName makes of a file's name one that can be shown: without folders and control characters, at most 80 characters.
func ShownName(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	name = path.Base(name)
	name = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, name)
	if name == "" || name == "." || name == "/" || name == ".." {
		return "berkas"
	}
	if runes := []rune(name); len(runes) > maxName {
		name = string(runes[:maxName])
	}
	return name
}
