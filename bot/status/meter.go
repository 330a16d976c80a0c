package status

import (
	"context"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Levels are what is true at the moment it is asked for.
type Levels struct {
	InboxWaiting, OutboxWaiting, FilesWaiting int
	InboxAge, OutboxAge                       time.Duration // of the oldest that waits and is due
	IndexBehind                               int64         // changes of the store that the index has not followed
	Documents                                 int           // published
	DiskFree                                  uint64        // bytes
	Fetching                                  bool          // by this process or by another one on the same store
}

// Meter counts what the bot does. Safe for concurrent use; a nil Meter counts nothing.
type Meter struct {
	registry  *prometheus.Registry
	questions *prometheus.CounterVec
	latency   *prometheus.HistogramVec
	calls     *prometheus.HistogramVec
	reminders *prometheus.CounterVec
	files     *prometheus.CounterVec
}

// NewMeter makes a Meter; levels is asked at every reading of /metrics, and what it cannot tell is left out.
func NewMeter(levels func(context.Context) (Levels, error)) *Meter {
	seconds := []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}
	m := &Meter{
		registry: prometheus.NewRegistry(),
		questions: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "studitiru_questions_total",
			Help: "Questions by their outcome."}, []string{"outcome"}),
		latency: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "studitiru_question_seconds",
			Help: "Time to answer a question, without sending.", Buckets: seconds}, []string{"route"}),
		calls: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "studitiru_telegram_call_seconds",
			Help: "Calls to Telegram by the class of their result, long polls aside.", Buckets: seconds}, []string{"class"}),
		reminders: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "studitiru_reminders_total",
			Help: "Reminders put into the outbox, by whether they were in time."}, []string{"when"}),
		files: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "studitiru_files_total",
			Help: "Files that people sent, by what came of reading them."}, []string{"result"}),
	}
	m.registry.MustRegister(m.questions, m.latency, m.calls, m.reminders, m.files, &gauges{levels: levels})
	return m
}

// Question counts an answered question: its outcome and route are from knowledge's closed lists.
func (m *Meter) Question(outcome, route string, took time.Duration) {
	if m == nil {
		return
	}
	m.questions.WithLabelValues(outcome).Inc()
	m.latency.WithLabelValues(route).Observe(took.Seconds())
}

// Call counts a call to Telegram; class is "ok" or the class of its error.
func (m *Meter) Call(class string, took time.Duration) {
	if m == nil {
		return
	}
	m.calls.WithLabelValues(class).Observe(took.Seconds())
}

// Reminders counts reminders that were put into the outbox, late when they should have been there before.
func (m *Meter) Reminders(n int, late bool) {
	if m == nil || n == 0 {
		return
	}
	when := "in time"
	if late {
		when = "late"
	}
	m.reminders.WithLabelValues(when).Add(float64(n))
}

// File counts a file: "read", "refused" or "given up".
func (m *Meter) File(result string) {
	if m == nil {
		return
	}
	m.files.WithLabelValues(result).Inc()
}

func (m *Meter) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// gaugeTime is how long the levels of one reading may take.
const gaugeTime = 3 * time.Second

// gauges reads Levels whenever the metrics are.
type gauges struct {
	levels func(context.Context) (Levels, error)
}

func desc(name, help string) *prometheus.Desc {
	return prometheus.NewDesc("studitiru_"+name, help, nil, nil)
}

// table is every gauge: its description and how it is read.
func (g *gauges) table() map[*prometheus.Desc]func(Levels) float64 {
	return map[*prometheus.Desc]func(Levels) float64{
		desc("inbox_waiting", "Updates that wait to be handled."):      func(l Levels) float64 { return float64(l.InboxWaiting) },
		desc("outbox_waiting", "Calls that wait to be made."):          func(l Levels) float64 { return float64(l.OutboxWaiting) },
		desc("files_waiting", "Files that wait to be read."):           func(l Levels) float64 { return float64(l.FilesWaiting) },
		desc("inbox_age_seconds", "Age of the oldest waiting update."): func(l Levels) float64 { return l.InboxAge.Seconds() },
		desc("outbox_age_seconds", "Age of the oldest call due."):      func(l Levels) float64 { return l.OutboxAge.Seconds() },
		desc("index_behind_changes", "Changes that the index lacks."):  func(l Levels) float64 { return float64(l.IndexBehind) },
		desc("documents_published", "Documents that can be found."):    func(l Levels) float64 { return float64(l.Documents) },
		desc("disk_free_bytes", "Room in the state folder."):           func(l Levels) float64 { return float64(l.DiskFree) },
		desc("fetching", "1 while this or another process fetches."):   func(l Levels) float64 { return truth(l.Fetching) },
	}
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// Describe is part of prometheus.Collector: the gauges are not described beforehand.
func (g *gauges) Describe(chan<- *prometheus.Desc) {}

// Collect is part of prometheus.Collector.
func (g *gauges) Collect(out chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), gaugeTime)
	defer cancel()
	now, err := g.levels(ctx)
	up := prometheus.MustNewConstMetric(desc("store_up", "1 while the store answers."), prometheus.GaugeValue, truth(err == nil))
	out <- up
	if err != nil {
		return
	}
	for d, read := range g.table() {
		out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, read(now))
	}
}
