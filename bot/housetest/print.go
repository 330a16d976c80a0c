package housetest

import (
	"bytes"
	"fmt"
	"strings"
)

// PDF prints pages, each of lines, as a file without pictures.
func PDF(pages ...string) []byte {
	objects := []string{"", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"}
	var kids []string
	escape := strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`)
	for _, page := range pages {
		var drawing strings.Builder
		drawing.WriteString("BT /F1 11 Tf 14 TL 70 770 Td\n")
		for line := range strings.Lines(page) {
			fmt.Fprintf(&drawing, "(%s) Tj T*\n", escape.Replace(strings.TrimRight(line, "\n")))
		}
		drawing.WriteString("ET")
		n := len(objects) + 1
		objects = append(objects, fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "+
			"/Resources << /Font << /F1 3 0 R >> >> >>", n+1),
			fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", drawing.Len(), drawing.String()))
		kids = append(kids, fmt.Sprintf("%d 0 R", n))
	}
	objects[0] = "<< /Type /Catalog /Pages 2 0 R >>"
	objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(kids))
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	var table strings.Builder
	for i, o := range objects {
		fmt.Fprintf(&table, "%010d 00000 n \n", out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	begin := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n",
		len(objects)+1, table.String(), len(objects)+1, begin)
	return out.Bytes()
}
