package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/joho/godotenv"
)

// config is everything that the environment decides. Nothing else in the program reads it.
type config struct {
	stateDir    string  // folder of database, index and files
	databaseURL string  // PostgreSQL; empty for SQLite in stateDir
	token       string  // of the bot, from BotFather
	apiURL      string  // of the Bot API server
	admins      []int64 // numeric Telegram IDs
	logFormat   string  // text or json
	logLevel    string  // debug, info, warn, error
}

// setting is one environment variable: what .env.example documents.
type setting struct {
	name, fallback string
	set            func(*config, string) error
}

// settings are all variables, in the order of .env.example.
func settings() []setting {
	return []setting{
		{"TELEGRAM_BOT_TOKEN", "", func(c *config, v string) error { c.token = v; return checkToken(v) }},
		{"STATE_DIR", "./var", func(c *config, v string) error { c.stateDir = v; return nil }},
		{"DATABASE_URL", "", func(c *config, v string) error { c.databaseURL = v; return checkDatabaseURL(v) }},
		{"ADMIN_IDS", "", func(c *config, v string) (err error) { c.admins, err = readIDs(v); return err }},
		{"TELEGRAM_API_URL", "https://api.telegram.org", func(c *config, v string) error { c.apiURL = strings.TrimRight(v, "/"); return checkAPIURL(v) }},
		{"LOG_FORMAT", "text", func(c *config, v string) error { c.logFormat = v; return oneOf(v, "text", "json") }},
		{"LOG_LEVEL", "info", func(c *config, v string) error { c.logLevel = v; return oneOf(v, "debug", "info", "warn", "error") }},
	}
}

// readConfig reads .env from the working folder, when there is one, and then the
// environment, which wins. An error names the variable and never its value, which may be secret.
func readConfig() (config, error) {
	file, err := godotenv.Read()
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		// godotenv quotes the offending line, and with it perhaps the token
		return config{}, errors.New(".env cannot be read: check quotes, and that every line is NAME=value in UTF-8 without BOM")
	}
	var c config
	for _, s := range settings() {
		v := file[s.name]
		if e, ok := os.LookupEnv(s.name); ok && e != "" {
			v = e
		}
		if v = strings.TrimSpace(v); v == "" {
			v = s.fallback
		}
		if err := s.set(&c, v); err != nil {
			return config{}, fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return c, nil
}

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

func (c config) databaseFile() string { return filepath.Join(c.stateDir, "studitiru.db") }
func (c config) indexDir() string     { return filepath.Join(c.stateDir, "index") }
