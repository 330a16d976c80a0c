package queue

import (
	"testing"
	"time"

	"studitiru/bot/queue/queuetest"
)

// Two processes on one database: one fetches, the other takes over.
func TestOneLeader(t *testing.T) {
	bubble(t, echo, func(w *world) {
		first, stopFirst := w.run()
		time.Sleep(time.Second)
		w.o.Holder = "other"
		second, stopSecond := w.run()
		time.Sleep(2 * time.Minute)
		w.expect("first", first.Health().State, Healthy)
		w.expect("second", second.Health().State, Standby)
		w.expect("stop", stopFirst(), nil)
		time.Sleep(leaseAsk + time.Second)
		w.expect("second", second.Health().State, Healthy)

		w.store.Set(func(m *queuetest.Memory) {
			m.Held[leaseName] = queuetest.Lease{Holder: "a third", Until: time.Now().Add(time.Hour)}
		})
		time.Sleep(leaseRenew + time.Second)
		w.expect("second, robbed", second.Health().State, Standby)
		w.expect("stop", stopSecond(), nil)
		w.expect("the third keeps its lease", w.store.Held[leaseName].Holder, "a third")
	})
}

func TestLeaderWithoutStoreStopsInTime(t *testing.T) {
	bubble(t, echo, func(w *world) {
		_, stop := w.run()
		time.Sleep(time.Minute)
		w.store.Set(func(m *queuetest.Memory) { m.Broken = errDisk })
		time.Sleep(leaseTime)
		before := w.fetches()
		time.Sleep(10 * time.Minute)
		w.expect("fetches without the lease", w.fetches()-before, 0)
		w.store.Set(func(m *queuetest.Memory) { m.Broken = nil })
		w.fake.write(10, 7, "a")
		time.Sleep(time.Minute)
		w.expect("answers", w.texts(), []string{"re: a"})
		w.expect("stop", stop(), nil)
	})
}

func (w *world) fetches() int {
	w.fake.mu.Lock()
	defer w.fake.mu.Unlock()
	return w.fake.fetches
}
