package team_test

import (
	"errors"
	"testing"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/ipp"
	"studitiru/knowledge/team"
)

// checklist is a team with a cycle and its lines.
func checklist(t *testing.T) (w *work, cycle team.Cycle, lines []team.Evidence) {
	t.Helper()
	w = begun(t)
	_, err := w.OpenCycle(t.Context(), by(lead), w.team.ID, 2026, "mandiri")
	ok(t, err)
	cycle, _, err = w.Cycle(t.Context(), by(lead), w.team.ID)
	ok(t, err)
	lines, err = w.Evidence(t.Context(), by(lead), cycle)
	ok(t, err)
	return w, cycle, lines
}

// Who has a piece of evidence, or called it ready, does not verify it; and it is ready first.
func TestFourEyes(t *testing.T) {
	w, cycle, lines := checklist(t)
	id := lines[0].ID
	move := func(person int64, to ipp.EvidenceState) error {
		_, err := w.ChangeEvidence(t.Context(), by(person), cycle, id, team.EvidenceChange{State: &to})
		return err
	}
	comes(t, "verified before it is ready", move(lead, ipp.EvidenceVerified), team.ErrNotReady)
	ok(t, move(member, ipp.EvidenceReady))
	comes(t, "verified by who called it ready", move(member, ipp.EvidenceVerified), team.ErrSameEyes)
	ok(t, w.AssignEvidence(t.Context(), by(lead), cycle, []int64{id}, second, time.Time{}))
	comes(t, "verified by its owner", move(second, ipp.EvidenceVerified), team.ErrSameEyes)
	ok(t, move(lead, ipp.EvidenceVerified))
	lines, err := w.Evidence(t.Context(), by(lead), cycle)
	ok(t, err)
	if e := lines[0]; e.Verified != lead || e.Readied != member || e.Owner != second {
		t.Errorf("a verified line: %+v", e)
	}
	ok(t, move(second, ipp.EvidenceReturned))
	if lines, err = w.Evidence(t.Context(), by(lead), cycle); err != nil || lines[0].Verified != 0 || lines[0].Readied != 0 {
		t.Errorf("a line to be mended keeps who checked it: %+v, %v", lines[0], err)
	}
	comes(t, "waived by a member", move(member, ipp.EvidenceWaived), knowledge.ErrForbidden)
	ok(t, move(lead, ipp.EvidenceWaived))
	comes(t, "taken up again by a member", move(member, ipp.EvidenceRunning), knowledge.ErrForbidden)
	comes(t, "a state that is none", move(lead, "hilang"), knowledge.ErrWrongState)
	history, err := w.EvidenceHistory(t.Context(), by(member), lines[0], 20)
	ok(t, err)
	if len(history) != 5 || history[0].Person != lead || history[4].Person != member {
		t.Errorf("what happened: %+v", history)
	}
}

// A member takes what is nobody's and gives back what is his; the lead gives to others, and only to members.
func TestWhoHasEvidence(t *testing.T) {
	w, cycle, lines := checklist(t)
	give := func(person int64, line int, to int64) error {
		_, err := w.ChangeEvidence(t.Context(), by(person), cycle, lines[line].ID, team.EvidenceChange{Owner: &to})
		return err
	}
	ok(t, give(member, 0, member))
	comes(t, "taken from a member", give(second, 0, second), knowledge.ErrForbidden)
	comes(t, "given by a member", give(member, 0, second), knowledge.ErrForbidden)
	ok(t, give(member, 0, 0))
	ok(t, give(second, 0, second))
	ok(t, give(lead, 0, member))
	comes(t, "given to an outsider", give(lead, 1, outsider), knowledge.ErrNotFound)
	due := w.now.Add(240 * time.Hour)
	_, err := w.ChangeEvidence(t.Context(), by(member), cycle, lines[0].ID, team.EvidenceChange{Due: &due})
	comes(t, "a date by a member", err, knowledge.ErrForbidden)
	err = w.AssignEvidence(t.Context(), by(lead), cycle, []int64{lines[2].ID, lines[3].ID, 999999}, second, due)
	comes(t, "a line that is not there", err, knowledge.ErrNotFound)
	ok(t, w.AssignEvidence(t.Context(), by(lead), cycle, []int64{lines[2].ID, lines[3].ID}, second, due))
	now, err := w.Evidence(t.Context(), by(lead), cycle)
	ok(t, err)
	if now[2].Owner != second || !now[3].Due.Equal(due) || now[4].Owner != 0 {
		t.Errorf("assigned: %+v", now[2:5])
	}
}

// The first lokus takes over what there is, the next begins afresh; each has its own sheet, and the mean is of all.
func TestSeveralUnits(t *testing.T) {
	w, cycle, lines := checklist(t)
	ctx := t.Context()
	ok(t, w.Rate(ctx, by(lead), cycle, ipp.F01, 1, 3))
	first, err := w.AddUnit(ctx, by(lead), w.team.ID, " Dinas   Satu ")
	ok(t, err)
	second, err := w.AddUnit(ctx, by(lead), w.team.ID, "Dinas Dua")
	ok(t, err)
	if _, err := w.AddUnit(ctx, by(lead), w.team.ID, "dinas satu"); !errors.Is(err, knowledge.ErrDuplicate) ||
		first.Name != "Dinas Satu" {
		t.Errorf("a lokus twice: %q, %v", first.Name, err)
	}
	at := func(person int64) team.Cycle {
		c, _, err := w.Cycle(ctx, by(person), w.team.ID)
		ok(t, err)
		return c
	}
	if c := at(member); c.Unit != first.ID {
		t.Errorf("who chose nothing works in lokus %d", c.Unit)
	}
	_, err = w.LookAt(ctx, by(member), w.team.ID, second.ID)
	ok(t, err)
	_, err = w.LookAt(ctx, by(member), w.team.ID, 999)
	comes(t, "a lokus of nobody", err, knowledge.ErrNotFound)
	if got, err := w.Evidence(ctx, by(member), at(member)); err != nil || len(got) != len(lines) || got[0].Unit != second.ID {
		t.Errorf("%d lines of the second lokus, %v", len(got), err)
	}
	if all, err := w.Evidence(ctx, by(lead), team.Cycle{ID: cycle.ID, Team: cycle.Team}); err != nil || len(all) != 2*len(lines) {
		t.Errorf("%d lines of both, %v", len(all), err)
	}
	inst := func(c team.Cycle) ipp.Instrument {
		e, err := w.Estimate(ctx, by(lead), c)
		ok(t, err)
		return e.Instrument
	}(cycle)
	for _, i := range inst.Indicators() {
		ok(t, w.Rate(ctx, by(member), at(member), ipp.F01, i.Number, 4))
	}
	list, mean, err := w.Estimates(ctx, by(member), at(member))
	ok(t, err)
	if len(list) != 2 || list[0].Estimate.Result.Answered != 1 || !list[1].Estimate.Result.Complete() ||
		mean.Complete != 1 || mean.Total != 2 || mean.IPP.String() != "4" || mean.Category.Letter != "" {
		t.Errorf("estimates %+v", mean)
	}
}

func TestTasksOfIndicators(t *testing.T) {
	w, cycle, _ := checklist(t)
	ctx := t.Context()
	_, inst, err := w.Cycle(ctx, by(lead), w.team.ID)
	ok(t, err)
	i, err := w.PlanTask(ctx, by(lead), cycle, 5, 4, team.Item{Title: "Maklumat", Owner: member, Due: w.now.Add(day),
		Zone: w.team.Zone})
	ok(t, err)
	gone, err := w.PlanTask(ctx, by(lead), cycle, 5, 5, team.Item{Title: "Batal"})
	ok(t, err)
	_, err = w.Cancel(ctx, by(lead), gone.ID)
	ok(t, err)
	_, _, err = w.Complete(ctx, by(member), i.ID, time.Time{})
	ok(t, err)
	tasks, err := w.Tasks(ctx, by(member), cycle)
	if err != nil || len(tasks) != 1 || len(tasks[5]) != 1 || tasks[5][0].State != team.ItemDone || tasks[5][0].Owner != member {
		t.Errorf("tasks: %+v, %v", tasks, err)
	}
	for _, n := range []int{1, 2} {
		ok(t, w.Rate(ctx, by(lead), cycle, ipp.F01, n, 3))
	}
	aim, known := inst.ReadAim("3,1")
	if !known {
		t.Fatal("an aim is not read")
	}
	e, plan, err := w.Target(ctx, by(lead), cycle, aim, ipp.FewestSteps)
	if err != nil || plan.Reached || !plan.Possible || e.Result.Answered != 2 || plan.Count == 0 {
		t.Errorf("a plan: %+v, %v", plan, err)
	}
}
