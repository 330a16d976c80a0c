//go:build !linux

package extract

// limitMemory does nothing: only Linux limits another process. GOMEMLIMIT and the time remain.
func limitMemory(int, uint64) error { return nil }
