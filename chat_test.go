package main

import (
	"bufio"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"studitiru/bot/sandbox"
	"studitiru/bot/telegram"
	"studitiru/knowledge"
)

// whole are the scripts that go through the whole program as well: those that need its queues, its pace, its ends and its
// beginnings, and one of each kind of work.
var whole = []string{
	"s01-first-question", "s08-groups", "s11-flood", "s12-forwarded", "s13-privacy", "s14-add-approve", "s16-nasty-files",
	"s18-wizard", "s19-stale-buttons", "s22-reminders", "s23-outage", "s24-visit-actions",
}

// raced are those of whole that are run with -short, with the race detector: with TestOneFileOneProposal all of the program's
// goroutines are in them.
var raced = []string{"s11-flood", "s23-outage"}

// TestChats runs some scripts of bot/testdata through the whole program: raw JSON from a simulated Telegram, the adapter,
// the queues, the conversation, and back.
func TestChats(t *testing.T) {
	scripts := whole
	if testing.Short() {
		scripts = raced
	}
	for _, name := range scripts {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			newStage(t).play("bot/testdata/" + name + ".chat")
		})
	}
}

// TestChatsStraight runs every script of bot/testdata in process: the same simulated Telegram, decoder, conversation and
// encoder without what lies between them; see straight.
func TestChatsStraight(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine a script: with the race detector only the whole program says more; run without -short")
	}
	scripts, err := filepath.Glob("bot/testdata/*.chat")
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, file := range scripts {
		for _, where := range placesOf(t, file) {
			t.Run(strings.TrimSuffix(filepath.Base(file), ".chat")+where.zone, func(t *testing.T) {
				t.Parallel()
				s := onStage(straightBench(t, prepared.Dir(t)))
				s.noted = map[string]string{"PLACE": where.place, "ZONE": where.zone}
				s.play(file)
			})
		}
	}
}

// where is where a script is played.
type where struct{ place, zone string }

// placesOf are where a script wants to be played: its line "places Kota Pontianak WIB, Kota Ambon WIT"; without one, once.
func placesOf(t *testing.T, file string) (list []where) {
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		if names, ok := strings.CutPrefix(strings.TrimSpace(line), "places "); ok {
			for name := range strings.SplitSeq(names, ", ") {
				at := strings.LastIndexByte(name, ' ')
				list = append(list, where{name[:at], name[at+1:]})
			}
		}
	}
	if list == nil {
		list = []where{{}}
	}
	return list
}

// stage is a bench with the people of a script on it.
type stage struct {
	*bench
	line   string // "file:12: text", for messages
	people map[string]*sandbox.Person
	groups map[string]*sandbox.Chat
	chat   *sandbox.Chat   // where the last thing was done
	said   sandbox.Message // the last thing that a person wrote
	before int             // newest message of the bot there before it
	stood  map[int64]stamp // the newest message of the bot in each chat before the last thing that happened
	press  *sandbox.Press
	inline *sandbox.InlineQuery
	noted  map[string]string // what a script keeps for later, by name
}

func newStage(t *testing.T) *stage { return onStage(newBench(t, prepared.Dir(t))) }

func onStage(b *bench) *stage {
	return &stage{bench: b, people: map[string]*sandbox.Person{}, groups: map[string]*sandbox.Chat{}}
}

func (s *stage) fail(format string, args ...any) {
	s.t.Helper()
	var last string
	if s.chat != nil {
		m := s.newest()
		last = fmt.Sprintf("\nnewest message: %s\nbuttons: %q", m.Text, labels(m))
	}
	s.t.Fatalf("%s\n%s%s", s.line, fmt.Sprintf(format, args...), last)
}

// play runs a script line by line.
func (s *stage) play(file string) {
	f, err := os.Open(file)
	if err != nil {
		s.t.Fatal(err)
	}
	defer f.Close()
	scan := bufio.NewScanner(f)
	for n := 1; scan.Scan(); n++ {
		line := scan.Text()
		if line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "places ") {
			continue
		}
		s.line = file + ":" + strconv.Itoa(n) + ": " + line
		s.step(line)
	}
	if scan.Err() != nil {
		s.t.Fatal(scan.Err())
	}
}

func (s *stage) step(line string) {
	line = s.recalled(line)
	verb, rest, _ := strings.Cut(line, " ")
	if do, ok := s.editorial()[verb]; ok {
		do(rest)
		return
	}
	if expect, ok := s.expectations()[verb]; ok {
		expect(rest)
		return
	}
	if do, ok := s.times()[verb]; ok {
		do(rest)
		return
	}
	switch verb {
	case "group":
		s.makeGroup(rest)
	case "add":
		s.add(rest)
	case "hide":
		s.hide(rest)
	case "member":
		s.role(rest, knowledge.Member)
	case "curator":
		s.role(rest, knowledge.Curator)
	case "wait":
		d, err := time.ParseDuration(rest)
		if err != nil {
			s.fail("%v", err)
		}
		s.remark()
		s.forward(d)
		if s.straight != nil { // the whole program does so at its own pace
			s.straight.rounds()
		}
	default:
		s.act(verb, line)
	}
}

func (s *stage) person(name string) *sandbox.Person {
	if s.people[name] == nil {
		s.people[name] = s.server.NewPerson(name)
	}
	return s.people[name]
}

func (s *stage) makeGroup(rest string) {
	title, names, _ := strings.Cut(rest, ": ")
	var people []*sandbox.Person
	for _, name := range strings.Split(names, ", ") {
		people = append(people, s.person(name))
	}
	s.groups[title] = s.server.Group(title, people...)
	s.settle()
}

// act lets a person do something: "Ratna> text", "Ratna @Group re> text", "Ratna presses label" …
func (s *stage) act(name, line string) {
	p := s.person(strings.TrimSuffix(name, ">"))
	s.remark()
	s.forward(2 * time.Second)
	how, text, wrote := strings.Cut(line, ">")
	how = strings.TrimPrefix(how, strings.TrimSuffix(name, ">"))
	how, text = strings.TrimSpace(how), strings.TrimPrefix(text, " ")
	var err error
	switch {
	case !wrote && strings.HasPrefix(how, "presses "):
		err = s.presses(p, strings.TrimPrefix(how, "presses "))
	case !wrote && strings.HasPrefix(how, "taps "):
		s.mark(s.chat)
		s.press, err = p.PressesData(s.newest(), strings.TrimPrefix(how, "taps "))
	case how == "":
		err = s.says(p, s.server.Private(p), text)
	case how == "edits":
		s.mark(s.chat)
		s.said, err = p.Edits(s.said, text)
	case how == "forwards":
		s.mark(s.server.Private(p))
		s.said, err = p.Says(
			s.chat,
			text,
			sandbox.ForwardedFrom(sandbox.Origin{Kind: "hidden_user", Name: "Orang Lain", Date: s.now()}),
		)
	case how == "inline":
		s.inline, err = p.TypesInline(text)
	case strings.HasPrefix(how, "uploads "):
		err = s.uploads(p, strings.TrimPrefix(how, "uploads "), text)
	case strings.HasPrefix(how, "sends "):
		err = s.sends(p, strings.TrimPrefix(how, "sends "), text)
	case strings.HasPrefix(how, "repeats "):
		n, _ := strconv.Atoi(strings.TrimPrefix(how, "repeats "))
		err = s.says(p, s.server.Private(p), strings.Repeat(text, n)[:n])
	case strings.HasPrefix(how, "floods "):
		s.mark(s.server.Private(p))
		n, _ := strconv.Atoi(strings.TrimPrefix(how, "floods "))
		for range n {
			if _, err := p.Says(s.chat, text); err != nil {
				s.fail("%v", err)
			}
		}
	case strings.HasPrefix(how, "@"):
		group := s.groups[strings.TrimSuffix(strings.TrimPrefix(how, "@"), " re")]
		if group == nil {
			s.fail("no such group")
		}
		if !strings.HasSuffix(how, " re") {
			err = s.says(p, group, text)
			break
		}
		s.mark(group)
		s.said, err = p.Replies(group, s.newest(), text)
	default:
		s.fail("not a line of a script")
	}
	if err != nil {
		s.fail("%v", err)
	}
	s.settle()
	if _, err := s.state.Index.Sync(s.t.Context()); err != nil {
		s.fail("%v", err)
	}
}

// mark remembers where something is done, and what the bot had written there before.
func (s *stage) mark(chat *sandbox.Chat) {
	s.chat = chat
	s.before = s.newest().ID
}

func (s *stage) says(p *sandbox.Person, chat *sandbox.Chat, text string) (err error) {
	s.mark(chat)
	s.said, err = p.Says(chat, text)
	return err
}

func (s *stage) sends(p *sandbox.Person, name, caption string) (err error) {
	s.mark(s.server.Private(p))
	options := []sandbox.Option{sandbox.Caption(caption)}
	if strings.HasSuffix(name, ".jpg") {
		options = append(options, sandbox.As("photo"))
	}
	s.said, err = p.SendsFile(s.chat, name, []byte("not really"), options...)
	return err
}

func (s *stage) presses(p *sandbox.Person, label string) (err error) {
	messages := s.chat.Messages()
	for _, m := range slices.Backward(messages) {
		for _, l := range labels(m) {
			if m.ByBot && strings.HasPrefix(l, label) {
				s.mark(s.chat)
				s.press, err = p.Presses(m, l)
				return err
			}
		}
	}
	return fmt.Errorf("no message has a button %q", label)
}

// stamp tells one state of a chat from the next. Changed buttons alone leave no time at a message.
type stamp struct {
	id      int
	edited  time.Time
	buttons string
}

func stampOf(m sandbox.Message) stamp { return stamp{m.ID, m.Edited, strings.Join(labels(m), "|")} }

// remark remembers what the bot had said everywhere before something happens.
func (s *stage) remark() {
	s.stood = map[int64]stamp{}
	chats := slices.Collect(maps.Values(s.groups))
	for _, p := range s.people {
		chats = append(chats, s.server.Private(p))
	}
	for _, c := range chats {
		s.stood[c.ID()] = stampOf(newestIn(c))
	}
}

// spoke reports whether the bot said or changed something in this chat since the last thing that happened.
func (s *stage) spoke() bool {
	m := s.newest()
	return m.ID != 0 && s.stood[s.chat.ID()] != stampOf(m)
}

// newest is the bot's newest message in the chat.
func (s *stage) newest() sandbox.Message {
	if s.chat == nil {
		return sandbox.Message{}
	}
	return newestIn(s.chat)
}

func newestIn(c *sandbox.Chat) (newest sandbox.Message) {
	for _, m := range c.Messages() {
		if m.ByBot && (m.Edited.After(newest.Date) || !m.Date.Before(newest.Date)) {
			newest = m
		}
	}
	return newest
}

func labels(m sandbox.Message) (all []string) {
	for _, row := range m.Keyboard {
		for _, b := range row {
			all = append(all, b.Text)
		}
	}
	return all
}

// download fetches what the bot sent, as an app does.
func (s *stage) download(id string) []byte {
	client, err := telegram.NewClient(s.telegram())
	if err != nil {
		s.fail("%v", err)
	}
	defer client.Close()
	content, err := client.Download(s.t.Context(), id, 1<<20)
	if err != nil {
		s.fail("%v", err)
	}
	return content
}

func (s *stage) add(rest string) {
	d := knowledge.Document{
		Meta: knowledge.Meta{
			Kind:    knowledge.Guide,
			Places:  []string{"Kota Uji"},
			Year:    2024,
			Sources: []knowledge.Source{{Title: "Uji", URL: "https://example.org"}},
		},
	}
	if internal, ok := strings.CutPrefix(rest, "internal "); ok {
		rest, d.Visibility = internal, knowledge.Internal
	}
	for word, status := range map[string]knowledge.Status{"ended ": knowledge.Stopped, "running ": knowledge.Continues} {
		if since, ok := strings.CutPrefix(rest, word); ok {
			d.StatusDate, rest, _ = strings.Cut(since, " ")
			d.Kind, d.Status = knowledge.Innovation, status
		}
	}
	title, body, _ := strings.Cut(rest, ": ")
	d.Key, d.Title, d.Body = title, title, body
	if _, _, err := s.state.Library.Add(s.t.Context(), knowledge.BySystem("test"), d); err != nil {
		s.fail("%v", err)
	}
	if _, err := s.state.Index.Sync(s.t.Context()); err != nil {
		s.fail("%v", err)
	}
}

func (s *stage) hide(key string) {
	found, err := s.state.DB.Documents(s.t.Context(), knowledge.Filter{Keys: []string{key}})
	if err != nil || len(found) != 1 {
		s.fail("%d documents, %v", len(found), err)
	}
	if _, err := s.state.DB.SetState(s.t.Context(), knowledge.BySystem("test"), found[0].ID, knowledge.Hidden); err != nil {
		s.fail("%v", err)
	}
}

func (s *stage) role(name string, role knowledge.Role) {
	if err := s.state.DB.SetRole(s.t.Context(), knowledge.BySystem("test"), s.person(name).ID(), role, ""); err != nil {
		s.fail("%v", err)
	}
}
