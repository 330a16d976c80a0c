package knowledge

import (
	"slices"
	"strings"
	"time"
)

// What every renderer of an answer says alike.
const (
	wordsStopped      = "⚠ berhenti"
	wordsRuleEnded    = "⚠ tidak berlaku lagi"
	wordsRuleHolds    = "berlaku"
	wordsSince        = " sejak "
	wordsAsOf         = " per "
	wordsReplaced     = "⚠ aturan diganti "
	wordsConfirmed    = "dikonfirmasi "
	wordsNotConfirmed = "⚠ belum dikonfirmasi sejak "
)

// StatusWords says whether the practice or rule still lives, and as of when: "⚠ berhenti sejak 2022"; for what cannot
// stop, the date that it is about; "" when nothing is known.
func (d Document) StatusWords() string {
	date := LocalDate(d.StatusDate)
	switch d.Status {
	case Stopped:
		words := wordsStopped
		if d.Kind == Rule {
			words = wordsRuleEnded
		}
		if date != "" {
			words += wordsSince + date
		}
		return words
	case Continues, Unconfirmed:
		words := string(d.Status)
		switch {
		case d.Kind == Rule && d.Status == Continues:
			words = wordsRuleHolds
		case d.Kind == Guide || d.Kind == Visit: // neither can stop
			words = ""
		}
		if date != "" {
			words += wordsAsOf + date
		}
		return strings.TrimSpace(words)
	}
	return LocalDate(d.Date)
}

// confirmedIn is the zone in which days of confirmation are told: WIB.
var confirmedIn = time.FixedZone("WIB", 7*60*60)

// ConfirmationWords says when somebody last confirmed a document, or since when that is overdue; "" for neither.
func (d Document) ConfirmationWords() string {
	day := func(t time.Time) string { return t.In(confirmedIn).Format("02/01/2006") }
	switch {
	case d.Status == Stopped: // what has ended needs no confirmation
		return ""
	case !d.Unconfirmed.IsZero():
		return wordsNotConfirmed + day(d.Unconfirmed)
	case !d.Confirmed.IsZero():
		return wordsConfirmed + day(d.Confirmed)
	}
	return ""
}

// Words warns that a rule no longer holds: "⚠ aturan diganti 29/2022 (Permen PANRB 17/2017)".
func (r ReplacedRule) Words() string { return wordsReplaced + r.By + " (" + r.Rule + ")" }

// LocalDate writes 2026-01-09 as 09/01/2026, 2026-01 as 01/2026 and 2026 as it is.
func LocalDate(s string) string {
	parts := strings.Split(s, "-")
	slices.Reverse(parts)
	return strings.Join(parts, "/")
}
