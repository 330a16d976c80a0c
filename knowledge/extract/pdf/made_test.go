package pdf

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"encoding/binary"
	"fmt"
	"image"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// pdfObjects are the objects of a PDF under construction; object n stands at index n-1.
type pdfObjects []string

func (o *pdfObjects) add(body string) int {
	*o = append(*o, body)
	return len(*o)
}

func stream(dict, data string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
}

// bytes writes the file; trailer is added to the trailer's dictionary.
func (o pdfObjects) bytes(root int, trailer string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(o))
	for i, body := range o {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(o)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(o)+1, root, trailer, xref)
	return b.Bytes()
}

// printed is a line of text at a place of an A4 page, 595 × 842 points, from the bottom left.
type printed struct {
	x, y, size float64
	text       string
}

// column prints lines of 11 points one below the other; an empty one leaves a gap.
func column(x, y float64, lines ...string) []printed {
	var out []printed
	for i, text := range lines {
		if text != "" {
			out = append(out, printed{x, y - 14*float64(i), 11, text})
		}
	}
	return out
}

func drawing(lines []printed) string {
	var b strings.Builder
	escape := strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`)
	for _, p := range lines {
		fmt.Fprintf(&b, "BT /F1 %g Tf %g %g Td (%s) Tj ET\n", p.size, p.x, p.y, escape.Replace(p.text))
	}
	return b.String()
}

// content is a page of a PDF: a drawing and its resources.
type content struct{ draw, resources string }

// document builds a PDF of the pages, with objects that resources may name before them.
func document(o pdfObjects, pages []content) (pdfObjects, int) {
	tree := len(o) + 2*len(pages) + 1
	kids := make([]string, len(pages))
	for i, p := range pages {
		text := o.add(stream("", p.draw))
		n := o.add(fmt.Sprintf("<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Resources << %s >> /Contents %d 0 R >>", tree,
			p.resources, text))
		kids[i] = fmt.Sprintf("%d 0 R", n)
	}
	o.add(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(pages)))
	return o, o.add(fmt.Sprintf("<< /Type /Catalog /Pages %d 0 R >>", tree))
}

const helvetica = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"

// embeddedPDF is a PDF with text in a font of its own, so that it looks the same on every machine.
func embeddedPDF(t *testing.T, pages ...[]printed) []byte {
	t.Helper()
	return embedded(t, 0, pages...)
}

// embedded is embeddedPDF, whose letters say that they are others, so many places behind in the alphabet.
func embedded(t *testing.T, shift int, pages ...[]printed) []byte {
	t.Helper()
	font, err := sfnt.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	var widths []string // of the characters from 32 to 126, in thousandths of the size
	for r := rune(32); r < 127; r++ {
		glyph, err := font.GlyphIndex(nil, r)
		if err != nil {
			t.Fatal(err)
		}
		advance, err := font.GlyphAdvance(nil, glyph, fixed.I(1000), 0)
		if err != nil {
			t.Fatal(err)
		}
		widths = append(widths, strconv.Itoa(advance.Round()))
	}
	var o pdfObjects
	file := o.add(stream(fmt.Sprintf("/Length1 %d", len(goregular.TTF)), string(goregular.TTF)))
	descriptor := o.add(fmt.Sprintf("<< /Type /FontDescriptor /FontName /GoRegular /Flags 32 /FontBBox [-440 -300 1160 1150] "+
		"/ItalicAngle 0 "+
		"/Ascent 945 /Descent -212 /CapHeight 723 /StemV 80 /FontFile2 %d 0 R >>", file))
	codes := o.add(stream("", fmt.Sprintf("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Codes def "+
		"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <21> <7e> <%04x> endbfrange endcmap end end", 0x21+shift)))
	name := o.add(fmt.Sprintf("<< /Type /Font /Subtype /TrueType /BaseFont /GoRegular /Encoding /WinAnsiEncoding /FirstChar 32 "+
		"/LastChar 126 "+
		"/Widths [%s] /FontDescriptor %d 0 R /ToUnicode %d 0 R >>", strings.Join(widths, " "), descriptor, codes))
	contents := make([]content, len(pages))
	for i, lines := range pages {
		contents[i] = content{drawing(lines), fmt.Sprintf("/Font << /F1 %d 0 R >>", name)}
	}
	objects, root := document(o, contents)
	return objects.bytes(root, "")
}

// textPDF is a PDF with text.
func textPDF(pages ...[]printed) []byte {
	objects, root := textObjects(pages...)
	return objects.bytes(root, "")
}

func textObjects(pages ...[]printed) (pdfObjects, int) {
	contents := make([]content, len(pages))
	for i, lines := range pages {
		contents[i] = content{drawing(lines), "/Font << /F1 1 0 R >>"}
	}
	return document(pdfObjects{helvetica}, contents)
}

// scannedPDF prints the pages of a PDF to pictures and puts those into another.
func scannedPDF(t *testing.T, original []byte, pages int) []byte {
	t.Helper()
	return picturesPDF(t, pictures(t, original, pages), nil)
}

// pictures are the pages of a PDF as a scanner sees them.
func pictures(t *testing.T, original []byte, pages int) []*image.Gray {
	t.Helper()
	need(t, "pdftoppm")
	dir := t.TempDir()
	path := filepath.Join(dir, "in.pdf")
	if err := os.WriteFile(path, original, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("pdftoppm", "-r", "150", "-gray", "-png", path,
		filepath.Join(dir, "page")).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v: %s", err, out)
	}
	names, err := filepath.Glob(filepath.Join(dir, "page*.png"))
	if err != nil || len(names) != pages {
		t.Fatalf("%d pictures of %d pages, %v", len(names), pages, err)
	}
	var out []*image.Gray
	for _, name := range names {
		picture, err := loadPicture(name)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, picture)
	}
	return out
}

// picturesPDF is a PDF of a page for each picture, which fills it, with lines printed upon all of them.
func picturesPDF(t *testing.T, list []*image.Gray, upon []printed) []byte {
	t.Helper()
	objects := pdfObjects{helvetica}
	var contents []content
	for _, picture := range list {
		var data bytes.Buffer
		if err := jpeg.Encode(&data, picture, &jpeg.Options{Quality: 75}); err != nil {
			t.Fatal(err)
		}
		size := picture.Bounds()
		n := objects.add(stream(fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "+
			"/BitsPerComponent 8 /Filter /DCTDecode", size.Dx(), size.Dy()), data.String()))
		contents = append(contents, content{"q 595 0 0 842 0 0 cm /Im Do Q\n" + drawing(upon),
			fmt.Sprintf("/XObject << /Im %d 0 R >> /Font << /F1 1 0 R >>", n)})
	}
	objects, root := document(objects, contents)
	return objects.bytes(root, "")
}

const passwordPadding = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56" +
	"\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

// lockedPDF is a PDF of one page, encrypted by the standard handler (RC4, 40 bits, revision 2)
// so that it opens with the password user.
func lockedPDF(t *testing.T, user string, lines []printed) []byte {
	t.Helper()
	pad := func(s string) []byte { return []byte((s + passwordPadding)[:32]) }
	crypt := func(key []byte, data string) string {
		c, err := rc4.NewCipher(key)
		if err != nil {
			t.Fatal(err)
		}
		out := make([]byte, len(data))
		c.XORKeyStream(out, []byte(data))
		return string(out)
	}
	owner := md5.Sum(pad("pemilik"))
	o := crypt(owner[:5], string(pad(user)))
	permissions, id := int32(-4), "0123456789abcdef"
	seed := binary.LittleEndian.AppendUint32(append(pad(user), o...), uint32(permissions))
	sum := md5.Sum(append(seed, id...))
	key := sum[:5]

	objects, root := textObjects(lines)
	const streamObject = 2 // textObjects puts the first page's content after the font
	own := md5.Sum(append(bytes.Clone(key), streamObject, 0, 0, 0, 0))
	objects[streamObject-1] = stream("", crypt(own[:10], drawing(lines)))
	n := objects.add(fmt.Sprintf("<< /Filter /Standard /V 1 /R 2 /O <%x> /U <%x> /P %d >>", o, crypt(key, passwordPadding),
		permissions))
	return objects.bytes(root, fmt.Sprintf("/Encrypt %d 0 R /ID [<%x> <%x>]", n, id, id))
}

// cyclicPDF is a PDF whose page tree contains itself.
func cyclicPDF() []byte {
	return pdfObjects{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 2 >>",
		"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 2 >>",
	}.bytes(1, "")
}

// need skips a test where a program is not installed.
func need(t *testing.T, names ...string) {
	t.Helper()
	for _, name := range names {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("%s is not installed", name)
		}
	}
}
