package data_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"studitiru/data"
	"studitiru/knowledge"
)

const lease = 30 * time.Second

// claimAll claims until nothing is left and returns the IDs.
func (s store) claimAll(t testing.TB) (ids []int64) {
	t.Helper()
	for {
		u, err := s.ClaimIncoming(t.Context(), "p", s.clock.now(), lease)
		if errors.Is(err, knowledge.ErrNotFound) {
			return ids
		}
		ok(t, err)
		ids = append(ids, u.ID)
	}
}

// sendable claims calls until nothing is left and returns their keys.
func (s store) sendable(t testing.TB) (keys []string) {
	t.Helper()
	for {
		o, err := s.ClaimOutgoing(t.Context(), "p", s.clock.now(), lease)
		if errors.Is(err, knowledge.ErrNotFound) {
			return keys
		}
		ok(t, err)
		keys = append(keys, o.Key)
	}
}

func TestInbox(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		if n := must[int](t)(s.Accept(ctx, nil)); n != 0 {
			t.Errorf("accepted %d of nothing", n)
		}
		// update_id does not grow with time: the order is that of arrival.
		batch := []knowledge.Incoming{update(30, 1), update(10, 1), update(20, 2), update(10, 1), update(5, 3)}
		if n := must[int](t)(s.Accept(ctx, batch)); n != 4 {
			t.Errorf("stored %d, want 4", n)
		}
		if n := must[int](t)(s.Accept(ctx, batch)); n != 0 {
			t.Errorf("stored %d of known ones", n)
		}

		first := must[knowledge.Incoming](t)(s.ClaimIncoming(ctx, "a", s.clock.now(), lease))
		want := update(30, 1)
		want.Attempts = 1
		if diff := cmp.Diff(want, first); diff != "" {
			t.Errorf("first claim (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff([]int64{20, 5}, s.claimAll(t)); diff != "" {
			t.Errorf("heads of the other queues (-want +got):\n%s", diff)
		}

		ok(t, s.FinishIncoming(ctx, 30, "", s.clock.now()))
		if diff := cmp.Diff([]int64{10}, s.claimAll(t)); diff != "" {
			t.Errorf("after the first is finished (-want +got):\n%s", diff)
		}
		for _, id := range []int64{30, 31} {
			if err := s.FinishIncoming(ctx, id, "", s.clock.now()); !errors.Is(err, knowledge.ErrNotFound) {
				t.Errorf("finishing %d: %v, want ErrNotFound", id, err)
			}
		}
		if n := s.count(t, `SELECT COUNT(*) FROM inbox WHERE id = 30 AND LENGTH(raw) = 0 AND queue = 0`); n != 1 {
			t.Error("a finished update still tells what it said or whose it was")
		}
	})
}

func TestInboxLease(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		must[int](t)(s.Accept(ctx, []knowledge.Incoming{update(1, 7), update(2, 7)}))
		for attempt := 1; attempt <= 3; attempt++ {
			u := must[knowledge.Incoming](t)(s.ClaimIncoming(ctx, fmt.Sprint("p", attempt), s.clock.now(), lease))
			if u.ID != 1 || u.Attempts != attempt {
				t.Errorf("attempt %d: update %d, attempts %d", attempt, u.ID, u.Attempts)
			}
			s.clock.pass(lease - time.Millisecond)
			if ids := s.claimAll(t); ids != nil {
				t.Errorf("claimed %v while the lease runs", ids)
			}
			s.clock.pass(time.Millisecond)
		}
	})
}

// Of two that handle the same update, because the first was too slow, only one may have effects.
func TestEffectsOnce(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		other := s.again(t)
		must[int](t)(s.Accept(t.Context(), []knowledge.Incoming{update(1, 7)}))
		handle := func(db store, claimed knowledge.Incoming) error {
			return db.Within(t.Context(), func(ctx context.Context) error {
				if _, err := db.RecordGap(ctx, "kunci", "contoh", start); err != nil {
					return err
				}
				return db.FinishIncoming(ctx, claimed.ID, "", s.clock.now())
			})
		}
		slow := must[knowledge.Incoming](t)(s.ClaimIncoming(t.Context(), "slow", s.clock.now(), lease))
		s.clock.pass(lease)
		fast := must[knowledge.Incoming](t)(other.ClaimIncoming(t.Context(), "fast", s.clock.now(), lease))
		ok(t, handle(other, fast))
		if err := handle(s, slow); !errors.Is(err, knowledge.ErrNotFound) {
			t.Errorf("the slow one got %v, want ErrNotFound", err)
		}
		if gaps := must[[]knowledge.Gap](t)(s.Gaps(t.Context(), 0)); len(gaps) != 1 || gaps[0].Count != 1 {
			t.Errorf("effects: %+v, want one", gaps)
		}
	})
}

func TestUpdateIDsComeAgain(t *testing.T) {
	const week = 7 * 24 * time.Hour
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		old := []knowledge.Incoming{update(1, 7), update(2, 7)}
		must[int](t)(s.Accept(ctx, old))
		ok(t, s.FinishIncoming(ctx, 1, "", s.clock.now()))
		ok(t, s.Enqueue(ctx, []knowledge.Outgoing{call("1:0", 7, 0)}))
		sent := must[knowledge.Outgoing](t)(s.ClaimOutgoing(ctx, "p", s.clock.now(), lease))
		ok(t, s.FinishOutgoing(ctx, sent.ID, "", s.clock.now()))
		s.clock.pass(week)
		if n := must[int](t)(s.Accept(ctx, old)); n != 0 {
			t.Errorf("stored %d updates that were handled within a week", n)
		}
		ok(t, s.Enqueue(ctx, []knowledge.Outgoing{call("1:0", 7, 0)}))
		if keys := s.sendable(t); keys != nil {
			t.Errorf("sends %v once more", keys)
		}
		s.clock.pass(time.Second)
		if n := must[int](t)(s.Accept(ctx, old)); n != 1 { // 2 waits still
			t.Errorf("stored %d, want the one whose ID is free again", n)
		}
		if diff := cmp.Diff([]int64{2}, s.claimAll(t)); diff != "" {
			t.Errorf("the new one stands behind the waiting one (-want +got):\n%s", diff)
		}
		ok(t, s.Enqueue(ctx, []knowledge.Outgoing{call("1:0", 7, 0)}))
		if diff := cmp.Diff([]string{"1:0"}, s.sendable(t)); diff != "" {
			t.Errorf("the key is free again (-want +got):\n%s", diff)
		}
	})
}

func TestOutbox(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		ok(t, s.Enqueue(ctx, nil))
		ok(t, s.Enqueue(ctx, []knowledge.Outgoing{
			call("bulk", 1, knowledge.Bulk), call("behind", 1, knowledge.Interactive),
			call("reminder", 2, knowledge.Reminder), call("answer", 3, knowledge.Interactive), call("bulk", 9, knowledge.Interactive),
		}))
		ok(t, s.Enqueue(ctx, []knowledge.Outgoing{call("answer", 4, knowledge.Interactive)}))

		first := must[knowledge.Outgoing](t)(s.ClaimOutgoing(ctx, "p", s.clock.now(), lease))
		want := call("answer", 3, knowledge.Interactive)
		want.ID, want.Attempts = first.ID, 1
		if diff := cmp.Diff(want, first); diff != "" {
			t.Errorf("most urgent (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff([]string{"reminder", "bulk"}, s.sendable(t)); diff != "" {
			t.Errorf("others (-want +got):\n%s", diff)
		}
		ok(t, s.FinishOutgoing(ctx, first.ID, "", s.clock.now()))
		ok(t, s.FinishOutgoing(ctx, 1, "blocked", s.clock.now()))
		if diff := cmp.Diff([]string{"behind"}, s.sendable(t)); diff != "" {
			t.Errorf("what stood behind (-want +got):\n%s", diff)
		}
		if err := s.FinishOutgoing(ctx, first.ID, "", s.clock.now()); !errors.Is(err, knowledge.ErrNotFound) {
			t.Errorf("finishing twice: %v, want ErrNotFound", err)
		}
		if n := s.count(t, `SELECT COUNT(*) FROM outbox WHERE finished > 0 AND LENGTH(payload) = 0 AND queue = 0`); n != 2 {
			t.Errorf("%d finished calls without contents, want 2", n)
		}
	})
}

func TestPostpone(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		ok(t, s.Enqueue(ctx, []knowledge.Outgoing{call("a", 1, 0), call("b", 1, 0)}))
		for i, c := range []struct {
			counted  bool
			attempts int // of the next claim
		}{{true, 2}, {false, 2}, {true, 3}, {false, 3}} {
			o := must[knowledge.Outgoing](t)(s.ClaimOutgoing(ctx, "p", s.clock.now(), lease))
			until := s.clock.now().Add(7 * time.Second)
			ok(t, s.PostponeOutgoing(ctx, o.ID, until, c.counted))
			s.clock.pass(7*time.Second - time.Millisecond)
			if keys := s.sendable(t); keys != nil {
				t.Fatalf("step %d: sends %v before its time or out of turn", i, keys)
			}
			s.clock.pass(time.Millisecond)
			next := must[knowledge.Outgoing](t)(s.ClaimOutgoing(ctx, "p", s.clock.now(), 0))
			if next.Key != "a" || next.Attempts != c.attempts || !next.NotBefore.Equal(until) {
				t.Errorf("step %d: %s, attempts %d, want %d", i, next.Key, next.Attempts, c.attempts)
			}
			ok(t, s.PostponeOutgoing(ctx, o.ID, s.clock.now(), false))
		}
		if err := s.PostponeOutgoing(ctx, 99, start, true); !errors.Is(err, knowledge.ErrNotFound) {
			t.Errorf("postponing nothing: %v, want ErrNotFound", err)
		}
	})
}

func TestExpiry(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		var out []knowledge.Outgoing
		for i := range 20 { // more than are looked at together
			o := call(fmt.Sprint("stale", i), int64(i), 0)
			o.Expires, o.NotBefore = start.Add(time.Minute), start.Add(time.Hour)
			out = append(out, o)
		}
		fresh := call("fresh", 0, 0)
		fresh.Expires = start.Add(time.Minute + time.Millisecond)
		ok(t, s.Enqueue(ctx, append(out, fresh)))
		if keys := s.sendable(t); keys != nil {
			t.Errorf("sends %v too early", keys)
		}
		s.clock.pass(time.Minute)
		if diff := cmp.Diff([]string{"fresh"}, s.sendable(t)); diff != "" {
			t.Errorf("what has not expired (-want +got):\n%s", diff)
		}
		if n := s.count(t, `SELECT COUNT(*) FROM outbox WHERE problem = 'expired'`); n != 20 {
			t.Errorf("%d dropped, want 20", n)
		}
	})
}

// Two processes with several workers each: every update goes to one worker, in the order of its queue.
func TestClaimsOfTwoProcesses(t *testing.T) {
	const queues, each, workers = 5, 12, 3
	eachEngine(t, func(t *testing.T, s store) {
		var batch []knowledge.Incoming
		for i := range queues * each {
			batch = append(batch, update(int64(1000-i), int64(i%queues)))
		}
		must[int](t)(s.Accept(t.Context(), batch))
		var mu sync.Mutex
		handled := map[int64][]int64{}
		var wg sync.WaitGroup
		for p, db := range []store{s, s.again(t)} {
			for range workers {
				wg.Go(func() {
					work(t, db, fmt.Sprint("p", p), queues*each, &mu, handled)
				})
			}
		}
		wg.Wait()
		want := map[int64][]int64{}
		for _, u := range batch {
			want[u.Queue] = append(want[u.Queue], u.ID)
		}
		if diff := cmp.Diff(want, handled); diff != "" {
			t.Errorf("handled (-want +got):\n%s", diff)
		}
	})
}

// work handles updates until all are handled.
func work(t *testing.T, db store, holder string, all int, mu *sync.Mutex, handled map[int64][]int64) {
	for {
		u, err := db.ClaimIncoming(t.Context(), holder, start, lease)
		mu.Lock()
		done := 0
		for _, ids := range handled {
			done += len(ids)
		}
		if err == nil {
			handled[u.Queue] = append(handled[u.Queue], u.ID)
		}
		mu.Unlock()
		switch {
		case errors.Is(err, knowledge.ErrNotFound):
			if done == all {
				return
			}
			continue
		case err == nil:
			err = db.FinishIncoming(t.Context(), u.ID, "", start)
		}
		if err != nil {
			t.Error(err)
			return
		}
	}
}

func TestTakeOver(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		must[int](t)(s.Accept(ctx, []knowledge.Incoming{update(1, 1)}))
		ok(t, s.Enqueue(ctx, []knowledge.Outgoing{call("a", 1, 0)}))
		s.claimAll(t)
		s.sendable(t)
		must[bool](t)(s.HoldLease(ctx, "poller", "killed", s.clock.now(), lease))
		ok(t, s.TakeOver(ctx))
		ids, keys := s.claimAll(t), s.sendable(t)
		held := must[bool](t)(s.HoldLease(ctx, "poller", "new", s.clock.now(), lease))
		if s.onSQLite() && (len(ids) != 1 || len(keys) != 1 || !held) {
			t.Errorf("took over %v, %v, lease %v", ids, keys, held)
		}
		if !s.onSQLite() && (ids != nil || keys != nil || held) {
			t.Errorf("on PostgreSQL took away %v, %v, lease %v from holders that may be alive", ids, keys, held)
		}
	})
}

func TestLeases(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		hold := func(holder string) bool {
			return must[bool](t)(s.HoldLease(ctx, "poller", holder, s.clock.now(), lease))
		}
		if !hold("a") || hold("b") || !hold("a") {
			t.Error("a takes and renews, b does not")
		}
		s.clock.pass(lease / 2)
		hold("a")
		s.clock.pass(lease - time.Millisecond)
		if hold("b") {
			t.Error("b got a lease that was renewed")
		}
		s.clock.pass(time.Millisecond)
		if !hold("b") || hold("a") {
			t.Error("b takes what has run out")
		}
		ok(t, s.ReleaseLease(ctx, "poller", "a"))
		if hold("a") {
			t.Error("a released what b holds")
		}
		ok(t, s.ReleaseLease(ctx, "poller", "b"))
		if !hold("a") {
			t.Error("a cannot take what was given back")
		}
	})
}

func TestLeaseHasOneHolder(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		var mu sync.Mutex
		var holders []string
		var wg sync.WaitGroup
		for p, db := range []*data.DB{s.DB, s.again(t).DB} {
			for w := range 4 {
				holder := fmt.Sprint(p, "-", w)
				wg.Go(func() {
					held, err := db.HoldLease(t.Context(), "poller", holder, start, lease)
					if err != nil {
						t.Error(err)
					}
					if held {
						mu.Lock()
						holders = append(holders, holder)
						mu.Unlock()
					}
				})
			}
		}
		wg.Wait()
		if len(holders) != 1 {
			t.Errorf("held by %v", holders)
		}
	})
}
