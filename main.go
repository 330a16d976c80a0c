// Command studitiru is a Telegram bot through which officials of Indonesian local
// governments learn from each other's public services, and the command line around it.
//
// Package main wires the packages together and turns what a verb says into an exit code; nothing else exits or reads the
// environment (config.go). The verbs are in bot/cli; what needs the running bot is here (serve.go, rounds.go, demo.go).
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // reminders and dates must not depend on the machine's zone files

	"studitiru/bot/cli"
)

func main() {
	cli.Restrict()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the program without the process around it: arguments in, exit code out.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	return cli.Run(ctx, cli.Program{Settings: readSettings, Serve: serve, Demo: demo, Diagnose: diagnose}, args, stdout, stderr)
}
