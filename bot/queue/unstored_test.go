package queue

import (
	"testing"
	"time"

	"studitiru/bot/queue/queuetest"
)

// While the store takes nothing people are told so once, and are answered when it is back.
func TestPeopleAreToldOnceWhileNothingCanBeKept(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.o.Trouble, w.o.Alone = "Gangguan.", true
		s, stop := w.run()
		time.Sleep(time.Second)
		w.store.Set(func(m *queuetest.Memory) { m.Broken, m.Full = errDisk, errDisk })
		w.fake.write(10, 7, "a")
		time.Sleep(time.Minute)
		w.fake.write(11, 7, "b")
		w.fake.write(12, 8, "c")
		time.Sleep(time.Minute)
		w.expect("told", w.texts(), []string{"Gangguan.", "Gangguan."})
		w.expect("health", s.Health().State, Troubled)
		w.store.Set(func(m *queuetest.Memory) { m.Broken, m.Full = nil, nil })
		time.Sleep(time.Minute)
		w.expect("answered", len(w.texts()), 5)
		w.expect("health", s.Health().State, Healthy)
		w.expect("stop", stop(), nil)
	})
}

// A store that is away for a moment is nobody's business.
func TestAShortOutageIsNotTold(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.o.Trouble, w.o.Alone = "Gangguan.", true
		_, stop := w.run()
		time.Sleep(time.Second)
		w.store.Set(func(m *queuetest.Memory) { m.Full = errDisk })
		w.fake.write(10, 7, "a")
		time.Sleep(1500 * time.Millisecond)
		w.store.Set(func(m *queuetest.Memory) { m.Full = nil })
		time.Sleep(time.Minute)
		w.expect("texts", w.texts(), []string{"re: a"})
		w.expect("stop", stop(), nil)
	})
}
