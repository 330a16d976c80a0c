package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"time"

	"studitiru/bot/queue"
	"studitiru/bot/status"
	"studitiru/bot/telegram"
)

// mostSkew is how wrong a clock may be before reminders are: Telegram's answers tell the time.
const mostSkew = 30 * time.Second

// measured makes the meter of a process that serves. Its levels need the service, which is made later.
func (s *running) measured(service func() *queue.Service) *status.Meter {
	return status.NewMeter(func(ctx context.Context) (status.Levels, error) {
		l, err := s.Levels(ctx)
		if running := service(); running != nil {
			l.Fetching = running.Health().OK()
		}
		return l, err
	})
}

// watch serves the operator's page until ctx ends, when the settings name an address.
func (s *running) watch(ctx context.Context, client *telegram.Client, service *queue.Service, meter *status.Meter) error {
	if s.Settings.HTTPAddr == "" {
		return nil
	}
	on, err := net.Listen("tcp", s.Settings.HTTPAddr)
	if err != nil {
		return fmt.Errorf("listen on HTTP_ADDR %s: %w", s.Settings.HTTPAddr, err)
	}
	page := status.Page{
		Checks: func(ctx context.Context) []status.Check {
			return append([]status.Check{pollingCheck(service.Health(), s.Now()), clockCheck(client.Skew())}, s.Checks(ctx)...)
		},
		Ready: func(ctx context.Context) error { return s.ready(ctx, service.Health()) },
		Meter: meter,
	}
	if hook := telegram.Webhook(s.Settings.Webhook); hook.URL != "" {
		at, err := url.Parse(hook.URL)
		if err != nil {
			return errors.Join(errors.New("WEBHOOK_URL is not an address"), on.Close())
		}
		page.Extra = map[string]http.Handler{"POST " + at.EscapedPath(): hook.Handler(service.Accept, s.Now, s.Log)}
	}
	s.Log.Info("the operator's page is served", "address", on.Addr().String())
	return wrap(status.Serve(ctx, on, page.Handler(), s.Log), "serve the operator's page")
}

// ready says why questions cannot be taken yet.
func (s *running) ready(ctx context.Context, h queue.Health) error {
	if !h.OK() {
		return fmt.Errorf("updates are not fetched: %s", h.State)
	}
	behind, err := s.Behind(ctx)
	if err != nil {
		return fmt.Errorf("the store does not answer: %w", err)
	}
	if s.Index.Stats().Broken || behind > 0 && s.Index.Stats().Documents == 0 {
		return errors.New("the index is being built")
	}
	return nil
}

func pollingCheck(h queue.Health, now time.Time) status.Check {
	c := status.Check{Name: "polling", Level: status.Good, Found: string(h.State)}
	if !h.LastFetch.IsZero() {
		c.Found += fmt.Sprintf(", last %s ago", now.Sub(h.LastFetch).Round(time.Second))
	}
	if !h.OK() {
		c.Level = status.Bad
		if h.State == queue.Starting {
			c.Level = status.Warn
		}
		if h.Problem != "" {
			c.Found += ": " + h.Problem
		}
	}
	return c
}

func clockCheck(skew time.Duration) status.Check {
	if skew.Abs() > mostSkew {
		return status.Check{Name: "clock", Level: status.Bad,
			Found: fmt.Sprintf("%s off from Telegram's; reminders come at the wrong time; set up NTP", skew.Round(time.Second))}
	}
	return status.Check{Name: "clock", Level: status.Good, Found: "agrees with Telegram's"}
}
