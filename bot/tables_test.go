package bot_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"studitiru/bot/housetest"
	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// roles are all roles, with "" for somebody who was never given one.
var roles = []knowledge.Role{"", knowledge.Guest, knowledge.Member, knowledge.TeamLead, knowledge.Contributor,
	knowledge.Curator, knowledge.SuperAdmin}

// commands are all commands but aliases, as a superadmin sees them.
func commands(h *housetest.House) []talk.Command { return h.Bot.Menu(knowledge.SuperAdmin, true) }

// readmeTables are the commands in the rows of each table of commands in the README.
func readmeTables(t *testing.T) (tables [][]string) {
	t.Helper()
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile("`/([a-z]+)")
	for _, part := range strings.Split(string(readme), "| Perintah | Guna |\n|---|---|\n")[1:] {
		var names []string
		for line := range strings.SplitSeq(part, "\n") {
			if !strings.HasPrefix(line, "| ") {
				break
			}
			first, _, _ := strings.Cut(line[2:], "|")
			for _, m := range named.FindAllStringSubmatch(first, -1) {
				if !slices.Contains(names, m[1]) {
					names = append(names, m[1])
				}
			}
		}
		tables = append(tables, names)
	}
	return tables
}

func TestTheREADMENamesEveryCommand(t *testing.T) {
	tables := readmeTables(t)
	if len(tables) != 3 {
		t.Fatalf("%d tables of commands: for all, for those who add and curate, for teams", len(tables))
	}
	all := slices.Concat(tables...)
	list := commands(housetest.Open(t, housetest.Options{}))
	for _, c := range list {
		if c.Name == "start" { // the button that every chat begins with
			continue
		}
		n := 0
		for _, name := range all {
			if name == c.Name {
				n++
			}
		}
		if n != 1 {
			t.Errorf("/%s stands in %d tables", c.Name, n)
		}
		if len(c.Roles) > 0 && !slices.Contains(tables[1], c.Name) {
			t.Errorf("/%s is for some roles alone, and stands in no table of theirs", c.Name)
		}
	}
	for _, name := range all {
		if !slices.ContainsFunc(list, func(c talk.Command) bool { return c.Name == name }) {
			t.Errorf("/%s is no command", name)
		}
	}
}

func TestHelpNamesWhatTheRoleMayUse(t *testing.T) {
	h := housetest.Open(t, housetest.Options{})
	for n, role := range roles {
		who := h.Private(int64(100+n), "Orang").As(role, "")
		for _, chair := range []housetest.Chair{who, who.In(-100, "Tim")} {
			chair.Says("/bantuan")
			for _, c := range commands(h) {
				may := len(c.Roles) == 0 || slices.Contains(c.Roles, role)
				here := may && (chair.Chat.Private() || c.Where != talk.PrivateOnly)
				line := "/" + c.Name + " – " + c.Menu
				if stands := strings.Contains(chair.Newest().Text+"\n", line+"\n"); stands != here {
					t.Errorf("for %q in a %s chat: %q stands there: %v", role, chair.Chat.Type, line, stands)
				}
			}
		}
	}
}

// Whoever has not the role of a command is told so, whatever is typed behind it, and it is written down.
func TestWhoMayNotIsTurnedAway(t *testing.T) {
	h := housetest.Open(t, housetest.Options{})
	id := h.Publish(knowledge.Document{Body: "Papan antrean dipasang di depan kantor.",
		Meta: knowledge.Meta{Title: "Papan antrean"}})
	person := int64(1000)
	for _, c := range commands(h) {
		for _, role := range roles {
			if len(c.Roles) == 0 || slices.Contains(c.Roles, role) {
				continue
			}
			person++
			who := h.Private(person, "Orang").As(role, "")
			who.Says("/" + c.Name + " 1")
			if text := who.Newest().Text; !strings.HasPrefix(text, "Perintah ini untuk ") {
				t.Errorf("%q says /%s and hears %q", role, c.Name, text)
			}
			list, err := h.DB.NewestAudit(t.Context(), 1)
			if err != nil || len(list) != 1 || list[0].Action != "denied.chat" || list[0].Person != person {
				t.Errorf("/%s of %q is audited as %+v, %v", c.Name, role, list, err)
			}
		}
	}
	if h.State(id) != knowledge.Published {
		t.Errorf("the document is %s", h.State(id))
	}
}

// What is not for everybody's eyes is not run in a group, whoever asks there.
func TestPrivateCommandsStayPrivate(t *testing.T) {
	h := housetest.Open(t, housetest.Options{})
	boss := h.Private(7, "Bos").As(knowledge.SuperAdmin, "").In(-100, "Tim")
	for _, c := range commands(h) {
		if c.Where != talk.PrivateOnly {
			continue
		}
		h.At = h.At.Add(60e9)
		boss.Says("/" + c.Name + " 1")
		if text := boss.Newest().Text; !strings.Contains(text, "hanya di chat pribadi") {
			t.Errorf("/%s in a group: %q", c.Name, text)
		}
	}
}

// actionName is the name of a constant that an action of buttons has.
var actionName = regexp.MustCompile(`^[Aa]ction[A-Z]\w*$`)

// written is a constant of an action as "package.Name", "" for anything else.
func written(e ast.Expr, folder string) string {
	switch e := e.(type) {
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok && actionName.MatchString(e.Sel.Name) {
			return x.Name + "." + e.Sel.Name
		}
	case *ast.Ident:
		if actionName.MatchString(e.Name) {
			return folder + "." + e.Name
		}
	}
	return ""
}

// actionsIn are the actions that are given to calls, which make buttons of them, and those of the table.
func actionsIn(t *testing.T, file string) (made, listed []string) {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Base(filepath.Dir(file))
	ast.Inspect(parsed, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			for at, arg := range n.Args {
				if name := written(arg, folder); name != "" {
					made = append(made, name)
				} else if _, literal := arg.(*ast.BasicLit); literal && at == 1 && strings.HasSuffix(selected(n.Fun), "Button") {
					t.Errorf("%s makes a button of a string, not of a constant", file)
				}
			}
		case *ast.KeyValueExpr:
			if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Action" && written(n.Value, folder) != "" {
				listed = append(listed, written(n.Value, folder))
			}
		}
		return true
	})
	return made, listed
}

func selected(f ast.Expr) string {
	if f, ok := f.(*ast.SelectorExpr); ok {
		return f.Sel.Name
	}
	return ""
}

// A button whose action no entry of the table has would be an expired one from the first press on.
func TestEveryButtonIsInTheTable(t *testing.T) {
	var made, listed []string
	for _, pattern := range []string{"*.go", "ask/*.go", "assess/*.go", "desk/*.go", "staff/*.go", "talk/*.go", "team/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			absolute, err := filepath.Abs(file)
			if err != nil {
				t.Fatal(err)
			}
			m, l := actionsIn(t, absolute)
			made, listed = append(made, m...), append(listed, l...)
		}
	}
	for _, action := range made {
		if !slices.Contains(listed, action) {
			t.Errorf("buttons are made for %s, which the table of buttons does not have", action)
		}
	}
	for i, action := range listed {
		if !slices.Contains(made, action) {
			t.Errorf("the table of buttons has %s, for which none is made", action)
		}
		if slices.Contains(listed[:i], action) {
			t.Errorf("%s stands twice in the table", action)
		}
	}
	if len(made) < len(listed) || len(listed) < 20 {
		t.Errorf("%d calls that make buttons, %d entries", len(made), len(listed))
	}
}
