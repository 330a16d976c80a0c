package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"strings"

	"github.com/spf13/cobra"
)

func (p *Program) serveCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "serve",
		Short: "Run the bot (the same as no verb at all)",
		Args:  arguments(0, 0, ""),
		RunE:  func(c *cobra.Command, _ []string) error { return p.serve(c.Context(), c.OutOrStdout()) },
	}
}

const noToken = `TELEGRAM_BOT_TOKEN is not set, so there is no bot to run yet.

To get a token:
  1. In Telegram open https://t.me/BotFather and send /newbot.
  2. Choose a name ("Studi Tiru Kota …") and a user name that ends in "bot".
  3. Send /setinline, choose the bot, and type a placeholder such as "tanya layanan publik".
  4. Copy .env.example to .env and put the token behind TELEGRAM_BOT_TOKEN=
  5. Run this again; check with: studitiru doctor

Without a token you can try everything in a simulated Telegram:
  studitiru demo        (or: go run . demo)
`

// serve runs the bot until the context ends.
func (p *Program) serve(ctx context.Context, out io.Writer) error {
	settings, err := p.Settings()
	if err != nil {
		return fmt.Errorf("read the configuration: %w", err)
	}
	if settings.Token == "" {
		fmt.Fprint(out, noToken)
		return errors.New("no token")
	}
	if settings.Clock != "" && telegramsOwn(settings.APIURL) {
		return errors.New("CLOCK is for rehearsals: people on Telegram live by the real time. " +
			"Unset it, or set TELEGRAM_API_URL to a test bench")
	}
	s, err := p.open(ctx, out)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := s.OpenForServing(ctx); err != nil {
		return err
	}
	if err := s.printFirstCode(ctx, out); err != nil {
		return err
	}
	s.Log.Info("Studi Tiru runs", "state", s.Settings.StateDir, "postgres", s.Settings.DatabaseURL != "")
	return p.Serve(ctx, s)
}

// telegramsOwn reports whether an address is Telegram's, so that real people are behind it.
func telegramsOwn(address string) bool {
	u, err := url.Parse(address)
	if err != nil || address == "" {
		return true
	}
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	return host == "telegram.org" || strings.HasSuffix(host, ".telegram.org")
}

func (p *Program) demoCommand() *cobra.Command {
	var addr string
	c := &cobra.Command{
		Use:   "demo [--addr 127.0.0.1:8080]",
		Short: "Run the bot in a simulated Telegram with a chat page",
		Long: "Run the real bot, through the real adapter, against a simulated Telegram in this process, and show\n" +
			"its chats on a page. Nothing leaves this machine. Ends with Ctrl-C.",
		Args: arguments(0, 0, ""),
		RunE: p.withStore(func(c *cobra.Command, _ []string, s *State) error {
			listener, err := listenDemo(addr)
			if err != nil {
				return err
			}
			fmt.Fprintln(c.OutOrStdout(), "Studi Tiru in a simulated Telegram: getting ready …")
			if err := s.OpenForServing(c.Context()); err != nil {
				return errors.Join(err, listener.Close())
			}
			return p.Demo(c.Context(), s, listener, c.OutOrStdout())
		}),
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

// printFirstCode shows the one-time code of the first superadmin for as long as there is none.
func (s *State) printFirstCode(ctx context.Context, out io.Writer) error {
	code, err := s.Desk().FirstCode(ctx)
	if err != nil {
		return fmt.Errorf("read the code of the first superadmin: %w", err)
	}
	if code != "" {
		fmt.Fprintf(out, "Nobody is superadmin yet. Who sends the bot this, becomes it: /gabung %s\n", code)
	}
	return nil
}
