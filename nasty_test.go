package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf16"

	"studitiru/bot/housetest"
	"studitiru/bot/sandbox"
	"studitiru/knowledge/docx"
)

// makeFile makes the file of a line "uploads NAME> TEXT": of NAME's kind, holding TEXT with \n for
// line ends, or what "!word" stands for.
func makeFile(name, text string) (content []byte, options []sandbox.Option, err error) {
	if album, rest, ok := strings.Cut(text, " | "); ok { // "album | text": sent together with others
		options = append(options, sandbox.Album(album))
		text = rest
	}
	if nasty, ok := nastyFiles()[text]; ok {
		content, err = nasty()
		if text == "!large" {
			options = append(options, sandbox.ClaimSize(100<<20))
		}
		return content, options, err
	}
	text = strings.ReplaceAll(text, `\n`, "\n")
	switch path.Ext(name) {
	case ".pdf": // its pages lie between bars
		return housetest.PDF(strings.Split(text, "|")...), options, nil
	case ".docx":
	default:
		return []byte(text), options, nil
	}
	var f docx.File
	for i, line := range strings.Split(text, "\n") {
		if i == 0 {
			f.Title = line
			f.Heading(1, line)
			continue
		}
		f.Paragraph(line)
	}
	content, err = f.Bytes()
	return content, options, err
}

// nastyFiles are files that must be refused.
func nastyFiles() map[string]func() ([]byte, error) {
	return map[string]func() ([]byte, error){
		"!exe": func() ([]byte, error) { return append([]byte("MZ\x90\x00\x03"), make([]byte, 512)...), nil },
		"!olddoc": func() ([]byte, error) {
			return append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 1024)...), nil
		},
		"!zip":     func() ([]byte, error) { return packed(map[string]string{"catatan.txt": "halo"}) },
		"!rar":     func() ([]byte, error) { return append([]byte("Rar!\x1a\x07\x01\x00"), make([]byte, 256)...), nil },
		"!empty":   func() ([]byte, error) { return []byte{}, nil },
		"!large":   func() ([]byte, error) { return nil, nil },
		"!bomb":    bomb,
		"!entries": manyEntries,
		"!entity":  entityFile,
		"!locked":  lockedOffice,
		"!truncated": func() ([]byte, error) {
			return []byte("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"), nil
		},
	}
}

// packed makes a zip.
func packed(files map[string]string) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range files {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			return nil, fmt.Errorf("make a zip: %w", err)
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

const wordTypes = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`

// bomb is a Word file of some 100 KB whose text is 100 MB.
func bomb() ([]byte, error) {
	text := `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>` +
		strings.Repeat("a", 100<<20) + `</w:t></w:r></w:p></w:body></w:document>`
	return packed(map[string]string{"[Content_Types].xml": wordTypes, "word/document.xml": text})
}

// manyEntries is a Word file of 10,000 parts.
func manyEntries() ([]byte, error) {
	files := map[string]string{"[Content_Types].xml": wordTypes, "word/document.xml": "<w:document/>"}
	for i := range 10_000 {
		files[fmt.Sprintf("word/part%d.xml", i)] = ""
	}
	return packed(files)
}

// entityFile is a Word file that names a file of the machine and grows by itself.
func entityFile() ([]byte, error) {
	text := `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "RAHASIA"><!ENTITY b SYSTEM "file:///etc/passwd">]>` +
		`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&a;&b;</w:t></w:r></w:p></w:body></w:document>`
	return packed(map[string]string{"[Content_Types].xml": wordTypes, "word/document.xml": text})
}

// lockedOffice looks like a Word file with a password.
func lockedOffice() ([]byte, error) {
	b := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 1024)...)
	for _, unit := range utf16.Encode([]rune("EncryptedPackage")) {
		b = append(b, byte(unit), byte(unit>>8))
	}
	return append(b, make([]byte, 512)...), nil
}
