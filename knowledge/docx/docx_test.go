package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"studitiru/knowledge/docx"
)

// parts opens a Word file and checks that every part of it is well-formed XML.
func parts(t interface{ Fatalf(string, ...any) }, raw []byte) map[string]string {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatalf("no zip: %v", err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatalf("open %s: %v", f.Name, err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("read %s: %v", f.Name, err)
		}
		all[f.Name] = string(text)
		if strings.HasSuffix(f.Name, ".png") {
			continue
		}
		for d := xml.NewDecoder(bytes.NewReader(text)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s is not XML: %v", f.Name, err)
			}
		}
	}
	return all
}

func TestFile(t *testing.T) {
	f := docx.File{Title: "Laporan <kunjungan> & hasil", Author: "Studi Tiru", Footer: "draf otomatis",
		Created: time.Date(2026, 1, 10, 0, 0, 0, 0, time.UTC)}
	f.Heading(1, "Hasil")
	f.Paragraph("Tanda ’ “ – tetap.\nBaris kedua")
	f.Bullet("butir")
	f.Table([][]string{{"Kota", "IPP"}, {"Pontianak"}})
	raw, err := f.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	all := parts(t, raw)
	for part, wants := range map[string][]string{
		"word/document.xml": {"Laporan &lt;kunjungan&gt; &amp; hasil", "’ “ –", "<w:br/>", `w:val="Heading1"`, `w:val="ListBullet"`,
			"<w:tblHeader/>"},
		"word/footer1.xml":  {"draf otomatis"},
		"docProps/core.xml": {"2026-01-10T00:00:00Z", "Studi Tiru"},
	} {
		for _, want := range wants {
			if !strings.Contains(all[part], want) {
				t.Errorf("%s lacks %q", part, want)
			}
		}
	}
	if cells := strings.Count(all["word/document.xml"], "<w:tc>"); cells != 4 {
		t.Errorf("%d cells, want 4: short rows are filled up", cells)
	}
}

// Whatever the texts hold, every part stays well-formed.
func TestAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }))
		f := docx.File{Title: text.Draw(t, "title"), Author: text.Draw(t, "author"), Footer: text.Draw(t, "footer")}
		f.Heading(rapid.Int().Draw(t, "level"), text.Draw(t, "heading"))
		f.Paragraph(text.Draw(t, "paragraph"))
		f.Bullet(text.Draw(t, "bullet"))
		f.Table(rapid.SliceOf(rapid.SliceOfN(text, 0, 3)).Draw(t, "rows"))
		raw, err := f.Bytes()
		if err != nil {
			t.Fatalf("write: %v", err)
		}
		parts(t, raw)
	})
}

func TestPictures(t *testing.T) {
	var dot bytes.Buffer
	if err := png.Encode(&dot, image.NewGray(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	f := docx.File{Wide: true}
	if err := f.Picture([]byte("bukan gambar"), 50, ""); err == nil {
		t.Error("what is no picture is taken")
	}
	for range 2 {
		if err := f.Picture(dot.Bytes(), 50, `radar "IPP" <2026>`); err != nil {
			t.Fatal(err)
		}
	}
	f.Dense = true
	f.Columns([]int{1, 3}, [][]string{{"No", "Indikator"}, {"1", "SP"}})
	raw, err := f.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	all := parts(t, raw)
	text := all["word/document.xml"]
	if all["word/media/image2.png"] != dot.String() || !strings.Contains(all["[Content_Types].xml"], "image/png") ||
		!strings.Contains(all["word/_rels/document.xml.rels"], `Id="rId5"`) || !strings.Contains(text, `r:embed="rId5"`) {
		t.Error("a picture does not stand in the file")
	}
	if !strings.Contains(all["word/styles.xml"], `<w:sz w:val="17"/>`) {
		t.Error("a dense file has the letters of any other")
	}
	if wide := 14002 / 2 * 635; !strings.Contains(text, fmt.Sprintf(`cx="%d" cy="%d"`, wide, wide/2)) ||
		!strings.Contains(text, "landscape") || !strings.Contains(text, `<w:gridCol w:w="3500"/><w:gridCol w:w="10501"/>`) {
		t.Errorf("sizes of pictures and columns:\n%s", text)
	}
}
