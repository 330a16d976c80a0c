package extract

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/unicode"
)

func reasonOf(err error) Reason {
	if r, ok := errors.AsType[*Refusal](err); ok {
		return r.Reason
	}
	return ""
}

func workbook(t testing.TB, do func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	do(f)
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sampleBook(t testing.TB) []byte {
	return workbook(t, func(f *excelize.File) {
		for cell, v := range map[string]any{"A1": "Kota", "B1": "IPP", "A2": "Pontianak", "B2": 4.71, "A3": "a|b"} {
			if err := f.SetCellValue("Sheet1", cell, v); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := f.NewSheet("Kosong"); err != nil {
			t.Fatal(err)
		}
	})
}

func TestReadTexts(t *testing.T) {
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("Pelayanan “prima”")
	if err != nil {
		t.Fatal(err)
	}
	page := `<!DOCTYPE html><html><head><title>Layanan</title><script>jahat()</script></head><body><nav><a href="/">Beranda</a></nav>
		<article><h1>MPP Pontianak</h1><p>` + strings.Repeat("Mal pelayanan publik melayani banyak izin. ", 20) + `</p>
		<table><tr><th>Kota</th><th>IPP</th></tr><tr><td>Pontianak</td><td>4,71</td></tr></table></article></body></html>`
	for _, c := range []struct {
		name, file, data string
		format           Format
		wants, not       []string
		title            string
	}{
		{"markdown", "a.md", "# Judul\n\nIsi **tebal**.", Markdown, []string{"**tebal**"}, nil, "Judul"},
		{"plain", "a.txt", "satu\r\n# bukan judul\r\n\r\ndua\x07" + strings.Repeat(" tiga", 20), Plain,
			[]string{"satu\n\\# bukan judul\n\ndua"}, []string{"\x07"}, ""},
		{"code page", "a.txt", "caf\xe9 \x93kutip\x94", Plain, []string{"café “kutip”"}, nil, ""},
		{"UTF-16", "a.txt", utf16, Plain, []string{"Pelayanan “prima”"}, nil, ""},
		{"csv with semicolons", "a.csv", "\xEF\xBB\xBFKota;IPP\nPontianak;4,71\n;\n", CSV,
			[]string{"| Kota | IPP |\n| --- | --- |\n| Pontianak | 4,71 |"}, nil, ""},
		{"csv with commas", "a.csv", "Kota,IPP\nPontianak,\"4,71\"\n", CSV, []string{"| Pontianak | 4,71 |"}, nil, ""},
		{"html", "salah.txt", page, HTML, []string{"MPP Pontianak", "| Pontianak | 4,71 |"}, []string{"jahat", "Beranda"}, "Layanan"},
		{"xlsx", "a.bin", string(sampleBook(t)), XLSX, []string{"## Sheet1", "| Pontianak | 4.71 |", `a\|b`}, nil, "Sheet1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Read(t.Context(), c.file, []byte(c.data), DefaultLimits())
			if err != nil {
				t.Fatal(err)
			}
			if got.Format != c.format || got.Title != c.title {
				t.Errorf("format %q, title %q; want %q, %q", got.Format, got.Title, c.format, c.title)
			}
			for _, want := range c.wants {
				if !strings.Contains(got.Markdown, want) {
					t.Errorf("lacks %q:\n%s", want, got.Markdown)
				}
			}
			for _, not := range c.not {
				if strings.Contains(got.Markdown, not) {
					t.Errorf("holds %q:\n%s", not, got.Markdown)
				}
			}
		})
	}
}

func TestRefusals(t *testing.T) {
	small := DefaultLimits()
	small.Bytes = 100
	ole := append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 600)...)
	for _, c := range []struct {
		name, file string
		data       []byte
		limits     Limits
		want       Reason
	}{
		{"empty", "a.pdf", nil, DefaultLimits(), Empty},
		{"only spaces", "a.txt", []byte(" \n\t "), DefaultLimits(), Empty},
		{"a program called pdf", "a.pdf", append([]byte("MZ\x90\x00\x03"), make([]byte, 300)...), DefaultLimits(), Unsupported},
		{"an old word file", "a.doc", ole, DefaultLimits(), Unsupported},
		{"an encrypted office file", "a.docx", append(ole, wide("EncryptedPackage")...), DefaultLimits(), Locked},
		{"rar", "a.rar", []byte("Rar!\x1A\x07\x01\x00aaaaaaaaaaaaaaaaaaa"), DefaultLimits(), Unsupported},
		{"too big", "a.txt", []byte(strings.Repeat("a ", 100)), small, TooBig},
		{"too deep a page", "a.html", []byte("<html><body>" + strings.Repeat("<div>", 5000) + "x"), DefaultLimits(), Abnormal},
		{"a broken workbook", "a.xlsx", sampleBook(t)[:900], DefaultLimits(), Broken},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Read(t.Context(), c.file, c.data, c.limits)
			if r := reasonOf(err); r != c.want {
				t.Errorf("got %q (%v), text %q; want %q", r, err, got.Markdown, c.want)
			}
		})
	}
}

func TestCut(t *testing.T) {
	l := DefaultLimits()
	l.Characters, l.Rows = 50, 2
	long, err := Read(t.Context(), "a.txt", []byte(strings.Repeat("kata kata kata\n\n", 20)), l)
	if err != nil || !long.Cut || len(long.Markdown) > 50 {
		t.Errorf("long text: cut %v, %d bytes, %v", long.Cut, len(long.Markdown), err)
	}
	rows, err := Read(t.Context(), "a.csv", []byte("a,b\n1,2\n3,4\n5,6\n"), l)
	if err != nil || !rows.Cut || strings.Contains(rows.Markdown, "3") {
		t.Errorf("many rows: cut %v, %q, %v", rows.Cut, rows.Markdown, err)
	}
}

func TestStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, "a.csv", []byte("a,b\n1,2\n"), DefaultLimits()); reasonOf(err) != TooLong {
		t.Errorf("a cancelled reading ended with %v", err)
	}
}

func TestShownName(t *testing.T) {
	for name, want := range map[string]string{
		"../../etc/x<b>.docx": "x<b>.docx", `C:\a\b.pdf`: "b.pdf", "": "berkas", "..": "berkas", "a\x00\nb.txt": "ab.txt",
		strings.Repeat("é", 200): strings.Repeat("é", 80),
	} {
		if got := ShownName(name); got != want {
			t.Errorf("ShownName(%q) = %q, want %q", name, got, want)
		}
	}
}

// Whatever the bytes, reading ends with a text or a refusal, and no other error.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"a,b\n1,2", "# x", "<html><p>a", "PK\x03\x04", "%PDF-1.4", "\xff\xfea\x00"} {
		f.Add("a.csv", []byte(s))
		f.Add("a.txt", []byte(s))
	}
	l := DefaultLimits()
	l.Bytes, l.Unpacked = 1<<20, 1<<20
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if strings.HasPrefix(string(data), "%PDF") {
			t.Skip("PDF has readers and tests of its own")
		}
		got, err := Read(t.Context(), name, data, l)
		if err != nil && reasonOf(err) == "" {
			t.Fatalf("neither text nor refusal: %v", err)
		}
		if err == nil && strings.TrimSpace(got.Markdown) == "" {
			t.Fatal("an empty text was not refused")
		}
	})
}
