package team_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"studitiru/bot"
	"studitiru/bot/talk"
	"studitiru/data"
	"studitiru/data/seed"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/desk"
	"studitiru/knowledge/indonesian"
	"studitiru/knowledge/ipp"
	work "studitiru/knowledge/team"
)

// shown is a message of the bot as it stands in a chat.
type shown struct {
	id   int
	text string
	keys talk.Keyboard
	file *talk.SendFile
}

// house is the conversation on a store of its own, with the test's clock, and all that was said in its chats.
type house struct {
	*testing.T
	db      *data.DB
	bot     *bot.Bot
	teams   *work.Teams
	library *knowledge.Library
	at      time.Time
	chats   map[int64][]shown
	group   map[int64]string // titles of groups
	posted  map[string]bool  // notices that were sent
	ids     int
	toast   string
}

// nothing finds nothing: the work of teams does not search.
type nothing struct{}

func (nothing) Search(context.Context, knowledge.SearchRequest) (knowledge.SearchResult, error) {
	return knowledge.SearchResult{}, nil
}

var shipped = sync.OnceValues(func() (almanac work.Almanac, err error) {
	if almanac.Holidays, err = agenda.ReadHolidays(seed.Holidays()); err != nil {
		return almanac, err
	}
	if almanac.Instruments, err = ipp.ReadInstruments(seed.Instruments()); err != nil {
		return almanac, err
	}
	if almanac.Phases, err = seed.Phases(); err != nil {
		return almanac, err
	}
	areas, err := seed.Areas()
	if err != nil {
		return almanac, err
	}
	defer areas.Close()
	almanac.Places, err = ipp.ReadTable(seed.Instruments(), areas)
	return almanac, err
})

var language = sync.OnceValues(func() (*indonesian.Language, error) { return indonesian.New(seed.Vocabulary()) })

// places knows the names of places, as the program does.
func places(words string) talk.Place {
	l, err := language()
	if err != nil {
		return talk.Place{}
	}
	if name, province, ok := l.Official(words); ok {
		return talk.Place{Name: name, Province: province}
	}
	return talk.Place{Near: l.Near(words, 4)}
}

// openHouse opens an empty house at 4 January 2027, a Monday, 09.00 in WITA.
func openHouse(t *testing.T) *house {
	t.Helper()
	h := &house{T: t, at: moment(t, "2027-01-04 09:00", "Asia/Makassar"),
		chats: map[int64][]shown{}, group: map[int64]string{}, posted: map[string]bool{}}
	now := func() time.Time { return h.at }
	db, err := data.Open(t.Context(), data.Config{Path: filepath.Join(t.TempDir(), "store.db")}, now, rand.Reader)
	h.ok(err)
	t.Cleanup(func() { db.Close() })
	almanac, err := shipped()
	h.ok(err)
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	h.db = db
	h.teams = work.New(db, db, db, almanac, nil, now)
	h.library = knowledge.NewLibrary(db, db, nothing{}, now, log)
	h.bot = bot.New(bot.Config{
		Library: h.library, Memory: db, People: db, Self: func() string { return "studitiru_bot" }, Now: now, Random: rand.Reader,
		Log:   log,
		Teams: h.teams, Places: places, Desk: desk.New(db, db, db, nil, now, log), Records: db, Documents: db,
	})
	return h
}

func moment(t *testing.T, at, zone string) time.Time {
	t.Helper()
	location, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	when, err := time.ParseInLocation("2006-01-02 15:04", at, location)
	if err != nil {
		t.Fatal(err)
	}
	return when
}

func (h *house) ok(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

// chair is somebody in a chat.
type chair struct {
	*house
	who  talk.Person
	chat talk.Chat
}

// private is a person in private.
func (h *house) private(id int64, name string) chair {
	return chair{h, talk.Person{ID: id, Name: name}, talk.Chat{ID: id, Type: "private"}}
}

// in is the same person in a group.
func (c chair) in(id int64, title string) chair {
	c.chat = talk.Chat{ID: id, Type: "supergroup", Title: title}
	return c
}

// take puts a message into the conversation, ten seconds after the last one, and does what comes of it.
func (c chair) take(m talk.Message) {
	c.Helper()
	c.at = c.at.Add(10 * time.Second)
	c.ids++
	m.Chat, m.From, m.Date, m.Update = c.chat, c.who, c.at, int64(c.ids)
	c.toast = ""
	var actions []talk.Action
	c.ok(c.db.Within(c.Context(), func(ctx context.Context) (err error) {
		actions, err = c.bot.Handle(ctx, m)
		return err
	}))
	for _, a := range actions {
		c.do(a)
	}
}

func (h *house) do(a talk.Action) {
	h.Helper()
	switch {
	case a.Send != nil:
		h.ids++
		h.chats[a.Send.Chat] = append(h.chats[a.Send.Chat], shown{id: h.ids, text: a.Send.Text.String(), keys: a.Send.Keyboard})
	case a.SendFile != nil:
		h.ids++
		h.chats[a.SendFile.Chat] = append(h.chats[a.SendFile.Chat], shown{id: h.ids, text: a.SendFile.Text.String(), file: a.SendFile})
	case a.Edit != nil:
		list := h.chats[a.Edit.Chat]
		i := slices.IndexFunc(list, func(s shown) bool { return s.id == a.Edit.Message })
		if i < 0 {
			h.Fatalf("message %d is edited, which is not in chat %d", a.Edit.Message, a.Edit.Chat)
		}
		list[i].text, list[i].keys = a.Edit.Text.String(), a.Edit.Keyboard
		list = append(slices.Delete(slices.Clone(list), i, i+1), list[i]) // the newest to look at
		h.chats[a.Edit.Chat] = list
	case a.AnswerButton != nil:
		h.toast = a.AnswerButton.Text
	}
}

// says lets the person write, in a group as a reply to the bot, and returns the chair to look at what came.
func (c chair) says(text string) chair {
	c.Helper()
	m := talk.Message{Event: talk.EventText, ID: c.ids + 1, Text: text, ReplyTo: &talk.Replied{FromSelf: true}}
	if strings.HasPrefix(text, "/") {
		name, _, _ := strings.Cut(text, " ")
		m.Entities = []talk.Entity{{Type: "bot_command", Length: len(name)}}
	}
	c.take(m)
	return c
}

// presses presses the newest button here whose label begins so.
func (c chair) presses(label string) chair {
	c.Helper()
	for _, s := range slices.Backward(c.chats[c.chat.ID]) {
		for _, row := range s.keys {
			for _, k := range row {
				if strings.HasPrefix(k.Text, label) {
					c.take(talk.Message{Event: talk.EventButton, ID: s.id, Data: k.Data, Callback: "x"})
					return c
				}
			}
		}
	}
	c.Fatalf("nothing here has a button %q; the newest: %+v", label, c.newest())
	return c
}

func (c chair) newest() shown {
	c.Helper()
	list := c.chats[c.chat.ID]
	if len(list) == 0 {
		c.Fatalf("nothing was said in chat %d", c.chat.ID)
	}
	return list[len(list)-1]
}

// hears wants the newest message here to contain texts.
func (c chair) hears(texts ...string) chair {
	c.Helper()
	for _, text := range texts {
		if s := c.newest(); !strings.Contains(s.text, text) {
			c.Fatalf("%q is not said, but:\n%s", text, s.text)
		}
	}
	return c
}

// lacks wants the newest message here not to contain texts.
func (c chair) lacks(texts ...string) chair {
	c.Helper()
	for _, text := range texts {
		if s := c.newest(); strings.Contains(s.text, text) {
			c.Fatalf("%q is said:\n%s", text, s.text)
		}
	}
	return c
}

// toasted wants the pressed button to be answered so.
func (c chair) toasted(text string) chair {
	c.Helper()
	if !strings.Contains(c.toast, text) {
		c.Fatalf("the button was answered with %q, not %q", c.toast, text)
	}
	return c
}

// offers wants buttons on the newest message.
func (c chair) offers(labels ...string) chair {
	c.Helper()
	var there []string
	for _, row := range c.newest().keys {
		for _, k := range row {
			there = append(there, k.Text)
		}
	}
	for _, label := range labels {
		if !slices.Contains(there, label) {
			c.Fatalf("the buttons are %q; %q is not among them", there, label)
		}
	}
	return c
}

// file is the content of the newest file here, which has this name.
func (c chair) file(name string) []byte {
	c.Helper()
	for _, s := range slices.Backward(c.chats[c.chat.ID]) {
		if s.file != nil {
			if s.file.Name != name || len(s.file.Content) == 0 {
				c.Fatalf("the newest file is %q with %d bytes", s.file.Name, len(s.file.Content))
			}
			return bytes.Clone(s.file.Content)
		}
	}
	c.Fatalf("no file %q", name)
	return nil
}

// count is how many messages here contain a text.
func (c chair) count(text string) (n int) {
	for _, s := range c.chats[c.chat.ID] {
		if strings.Contains(s.text, text) {
			n++
		}
	}
	return n
}

// until lets the time go by until a moment in WITA; every morning at eight the bot says what is due.
func (h *house) until(at string) {
	h.Helper()
	to := moment(h.T, at, "Asia/Makassar")
	for next := h.at.In(to.Location()); next.Before(to); next = next.AddDate(0, 0, 1) {
		if next = time.Date(next.Year(), next.Month(), next.Day(), 8, 0, 0, 0, to.Location()); next.After(h.at) && next.Before(to) {
			h.at = next
			h.clock()
		}
	}
	h.down(at)
}

// down is until for a bot that says nothing on the way.
func (h *house) down(at string) {
	h.Helper()
	h.at = moment(h.T, at, "Asia/Makassar")
	h.clock()
}

// clock lets the bot say what is due now.
func (h *house) clock() {
	h.Helper()
	var notices []talk.Notice
	h.ok(h.db.Within(h.Context(), func(ctx context.Context) error {
		for more := true; more; {
			var list []talk.Notice
			var err error
			if list, more, err = h.bot.Remind(ctx, h.at); err != nil {
				return err
			}
			notices = append(notices, list...)
		}
		list, err := h.bot.Round(ctx, h.at)
		notices = append(notices, list...)
		return err
	}))
	for _, n := range notices {
		if !h.posted[n.Key] {
			h.posted[n.Key] = true
			h.do(n.Action)
		}
	}
}

// publish puts a document into the library and returns its number.
func (h *house) publish(d knowledge.Document) int64 {
	h.Helper()
	saved, _, err := h.library.Add(h.Context(), knowledge.BySystem("test"), d)
	h.ok(err)
	return saved.ID
}

// Two people of a team in Balikpapan, which is made.
func balikpapan(t *testing.T) (h *house, sari, tono chair) {
	t.Helper()
	h = openHouse(t)
	sari = h.private(11, "Sari").in(-100, "Tim Balikpapan")
	tono = h.private(12, "Tono").in(-100, "Tim Balikpapan")
	sari.says("/tim Kota Balikpapan").hears("Tim dibuat", "Zona waktu: WITA", "Ketua: Sari")
	tono.presses("Gabung").toasted("terdaftar").hears("Anggota: Tono")
	return h, sari, tono
}
