package main

import (
	"bytes"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"studitiru/bot/cli"
	"studitiru/bot/sandbox"
	"studitiru/knowledge"
	"studitiru/knowledge/extract"
)

// times are the lines of a script about what happens while nobody writes.
func (s *stage) times() map[string]func(string) {
	return map[string]func(string){
		"until":   s.until,
		"down":    s.down,
		"backup":  s.backup,
		"restore": s.restore,
		"look":    s.look,
		"says":    s.saysSomewhere,
		"count":   s.count,
		"removes": func(group string) { s.remark(); s.groups[group].RemoveBot(s.anyone()); s.settle() },
		"upgrade": s.upgrade,
		"ics":     s.ics,
		"xlsx":    s.workbook,
		"picture": s.picture,
		"visit":   s.visit,
		"docx":    s.docx,
	}
}

// until puts the clock forward to "2027-08-31 08:00 WITA" and lets what is due be sent.
func (s *stage) until(when string) {
	zone := map[string]string{"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}[when[strings.LastIndexByte(when, ' ')+1:]]
	location, err := time.LoadLocation(zone)
	if err != nil {
		s.fail("%v", err)
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", when[:strings.LastIndexByte(when, ' ')], location)
	if err != nil {
		s.fail("%v", err)
	}
	if s.chat != nil {
		s.mark(s.chat)
	}
	s.remark()
	s.forward(at.Sub(s.now()))
	s.rounds()
}

// rounds waits until two rounds have been made and what they sent has arrived.
func (s *stage) rounds() {
	if s.straight != nil {
		s.straight.rounds()
		return
	}
	for range 2 {
		s.awaitRounds()
		s.settle()
	}
}

// down stops the program, lets time go by, and starts it again.
func (s *stage) down(d string) {
	length, err := time.ParseDuration(d)
	if err != nil {
		s.fail("%v", err)
	}
	dir := s.state.Settings.StateDir
	s.mark(s.chat)
	s.remark()
	s.end()
	s.forward(length)
	s.start(dir)
	s.rounds()
}

// backup keeps a copy of the store under a name.
func (s *stage) backup(name string) {
	file := filepath.Join(s.t.TempDir(), name)
	if err := s.state.DB.Backup(s.t.Context(), file); err != nil {
		s.fail("%v", err)
	}
	s.note(name, file)
}

// restore stops the program, puts a copy in the place of the store as the verb does, and starts again.
func (s *stage) restore(file string) {
	dir := s.state.Settings.StateDir
	s.end()
	program := cli.Program{
		Settings: func() (cli.Settings, error) { return cli.Settings{StateDir: dir}, nil }, Now: s.now,
		Diagnose: diagnose,
	}
	var said bytes.Buffer
	if code := cli.Run(s.t.Context(), program, []string{"restore", file}, &said, &said); code != cli.OK {
		s.fail("restore ends with %d:\n%s", code, &said)
	}
	s.start(dir)
	s.rounds()
}

// look turns to another chat: a group's title or a person's name.
func (s *stage) look(at string) {
	if s.groups[at] != nil {
		s.chat = s.groups[at]
		return
	}
	s.chat = s.server.Private(s.person(at))
}

// saysSomewhere wants some message of the bot in this chat since the last thing done there to contain a text.
func (s *stage) saysSomewhere(text string) {
	if !slices.ContainsFunc(s.chat.Messages(), func(m sandbox.Message) bool { return m.ByBot && strings.Contains(m.Text, text) }) {
		s.fail("no message here says %q", text)
	}
}

// count wants "N text": so many messages of the bot here, from the beginning, that contain a text.
func (s *stage) count(rest string) {
	number, text, _ := strings.Cut(rest, " ")
	n := 0
	for _, m := range s.chat.Messages() {
		if m.ByBot && strings.Contains(m.Text, text) {
			n++
		}
	}
	if strconv.Itoa(n) != number {
		for _, m := range s.chat.Messages() {
			s.t.Log(m.Date, m.Text)
		}
		s.fail("%d messages here say %q", n, text)
	}
}

func (s *stage) anyone() *sandbox.Person {
	for _, p := range s.people {
		return p
	}
	s.fail("nobody is there")
	return nil
}

// upgrade makes a supergroup of a group: "Tim IPP" with a service message, "silently Tim IPP" without one.
func (s *stage) upgrade(title string) {
	title, silent := strings.CutPrefix(title, "silently ")
	chat, err := s.groups[title].Upgrade(!silent)
	if err != nil {
		s.fail("%v", err)
	}
	s.groups[title], s.chat = chat, chat
	s.settle()
}

// attached is the content of the newest file of the bot here whose name ends so.
func (s *stage) attached(ending string) []byte {
	for _, m := range slices.Backward(s.chat.Messages()) {
		if m.ByBot && m.File != nil && strings.HasSuffix(m.File.Name, ending) {
			return s.download(m.File.ID)
		}
	}
	s.fail("no file that ends in %q", ending)
	return nil
}

// ics wants the newest calendar file to contain a text.
func (s *stage) ics(text string) {
	calendar := strings.ReplaceAll(string(s.attached(".ics")), "\r\n ", "")
	if !strings.HasPrefix(calendar, "BEGIN:VCALENDAR") || !strings.Contains(calendar, text) {
		s.fail("the calendar lacks %q:\n%s", text, calendar)
	}
}

// workbook wants a cell of the newest XLSX to contain a text.
func (s *stage) workbook(text string) {
	f, err := excelize.OpenReader(bytes.NewReader(s.attached(".xlsx")))
	if err != nil {
		s.fail("%v", err)
	}
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		s.fail("%v", err)
	}
	if !slices.ContainsFunc(rows, func(r []string) bool { return strings.Contains(strings.Join(r, "|"), text) }) {
		s.fail("no row of %d holds %q", len(rows), text)
	}
}

// visit publishes the note of a visit, "TITLE: what; who; when | what; who", and keeps its number as {visit}.
func (s *stage) visit(rest string) {
	title, actions, _ := strings.Cut(rest, ": ")
	body := "## Rencana tindak lanjut\n\n"
	for action := range strings.SplitSeq(actions, " | ") {
		parts := strings.Split(action, "; ")
		body += "- " + parts[0] + " (penanggung jawab: " + parts[1]
		if len(parts) > 2 {
			body += "; tenggat: " + parts[2]
		}
		body += ")\n"
	}
	d := knowledge.Document{Key: "kunjungan-uji", Body: body, Meta: knowledge.Meta{
		Title:   title,
		Kind:    knowledge.Visit,
		Places:  []string{"Kota Pontianak"},
		Year:    2027,
		Sources: []knowledge.Source{{Title: "Uji", URL: "https://example.org"}},
	}}
	saved, _, err := s.state.Library.Add(s.t.Context(), knowledge.BySystem("test"), d)
	if err != nil {
		s.fail("%v", err)
	}
	s.note("visit", strconv.FormatInt(saved.ID, 10))
}

// docx wants the newest Word file of the bot here to contain a text.
func (s *stage) docx(text string) {
	read, err := extract.Read(s.t.Context(), "a.docx", s.attached(".docx"), extract.DefaultLimits())
	if err != nil || !strings.Contains(read.Markdown, text) {
		s.fail("the Word file does not say %q (%v):\n%s", text, err, read.Markdown)
	}
}

// picture wants the newest message here to be a picture.
func (s *stage) picture(string) {
	if f := s.newest().File; f == nil || f.Kind != "photo" {
		s.fail("no picture: %+v", f)
	}
}
