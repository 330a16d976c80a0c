// Package status lets an operator see a running bot: whether it does its work (Check, /healthz), whether it can be given
// work (/readyz), and how much it does (Meter, /metrics in the format of Prometheus). It knows nothing of what people write:
// all it is told are counts, durations, and outcomes from closed lists.
//
// Data shapes: a Check is one line of a health report, the same that `doctor` prints; a Meter counts what it is told and asks
// for Levels when it is read. Called by main, which mounts Handler on HTTP_ADDR, and by bot/cli for the lines of doctor.
package status
