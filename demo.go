package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"golang.org/x/sync/errgroup"

	"studitiru/bot"
	"studitiru/bot/cli"
	"studitiru/bot/sandbox"
	"studitiru/bot/telegram"
)

// demo runs the bot against a sandbox until the context ends.
func demo(ctx context.Context, s *cli.State, listener net.Listener) error {
	telegramServer := sandbox.New(sandbox.Options{Now: s.Now})
	defer telegramServer.Close()
	api, err := net.Listen("tcp", "127.0.0.1:0") // the bot's side has a port of its own: the page's checks do not fit it
	if err != nil {
		return errors.Join(fmt.Errorf("listen for the bot: %w", err), listener.Close())
	}
	cast := sandbox.NewCast(telegramServer)
	page := sandbox.PageConfig{Addr: listener.Addr().String(), Samples: bot.Examples(), People: cast.People(),
		Now: s.Now, Ahead: s.Clock.Advance}
	pages := &http.Server{Handler: sandbox.Page(telegramServer, page), ReadHeaderTimeout: 10 * time.Second}
	calls := &http.Server{Handler: telegramServer, ReadHeaderTimeout: 10 * time.Second}
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return served(pages.Serve(listener)) })
	group.Go(func() error { return served(calls.Serve(api)) })
	group.Go(func() error {
		return (&running{State: s}).run(
			ctx,
			telegram.Config{Token: telegramServer.Token(), APIURL: "http://" + api.Addr().String(), Log: s.Log},
		)
	})
	group.Go(func() error {
		<-ctx.Done()
		telegramServer.Close()
		return errors.Join(wrap(pages.Close(), "close the page"), wrap(calls.Close(), "close the sandbox"))
	})
	return group.Wait()
}

// served takes the end of a server that was closed on purpose for no error.
func served(err error) error {
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return wrap(err, "serve")
}
