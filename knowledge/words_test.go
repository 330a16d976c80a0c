package knowledge

import (
	"testing"
	"time"
)

func TestStatusWords(t *testing.T) {
	for _, c := range []struct {
		kind       Kind
		status     Status
		since, day string
		want       string
	}{
		{Innovation, Stopped, "2022", "", "⚠ berhenti sejak 2022"},
		{Innovation, Stopped, "", "2021", "⚠ berhenti"},
		{Rule, Stopped, "2024-03", "", "⚠ tidak berlaku lagi sejak 03/2024"},
		{Rule, Continues, "2026-01-09", "", "berlaku per 09/01/2026"},
		{Innovation, Continues, "2026-01-09", "", "berlanjut per 09/01/2026"},
		{Innovation, Unconfirmed, "2026-01-09", "", "belum dikonfirmasi per 09/01/2026"},
		{Innovation, Continues, "", "", "berlanjut"},
		{Guide, Continues, "2026-01-09", "", "per 09/01/2026"},
		{Visit, Unconfirmed, "", "", ""},
		{Visit, "", "", "2025-06-19", "19/06/2025"},
		{Rule, "", "", "", ""},
	} {
		d := Document{Meta: Meta{Kind: c.kind, Status: c.status, StatusDate: c.since, Date: c.day}}
		if got := d.StatusWords(); got != c.want {
			t.Errorf("%s %q since %q: %q, want %q", c.kind, c.status, c.since, got, c.want)
		}
	}
}

func TestConfirmationWords(t *testing.T) {
	at := time.Date(2026, 1, 8, 18, 0, 0, 0, time.UTC) // the 9th in Jakarta
	for _, c := range []struct {
		d    Document
		want string
	}{
		{Document{}, ""},
		{Document{Confirmed: at}, "dikonfirmasi 09/01/2026"},
		{Document{Confirmed: at, Unconfirmed: at}, "⚠ belum dikonfirmasi sejak 09/01/2026"},
		{Document{Unconfirmed: at, Meta: Meta{Status: Stopped}}, ""},
	} {
		if got := c.d.ConfirmationWords(); got != c.want {
			t.Errorf("%+v: %q, want %q", c.d, got, c.want)
		}
	}
}

// A quote carries in words what every renderer has to say of it.
func TestQuotesCarryTheirWords(t *testing.T) {
	d := published(1)
	d.Status, d.StatusDate, d.Title = Continues, "2026", "Pedoman Permen PANRB 17/2017"
	d.Confirmed = time.Date(2026, 1, 9, 0, 0, 0, 0, time.UTC)
	l, _, f := library(d)
	rule := ReplacedRule{Rule: "Permen PANRB 17/2017", By: "29/2022", form: newNumberForm("17", "2017"), sure: true}
	l.WithReplacedRules(ReplacedRules{rule})
	f.result = SearchResult{Verdict: SureMatch, Hits: []Hit{hit(1)}}
	q := ask(t, l, Question{Text: "dua"}).Quotes[0]
	if q.Status != "berlanjut per 2026" || q.Confirmation != "dikonfirmasi 09/01/2026" {
		t.Errorf("status %q, confirmation %q", q.Status, q.Confirmation)
	}
	if len(q.Replaced) != 1 || q.Replaced[0].Words() != "⚠ aturan diganti 29/2022 (Permen PANRB 17/2017)" {
		t.Errorf("replaced rules: %+v", q.Replaced)
	}
}
