package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"
)

// healthTime is how long the page of a running bot may take.
const healthTime = 5 * time.Second

func (p *Program) healthcheckCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "healthcheck",
		Short: "Ask the running bot's page (HTTP_ADDR) whether it is healthy",
		Long: "Ask /healthz of the bot that runs with these settings, print its report, and exit 1 when a check\n" +
			"is bad or nobody answers.",
		Args: arguments(0, 0, ""),
		RunE: func(c *cobra.Command, _ []string) error {
			settings, err := p.Settings()
			if err != nil {
				return fmt.Errorf("read the configuration: %w", err)
			}
			return askHealth(c.Context(), settings.HTTPAddr, c.OutOrStdout())
		},
	}
}

// askHealth prints the report at an address; an address of all interfaces is asked on this machine.
func askHealth(ctx context.Context, address string, out io.Writer) error {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return errors.New("HTTP_ADDR is not set, so the running bot has no page to ask")
	}
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	ctx, cancel := context.WithTimeout(ctx, healthTime)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+"/healthz", nil)
	if err != nil {
		return fmt.Errorf("ask HTTP_ADDR: %w", err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return fmt.Errorf("nobody answers at HTTP_ADDR %s; is the bot running?", address)
	}
	defer resp.Body.Close()
	if _, err := io.Copy(out, io.LimitReader(resp.Body, 1<<20)); err != nil {
		return fmt.Errorf("read the report: %w", err)
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("the bot is not healthy (%d)", resp.StatusCode)
	}
	return nil
}
