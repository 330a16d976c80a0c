package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// furniture are the parts of a site around an article, as sites of governments and newspapers have them. Their words begin
// with x, so that they can be told from those of the article.
func furniture() map[string]string {
	links := func(n int, word string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, `<li><a href="/%s%d">x%s%d xmenu xpilihan</a></li>`, word, i, word, i)
		}
		return b.String()
	}
	prose := strings.Repeat("xpendapat xpembaca xtentang xberita xini xsangat xpanjang. ", 8)
	return map[string]string{
		"nav":       `<nav><ul>` + links(14, "nav") + `</ul></nav>`,
		"menu div":  `<div class="main-menu"><ul>` + links(10, "menu") + `</ul></div>`,
		"header":    `<header><div class="logo">xsitus xresmi xpemerintah</div><ul>` + links(5, "atas") + `</ul></header>`,
		"sidebar":   `<div class="sidebar widget-area"><h3>xterpopuler</h3><ul>` + links(8, "samping") + `</ul></div>`,
		"aside":     `<aside><h3>xagenda</h3><p>xrapat xkoordinasi xdi xaula xbesok xpagi</p></aside>`,
		"related":   `<div class="related-posts"><h3>xberita xterkait</h3><ul>` + links(6, "kait") + `</ul></div>`,
		"also":      `<p>Baca juga: <a href="/z">xjudul xberita xlain xyang xpanjang</a></p>`,
		"also list": `<div><h4>Berita Terkait</h4><ul>` + links(4, "lain") + `</ul></div>`,
		"comments": `<section id="comments"><h3>x3 xkomentar</h3><article><p>` + prose + `</p></article><article><p>` + prose +
			`</p></article></section>`,
		"komentar":   `<div class="komentar"><p>` + prose + `</p></div>`,
		"share":      `<div class="social-share"><a href="#">xfacebook</a> <a href="#">xtwitter</a> <a href="#">xwhatsapp</a></div>`,
		"footer":     `<footer><p>xhak xcipta xdinas xkominfo xalamat xtelepon</p><ul>` + links(6, "kaki") + `</ul></footer>`,
		"footer div": `<div id="footer"><p>xhak xcipta xalamat xkantor xjalan</p></div>`,
		"crumbs":     `<div class="breadcrumb"><a href="/">xberanda</a> / <a href="/b">xberita</a></div>`,
		"cookie":     `<div class="cookie-notice"><p>xsitus xini xmemakai xkuki xsetuju xkebijakan</p></div>`,
		"hidden":     `<div style="display: none">xtidak xtampil xsama xsekali</div><div hidden>xjuga xtidak</div>`,
		"form":       `<form role="search"><input value="x"><button>xcari</button></form>`,
		"ad":         `<div class="iklan">xpromo xbelanja xmurah xsekarang</div>`,
		"tags":       `<div class="tags"><a href="/t">xlabel</a> <a href="/u">xtopik</a></div>`,
		"pager":      `<div class="pagination"><a href="/1">x1</a><a href="/2">x2</a><a href="/3">xlanjut</a></div>`,
		"old menu": `<table><tr><td><a href="/1">xmenu</a></td><td><a href="/2">xprofil</a></td><td><a ` +
			`href="/3">xberita</a></td></tr></table>`,
	}
}

// article are the articles that stand in it, of different lengths and shapes.
func articles() map[string]string {
	p := func(n int, words string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "<p>Paragraf %d menerangkan bahwa %s, dan warga mencatat hasilnya sebanyak %d orang.</p>", i+1, words, 100+i)
		}
		return b.String()
	}
	return map[string]string{
		"news":  p(6, "pemerintah kota membuka gerai layanan baru di kantor kecamatan pada hari Senin"),
		"short": p(1, "loket buka sampai pukul dua puluh satu"),
		"rule": `<p>BAB I</p><p>KETENTUAN UMUM</p><p>Pasal 1</p>` + p(2,
			"dalam peraturan ini yang dimaksud dengan layanan adalah bantuan") +
			`<p>Pasal 2</p><ol><li>petugas hadir tepat waktu;</li><li>petugas mencatat setiap aduan.</li></ol>`,
		"table": p(1, "tarif ditetapkan sebagai berikut") + `<table><thead><tr><th>Layanan</th><th>Tarif</th></tr></thead><tbody>` +
			`<tr><td rowspan="2">Kependudukan</td><td>gratis</td></tr><tr><td>sepuluh ribu</td></tr></tbody></table>`,
		"list": p(1, "syarat yang dibawa pemohon adalah") +
			`<ul><li>kartu keluarga asli</li><li>surat pengantar dari kelurahan</li><li>pas foto dua lembar</li></ul>`,
		"with links": p(2, `<a href="/dasar">peraturan daerah</a> mengatur hal itu bersama <a href="/dinas">dinas terkait</a> dan `+
			`pelaksananya`),
	}
}

// frames put an article and what is around it together.
func frames() map[string]func(h1, article string, around []string) string {
	some := func(list []string, from, to int) string {
		return strings.Join(list[min(from, len(list)):min(to, len(list))], "\n")
	}
	page := func(body string) string {
		return `<!DOCTYPE html><html lang="id"><head><title>Gerai Layanan Kecamatan – Pemerintah Kota</title></head><body>` + body +
			`</body></html>`
	}
	return map[string]func(h1, article string, around []string) string{
		"article": func(h1, a string, x []string) string {
			return page(some(x, 0, 3) + `<main><article><h1>` + h1 + `</h1>` + a + some(x, 3, 4) + `</article></main>` + some(x, 4, 99))
		},
		"divs": func(h1, a string, x []string) string {
			return page(`<div id="wrapper" class="has-sidebar">` + some(x, 0, 3) + `<div class="content"><h1 class="title">` + h1 +
				`</h1><div class="isi">` + a +
				`</div>` + some(x, 3, 5) + `</div>` + some(x, 5, 99) + `</div>`)
		},
		"head": func(h1, a string, x []string) string {
			return page(some(x, 0, 2) + `<header class="page-header"><h1>` + h1 + `</h1></header><div class="entry">` + a + `</div>` +
				some(x, 2, 99))
		},
		"tables": func(h1, a string, x []string) string {
			return page(`<table width="100%"><tr><td>` + some(x, 0, 3) + `</td></tr><tr><td><h1>` + h1 + `</h1>` + a +
				`</td></tr><tr><td>` + some(x, 3, 99) +
				`</td></tr></table>`)
		},
	}
}

func tokens(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
}

// Pages are read without what stands around their articles: of what comes out four fifths or more is the article's in nine of
// ten pages, of the article almost nothing is lost, and its heading never.
func TestPagesWithoutFurniture(t *testing.T) {
	parts := furniture()
	names := make([]string, 0, len(parts))
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names)
	var precision, recall []float64
	n := 0
	for frame, build := range frames() {
		for kind, article := range articles() {
			for turn := range 8 {
				var around []string
				for i := range 7 {
					around = append(around, parts[names[(turn*5+i*3+len(kind))%len(names)]])
				}
				const h1 = "Gerai Layanan Kecamatan"
				got, err := Read(t.Context(), "a.html", []byte(build(h1, article, around)), DefaultLimits())
				if err != nil {
					t.Fatal(err)
				}
				n++
				if !headed(got.Markdown, h1) || got.Title != h1 {
					t.Errorf("%s, %s, %d: the heading is lost, title %q:\n%s", frame, kind, turn, got.Title, got.Markdown)
				}
				foreign, own := 0, map[string]bool{}
				out := tokens(got.Markdown)
				for _, w := range out {
					if strings.HasPrefix(w, "x") {
						foreign++
					}
					own[w] = true
				}
				kept, all := 0, 0
				for _, w := range tokens(stripTags(article)) {
					if all++; own[w] {
						kept++
					}
				}
				p, r := 1-float64(foreign)/float64(len(out)), float64(kept)/float64(all)
				if p < 0.8 || r < 0.95 {
					t.Logf("%s, %s, %d: precision %.2f, recall %.2f", frame, kind, turn, p, r)
				}
				precision, recall = append(precision, p), append(recall, r)
			}
		}
	}
	slices.Sort(precision)
	slices.Sort(recall)
	t.Logf("%d pages: precision p10 %.2f, recall p10 %.2f", n, precision[n/10], recall[n/10])
	if precision[n/10] < 0.8 || recall[n/10] < 0.95 {
		t.Errorf("precision p10 %.2f, recall p10 %.2f", precision[n/10], recall[n/10])
	}
}

func stripTags(s string) string {
	var b strings.Builder
	in := false
	for _, r := range s {
		switch {
		case r == '<':
			in = true
			b.WriteByte(' ')
		case r == '>':
			in = false
		case !in:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func TestPagesInAnyCharset(t *testing.T) {
	const said = "Wali kota menyebut “layanan prima” – gratis"
	page := func(head string) string {
		return `<!DOCTYPE html><html><head>` + head + `<title>Layanan</title></head><body><p>` + said + `</p></body></html>`
	}
	late := strings.Repeat("<!-- jarak -->", 200)
	in := func(e interface{ String(string) (string, error) }, s string) string {
		out, err := e.String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	windows := charmap.Windows1252.NewEncoder()
	for name, data := range map[string]string{
		"UTF-8 that says something else": page(`<meta charset="iso-8859-1">`),
		"UTF-8 that says it late":        page(late + `<meta charset="utf-8">`),
		"a mark":                         "\xEF\xBB\xBF" + page(""),
		"Windows without a word":         in(windows, page("")),
		"Windows that says it late": in(windows,
			page(late+`<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">`)),
		"UTF-16 with a mark":             in(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(), page("")),
		"UTF-16 without one, big end":    in(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder(), page("")),
		"UTF-16 without one, little end": in(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder(), page("")),
		"XHTML with elements closed at once": `<?xml version="1.0" encoding="UTF-8"?><html ` +
			`xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a.js"/></head>` +
			`<body><div class="a"/><p>` + said + `<![CDATA[ & ]]></p></body></html>`,
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Read(t.Context(), "a", []byte(data), DefaultLimits())
			if err != nil || got.Format != HTML || !strings.Contains(got.Markdown, said) || strings.ContainsAny(got.Markdown, "<>") {
				t.Errorf("%v, %s, %q", err, got.Format, got.Markdown)
			}
		})
	}
}

func TestPagesSayWhatTheyShow(t *testing.T) {
	got, err := Read(
		t.Context(),
		"a.html",
		[]byte(`<html><head><title>Uji</title></head><body><article><h1>Uji</h1><p>Luas 10<sup>2</sup> m<sup>2</sup>, biaya
		<del>Rp5.000</del> gratis.</p><p>Pasal 3</p><p>Layanan bebas biaya.</p></article></body></html>`),
		DefaultLimits(),
	)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"10² m²", "~~Rp5.000~~ gratis", "##### Pasal 3"} {
		if !strings.Contains(got.Markdown, want) {
			t.Errorf("lacks %q:\n%s", want, got.Markdown)
		}
	}
}

// Pages of the systems that offices publish with: what stands around the article goes, whatever its name there.
func TestPagesOfOffices(t *testing.T) {
	const text = "Wali kota meresmikan gerai pada Rabu, 12 Maret 2025. Gerai ini melayani 14 jenis layanan dari 6 perangkat daerah."
	for name, page := range map[string]string{
		"WordPress": `<main><article><header class="entry-header"><h1>Gerai</h1><div class="entry-meta"><span>12 Maret</span> oleh ` +
			`<a>admin</a></div></header><div class="entry-content"><p>` + text + `</p><div class="sharedaddy"><h3>Sebarkan</h3></div>` +
			`<div id="jp-relatedposts" class="jp-relatedposts"><h3>Lainnya</h3><p><a>Lomba desa</a></p></div></div></article></main>`,
		"Joomla": `<div class="item-page"><div class="page-header"><h2>Gerai</h2></div><dl class="article-info muted"><dt>Detail</dt>` +
			`<dd class="hits">Dilihat: 8123</dd><dd>oleh admin</dd></dl><div itemprop="articleBody"><p>` + text + `</p></div></div>`,
	} {
		got, err := Read(t.Context(), "a.html", []byte("<!DOCTYPE html><html><head><meta charset=utf-8></head><body>"+page+
			"</body></html>"), DefaultLimits())
		if err != nil || !strings.Contains(got.Markdown, text) || !strings.Contains(got.Markdown, "# Gerai") {
			t.Errorf("%s: %v: %s", name, err, got.Markdown)
		}
		for _, around := range []string{"admin", "Sebarkan", "Lainnya", "Lomba", "Dilihat", "Detail"} {
			if strings.Contains(got.Markdown, around) {
				t.Errorf("%s: %s is left: %s", name, around, got.Markdown)
			}
		}
	}
}

// What leads to a note is no part of the sentence; the note keeps its mark.
func TestNoteLinks(t *testing.T) {
	page := `<html lang="id"><body><article><h1>Laporan</h1><p>Izin terbit dalam tiga hari.<sup><a href="#n1">1</a></sup> Petugas` +
		`<a href="#cite-2">[2]</a> mencatatnya, lihat <a href="#bab">Bab II</a> dan <a href="#5">5</a> berkas lain.</p>
		<ol><li><a href="#c1">1</a>Perwali Nomor 4. <a href="#c1">↑</a></li></ol></article></body></html>`
	text, err := Read(t.Context(), "a.html", []byte(page), DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"dalam tiga hari. Petugas mencatatnya", "1 Perwali Nomor 4.", "Bab II", "5](#5) berkas"} {
		if !strings.Contains(text.Markdown, want) {
			t.Errorf("%q is not in %q", want, text.Markdown)
		}
	}
}

// A table that is most of its page stays one.
func TestPageOfOneTable(t *testing.T) {
	for _, cell := range []string{"<td>%s</td>", `<td width="80"><p align="left"><font size="3">%s</font></p></td>`} {
		var rows strings.Builder
		for i := range 25 {
			rows.WriteString("<tr>")
			name := fmt.Sprintf("Dinas Contoh %d yang melayani izin", i)
			for _, text := range []string{fmt.Sprint(i + 1), name, fmt.Sprint(100 + i), "orang"} {
				fmt.Fprintf(&rows, cell, text)
			}
			rows.WriteString("</tr>")
		}
		page := "<html lang=id><head><title>Rekap</title></head><body><ul class=menu><li><a href=/a>Beranda</a></li></ul>" +
			"<p>REKAPITULASI</p><table><thead><tr><th>No<th>Dinas<th>Jumlah<th>Satuan</tr></thead>" +
			rows.String() + "</table></body></html>"
		text, err := Read(t.Context(), "a.html", []byte(page), DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		for i := range 25 {
			row := fmt.Sprintf("| %d | Dinas Contoh %d yang melayani izin | %d | orang |", i+1, i, 100+i)
			if !strings.Contains(text.Markdown, row) {
				t.Fatalf("row %q is not in %q", row, text.Markdown)
			}
		}
	}
}
