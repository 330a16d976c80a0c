package status

// Level says how well something is.
type Level string

// The levels. A bot with a Bad check is not healthy; a warning is for people.
const (
	Good Level = "ok"
	Warn Level = "warn"
	Bad  Level = "bad"
)

// Check is one line of a health report. Found says what was found and, unless it is Good, what to do; without personal data.
type Check struct {
	Name  string `json:"name"`
	Level Level  `json:"level"`
	Found string `json:"found"`
}

// Worst is the worst level of a report, Good for an empty one.
func Worst(checks []Check) Level {
	worst := Good
	for _, c := range checks {
		switch {
		case c.Level == Bad:
			return Bad
		case c.Level == Warn:
			worst = Warn
		}
	}
	return worst
}
