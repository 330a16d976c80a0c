package answer_test

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"studitiru/data/seed"
	"studitiru/knowledge"
)

// falseAnswers is the largest share of near misses that may be answered as if they were none.
const falseAnswers = .03

// officialPlaces are the names of all kabupaten, kota and provinces.
func officialPlaces(t testing.TB) (out []string) {
	t.Helper()
	f, err := seed.Vocabulary().Open("places.tsv")
	must(t, err)
	defer f.Close()
	for in := bufio.NewScanner(f); in.Scan(); {
		if line := in.Text(); line != "" && line[0] != '#' {
			out = append(out, strings.SplitN(line, "\t", 2)[0])
		}
	}
	return out
}

// core is a place's name without the kind of place.
func core(place string) string {
	for _, kind := range []string{"Kota Administrasi ", "Kabupaten Administrasi ", "Kota ", "Kabupaten ", "Provinsi "} {
		if rest, ok := strings.CutPrefix(place, kind); ok {
			return rest
		}
	}
	return place
}

// says tells whether a document names a place anywhere.
func says(d knowledge.Document, place string) bool {
	return strings.Contains(d.Title+"\n"+d.Body, core(place)) || slices.Contains(d.Places, place)
}

// tally counts how many near misses are answered, and shows some of them.
type tally struct {
	asked, answered int
	shown           []string
}

func (n *tally) count(text string, a knowledge.Answer) {
	n.asked++
	if a.Outcome == knowledge.Answered {
		n.answered++
		if len(n.shown) < 20 {
			n.shown = append(n.shown, text+"\n   "+brief(a))
		}
	}
}

// thousands skips a test of hundreds of questions, or thousands, with -short: the race detector learns nothing from the same
// question once more. Without, it runs beside its like.
func thousands(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("hundreds of questions, or more: they are asked without -short")
	}
	t.Parallel()
}

func (n *tally) report(t *testing.T, kind string) {
	t.Helper()
	t.Logf("%s: %d near misses, %d answered (%.1f %%)", kind, n.asked, n.answered, 100*float64(n.answered)/float64(max(n.asked, 1)))
	if *verbose {
		t.Log(strings.Join(n.shown, "\n"))
	}
	if n.asked == 0 || float64(n.answered) > falseAnswers*float64(n.asked) {
		t.Errorf("%s: more than %.0f %% are answered:\n%s", kind, 100*falseAnswers, strings.Join(n.shown, "\n"))
	}
}

// TestValuesOfAllPlaces asks for a measure of every place, each with another measure than its neighbours, and for all measures
// with THOROUGH=1: what no document says of a place is not answered, and whatever is quoted is about that place.
func TestValuesOfAllPlaces(t *testing.T) {
	thousands(t)
	h := seeded(t)
	documents := shipped(t)
	var missed tally
	measures := []struct{ ask, said string }{
		{"nilai IPP %s", "IPP"}, {"nilai SKM %s berapa", "IKM"}, {"predikat kepatuhan ombudsman %s", "Ombudsman"},
	}
	for k, m := range measures {
		for i, place := range officialPlaces(t) {
			if i%len(measures) != k && os.Getenv("THOROUGH") == "" {
				continue
			}
			text := fmt.Sprintf(m.ask, place)
			a := h.ask(text)
			for _, q := range a.Quotes {
				if !strings.Contains(q.Text+q.Heading, core(place)) && !slices.Equal(q.Document.Places, []string{place}) {
					t.Errorf("%s: quoted of another place: %s %q", text, q.Document.Key, q.Text)
				}
			}
			said := slices.ContainsFunc(documents, func(d knowledge.Document) bool {
				return says(d, place) && strings.Contains(d.Title+d.Body, m.said)
			})
			if !said {
				missed.count(text, a)
			}
		}
	}
	missed.report(t, "place × measure")
}

// practices are documents about one practice that has a name, with that name.
func practices(t testing.TB) (out []knowledge.Document, names []string) {
	t.Helper()
	documents := shipped(t)
	for _, d := range documents {
		name, _, named := strings.Cut(d.Title, ",")
		name, _, _ = strings.Cut(name, ":") // what follows says what the practice is about
		if d.Kind == knowledge.Innovation && named && len(d.Places) == 1 && len(strings.Fields(name)) <= 4 && !placed(t, name) {
			out, names = append(out, d), append(names, name)
		}
	}
	return out, names
}

// TestPracticesOfOtherPlaces asks for practices where they are not.
func TestPracticesOfOtherPlaces(t *testing.T) {
	thousands(t)
	h := seeded(t)
	practices, names := practices(t)
	var missed tally
	for i, d := range practices {
		if len(h.ask(names[i]).Parts.Things) == 0 {
			continue // the beginning of a title, and no name: "Layanan sosial ODGJ"
		}
		for k, place := range []string{"Kota Malang", "Kota Bekasi", "Kabupaten Sleman", "Kota Balikpapan", "Kota Ambon",
			"Kabupaten Asmat",
			"Provinsi Riau", "Kota Surabaya"} {
			if says(d, place) {
				continue
			}
			text := fmt.Sprintf([]string{"%s %s", "apa itu %s di %s", "hasil %s %s", "bagaimana %s %s berjalan"}[k%4], names[i], place)
			missed.count(text, h.ask(text))
		}
	}
	missed.report(t, "practice × other place")
}

// TestOtherYears asks for figures of years that no document has.
func TestOtherYears(t *testing.T) {
	thousands(t)
	h := seeded(t)
	documents := shipped(t)
	var missed tally
	for _, place := range []string{"Kota Pontianak", "Kabupaten Sumedang", "Kota Kediri", "Provinsi Jawa Timur", "Provinsi Jambi",
		"Kabupaten Bungo", "Kota Balikpapan"} {
		for year := 2014; year <= 2030; year++ {
			said := slices.ContainsFunc(documents, func(d knowledge.Document) bool {
				return says(d, place) && strings.Contains(d.Body, "IPP") && (strings.Contains(d.Body, strconv.Itoa(year)) || d.Year == year)
			})
			if said {
				continue
			}
			for _, form := range []string{"nilai IPP %s %d", "berapa skor ipp %s tahun %d", "peringkat IPP %s %d"} {
				text := fmt.Sprintf(form, place, year)
				a := h.ask(text)
				missed.count(text, a)
				if len(a.Quotes) > 0 && a.Outcome == knowledge.Answered {
					t.Errorf("%s: %s", text, brief(a))
				}
			}
		}
	}
	missed.report(t, "place × other year")
}

// TestAttributesThatAreMissing asks for what a practice's document does not say.
func TestAttributesThatAreMissing(t *testing.T) {
	thousands(t)
	h := seeded(t)
	practices, names := practices(t)
	var missed tally
	attributes := []struct{ ask, said string }{
		{"berapa anggaran %s", "nggaran|Rp|dana|juta|miliar"}, {"jam layanan %s", "jam|pukul|WIB|WITA"},
		{"alamat kantor %s", "lamat|Jalan|Jl|edung"}, {"nomor whatsapp %s", "WhatsApp|WA |omor"},
		{"berapa biaya %s", "iaya|Rp|gratis|tarif|Gratis|bayar"}, {"email %s", "mail|surel|@"},
	}
	for i, d := range practices {
		for _, a := range attributes {
			said := slices.ContainsFunc(strings.Split(a.said, "|"), func(w string) bool { return strings.Contains(d.Body+d.Title, w) })
			if said {
				continue
			}
			text := fmt.Sprintf(a.ask, names[i])
			missed.count(text, h.ask(text))
		}
	}
	missed.report(t, "practice × attribute")
}

// placed tells whether a title's beginning names a place, which belongs to no name of a practice.
func placed(t testing.TB, name string) bool {
	t.Helper()
	l, err := language()
	must(t, err)
	return len(l.NamedPlaces(name)) > 0
}
