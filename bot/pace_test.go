package bot

import (
	"testing"
	"time"
)

func TestPace(t *testing.T) {
	clock := time.Date(2026, 1, 9, 8, 0, 0, 0, time.UTC)
	p := newPace()
	count := map[verdict]int{}
	for range 40 { // forty messages within ten seconds
		count[p.step(1, clock)]++
		clock = clock.Add(250 * time.Millisecond)
	}
	if count[paceOK] != paceMessages || count[paceWarn] != 1 || count[paceSilent] != 40-paceMessages-1 {
		t.Errorf("a flood came to %v", count)
	}
	if v := p.step(2, clock); v != paceOK {
		t.Errorf("somebody else is held up: %v", v)
	}
	if v := p.step(1, clock.Add(pacePause)); v != paceOK {
		t.Errorf("not served again after the pause: %v", v)
	}
}

func TestPaceQuietsForAnHour(t *testing.T) {
	clock := time.Date(2026, 1, 9, 8, 0, 0, 0, time.UTC)
	p := newPace()
	warnings := 0
	for range 5000 {
		switch p.step(1, clock) {
		case paceWarn:
			warnings++
		case paceBan:
			if warnings != paceWarnings-1 {
				t.Errorf("quieted after %d warnings", warnings)
			}
			if v := p.step(1, clock.Add(59*time.Minute)); v != paceSilent {
				t.Errorf("heard within the hour: %v", v)
			}
			if v := p.step(1, clock.Add(61*time.Minute)); v != paceOK {
				t.Errorf("not heard after the hour: %v", v)
			}
			return
		}
		clock = clock.Add(500 * time.Millisecond)
	}
	t.Error("never quieted")
}

func TestPaceForgets(t *testing.T) {
	clock := time.Date(2026, 1, 9, 8, 0, 0, 0, time.UTC)
	p := newPace()
	for id := range int64(3 * pacePeople) {
		p.step(id, clock)
	}
	if len(p.people) > pacePeople {
		t.Errorf("%d people remembered", len(p.people))
	}
}
