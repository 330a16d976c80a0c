package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// longRule is as long as the longest rule that a city keeps: pages of A4, articlesOf articles on each.
const (
	longRulePages = 961
	articlesOf    = 2
)

// ruleMade is a rule of so many pages as PDF, with running heads and page numbers. Article n says that
// something of which no other article speaks takes n+3 days.
func ruleMade(pages int) []byte {
	words := strings.Fields("pelayanan penyelenggara masyarakat izin usaha risiko sanksi kewajiban standar waktu biaya pengawasan " +
		"daerah dinas menteri dokumen lingkungan kegiatan sektor perdagangan kesehatan pangan energi permohonan persetujuan lembaga " +
		"data penilaian laporan wajib dapat melakukan menetapkan memberikan menyampaikan secara lengkap oleh untuk dengan dalam yang")
	r := rand.New(rand.NewPCG(961, 5))
	sentence := func(n int) string {
		list := make([]string, n)
		for i := range list {
			list[i] = words[r.IntN(len(words))]
		}
		return strings.ToUpper(list[0][:1]) + strings.Join(list, " ")[1:]
	}
	var file bytes.Buffer
	offsets := []int{0}
	object := func(body string) {
		offsets = append(offsets, file.Len())
		fmt.Fprintf(&file, "%d 0 obj\n%s\nendobj\n", len(offsets)-1, body)
	}
	file.WriteString("%PDF-1.4\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	kids := make([]string, pages)
	for p := range pages {
		kids[p] = fmt.Sprintf("%d 0 R", 4+2*p)
	}
	object(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), pages))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>")
	for p := range pages {
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "+
			"/Contents %d 0 R >>", 5+2*p))
		drawn := drawnPage(p, sentence)
		object(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(drawn), drawn))
	}
	table := file.Len()
	fmt.Fprintf(&file, "xref\n0 %d\n0000000000 65535 f \n", len(offsets))
	for _, at := range offsets[1:] {
		fmt.Fprintf(&file, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&file, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets), table)
	return file.Bytes()
}

// article is what article n is about: a name that no other has.
func article(n int) string {
	name := "Zu"
	for ; n > 0; n /= 20 {
		name += "bcdfghjklmnprstvwxyz"[n%20:][:1] + "aiueo"[n%5:][:1]
	}
	return name
}

// drawnPage draws page p, from 0, of a made rule.
func drawnPage(p int, sentence func(words int) string) string {
	var out strings.Builder
	y := 800
	line := func(x int, text string) {
		fmt.Fprintf(&out, "BT /F1 11 Tf %d %d Td (%s) Tj ET\n", x, y, strings.NewReplacer("(", `\(`, ")", `\)`).Replace(text))
		y -= 15
	}
	block := func(label, text string) {
		for i, words := 0, strings.Fields(label+" "+text); len(words) > 0; i++ {
			n := min(10, len(words))
			line(72+18*min(i, 1), strings.Join(words[:n], " "))
			words = words[n:]
		}
		y -= 6
	}
	line(265, "PRESIDEN")
	line(235, "REPUBLIK INDONESIA")
	line(280, fmt.Sprintf("- %d -", p+1))
	y -= 20
	if p == 0 {
		for _, text := range []string{"PERATURAN PEMERINTAH REPUBLIK INDONESIA", "NOMOR 5 TAHUN 2021", "TENTANG",
			"PENYELENGGARAAN PERIZINAN BERUSAHA BERBASIS RISIKO", "DENGAN RAHMAT TUHAN YANG MAHA ESA", "PRESIDEN REPUBLIK INDONESIA,"} {
			line(160, text)
		}
	}
	for i := range articlesOf {
		n := articlesOf*p + i + 1
		y -= 10
		line(285, fmt.Sprintf("Pasal %d", n))
		y -= 6
		block("(1)", sentence(40)+". "+sentence(20)+".")
		block("(2)", fmt.Sprintf("Berkas %s diselesaikan dalam %d hari kerja %s.", article(n), n+3, strings.ToLower(sentence(20))))
		block("(3)", sentence(25)+":")
		block("a.", sentence(12)+";")
		block("b.", sentence(12)+".")
	}
	return out.String()
}

// publishes reads a file, makes a document of it and waits until questions find it.
func (b *bench) publishes(name string, data []byte) {
	b.t.Helper()
	ctx, editor := b.t.Context(), b.state.Desk()
	read, err := desk.ReadFile(ctx, readHere{}, desk.File{Name: name, Data: data})
	if err != nil {
		b.t.Fatal(err)
	}
	taken, err := editor.Take(ctx, knowledge.BySystem("test"), desk.Proposal{}, read, "")
	if err != nil {
		b.t.Fatal(err)
	}
	doc, err := editor.Add(ctx, knowledge.BySystem("test"), taken.Proposal)
	if err != nil {
		b.t.Fatal(err)
	}
	for !b.state.Index.Reached(doc.Seq) {
		time.Sleep(5 * time.Millisecond)
	}
}

// An answer from a long rule names the article and the page on which it stands.
func TestAnswerNamesArticleAndPage(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	b := newBench(t, t.TempDir())
	b.publishes("pp5.pdf", ruleMade(9))
	people, chats := crowd(b.server, 1)
	for _, question := range []string{"pasal 13 pp 5 tahun 2021", "berapa hari kerja berkas " + article(13) + " diselesaikan"} {
		b.timed(people[0], chats[0], question)
		b.settle()
		messages := chats[0].Messages()
		said := messages[len(messages)-1].Text
		for _, want := range []string{"16 hari kerja", "Pasal 13", "hlm. 7"} {
			if !strings.Contains(said, want) {
				t.Errorf("%q is answered without %q: %s", question, want, said)
			}
		}
	}
}

// BenchmarkLongRule publishes a rule of longRulePages and asks for its articles over the simulated Telegram. It reports the
// milliseconds of the way in, reading and publishing, and of question to answer, the median and the 99th of a hundred.
func BenchmarkLongRule(b *testing.B) {
	data := ruleMade(longRulePages)
	e := newBench(b, b.TempDir())
	begun := time.Now()
	e.publishes("pp5.pdf", data)
	added := time.Since(begun)
	people, chats := crowd(e.server, edgePeople)
	ask := func(n int) time.Duration {
		asked := 1 + 37*n%(longRulePages*articlesOf)
		question := fmt.Sprintf("pasal %d pp 5 tahun 2021", asked)
		if n%2 == 0 {
			question = "berapa hari kerja berkas " + article(asked) + " diselesaikan"
		}
		return e.timed(people[n%edgePeople], chats[n%edgePeople], question)
	}
	for n := range 4 { // what is read once is read
		ask(n)
	}
	var took []time.Duration
	for n := 4; b.Loop(); n++ {
		d := ask(n)
		took = append(took, d)
		time.Sleep(edgePace - min(d, edgePace))
	}
	slices.Sort(took)
	b.ReportMetric(float64(added.Milliseconds()), "add-ms")
	for name, q := range map[string]float64{"ask-p50-ms": .5, "ask-p99-ms": .99} {
		b.ReportMetric(float64(took[int(q*float64(len(took)-1))].Microseconds())/1000, name)
	}
}
