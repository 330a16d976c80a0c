package ipp

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// EvidenceState is where one piece of evidence stands.
type EvidenceState string

// The states, in the order of work.
const (
	EvidenceOpen     EvidenceState = "belum"
	EvidenceRunning  EvidenceState = "dikerjakan"
	EvidenceReady    EvidenceState = "siap"
	EvidenceVerified EvidenceState = "diverifikasi"
	EvidenceReturned EvidenceState = "perlu perbaikan" // looked at, and not good enough
	EvidenceWaived   EvidenceState = "tidak berlaku"   // not asked of this unit; it counts for nothing
)

// EvidenceStates lists all states in the order of work.
func EvidenceStates() []EvidenceState {
	return []EvidenceState{EvidenceOpen, EvidenceRunning, EvidenceReady, EvidenceVerified, EvidenceReturned, EvidenceWaived}
}

// Done tells whether nobody has to find this evidence any more: it is ready or verified, or does not apply.
func (s EvidenceState) Done() bool {
	return s == EvidenceReady || s == EvidenceVerified || s == EvidenceWaived
}

// Item is one line of the checklist of a unit. The file itself is not kept, only what it is and where.
type Item struct {
	Indicator int
	Name      string
	Form      string // dokumen, foto, tautan
	Link      string // where it lies; "" while unknown
	Owner     int64  // 0 for nobody yet
	State     EvidenceState
	Due       time.Time // zero for none
}

// Checklist is a fresh list of the usual evidence of an instrument, by indicator.
func Checklist(inst Instrument) []Item {
	var list []Item
	for _, i := range inst.Indicators() {
		for _, p := range i.Evidence {
			list = append(list, Item{Indicator: i.Number, Name: p.Name, Form: p.Form, State: EvidenceOpen})
		}
	}
	return list
}

// Progress counts a checklist. A state that is not known counts as open; what does not apply is not part of Total.
type Progress struct {
	Total    int
	Open     int
	Running  int
	Ready    int // ready, not yet verified
	Verified int
	Returned int // to be mended
	Waived   int // does not apply
	Unowned  int // not done and nobody's
}

// Count counts a checklist.
func Count(items []Item) Progress {
	var p Progress
	for _, i := range items {
		switch i.State {
		case EvidenceRunning:
			p.Running++
		case EvidenceReady:
			p.Ready++
		case EvidenceVerified:
			p.Verified++
		case EvidenceReturned:
			p.Returned++
		case EvidenceWaived:
			p.Waived++
		default:
			p.Open++
		}
		if i.Owner == 0 && !i.State.Done() {
			p.Unowned++
		}
	}
	p.Total = len(items) - p.Waived
	return p
}

// Done is how many are ready or verified.
func (p Progress) Done() int { return p.Ready + p.Verified }

// Percent is the part that is done, 0 to 100, rounded down so that 100 means all; 0 of an empty list.
func (p Progress) Percent() int {
	if p.Total == 0 {
		return 0
	}
	return p.Done() * 100 / p.Total
}

// Sentence is the progress in words: "12 dari 40 bukti siap (30%), 3 di antaranya diverifikasi".
func (p Progress) Sentence() string {
	if p.Total == 0 {
		return "daftar bukti masih kosong"
	}
	count := func(n int) string { return Number(decimal.NewFromInt(int64(n)), 0) }
	text := fmt.Sprintf("%s dari %s bukti siap (%d%%)", count(p.Done()), count(p.Total), p.Percent())
	if p.Verified > 0 {
		text += fmt.Sprintf(", %s di antaranya diverifikasi", count(p.Verified))
	}
	if p.Returned > 0 {
		text += fmt.Sprintf(", %s perlu perbaikan", count(p.Returned))
	}
	return text
}

// CountByIndicator counts a checklist for each indicator in it.
func CountByIndicator(items []Item) map[int]Progress {
	groups := make(map[int][]Item)
	for _, i := range items {
		groups[i.Indicator] = append(groups[i.Indicator], i)
	}
	counts := make(map[int]Progress, len(groups))
	for number, group := range groups {
		counts[number] = Count(group)
	}
	return counts
}

// Missing lists what is not done: with the nearest date first and those without a date last, then by indicator and name.
func Missing(items []Item) []Item {
	var list []Item
	for _, i := range items {
		if !i.State.Done() {
			list = append(list, i)
		}
	}
	slices.SortStableFunc(list, func(a, b Item) int {
		if a.Due.IsZero() != b.Due.IsZero() {
			if a.Due.IsZero() {
				return 1
			}
			return -1
		}
		return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.Indicator, b.Indicator), strings.Compare(a.Name, b.Name))
	})
	return list
}

// Late lists what is missing and was due before now, in the order of Missing.
func Late(items []Item, now time.Time) []Item {
	return slices.DeleteFunc(Missing(items), func(i Item) bool { return i.Due.IsZero() || !i.Due.Before(now) })
}

// MissingOf lists what one person has to bring, in the order of Missing; 0 lists what is nobody's.
func MissingOf(items []Item, owner int64) []Item {
	return slices.DeleteFunc(Missing(items), func(i Item) bool { return i.Owner != owner })
}
