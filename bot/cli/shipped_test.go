package cli

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"studitiru/bot/cli/clitest"
)

// shipped is a STATE_DIR that holds the shipped documents and their index, so that not every test makes them anew.
var shipped = clitest.New(func(dir string) error {
	state, err := Open(context.Background(), Settings{StateDir: dir}, slog.New(slog.DiscardHandler), testNow)
	if err != nil {
		return err
	}
	defer state.Close()
	return state.OpenForServing(context.Background())
})

// oneByOne skips a test of many verbs with -short: with the race detector each takes seconds, and one after the other they show
// nothing that TestServe and TestAdd do not.
func oneByOne(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("verbs one after the other: run without -short")
	}
}

// testNow is when the verbs run.
func testNow() time.Time { return time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC) }
