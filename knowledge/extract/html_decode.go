package extract

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	encodings "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

var (
	htmlStart = regexp.MustCompile(`(?is)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html|<head|<body)`)
	xmlStart  = regexp.MustCompile(`(?is)^\s*<\?xml`)
	// saysCharset is where a page says in what it is written: in a meta, or in its XML declaration.
	saysCharset = regexp.MustCompile(`(?is)<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]{3,40})|` +
		`^\s*<\?xml[^>]*encoding\s*=\s*["']([\w:.-]{3,40})["']`)
	// selfClosed are elements that XML may close where they begin and that HTML would leave open.
	selfClosed = regexp.MustCompile(`(?is)<(script|style|title|textarea|iframe|a|div|` +
		`span|p|td|th|tr|ul|li|i|b|em|strong|section)((?:\s[^<>]*?)?)/>`)
	cdata = regexp.MustCompile(`(?s)<!\[CDATA\[(.*?)\]\]>`)
)

// charsetRoom is how far into a page it is looked for what it is written in.
const charsetRoom = 64 << 10

func looksLikeHTML(data []byte) bool {
	if _, ok := wideOrder(data); ok {
		text, err := pageText(data[:min(len(data), 4096)&^3])
		return err == nil && htmlStart.MatchString(text)
	}
	return htmlStart.Match(bytes.TrimPrefix(data[:min(len(data), 2048)], []byte("\xEF\xBB\xBF")))
}

// wideOrder tells by a mark, or by the zeros between Latin letters, how a text of two or four bytes a character is ordered.
func wideOrder(data []byte) (order string, ok bool) {
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE, 0, 0}):
		return "utf-32le", true
	case bytes.HasPrefix(data, []byte{0, 0, 0xFE, 0xFF}):
		return "utf-32be", true
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return "utf-16le", true
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return "utf-16be", true
	}
	sample := data[:min(len(data), 1024)&^1]
	if len(sample) < 16 {
		return "", false
	}
	var zeros [2]int
	for i, b := range sample {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch half := len(sample) / 2; {
	case zeros[1]*10 > 8*half && zeros[0]*10 < half:
		return "utf-16le", true
	case zeros[0]*10 > 8*half && zeros[1]*10 < half:
		return "utf-16be", true
	}
	return "", false
}

// wideText makes UTF-8 of a text of two or four bytes a character.
func wideText(data []byte, order string) (string, error) {
	switch order {
	case "utf-16le":
		return transcoded(data, encodings.UTF16(encodings.LittleEndian, encodings.UseBOM))
	case "utf-16be":
		return transcoded(data, encodings.UTF16(encodings.BigEndian, encodings.UseBOM))
	case "utf-32le":
		return transcoded(data, utf32.UTF32(utf32.LittleEndian, utf32.UseBOM))
	}
	return transcoded(data, utf32.UTF32(utf32.BigEndian, utf32.UseBOM))
}

// pageText makes UTF-8 of a page: by its mark, as UTF-8 when it is that whatever it says, else as it says itself, else as
// Windows-1252. A page in XML becomes one in HTML.
func pageText(data []byte) (text string, err error) {
	switch order, ok := wideOrder(data); {
	case ok:
		text, err = wideText(data, order)
	case utf8.Valid(data) || bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		text = cleaned(strings.ToValidUTF8(string(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))), ""))
	default:
		name := "windows-1252"
		if m := saysCharset.FindSubmatch(data[:min(len(data), charsetRoom)]); m != nil {
			name = string(m[1]) + string(m[2])
		}
		encoding, known := charset.Lookup(name)
		if known == "utf-8" || known == "replacement" || encoding == nil || strings.HasPrefix(known, "utf-16") {
			encoding, _ = charset.Lookup("windows-1252")
		}
		text, err = transcoded(data, encoding)
	}
	if err != nil || !xmlStart.MatchString(text) {
		return text, err
	}
	text = selfClosed.ReplaceAllString(text, "<$1$2></$1>")
	return cdata.ReplaceAllStringFunc(text, func(s string) string {
		inner := strings.TrimSuffix(strings.TrimPrefix(s, "<![CDATA["), "]]>")
		return strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(inner)
	}), nil
}
