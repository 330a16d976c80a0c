package team_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/team"
)

// left are the occurrences of an item in a year that are not finished.
func (w *work) left(i team.Item) (list []time.Time) {
	it, week := team.Reckoned(i), w.Calendar(w.team).Week
	for at := it.Next(week, start); !at.IsZero() && at.Before(start.AddDate(1, 0, 0)); at = it.Next(week, at) {
		list = append(list, at)
	}
	return list
}

// rules are recurrences of all kinds.
func rules() []string {
	return []string{"weekly 2 0 0 540 Asia/Makassar", "weekly 34 0 0 420 Asia/Jakarta", "monthly 0 0 10 900 Asia/Jakarta",
		"yearly 0 3 1 720 Asia/Jayapura", "workdays 0 0 0 480 Asia/Pontianak", "lastworkday 0 0 0 900 Asia/Makassar",
		"weekly 2 0 0 540 Asia/Makassar weeks=2 from=2026-12-07", "monthly 0 0 1 540 Asia/Jakarta dates=32770",
		"nthweekday 32 0 0 540 Asia/Jakarta nth=-1", "nthworkday 0 0 0 540 Asia/Jakarta nth=3"}
}

// A press of Selesai at any moment, once or twice, of what was reminded of or from the card, finishes one occurrence and
// never another; taking it back leaves all as it was.
func TestDoneIsOfOneOccurrence(t *testing.T) {
	random := rand.New(rand.NewPCG(38, 2))
	w := begun(t)
	for n := range 120 {
		w.now = start
		kind := []string{team.ItemAgenda, team.ItemEvent}[random.IntN(2)]
		i := w.plan(t, team.Item{Title: "Berulang", Kind: kind, Repeat: rules()[n%len(rules())]})
		for press := range 3 {
			w.now = w.now.Add(time.Duration(random.IntN(60*24*60)) * time.Minute)
			before, meant := w.left(i), w.Occurrence(w.team, i)
			at := meant
			if random.IntN(2) == 0 {
				at = time.Time{} // from a card that says nothing
			}
			_, at, err := w.Complete(t.Context(), by(member), i.ID, at)
			ok(t, err)
			if !at.Equal(meant) {
				t.Fatalf("%s at %v: finished %v, meant %v", i.Repeat, w.now, at, meant)
			}
			i, _, err = w.Complete(t.Context(), by(second), i.ID, at) // twice
			ok(t, err)
			want := slices.DeleteFunc(slices.Clone(before), at.Equal)
			if got := w.left(i); !slices.EqualFunc(got, want, time.Time.Equal) {
				t.Fatalf("%s, press %d at %v of %v: left %v, want %v", i.Repeat, press, w.now, at, got, want)
			}
			if random.IntN(3) > 0 {
				continue
			}
			i, err = w.Undo(t.Context(), by(member), i.ID, at)
			ok(t, err)
			if got := w.left(i); !slices.EqualFunc(got, before, time.Time.Equal) {
				t.Fatalf("%s: taken back, left %v, want %v", i.Repeat, got, before)
			}
		}
		_, err := w.Cancel(t.Context(), by(member), i.ID)
		ok(t, err)
	}
}

// What was finished up to a mark before is taken back alone.
func TestUndoBelowTheMark(t *testing.T) {
	w := begun(t)
	i := w.plan(t, team.Item{Title: "Mingguan", Repeat: "weekly 2 0 0 540 Asia/Jakarta"})
	all := w.left(i)
	i.DoneUntil = all[3]
	i, err := w.db.SaveItem(t.Context(), system, i)
	ok(t, err)
	i, err = w.Undo(t.Context(), by(member), i.ID, all[1])
	ok(t, err)
	if got := w.left(i); !got[0].Equal(all[1]) || !got[1].Equal(all[4]) {
		t.Errorf("left %v", got[:3])
	}
}

func TestOccurrencesThatAreNone(t *testing.T) {
	w := begun(t)
	i := w.plan(t, team.Item{Title: "Mingguan", Kind: team.ItemEvent, Repeat: "weekly 2 0 0 540 Asia/Jakarta"})
	next := w.Occurrence(w.team, i)
	_, _, err := w.Complete(t.Context(), by(member), i.ID, next.Add(time.Hour))
	comes(t, "a moment between", err, team.ErrMoved)
	_, err = w.Snooze(t.Context(), by(member), i.ID, next.Add(time.Hour), agenda.Tomorrow)
	comes(t, "a moment between", err, team.ErrMoved)
	w.now = next.Add(-30 * time.Minute)
	_, err = w.Snooze(t.Context(), by(member), i.ID, next, agenda.Tomorrow)
	comes(t, "beyond the event", err, team.ErrTooLate)
	_, _, err = w.Complete(t.Context(), by(member), i.ID, next)
	ok(t, err)
	_, err = w.Snooze(t.Context(), by(member), i.ID, next, agenda.OneHour)
	comes(t, "what is finished", err, knowledge.ErrWrongState)
}

// A reminder comes before what it is about, or none does.
func TestShortNotice(t *testing.T) {
	w := begun(t)
	for _, c := range []struct {
		ahead time.Duration
		comes bool
	}{{2 * time.Hour, true}, {40 * time.Minute, true}, {10 * time.Minute, true}, {3 * time.Minute, true}, {time.Minute, false}} {
		i := w.plan(t, team.Item{Title: fmt.Sprint(c.ahead), Kind: team.ItemEvent, Due: w.now.Add(c.ahead)})
		at := w.FirstReminder(w.team, i)
		if at.IsZero() == c.comes || c.comes && (!at.Before(i.Due) || !at.After(w.now)) {
			t.Errorf("in %s: reminded at %v", c.ahead, at)
		}
	}
}

func TestCloseAndOpen(t *testing.T) {
	w := begun(t)
	w.plan(t, team.Item{Title: "Laporan", Due: start.Add(3 * day), Leads: []int{0}})
	_, err := w.Close(t.Context(), by(member), w.team.ID, true)
	comes(t, "a member", err, knowledge.ErrForbidden)
	closed, err := w.Close(t.Context(), by(lead), w.team.ID, true)
	if err != nil || !closed.Closed {
		t.Fatalf("closed: %+v, %v", closed, err)
	}
	if still, err := w.Pause(t.Context(), w.team.Chat, false); err != nil || !still.Paused {
		t.Errorf("a closed team goes on when the bot comes back: %+v, %v", still, err)
	}
	if got := w.told(t, 2); len(got) > 0 {
		t.Errorf("a closed team is told %q", got)
	}
	opened, err := w.Close(t.Context(), by(lead), w.team.ID, false)
	if err != nil || opened.Closed || opened.Paused {
		t.Fatalf("opened: %+v, %v", opened, err)
	}
	if got := w.told(t, 2); len(got) != 1 {
		t.Errorf("opened again, the team is told %q", got)
	}
}

func TestTakeOver(t *testing.T) {
	w := begun(t)
	_, err := w.TakeOver(t.Context(), by(member), w.team.ID)
	comes(t, "while the lead can be reached", err, knowledge.ErrWrongState)
	_, err = w.Reached(t.Context(), lead, false)
	ok(t, err)
	_, err = w.TakeOver(t.Context(), by(outsider), w.team.ID)
	comes(t, "an outsider", err, knowledge.ErrForbidden)
	taken, err := w.TakeOver(t.Context(), by(member), w.team.ID)
	if err != nil || taken.Lead != member {
		t.Errorf("taken over: %+v, %v", taken, err)
	}
	_, err = w.Gone(t.Context(), w.team.Chat, second)
	ok(t, err)
	members, err := w.Members(t.Context(), by(member), w.team.ID)
	ok(t, err)
	if slices.ContainsFunc(members, func(m team.Member) bool { return m.Person == second }) {
		t.Error("who left the chat is still of the team")
	}
	if _, err = w.Gone(t.Context(), w.team.Chat, member); err != nil {
		t.Fatal(err)
	}
	if taken, err = w.TakeOver(t.Context(), by(lead), w.team.ID); err != nil || taken.Lead != lead {
		t.Errorf("from a lead who left the chat: %+v, %v", taken, err)
	}
}

// The team is called as its chat, unless it has a name of its own.
func TestRetitle(t *testing.T) {
	w := begun(t)
	renamed, changed, err := w.Retitle(t.Context(), w.team.Chat, "Tim Baru")
	if err != nil || !changed || renamed.Name != "Tim Baru" {
		t.Errorf("retitled: %+v, %v", renamed, err)
	}
	renamed.Name, renamed.Named = "Nama sendiri", true
	_, err = w.Change(t.Context(), by(lead), renamed)
	ok(t, err)
	if kept, changed, err := w.Retitle(
		t.Context(),
		w.team.Chat,
		"Judul lain",
	); err != nil || changed ||
		kept.Name != "Nama sendiri" {
		t.Errorf("a name of its own was lost: %+v, %v", kept, err)
	}
}

// Numbers of telephones stand neither in titles nor in calendars.
func TestNoTelephoneInTitles(t *testing.T) {
	w := begun(t)
	i := w.plan(t, team.Item{Title: "Telepon Bu Ani 0812-3456-7890", Due: start.Add(3 * day)})
	i.Title = "Telepon Bu Ani 0812-3456-7890" // as it was kept before
	_, err := w.db.SaveItem(t.Context(), system, i)
	ok(t, err)
	raw, err := w.ICS(t.Context(), by(member), w.team.ID)
	ok(t, err)
	planned := w.plan(t, team.Item{Title: "Telepon Bu Ani 0812-3456-7890", Due: start.Add(3 * day)})
	for where, text := range map[string]string{"calendar": string(raw), "title": planned.Title} {
		if strings.Contains(text, "3456") || !strings.Contains(text, "Bu Ani") {
			t.Errorf("in the %s stands %q", where, text)
		}
	}
}
