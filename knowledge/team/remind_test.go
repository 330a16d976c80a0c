package team_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/team"
)

// told lists, hour by hour for some days, when a team was told of something: "2026-11-27 08.00 Judul".
func (w *work) told(t *testing.T, days int) (list []string) {
	t.Helper()
	zone := w.Calendar(w.team).Zone
	for end := w.now.Add(time.Duration(days) * day); w.now.Before(end); w.now = w.now.Add(time.Hour) {
		for _, r := range w.rounds(t, false) {
			for _, reminder := range r.Plan.Reminders {
				list = append(list, w.now.In(zone).Format("2006-01-02 15.04 ")+r.Items[reminder.Item.ID].Title)
			}
		}
	}
	return list
}

// An item is told of on the days before it that it names, at the team's hour, once, and on working days only.
func TestReminderSlots(t *testing.T) {
	friday := time.Date(2026, 12, 4, 3, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name string
		item team.Item
		set  func(*team.Team)
		do   func(t *testing.T, w *work, i team.Item)
		want []string
	}{
		{"three days before and on the day", team.Item{Due: friday, Leads: []int{3, 0}}, nil, nil,
			[]string{"2026-12-01 08.00 Rapat", "2026-12-04 08.00 Rapat"}},
		{"at another hour", team.Item{Due: friday, Leads: []int{0}}, func(n *team.Team) { n.Hour = 9 * 60 }, nil,
			[]string{"2026-12-04 09.00 Rapat"}},
		{"in another zone", team.Item{Due: friday, Leads: []int{0}}, func(n *team.Team) { n.Zone = "Asia/Jayapura" }, nil,
			[]string{"2026-12-04 08.00 Rapat"}},
		{"its hour is a quiet one", team.Item{Due: friday, Leads: []int{1}}, func(n *team.Team) { n.QuietTo = 9 * 60 }, nil,
			[]string{"2026-12-03 09.00 Rapat"}},
		{"cancelled", team.Item{Due: friday, Leads: []int{0}}, nil, func(t *testing.T, w *work, i team.Item) {
			_, err := w.Cancel(t.Context(), by(member), i.ID)
			ok(t, err)
		}, nil},
		{"done", team.Item{Due: friday, Leads: []int{0}}, nil, func(t *testing.T, w *work, i team.Item) {
			_, _, err := w.Complete(t.Context(), by(member), i.ID, time.Time{})
			ok(t, err)
		}, nil},
		{"stopped", team.Item{Due: friday, Leads: []int{0}}, nil, func(t *testing.T, w *work, i team.Item) {
			_, err := w.Settle(t.Context(), by(member), i.ID, team.ItemStopped, "tidak perlu")
			ok(t, err)
		}, nil},
		{"done and reopened", team.Item{Due: friday, Leads: []int{0}}, nil, func(t *testing.T, w *work, i team.Item) {
			_, _, err := w.Complete(t.Context(), by(member), i.ID, time.Time{})
			ok(t, err)
			_, err = w.Reopen(t.Context(), by(member), i.ID)
			ok(t, err)
		}, []string{"2026-12-04 08.00 Rapat"}},
		{"no date yet", team.Item{}, nil, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := begun(t)
			if c.set != nil {
				c.set(&w.team)
				changed, err := w.Change(t.Context(), by(lead), w.team)
				ok(t, err)
				w.team = changed
			}
			c.item.Title = "Rapat"
			i := w.plan(t, c.item)
			if c.do != nil {
				c.do(t, w, i)
			}
			w.now = start.Add(6 * day)
			if got := w.told(t, 6); !slices.Equal(got, c.want) {
				t.Errorf("told %q, want %q", got, c.want)
			}
		})
	}
}

// A paused team is told nothing; its neighbour is.
func TestPausedIsSilent(t *testing.T) {
	w := begun(t)
	other := w.made(t, -200, outsider)
	due := start.Add(3 * day)
	w.plan(t, team.Item{Due: due, Leads: []int{0}})
	_, err := w.Plan(t.Context(), by(outsider), team.Item{Team: other.ID, Title: "Lain", Due: due, Leads: []int{0}})
	ok(t, err)
	_, err = w.Pause(t.Context(), w.team.Chat, true)
	ok(t, err)
	if got := w.told(t, 4); len(got) != 1 || !strings.HasSuffix(got[0], "Lain") {
		t.Errorf("told %q", got)
	}
}

// Whoever crashes has claimed nothing; whoever comes second gets nothing.
func TestSlotsAreClaimedOnce(t *testing.T) {
	w := begun(t)
	w.plan(t, team.Item{Due: start.Add(day), Leads: []int{0}})
	w.now = start.Add(day) // 09.00 in Jakarta, the day itself
	if got := w.rounds(t, true); got != nil {
		t.Errorf("a crash sent %+v", got)
	}
	first := w.rounds(t, false)
	if len(first) != 1 || len(first[0].Plan.Reminders) != 1 || first[0].Team.ID != w.team.ID || first[0].Key == "" {
		t.Fatalf("first: %+v", first)
	}
	if again := w.rounds(t, false); len(again) != 0 {
		t.Errorf("again: %+v", again)
	}
	if _, err := w.Plan(t.Context(), by(member), team.Item{Team: w.team.ID, Title: "Baru", Due: w.now.Add(2 * day),
		Leads: []int{0}}); err != nil {
		t.Fatal(err)
	}
	w.now = w.now.Add(2 * day)
	twin := *w
	twin.Teams = team.New(losing{w.db}, w.db, w.db, team.Almanac{}, nil, func() time.Time { return w.now })
	if got := twin.rounds(t, false); len(got) != 0 {
		t.Errorf("slots that another process claimed were sent: %+v", got)
	}
}

// What comes to mind in quiet hours, because the program stood still, waits for their end, and is looked at no sooner.
func TestQuietHoursPutOff(t *testing.T) {
	w := begun(t)
	i := w.plan(t, team.Item{Due: start.Add(2 * day), Leads: []int{1, 0}})
	w.now = time.Date(2026, 11, 24, 14, 0, 0, 0, time.UTC) // 21.00 in Jakarta, the evening before
	if got := w.rounds(t, false); len(got) != 0 {
		t.Errorf("told in quiet hours: %+v", got)
	}
	morning := time.Date(2026, 11, 24, 23, 0, 0, 0, time.UTC) // 06.00
	kept, err := w.db.Item(t.Context(), i.ID)
	if err != nil || !kept.Next.Equal(morning) {
		t.Errorf("next at %v, %v", kept.Next, err)
	}
	w.now = morning
	if got := w.rounds(t, false); len(got) != 1 || len(got[0].Plan.Reminders) == 0 {
		t.Errorf("in the morning: %+v", got)
	}
}

// A snoozed reminder comes back; an important one comes every working day until somebody has seen it.
func TestSnoozeAndAcknowledge(t *testing.T) {
	w := begun(t)
	i := w.plan(t, team.Item{Title: "Tunda", Due: start.Add(2 * day), Leads: []int{0}})
	w.now = start.Add(2 * day)
	w.rounds(t, false)
	snoozed, err := w.Snooze(t.Context(), by(member), i.ID, time.Time{}, agenda.Tomorrow)
	ok(t, err)
	if !snoozed.Snoozed.After(w.now) {
		t.Errorf("put off until %v", snoozed.Snoozed)
	}
	if got := w.told(t, 2); len(got) == 0 {
		t.Error("a snoozed reminder never came back")
	}
	_, _, err = w.Complete(t.Context(), by(member), i.ID, time.Time{})
	ok(t, err)
	_, err = w.Snooze(t.Context(), by(member), i.ID, time.Time{}, agenda.Tomorrow)
	comes(t, "what is done", err, knowledge.ErrWrongState)

	seen := w.plan(t, team.Item{Title: "Penting", Due: w.now.Add(10 * day), Leads: []int{3}, Important: true})
	if got := w.told(t, 12); !slices.Equal(got, []string{"2026-12-04 08.00 Penting", "2026-12-07 08.00 Penting"}) {
		t.Errorf("an important reminder came %q", got)
	}
	_, err = w.Acknowledge(t.Context(), by(member), seen.ID)
	ok(t, err)
	if got := w.told(t, 2); len(got) != 0 {
		t.Errorf("told after it was seen: %q", got)
	}
}

func TestItems(t *testing.T) {
	w := begun(t)
	ctx := t.Context()
	i := w.plan(t, team.Item{Title: "  Rapat  ", Due: start.Add(5 * day)})
	if i.Title != "Rapat" || i.State != team.ItemOpen || !i.Since.Equal(start) || i.Next.IsZero() {
		t.Errorf("planned: %+v", i)
	}
	_, err := w.Plan(ctx, by(member), team.Item{Team: w.team.ID, Title: " "})
	if err == nil {
		t.Error("an item without a title was planned")
	}
	owned, err := w.Assign(ctx, by(member), i.ID, second)
	ok(t, err)
	names, err := w.Owners(ctx, []team.Item{owned, {Owner: 0}, {Owner: 4711}})
	if err != nil || names[second] != "Orang 3" || names[4711] != "" || len(names) != 2 {
		t.Errorf("owners: %v, %v", names, err)
	}
	_, err = w.Settle(ctx, by(member), i.ID, team.ItemCancelled, "")
	comes(t, "settled as cancelled", err, knowledge.ErrWrongState)
	_, err = w.Settle(ctx, by(member), i.ID, "entah", "")
	comes(t, "settled as anything", err, knowledge.ErrWrongState)
	stopped, err := w.Settle(ctx, by(member), i.ID, team.ItemStopped, "anggaran")
	if err != nil || stopped.Reason != "anggaran" || !stopped.Next.IsZero() {
		t.Errorf("stopped: %+v, %v", stopped, err)
	}
	reopened, err := w.Reopen(ctx, by(member), i.ID)
	if err != nil || reopened.State != team.ItemOpen || reopened.Reason != "" || reopened.Next.IsZero() ||
		reopened.Sequence <= stopped.Sequence {
		t.Errorf("reopened: %+v, %v", reopened, err)
	}
	raw, err := w.ICS(ctx, by(member), w.team.ID)
	if err != nil || !strings.Contains(string(raw), "Rapat") || !strings.Contains(string(raw), "Orang 3") {
		t.Errorf("calendar:\n%s\n%v", raw, err)
	}
	for n := range 199 {
		_, err := w.db.SaveItem(ctx, system, team.Item{Team: w.team.ID, Title: fmt.Sprint(n), Kind: team.ItemAgenda,
			State: team.ItemOpen})
		ok(t, err)
	}
	_, err = w.Plan(ctx, by(member), team.Item{Team: w.team.ID, Title: "Ke-201"})
	comes(t, "number 201", err, knowledge.ErrWrongState)
	i.Title = "Rapat baru"
	_, err = w.Plan(ctx, by(member), i)
	comes(t, "a change of one of 200", err, nil)
}

func TestUpcoming(t *testing.T) {
	w := begun(t)
	other := w.made(t, -200, outsider)
	w.plan(t, team.Item{Title: "Kedua", Due: start.Add(4 * day), Leads: []int{0}})
	w.plan(t, team.Item{Title: "Pertama", Due: start.Add(3 * day), Leads: []int{0}})
	_, err := w.Plan(t.Context(), by(outsider), team.Item{Team: other.ID, Title: "Lain", Due: start.Add(3 * day), Leads: []int{0}})
	ok(t, err)
	for _, c := range []struct {
		team  int64
		until time.Duration
		want  []string
	}{
		{w.team.ID, 10 * day, []string{"Pertama", "Kedua"}}, {0, 10 * day, []string{"Pertama", "Lain", "Kedua"}},
		{w.team.ID, 3*day + time.Hour, []string{"Pertama"}}, {w.team.ID, day, nil}, {4711, 10 * day, nil},
	} {
		list, err := w.Upcoming(t.Context(), c.team, start.Add(c.until))
		ok(t, err)
		var got []string
		for _, u := range list {
			got = append(got, u.Item.Title)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("team %d until %v: %q, want %q", c.team, c.until, got, c.want)
		}
	}
}
