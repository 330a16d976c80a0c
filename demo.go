package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"studitiru/bot"
	"studitiru/bot/sandbox"
	"studitiru/bot/telegram"
)

func demoCommand() *cobra.Command {
	var addr string
	c := &cobra.Command{
		Use:   "demo [--addr 127.0.0.1:8080]",
		Short: "Run the bot in a simulated Telegram with a chat page",
		Long: "Run the real bot, through the real adapter, against a simulated Telegram in this process, and show\n" +
			"its chats on a page. Nothing leaves this machine. Ends with Ctrl-C.",
		Args: arguments(0, 0, ""),
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := openStore(c.Context(), c.ErrOrStderr())
			if err != nil {
				return err
			}
			defer s.close()
			listener, err := listenDemo(addr)
			if err != nil {
				return err
			}
			if err := s.openForServing(c.Context()); err != nil {
				return errors.Join(err, listener.Close())
			}
			fmt.Fprintf(c.OutOrStdout(), "Studi Tiru in a simulated Telegram: open http://%s\n"+
				"Try: nilai ipp pontianak brapa skrg\nEnd with Ctrl-C.\n", listener.Addr())
			if err := s.printFirstCode(c.Context(), c.OutOrStdout()); err != nil {
				return errors.Join(err, listener.Close())
			}
			return s.demo(c.Context(), listener)
		},
	}
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "address of the page; port 0 picks a free one")
	return c
}

func listenDemo(addr string) (net.Listener, error) {
	if _, _, err := net.SplitHostPort(addr); err != nil {
		return nil, usagef("--addr %q is not HOST:PORT, for example 127.0.0.1:8080", addr)
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w; name another with --addr, for example --addr 127.0.0.1:0", addr, err)
	}
	return listener, nil
}

// demo runs the bot against a sandbox until the context ends.
func (s *state) demo(ctx context.Context, listener net.Listener) error {
	telegramServer := sandbox.New(sandbox.Options{Now: s.now})
	defer telegramServer.Close()
	api, err := net.Listen("tcp", "127.0.0.1:0") // the bot's side has a port of its own: the page's checks do not fit it
	if err != nil {
		return errors.Join(fmt.Errorf("listen for the bot: %w", err), listener.Close())
	}
	cast := sandbox.NewCast(telegramServer)
	page := sandbox.PageConfig{Addr: listener.Addr().String(), Samples: bot.Examples(), People: cast.People()}
	pages := &http.Server{Handler: sandbox.Page(telegramServer, page), ReadHeaderTimeout: 10 * time.Second}
	calls := &http.Server{Handler: telegramServer, ReadHeaderTimeout: 10 * time.Second}
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return served(pages.Serve(listener)) })
	group.Go(func() error { return served(calls.Serve(api)) })
	group.Go(func() error {
		return s.run(ctx, telegram.Config{Token: telegramServer.Token(), APIURL: "http://" + api.Addr().String(), Log: s.log})
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
