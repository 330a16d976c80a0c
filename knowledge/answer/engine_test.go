package answer_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// written is a value as texts write it.
func written(value string) string { return strings.Replace(value, ".", ",", 1) }

// TestEveryValueThatIsKnown asks for the value of every place that has one: the first quote has the place and the number.
func TestEveryValueThatIsKnown(t *testing.T) {
	h := seeded(t)
	asked := 0
	for measure, ask := range map[string]string{"ipp": "berapa nilai IPP %s", "ikm": "nilai IKM %s berapa",
		"ombudsman": "nilai kepatuhan ombudsman %s"} {
		facts, err := h.db.Facts(t.Context(), knowledge.FactFilter{Measure: measure})
		must(t, err)
		newest := map[string]int{}
		for _, f := range facts {
			if f.Service == "" && f.Value != "" && h.language.Province(f.Place) != "" {
				newest[f.Place] = max(newest[f.Place], f.Year)
			}
		}
		for place, year := range newest {
			asked++
			a := h.ask(fmt.Sprintf(ask, place))
			if len(a.Quotes) == 0 {
				t.Errorf("%s of %s in %d: %s", measure, place, year, brief(a))
				continue
			}
			q := a.Quotes[0]
			known := slices.ContainsFunc(facts, func(f knowledge.Fact) bool {
				return f.Place == place && f.Year >= year && f.Value != "" && strings.Contains(q.Text, written(f.Value))
			})
			about := strings.Contains(q.Text, core(place)) || slices.Equal(q.Document.Places, []string{place})
			if !known || !about || a.Outcome != knowledge.Answered {
				t.Errorf("%s of %s in %d: %s", measure, place, year, brief(a))
			}
		}
	}
	if asked < 5 {
		t.Errorf("only %d values were asked for", asked)
	}
}

// made makes a document of a place.
func made(key string, kind knowledge.Kind, place string, body string) knowledge.Document {
	d := knowledge.Document{Key: key, Body: body, Meta: knowledge.Meta{Title: key, Kind: kind, Places: []string{place}, Year: 2025,
		Sources: []knowledge.Source{{Title: "Satu", URL: "https://satu.example/"}, {Title: "Dua", URL: "https://dua.example/"}}}}
	d, err := d.Normal()
	if err != nil {
		panic(err)
	}
	return d
}

func (h *house) id(key string) int64 {
	h.Helper()
	docs, err := h.db.Documents(h.Context(), knowledge.Filter{Keys: []string{key}})
	must(h, err)
	if len(docs) != 1 {
		h.Fatalf("%d documents %q", len(docs), key)
	}
	return docs[0].ID
}

// keys are the documents of the quotes and lines of an answer.
func keys(a knowledge.Answer) (out []string) {
	for _, q := range a.Quotes {
		out = append(out, q.Document.Key)
	}
	for _, l := range a.Lists {
		out = append(out, l.Document.Key)
	}
	for _, c := range a.Columns {
		for _, q := range c.Quotes {
			out = append(out, q.Document.Key)
		}
	}
	return out
}

// TestWithdrawnMeansGone hides documents and asks again at once: they are not shown on any route.
func TestWithdrawnMeansGone(t *testing.T) {
	d := made("layanan antar akta", knowledge.Innovation, "Kota Bontang",
		"Layanan antar akta Kota Bontang mengantar akta ke rumah dalam dua jam.")
	v := made("nilai bontang", knowledge.Guide, "Kota Bontang", "Nilai IPP Kota Bontang tahun 2025 adalah 4,11 (kategori A-).")
	h := open(t, d, v)
	questions := []string{"layanan antar akta", "inovasi bontang", "bontang", "daftar inovasi kota bontang", "nilai ipp bontang",
		"kota mana yang nilai ipp tertinggi", "bandingkan antar akta bontang dan samarinda"}
	for _, q := range questions {
		if a := h.ask(q); len(keys(a)) == 0 {
			t.Errorf("%s: nothing is shown: %s", q, brief(a))
		}
	}
	for _, key := range []string{d.Key, v.Key} {
		_, err := h.db.SetState(t.Context(), knowledge.BySystem("test"), h.id(key), knowledge.Hidden)
		must(t, err)
	}
	for _, q := range questions { // the index has not followed yet
		if a := h.ask(q); len(keys(a)) > 0 || len(a.Nearest) > 0 || a.Missing != nil && len(a.Missing.Documents) > 0 {
			t.Errorf("%s: a hidden document is shown: %s", q, brief(a))
		}
	}
}

func TestInternalIsForMembers(t *testing.T) {
	d := made("catatan antar akta", knowledge.Visit, "Kota Bontang", "Antar akta Kota Bontang dipelajari tamu dalam dua hari.")
	d.Visibility = knowledge.Internal
	h := open(t, d)
	for _, q := range []string{"antar akta bontang", "catatan kunjungan apa saja", "bontang", "siapa yang studi tiru ke bontang"} {
		guest, member := h.ask(q), h.askAs(knowledge.Question{Text: q, Audience: knowledge.Audience{Member: true}})
		if len(keys(guest)) > 0 || len(keys(member)) == 0 {
			t.Errorf("%s: guest %s\nmember %s", q, brief(guest), brief(member))
		}
	}
	if a := h.ask("antar akta bontang"); a.Hidden != 1 {
		t.Errorf("%d hidden hits are told of", a.Hidden)
	}
}

// TestConfirmedAMomentAgo: what is shown of a document is read for each answer, though its sequence stays.
func TestConfirmedAMomentAgo(t *testing.T) {
	h := open(t, made("antar akta", knowledge.Innovation, "Kota Bontang", "Antar akta Kota Bontang mengantar akta ke rumah."))
	if a := h.ask("antar akta bontang"); len(a.Quotes) == 0 || a.Quotes[0].Confirmation != "" {
		t.Fatalf("before: %+v", a.Quotes)
	}
	must(t, h.db.SaveCuration(t.Context(), desk.Curation{Document: h.id("antar akta"), Verified: h.at}))
	if a := h.ask("antar akta bontang"); len(a.Quotes) == 0 || !strings.HasPrefix(a.Quotes[0].Confirmation, "dikonfirmasi") {
		t.Errorf("after: %+v", a.Quotes)
	}
}

// TestSourcesAndSurroundings: a quote cites the source of its own sentence, and carries the passage around it.
func TestSourcesAndSurroundings(t *testing.T) {
	h := open(t, made("antar akta", knowledge.Innovation, "Kota Bontang",
		"Antar akta Kota Bontang dimulai pada 2021.[^1]\n\n"+
			"Kurir antar akta Bontang berjumlah dua belas orang.[^2] Mereka memakai sepeda listrik."))
	a := h.ask("berapa jumlah kurir antar akta bontang")
	if len(a.Quotes) == 0 || !slices.Equal(a.Quotes[0].Cites, []int{1}) || strings.Contains(a.Quotes[0].Text, "[^") {
		t.Fatalf("%s %+v", brief(a), a.Quotes)
	}
	if q := a.Quotes[0]; !strings.Contains(q.Context, q.Text) || len(q.Context) <= len(q.Text) {
		t.Errorf("the passage around it is %q", q.Context)
	}
	for _, m := range a.Quotes[0].Marks {
		if m.Start < 0 || m.End > len(a.Quotes[0].Text) || m.Start >= m.End {
			t.Errorf("mark %+v of %q", m, a.Quotes[0].Text)
		}
	}
}

// TestQuestionsOfADocument are searched and never quoted.
func TestQuestionsOfADocument(t *testing.T) {
	d := made("antar akta", knowledge.Innovation, "Kota Bontang", "Antar akta Kota Bontang mengantar akta ke rumah.")
	d.Questions = []string{"gimana kalau kakek tidak kuat ke capil"}
	d, err := d.Normal()
	must(t, err)
	h := open(t, d, made("bersih sungai", knowledge.Innovation, "Kota Samarinda",
		"Bersih sungai Kota Samarinda mengangkut sampah dengan perahu."))
	a := h.ask("kakek tidak kuat ke capil")
	if first(a) != "antar akta" && (len(a.Nearest) == 0 || a.Nearest[0].Document.Key != "antar akta") {
		t.Errorf("not found by its question: %s", brief(a))
	}
	for _, q := range append(a.Quotes, a.Nearest...) {
		if strings.Contains(q.Text+q.Context, "kakek") {
			t.Errorf("a question is quoted: %q", q.Text)
		}
	}
}

// TestPagesOfAList: every document comes once, on pages of the size that is asked for.
func TestPagesOfAList(t *testing.T) {
	var documents []knowledge.Document
	for i := range 11 {
		key := fmt.Sprintf("inovasi %02d", i)
		documents = append(documents, made(key, knowledge.Innovation, "Kota Bontang", "Isi inovasi Kota Bontang."))
	}
	h := open(t, documents...)
	seen := map[string]int{}
	for offset := 0; offset < 11; offset += 4 {
		a := h.askAs(knowledge.Question{Text: "daftar inovasi kota bontang", Limit: 4, Offset: offset})
		if a.Route != knowledge.RouteCatalogue || a.Total != 11 || a.More != max(0, 7-offset) {
			t.Errorf("page at %d: %s, %d more", offset, brief(a), a.More)
		}
		for _, l := range a.Lists {
			seen[l.Document.Key]++
		}
	}
	if len(seen) != 11 {
		t.Errorf("%d documents are shown: %v", len(seen), seen)
	}
}

// TestConversation is scenario S34, on figures of its own.
func TestConversation(t *testing.T) {
	h := open(t,
		made("nilai bontang", knowledge.Guide, "Kota Bontang", "Nilai IPP Kota Bontang tahun 2025 adalah 4,11 (kategori A-).\n\n"+
			"Nilai IPP Kota Bontang tahun 2024 adalah 3,95 (kategori B)."),
		made("nilai singkawang", knowledge.Guide, "Kota Singkawang",
			"Nilai IPP Kota Singkawang tahun 2025 adalah 4,22 (kategori A-)."),
	)
	prev := knowledge.Context{}
	for _, turn := range []struct {
		text    string
		outcome knowledge.Outcome
		says    string
	}{
		{"berapa nilai IPP Bontang 2025", knowledge.Answered, "4,11"},
		{"kalau Singkawang?", knowledge.Answered, "4,22"},
		{"2024?", knowledge.NotFound, ""},
		{"bukan Singkawang, maksud saya Bontang", knowledge.Answered, "4,11"},
		{"2024?", knowledge.Answered, "3,95"},
	} {
		h.at = h.at.Add(time.Minute)
		a := h.askAs(knowledge.Question{Text: turn.text, Previous: prev})
		prev = a.Context
		if a.Outcome != turn.outcome || turn.says != "" && (len(a.Quotes) == 0 || !strings.Contains(a.Quotes[0].Text, turn.says)) {
			t.Errorf("%s: %s", turn.text, brief(a))
		}
	}
}

// TestTitles: a title that is typed word for word brings its document, whatever it reads like.
func TestTitles(t *testing.T) {
	thousands(t)
	h := seeded(t)
	for _, d := range shipped(t) {
		a := h.ask(d.Title)
		if len(d.Title) <= knowledge.MaxQuestion && a.Outcome != knowledge.Unclear && !slices.Contains(keys(a), d.Key) {
			t.Errorf("%s: %s", d.Title, brief(a))
		}
	}
}
