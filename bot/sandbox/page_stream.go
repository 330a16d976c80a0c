package sandbox

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// delta is what changed on the page's side since a version; since 0 it is everything.
type delta struct {
	Epoch    string        `json:"epoch"`
	Version  uint64        `json:"version"`
	Reset    bool          `json:"reset,omitempty"` // forget what was known before
	Bot      *pageBot      `json:"bot,omitempty"`
	People   []pagePerson  `json:"people,omitempty"`
	Samples  []string      `json:"samples,omitempty"`
	Tours    []pageTour    `json:"tours,omitempty"`
	Chats    []pageChat    `json:"chats,omitempty"`
	Messages []pageMessage `json:"messages,omitempty"`
	Answers  []pageAnswer  `json:"answers,omitempty"`
	Inlines  []pageInline  `json:"inlines,omitempty"`
}

type pageTour struct {
	Name  string     `json:"name"`
	Title string     `json:"title"`
	Chat  int64      `json:"chat"`
	Steps []TourStep `json:"steps"`
}

type pageBot struct {
	ID          int64  `json:"id"`
	Name        string `json:"name"`
	Username    string `json:"username"`
	Description string `json:"description,omitempty"`
}

type pagePerson struct {
	ID    int64  `json:"id"`
	Name  string `json:"name"`
	About string `json:"about,omitempty"`
}

type pageChat struct {
	ID      int64          `json:"id"`
	Type    string         `json:"type"`
	Title   string         `json:"title"`
	Members []int64        `json:"members"`
	Bot     bool           `json:"bot"`
	Gone    bool           `json:"gone,omitempty"` // became another chat
	Topics  map[int]string `json:"topics,omitempty"`
	Typing  int64          `json:"typing,omitempty"` // ms left
}

type pageReply struct {
	ID   int    `json:"id"`
	Name string `json:"name"`
	Text string `json:"text"`
}

type pageFile struct {
	ID     string `json:"id"`
	Kind   string `json:"kind"`
	Name   string `json:"name"`
	Size   int64  `json:"size"`
	Width  int    `json:"width,omitempty"`
	Height int    `json:"height,omitempty"`
}

type pageMessage struct {
	ID       int        `json:"id"`
	Chat     int64      `json:"chat"`
	Thread   int        `json:"thread,omitempty"`
	From     int64      `json:"from"`
	Name     string     `json:"name"`
	Date     int64      `json:"date"` // ms
	Edited   bool       `json:"edited,omitempty"`
	Text     string     `json:"text,omitempty"`
	Entities []Entity   `json:"entities,omitempty"`
	Keyboard [][]Button `json:"keyboard,omitempty"`
	Reply    *pageReply `json:"reply,omitempty"`
	File     *pageFile  `json:"file,omitempty"`
	Forward  string     `json:"forward,omitempty"`
	Service  string     `json:"service,omitempty"`
	Subject  string     `json:"subject,omitempty"` // whom or what a service message is about
	Via      bool       `json:"via,omitempty"`
	Seen     bool       `json:"seen,omitempty"`
	Deleted  bool       `json:"deleted,omitempty"`
	Only     int64      `json:"only,omitempty"` // who alone sees it
}

type pageAnswer struct {
	ID     string `json:"id"`
	Person int64  `json:"person"`
	Text   string `json:"text,omitempty"`
	Alert  bool   `json:"alert,omitempty"`
	URL    string `json:"url,omitempty"`
}

type pageInline struct {
	ID      string        `json:"id"`
	Results []pageResult  `json:"results"`
	Next    string        `json:"next,omitempty"`
	Button  *InlineButton `json:"button,omitempty"`
}

type pageResult struct {
	ID          string `json:"id"`
	Title       string `json:"title"`
	Description string `json:"description,omitempty"`
}

// keepAlive is how often an idle stream shows that it lives.
const keepAlive = 20 * time.Second

// events is the stream of deltas, as server-sent events. A browser that reconnects says
// in Last-Event-ID where it was.
func (p *page) events(w http.ResponseWriter, r *http.Request) {
	out := http.NewResponseController(w)
	// The stream outlives the server's write timeout, where there is one.
	_ = out.SetWriteDeadline(time.Time{})
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	since := p.resume(r.Header.Get("Last-Event-ID"))
	alive := time.NewTicker(keepAlive)
	defer alive.Stop()
	var head delta // the cast as this browser knows it
	for {
		d, wake := p.since(since)
		since = d.Version
		if reflect.DeepEqual(head.People, d.People) && reflect.DeepEqual(head.Bot, d.Bot) {
			d.People, d.Bot = nil, nil
		} else {
			head = d
		}
		if !d.empty() {
			raw, err := json.Marshal(d)
			if err != nil {
				return // cannot be: own types; the browser reconnects
			}
			if _, err := fmt.Fprintf(w, "id: %s-%d\ndata: %s\n\n", d.Epoch, d.Version, raw); err != nil || out.Flush() != nil {
				return
			}
		}
		select {
		case <-wake:
		case <-alive.C:
			if _, err := fmt.Fprint(w, ": hidup\n\n"); err != nil || out.Flush() != nil {
				return
			}
		case <-r.Context().Done():
			return
		case <-p.server.done:
			return
		}
	}
}

// empty reports whether there is nothing to tell.
func (d *delta) empty() bool {
	return !d.Reset && d.Bot == nil && len(d.Chats)+len(d.Messages)+len(d.Answers)+len(d.Inlines) == 0
}

func (p *page) resume(lastID string) uint64 {
	epoch, number, _ := strings.Cut(lastID, "-")
	if epoch != p.server.epoch {
		return 0
	}
	n, _ := strconv.ParseUint(number, 10, 64) // 0 starts over
	return n
}

// since collects what changed after a version, and the channel that tells of the next change.
func (p *page) since(version uint64) (delta, <-chan struct{}) {
	s := p.server
	s.mu.Lock()
	defer s.mu.Unlock()
	d := delta{Epoch: s.epoch, Version: s.version, Reset: version == 0}
	if version == 0 {
		d.Samples = p.config.Samples
		for _, t := range p.config.Tours {
			d.Tours = append(d.Tours, pageTour{t.Name, t.Title, t.Chat.id, t.Steps})
		}
	}
	d.Bot = &pageBot{
		ID:          s.botID,
		Name:        s.profile.text("name", "id"),
		Username:    s.options.Username,
		Description: s.profile.text("description", "id"),
	}
	d.People = p.people()
	for _, c := range s.order {
		if c.version > version {
			d.Chats = append(d.Chats, s.pageChat(c))
		}
		for i := len(c.messages) - 1; i >= 0; i-- {
			if m := c.messages[i]; m.version > version {
				d.Messages = append(d.Messages, s.pageMessage(c, m))
			}
		}
	}
	slices.SortFunc(d.Messages, func(a, b pageMessage) int { return a.ID - b.ID })
	for id, press := range s.presses {
		if press.version > version && version > 0 && len(press.answers) > 0 {
			a := press.answers[0]
			d.Answers = append(d.Answers, pageAnswer{ID: id, Person: press.person, Text: a.Text, Alert: a.Alert, URL: a.URL})
		}
	}
	for id, q := range s.inlines {
		if q.version > version && version > 0 && q.answer != nil {
			d.Inlines = append(d.Inlines, pageInlineOf(id, q.answer))
		}
	}
	return d, s.wake
}

func (p *page) people() []pagePerson {
	players := p.config.People
	if len(players) == 0 {
		for _, person := range p.server.people {
			players = append(players, person)
		}
		slices.SortFunc(players, func(a, b *Person) int { return int(a.id - b.id) })
	}
	var out []pagePerson
	for _, person := range players {
		out = append(out, pagePerson{ID: person.id, Name: person.name, About: person.about})
	}
	return out
}

func (s *Server) pageChat(c *Chat) pageChat {
	out := pageChat{
		ID: c.id, Type: c.kind, Title: c.title, Members: slices.Clone(c.members), Bot: c.botIn(),
		Gone: c.migratedTo != 0, Topics: map[int]string{},
	}
	for id, title := range c.topics {
		out.Topics[id] = title
	}
	if left := s.actions[c.id].Sub(s.now()); left > 0 {
		out.Typing = left.Milliseconds()
	}
	return out
}

func (s *Server) pageMessage(c *Chat, m *Message) pageMessage {
	out := pageMessage{
		ID: m.ID, Chat: c.id, From: m.From, Name: m.FromName, Date: m.Date.UnixMilli(), Edited: !m.Edited.IsZero(),
		Deleted: m.Deleted,
		Only:    m.Only,
	}
	if m.Deleted {
		return out
	}
	out.Text, out.Entities, out.Keyboard, out.Via, out.Seen = m.Text, m.Entities, m.Keyboard, m.ViaBot, m.Seen
	if m.InTopic {
		out.Thread = m.Thread
	}
	if to := c.byID[m.ReplyTo]; to != nil && !to.Deleted {
		out.Reply = &pageReply{ID: to.ID, Name: to.FromName, Text: firstRunes(to.Text, 120)}
		if to.Text == "" && to.File != nil {
			out.Reply.Text = to.File.Name
		}
	}
	if f := m.File; f != nil {
		out.File = &pageFile{ID: f.ID, Kind: f.Kind, Name: f.Name, Size: f.Size, Width: f.Width, Height: f.Height}
	}
	if m.Origin != nil {
		out.Forward = m.Origin.Name
	}
	if v := m.Service; v != nil {
		out.Service, out.Subject = v.Kind, v.Title
		if u := s.user(v.User); u != nil {
			out.Subject = strings.TrimSpace(u.FirstName + " " + u.LastName)
		}
	}
	return out
}

func pageInlineOf(id string, a *InlineAnswer) pageInline {
	out := pageInline{ID: id, Next: a.Next, Button: a.Button, Results: []pageResult{}}
	for _, r := range a.Results {
		out.Results = append(out.Results, pageResult{ID: r.ID, Title: r.Title, Description: r.Description})
	}
	return out
}

func firstRunes(text string, n int) string {
	if runes := []rune(text); len(runes) > n {
		return string(runes[:n]) + "…"
	}
	return text
}
