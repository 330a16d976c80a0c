package plan_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"studitiru/data/seed"
	"studitiru/knowledge"
	"studitiru/knowledge/ipp"
	"studitiru/knowledge/team/plan"
)

func doc(id int64, kind knowledge.Kind, title string, year int, places []string, indicators ...int) knowledge.Document {
	return knowledge.Document{ID: id, State: knowledge.Published, Meta: knowledge.Meta{
		Kind: kind, Title: title, Places: places, Year: year, Indicators: indicators}}
}

// shelf is the one of Kota Uji: Kota Baik is alike and better, Kota Jauh is an A, Kota Lain is not known.
func shelf(documents ...knowledge.Document) plan.Shelf {
	letters := map[string]string{"Kota Baik": "A-", "Kota Jauh": "A"}
	return plan.NewShelf("Kota Uji", documents, []ipp.Match{
		{Place: ipp.Place{Name: "Kota Naik"}, Risen: true}, {Place: ipp.Place{Name: "Kota Baik"}, Better: true},
	}, func(place string) (ipp.Index, bool) { return ipp.Index{Letter: letters[place]}, letters[place] != "" })
}

func TestPracticesOfThoseWhoAreAlikeComeFirst(t *testing.T) {
	stopped := doc(9, knowledge.Innovation, "berhenti", 2026, []string{"Kota Baik"}, 3)
	stopped.Status = knowledge.Stopped
	s := shelf(
		doc(1, knowledge.Innovation, "tak dikenal", 2026, []string{"Kota Lain"}, 3),
		doc(2, knowledge.Innovation, "jauh", 2026, []string{"Kota Jauh"}, 3),
		doc(3, knowledge.Innovation, "sendiri", 2026, []string{"Kota Uji"}, 3),
		doc(4, knowledge.Innovation, "luas", 2026, []string{"Kota Baik"}, 1, 2, 3),
		doc(5, knowledge.Innovation, "tepat", 2024, []string{"Kota Baik"}, 3),
		doc(6, knowledge.Guide, "panduan", 2025, nil, 1, 3), doc(7, knowledge.Guide, "panduan sendiri", 2025, nil, 3),
		doc(8, knowledge.Rule, "aturan", 2014, nil, 3), stopped,
	)
	var got []string
	for _, p := range s.Practices(3) {
		got = append(got, p.Document.Title+" "+p.Letter)
	}
	if diff := cmp.Diff([]string{"tepat A-", "luas A-", "jauh A", "tak dikenal "}, got); diff != "" {
		t.Error(diff)
	}
	if list := s.Practices(3); !list[0].Alike || list[2].Alike {
		t.Error("who is alike is not told from who is not")
	}
	if g := s.Guides(3); len(g) != 2 || g[0].Title != "panduan sendiri" || len(s.Rules(3)) != 1 || len(s.Rules(1)) != 0 {
		t.Errorf("guides %+v", g)
	}
}

func instrument(t *testing.T) ipp.Instrument {
	t.Helper()
	list, err := ipp.ReadInstruments(seed.Instruments())
	if err != nil {
		t.Fatal(err)
	}
	return list[0]
}

func TestAdvice(t *testing.T) {
	inst := instrument(t)
	five, _ := inst.Indicator(5)
	evidence := []ipp.Item{{Indicator: 5, Name: "SK", State: ipp.EvidenceOpen}, {Indicator: 5, Name: "foto",
		State: ipp.EvidenceReady},
		{Indicator: 6, Name: "lain"}}
	a := shelf().Advise(five, 3, evidence)
	if a.To != 4 || a.Next != five.Scale.Texts[4] || len(a.Missing) != 1 || a.Missing[0].Name != "SK" {
		t.Errorf("advice: %+v", a)
	}
	if a := shelf().Advise(five, -1, nil); a.To != 1 || a.From != -1 {
		t.Errorf("advice without a value: from %d to %d", a.From, a.To)
	}
	list, known := shelf().Recommend(inst, ipp.Values{5: 3, 29: 4, 14: 5}, nil, 7)
	if !known || len(list) != 2 || list[0].Indicator.Number != 29 || list[1].From != 3 {
		t.Errorf("recommended of two gaps: %+v, %v", list, known)
	}
	list, known = shelf().Recommend(inst, nil, plan.Usual(inst), 7)
	if known || len(list) != 7 || list[0].Indicator.Share.LessThan(list[6].Indicator.Share) || len(list[0].Missing) == 0 ||
		list[0].To != 5 || list[0].Next != list[0].Indicator.Scale.Texts[5] {
		t.Errorf("recommended without values: %d, known %v", len(list), known)
	}
}

func TestPackage(t *testing.T) {
	inst := instrument(t)
	gaps := ipp.Gaps(inst, ipp.Values{29: 1, 30: 1, 14: 4})[:3]
	documents := []knowledge.Document{
		doc(1, knowledge.Innovation, "lama", 2020, []string{"Kota Baik"}), doc(2, knowledge.Innovation, "baru", 2026,
			[]string{"Kota Baik"}),
		doc(3, knowledge.Innovation, "menjawab", 2024, []string{"Kota Baik"}, gaps[0].Indicator.Number),
		doc(4, knowledge.Visit, "ke sana", 2026, []string{"Kota Baik", "Kota Uji"}),
		doc(5, knowledge.Visit, "dari sana", 2026, []string{"Kota Uji", "Kota Baik"}),
	}
	p := plan.Pack("Kota Baik", documents, gaps, 2)
	if len(p.ByGap) != 1 || p.ByGap[0].Documents[0].Title != "menjawab" || len(p.Unseen) != 1 {
		t.Errorf("by gap: %+v, unseen %d", p.ByGap, len(p.Unseen))
	}
	if len(p.Others) != 2 || p.Others[0].Title != "baru" || len(p.Visits) != 1 || p.Visits[0].Title != "ke sana" {
		t.Errorf("others %+v, visits %+v", p.Others, p.Visits)
	}
}
