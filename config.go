package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"strconv"
	"strings"

	"github.com/joho/godotenv"

	"studitiru/bot/cli"
	"studitiru/bot/telegram"
)

// setting is one environment variable: what .env.example documents.
type setting struct {
	name, fallback string
	set            func(*cli.Settings, string) error
}

// settings are all variables, in the order of .env.example.
func settings() []setting {
	return []setting{
		{"TELEGRAM_BOT_TOKEN", "", func(c *cli.Settings, v string) error { c.Token = v; return checkToken(v) }},
		{"STATE_DIR", "./var", func(c *cli.Settings, v string) error { c.StateDir = v; return nil }},
		{"DATABASE_URL", "", func(c *cli.Settings, v string) error { c.DatabaseURL = v; return checkDatabaseURL(v) }},
		{"ADMIN_IDS", "", func(c *cli.Settings, v string) (err error) { c.Admins, err = readIDs(v); return err }},
		{"TELEGRAM_API_URL", "https://api.telegram.org", func(c *cli.Settings, v string) error {
			c.APIURL = strings.TrimRight(v, "/")
			return checkAPIURL(v)
		}},
		{"HTTP_ADDR", "", func(c *cli.Settings, v string) (err error) { c.HTTPAddr, err = readAddr(v); return err }},
		{"WEBHOOK_URL", "", func(c *cli.Settings, v string) error { c.Webhook.URL = v; return nil }},
		{"WEBHOOK_SECRET", "", func(c *cli.Settings, v string) error { c.Webhook.Secret = v; return nil }},
		{"CLOCK", "", func(c *cli.Settings, v string) error { c.Clock = v; return nil }},
		{"LOG_FORMAT", "text", func(c *cli.Settings, v string) error { c.LogFormat = v; return oneOf(v, "text", "json") }},
		{"LOG_LEVEL", "info", func(c *cli.Settings, v string) error {
			c.LogLevel = v
			return oneOf(v, "debug", "info", "warn", "error")
		}},
	}
}

// readSettings reads .env from the working folder, when there is one, and then the
// environment, which wins. An error names the variable and never its value, which may be secret.
func readSettings() (cli.Settings, error) {
	file, err := godotenv.Read()
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		// godotenv quotes the offending line, and with it perhaps the token
		return cli.Settings{}, errors.New(".env cannot be read: check quotes, and that every line is NAME=value in UTF-8 without BOM")
	}
	var c cli.Settings
	for _, s := range settings() {
		v := file[s.name]
		if e, ok := os.LookupEnv(s.name); ok && e != "" {
			v = e
		}
		if v = strings.TrimSpace(v); v == "" {
			v = s.fallback
		}
		if err := s.set(&c, v); err != nil {
			return cli.Settings{}, fmt.Errorf("%s: %w", s.name, err)
		}
	}
	if err := checkWebhook(c); err != nil {
		return cli.Settings{}, err
	}
	if os.Getenv("GOGC") == "" {
		c.GCPercent = servingGarbage
	}
	return c, nil
}

// servingGarbage is the GC percent of a server, unless GOGC says another: the index lies outside of Go's heap, so that a
// small heap costs little time (see eval, which measures so).
const servingGarbage = 20

func checkToken(v string) error {
	id, secret, ok := strings.Cut(v, ":")
	if v == "" {
		return nil
	}
	if _, err := strconv.ParseUint(id, 10, 64); err != nil || !ok || len(secret) < 20 || strings.ContainsAny(v, " \t/\"'") {
		return errors.New("does not look like a bot token (digits, a colon, then some 35 characters); copy it again from BotFather")
	}
	return nil
}

// readAddr reads host:port, :port or port; without a host it is this machine alone.
func readAddr(v string) (string, error) {
	if v == "" {
		return "", nil
	}
	if !strings.Contains(v, ":") {
		v = ":" + v
	}
	host, port, err := net.SplitHostPort(v)
	if n, bad := strconv.Atoi(port); err != nil || bad != nil || n < 0 || n > 65535 {
		return "", errors.New("must be HOST:PORT, for example 127.0.0.1:9090")
	}
	if host == "" {
		host = "127.0.0.1"
	}
	return net.JoinHostPort(host, port), nil
}

// checkWebhook wants the three settings of a webhook together.
func checkWebhook(c cli.Settings) error {
	if c.Webhook.URL == "" {
		return nil
	}
	if err := telegram.Webhook(c.Webhook).Check(); err != nil {
		return fmt.Errorf("WEBHOOK_URL and WEBHOOK_SECRET: %w", err)
	}
	if c.HTTPAddr == "" {
		return errors.New("WEBHOOK_URL: set HTTP_ADDR too, where Telegram's updates arrive")
	}
	return nil
}

func checkDatabaseURL(v string) error {
	if v != "" && !strings.HasPrefix(v, "postgres://") && !strings.HasPrefix(v, "postgresql://") {
		return errors.New("must begin with postgres:// ; leave it empty for SQLite in STATE_DIR")
	}
	return nil
}

func checkAPIURL(v string) error {
	if !strings.HasPrefix(v, "https://") && !strings.HasPrefix(v, "http://") {
		return errors.New("must begin with https:// or http://")
	}
	return nil
}

func oneOf(v string, allowed ...string) error {
	for _, a := range allowed {
		if v == a {
			return nil
		}
	}
	return fmt.Errorf("must be one of %s", strings.Join(allowed, ", "))
}

func readIDs(v string) ([]int64, error) {
	var ids []int64
	for _, s := range strings.FieldsFunc(v, func(r rune) bool { return r == ',' || r == ' ' || r == ';' }) {
		id, err := strconv.ParseInt(s, 10, 64)
		if err != nil || id <= 0 {
			return nil, errors.New("must be numeric Telegram IDs with commas between; user names are not accepted")
		}
		ids = append(ids, id)
	}
	return ids, nil
}
