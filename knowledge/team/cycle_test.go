package team_test

import (
	"fmt"
	"testing"
	"time"

	"studitiru/data/seed"
	"studitiru/knowledge"
	"studitiru/knowledge/ipp"
	"studitiru/knowledge/team"
)

// Every successor says yes before anything moves, in time, and is of the team.
func TestHandover(t *testing.T) {
	w := begun(t)
	ctx := t.Context()
	for _, c := range []struct {
		name     string
		from, to int64
		want     error
	}{{"to a member", lead, member, nil}, {"to oneself", lead, lead, knowledge.ErrForbidden},
		{"to an outsider", lead, outsider, knowledge.ErrForbidden}, {"from an outsider", outsider, member, knowledge.ErrForbidden}} {
		_, err := w.Offer(ctx, by(c.from), w.team.ID, c.to)
		comes(t, c.name, err, c.want)
	}
	_, err := w.Offer(ctx, system, w.team.ID, member)
	comes(t, "from the system", err, knowledge.ErrForbidden)
	for _, c := range []struct {
		name string
		who  int64
		wait time.Duration
		yes  bool
		want error
		lead int64
	}{
		{"by another", second, 0, true, knowledge.ErrForbidden, lead},
		{"by the one who offers", lead, 0, true, knowledge.ErrForbidden, lead},
		{"too late", member, 7 * day, true, knowledge.ErrNotFound, lead},
		{"no", member, 0, false, nil, lead},
		{"in the last second", member, 7*day - time.Second, true, nil, member},
	} {
		offer, err := w.Offer(ctx, by(lead), w.team.ID, member)
		ok(t, err)
		w.now = w.now.Add(c.wait)
		_, err = w.Answer(ctx, by(c.who), offer.ID, c.yes)
		comes(t, c.name, err, c.want)
		if now, err := w.Team(ctx, system, w.team.ID); err != nil || now.Lead != c.lead {
			t.Errorf("%s: the lead is %d, %v", c.name, now.Lead, err)
		}
		if c.want == nil {
			_, err = w.Answer(ctx, by(member), offer.ID, true)
			comes(t, c.name+", answered again", err, knowledge.ErrNotFound)
		}
	}
}

func TestCycle(t *testing.T) {
	w := begun(t)
	ctx := t.Context()
	_, _, err := w.Cycle(ctx, by(lead), w.team.ID)
	comes(t, "before the first", err, knowledge.ErrNotFound)
	_, err = w.OpenCycle(ctx, by(lead), w.team.ID, 1990, "mandiri")
	comes(t, "a year without an instrument", err, knowledge.ErrNotFound)
	phases, err := w.OpenCycle(ctx, by(lead), w.team.ID, 2026, "mandiri")
	ok(t, err)
	wanted, err := seed.Phases()
	ok(t, err)
	if len(phases) != len(wanted) || phases[0].Title != wanted[0]+" 2026" || !phases[0].Due.IsZero() || phases[0].Important {
		t.Errorf("phases: %+v", phases)
	}
	_, err = w.OpenCycle(ctx, by(lead), w.team.ID, 2026, "mandiri")
	comes(t, "twice", err, knowledge.ErrDuplicate)
	if items, err := w.Items(ctx, by(member), w.team.ID); err != nil || len(items) != len(wanted) {
		t.Errorf("%d items after a cycle that was there, %v", len(items), err)
	}
	cycle, inst, err := w.Cycle(ctx, by(member), w.team.ID)
	ok(t, err)
	lines, err := w.Evidence(ctx, by(member), cycle)
	if err != nil || len(lines) != len(ipp.Checklist(inst)) || len(lines) == 0 {
		t.Errorf("%d lines of evidence, %v", len(lines), err)
	}
	ready, own := ipp.EvidenceReady, member
	changed, err := w.ChangeEvidence(ctx, by(member), cycle, lines[0].ID, team.EvidenceChange{State: &ready, Owner: &own})
	ok(t, err)
	if got := team.Counting([]team.Evidence{changed})[0]; got.State != ipp.EvidenceReady || got.Owner != member ||
		got.Name != lines[0].Item {
		t.Errorf("counted: %+v", got)
	}
}

func TestRatings(t *testing.T) {
	w := begun(t)
	ctx := t.Context()
	_, err := w.OpenCycle(ctx, by(lead), w.team.ID, 2026, "mandiri")
	ok(t, err)
	cycle, inst, err := w.Cycle(ctx, by(member), w.team.ID)
	ok(t, err)
	first := inst.Indicators()[0].Number
	for value, want := range map[int]error{-2: knowledge.ErrWrongState, -1: nil, 0: nil, 5: nil, 6: knowledge.ErrWrongState} {
		comes(t, fmt.Sprint("value ", value), w.Rate(ctx, by(member), cycle, ipp.F01, first, value), want)
	}
	for value, want := range map[string]error{
		"": nil, "0": nil, "4,25": nil, "5": nil, "5,01": knowledge.ErrWrongState, "6": knowledge.ErrWrongState,
		"-1":     knowledge.ErrWrongState,
		"banyak": knowledge.ErrWrongState,
	} {
		comes(t, "mean "+value, w.RateSurvey(ctx, by(member), cycle, value), want)
	}
	ok(t, w.Rate(ctx, by(member), cycle, ipp.F01, first, 3))
	ok(t, w.Rate(ctx, by(member), cycle, ipp.F02, first, 4))
	ok(t, w.RateSurvey(ctx, by(member), cycle, "4,5"))
	e, err := w.Estimate(ctx, by(member), cycle)
	ok(t, err)
	if e.Assessment.F01[first] != 3 || e.Assessment.F02[first] != 4 || !e.Assessment.F03.Valid ||
		e.Assessment.F03.Decimal.String() != "4.5" {
		t.Errorf("assessment: %+v", e.Assessment)
	}
	ok(t, w.Rate(ctx, by(member), cycle, ipp.F01, first, -1))
	ok(t, w.RateSurvey(ctx, by(member), cycle, ""))
	e, err = w.Estimate(ctx, by(member), cycle)
	if _, kept := e.Assessment.F01[first]; err != nil || kept || e.Assessment.F03.Valid {
		t.Errorf("taken back: %+v, %v", e.Assessment, err)
	}
	kept, err := w.db.Ratings(ctx, cycle.ID)
	if err != nil || len(kept) == 0 || kept[0].By != member {
		t.Errorf("kept: %+v, %v", kept, err)
	}
}

func TestPlaces(t *testing.T) {
	areas, err := seed.Areas()
	ok(t, err)
	defer areas.Close()
	table, err := ipp.ReadTable(seed.Instruments(), areas)
	ok(t, err)
	w := team.New(nil, nil, nil, team.Almanac{Places: table}, nil, nil)
	_, err = w.Similar("Kota Antah Berantah")
	comes(t, "an unknown place", err, knowledge.ErrNotFound)
	if _, known := w.PlaceIndex("Kota Antah Berantah"); known {
		t.Error("an unknown place has an index")
	}
	list, err := w.Similar("Kota Pontianak")
	if err != nil || len(list) == 0 || list[0].Place.Name == "Kota Pontianak" {
		t.Errorf("places like Kota Pontianak: %d, %v", len(list), err)
	}
	if index, known := w.PlaceIndex("Kota Pontianak"); !known || index.Year == 0 {
		t.Errorf("index of Kota Pontianak: %+v, %t", index, known)
	}
}
