package main

import (
	"os"
	"strings"
	"testing"

	"studitiru/bot/cli"

	"github.com/google/go-cmp/cmp"
	"github.com/joho/godotenv"
)

// The example documents every variable, and no other, with its default.
func TestEnvExampleMatchesConfig(t *testing.T) {
	file, err := godotenv.Read(".env.example")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, s := range settings() {
		want[s.name] = s.fallback
	}
	if diff := cmp.Diff(want, file); diff != "" {
		t.Errorf(".env.example differs from settings() (-settings +example):\n%s", diff)
	}
}

func TestReadmeNamesEveryVariable(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range settings() {
		if !strings.Contains(string(readme), "`"+s.name+"`") {
			t.Errorf("README.md does not explain %s", s.name)
		}
	}
}

func TestReadSettings(t *testing.T) {
	stateIn := func(dir string) func(cli.Settings) bool {
		return func(c cli.Settings) bool { return c.StateDir == dir }
	}
	const good = "123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOpp_-1"
	tests := []struct {
		name, file string
		env        map[string]string
		problem    string // part of the error, empty for none
		check      func(cli.Settings) bool
	}{
		{name: "defaults", check: func(c cli.Settings) bool { return c.StateDir == "./var" && c.Token == "" && c.LogFormat == "text" }},
		{name: "file", file: "STATE_DIR=/tmp/x\n", check: stateIn("/tmp/x")},
		{name: "environment wins", file: "STATE_DIR=a\n", env: map[string]string{"STATE_DIR": "b"}, check: stateIn("b")},
		{
			name:  "empty environment does not hide the file",
			file:  "STATE_DIR=a\n",
			env:   map[string]string{"STATE_DIR": ""},
			check: stateIn("a"),
		},
		{
			name:  "token",
			env:   map[string]string{"TELEGRAM_BOT_TOKEN": good},
			check: func(c cli.Settings) bool { return c.Token == good },
		},
		{name: "bad token", env: map[string]string{"TELEGRAM_BOT_TOKEN": "SECRETSECRETSECRET"}, problem: "TELEGRAM_BOT_TOKEN"},
		{name: "bad database", env: map[string]string{"DATABASE_URL": "mysql://SECRET"}, problem: "DATABASE_URL"},
		{name: "admins", env: map[string]string{"ADMIN_IDS": "1, 2;3"}, check: func(c cli.Settings) bool { return len(c.Admins) == 3 }},
		{name: "admin by name", env: map[string]string{"ADMIN_IDS": "@SECRET"}, problem: "ADMIN_IDS"},
		{name: "bad level", env: map[string]string{"LOG_LEVEL": "SECRET"}, problem: "LOG_LEVEL"},
		{name: "broken file", file: "TELEGRAM_BOT_TOKEN=\"SECRET\n", problem: ".env cannot be read"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			for _, s := range settings() {
				t.Setenv(s.name, test.env[s.name])
			}
			if test.file != "" {
				if err := os.WriteFile(".env", []byte(test.file), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			c, err := readSettings()
			switch {
			case test.problem == "" && err != nil:
				t.Fatal(err)
			case test.problem != "" && (err == nil || !strings.Contains(err.Error(), test.problem)):
				t.Fatalf("error is %v, want one about %q", err, test.problem)
			case err != nil && strings.Contains(err.Error(), "SECRET"):
				t.Fatalf("the error shows a value: %v", err)
			case test.check != nil && !test.check(c):
				t.Fatalf("config is %+v", c)
			}
		})
	}
}
