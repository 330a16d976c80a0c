package evaluation
import ("fmt";"os";"runtime";"runtime/pprof";"strings")
func debugMemory() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println("inuse", m.HeapInuse>>20, "alloc", m.HeapAlloc>>20, "sys", m.Sys>>20, "released", m.HeapReleased>>20, "next", m.NextGC>>20, "idle", m.HeapIdle>>20, "gcs", m.GCSys>>20, "stack", m.StackSys>>20)
	raw, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(raw)) {
		if strings.HasPrefix(line, "Rss") { fmt.Print(line) }
	}
	f, _ := os.Create("/tmp/heap.prof")
	runtime.GC()
	pprof.WriteHeapProfile(f)
	f.Close()
}
