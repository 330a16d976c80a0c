package knowledge

import (
	"strings"
	"testing"
)

func replacedRules(t *testing.T) ReplacedRules {
	t.Helper()
	rules, err := ReadReplacedRules(strings.NewReader("# rule\tby\n\nPermen PANRB 17/2017\t29/2022 jo. " +
		"4/2023\tSumber\thttps://example.org\nPedoman Menteri PANRB 1/2022\tPedoman 5/2023\tSumber\thttps://example.org\n"))
	if err != nil || len(rules) != 2 {
		t.Fatalf("%d rules, %v", len(rules), err)
	}
	return rules
}

func TestReplacedRulesCitedBy(t *testing.T) {
	rules := replacedRules(t)
	for _, tt := range []struct{ title, body, want string }{
		{"Survei", "Formulir menurut Permen PANRB 17/2017 dipakai.", "29/2022 jo. 4/2023"},
		{"Survei", "menurut Peraturan Menteri PANRB Nomor 17 Tahun 2017.", "29/2022 jo. 4/2023"},
		{"Survei", "PermenPAN-RB No. 17 Th. 2017", "29/2022 jo. 4/2023"},
		{"Survei", "berdasarkan 17/2017", "29/2022 jo. 4/2023"},
		{"Survei", "Perda 17/2017 dan Permendagri Nomor 17 Tahun 2017", ""},
		{"Survei", "Perda Kota 3/2015 (Permen PANRB 17/2017)", "29/2022 jo. 4/2023"},
		{"Survei", "Kementerian PANRB dan Perwali 17/2017", ""},
		{"Survei", "pada 3/17/2017 dan nomor 417/2017", ""},
		{"Survei", "Permen PANRB 29/2022 menggantikan Permen PANRB 17/2017", ""},
		{"Survei", "Permen PANRB 29 Tahun 2022 menggantikan Permen PANRB 17/2017", ""},
		{"Permen PANRB 17/2017", "diganti Permen PANRB 29/2022", "29/2022 jo. 4/2023"},
		{"Hubungan keuangan", "UU 1/2022 mengatur; aturan 1/2022 juga", ""},
		{"Instrumen", "Pedoman Menteri PANRB 1/2022", "Pedoman 5/2023"},
		{"", "", ""},
	} {
		var got []string
		for _, r := range rules.CitedBy(Document{Meta: Meta{Title: tt.title}, Body: tt.body}) {
			got = append(got, r.By)
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("%q %q: replaced by %q, want %q", tt.title, tt.body, got, tt.want)
		}
	}
}

func TestReadReplacedRulesRefuses(t *testing.T) {
	for _, table := range []string{"Permen 17/2017\t29/2022\n", "Permen\t29/2022\tSumber\thttps://example.org\n"} {
		if _, err := ReadReplacedRules(strings.NewReader(table)); err == nil {
			t.Errorf("%q is not refused", table)
		}
	}
}

func TestAskWarns(t *testing.T) {
	ended, running, other := published(1), published(2), published(3)
	ended.Kind, ended.Status, ended.Body = Innovation, Stopped, "Menurut Permen PANRB 17/2017."
	running.Kind, running.Status = Innovation, Continues
	other.Kind, other.Status = Rule, Continues
	l, _, f := library(ended, running, other)
	l.WithReplacedRules(replacedRules(t))
	f.result = SearchResult{Verdict: SureMatch, Hits: []Hit{hit(1), hit(3), hit(2)}}
	a := ask(t, l, Question{Text: "survei keliling"})
	if len(a.Quotes) != 3 || len(a.Quotes[0].Replaced) != 1 || len(a.Quotes[1].Replaced) != 0 {
		t.Errorf("the quotes are %+v", a.Quotes)
	}
	if len(a.Alternatives) != 1 || a.Alternatives[0].ID != 2 {
		t.Errorf("the alternatives are %+v", a.Alternatives)
	}
}
