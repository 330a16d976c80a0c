package evaluation

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"sort"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"studitiru/data/seed"
	"studitiru/index"
	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// keeps an index in /tmp/devidx-SET
func TestSpeed(t *testing.T) {
	set := os.Getenv("SPEEDSET")
	if set == "" {
		t.Skip("no set")
	}
	l, err := indonesian.New(seed.Vocabulary())
	if err != nil {
		t.Fatal(err)
	}
	dir := "../../../shared/eval/"
	p, err := openPassages(dir + set + "/passages.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.Open(index.Config{Dir: "/tmp/devidx-" + set, Language: l, Journal: p, Passages: whole})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	ctx := context.Background()
	start := time.Now()
	n, err := x.Sync(ctx)
	fmt.Println("sync", n, time.Since(start), err)
	start = time.Now()
	x.Settle(ctx)
	fmt.Println("settle", time.Since(start), fmt.Sprintf("%+v", x.Stats()))
	qs, _ := readQuestions(dir + set + "/queries.tsv")
	runtime.LockOSThread()
	cpu := func() time.Duration {
		var u unix.Timespec
		unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &u)
		return time.Duration(u.Nano())
	}
	type tm struct {
		d time.Duration
		q string
	}
	for _, stage := range []string{"first", "all"} {
		for round := 0; round < 3; round++ {
			var ts []tm
			for _, q := range qs {
				s := cpu()
				if stage == "first" {
					x.Candidates(ctx, q.Text)
				} else {
					x.Search(ctx, knowledge.SearchRequest{Text: q.Text, Limit: 10})
				}
				ts = append(ts, tm{cpu() - s, q.Text})
			}
			sort.Slice(ts, func(i, j int) bool { return ts[i].d < ts[j].d })
			at := func(f float64) time.Duration { return ts[int(f*float64(len(ts)))].d }
			fmt.Println(stage, at(.5), at(.95), at(.99))
			if round == 2 {
				for _, x := range ts[len(ts)-5:] {
					fmt.Println("   ", x.d, x.q)
				}
			}
		}
	}
	fmt.Println("rss", residentBytes()>>20)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println("inuse", m.HeapInuse>>20, "alloc", m.HeapAlloc>>20, "sys", m.Sys>>20, "released", m.HeapReleased>>20, "next", m.NextGC>>20)
	raw, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(raw)) {
		if strings.HasPrefix(line, "Rss") {
			fmt.Print(line)
		}
	}
	f, _ := os.Create("/tmp/heap.prof")
	runtime.GC()
	pprof.WriteHeapProfile(f)
	f.Close()
}
