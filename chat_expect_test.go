package main

import (
	"bytes"
	"encoding/json"
	"image/jpeg"
	"slices"
	"strconv"
	"strings"

	"studitiru/bot/sandbox"
)

// expectations are the lines of a script that look at what the bot did.
func (s *stage) expectations() map[string]func(string) {
	return map[string]func(string){
		"<":        s.contains,
		"!<":       s.lacks,
		"[":        s.hasButton,
		"![":       s.lacksButton,
		"toast":    s.toast,
		"result":   s.result,
		"messages": s.messages,
		"file":     s.file,
		"drawn":    s.drawn,
		"gaps":     s.gaps,
		"gap":      s.gap,
		"erased":   s.erased,
	}
}

func (s *stage) contains(text string) {
	if !strings.Contains(s.newest().Text, text) {
		s.fail("does not say %q", text)
	}
}

// lacks wants what the bot just said not to contain a text: silence lacks everything, and is wanted with "messages 0".
func (s *stage) lacks(text string) {
	if !s.spoke() {
		s.fail("says nothing here that could lack %q", text)
	}
	if strings.Contains(s.newest().Text, text) {
		s.fail("says %q", text)
	}
}

func (s *stage) button(text string) bool {
	return slices.ContainsFunc(labels(s.newest()), func(l string) bool { return strings.HasPrefix(l, text) })
}

func (s *stage) hasButton(text string) {
	if !s.button(text) {
		s.fail("has no button %q", text)
	}
}

func (s *stage) lacksButton(text string) {
	if !s.spoke() {
		s.fail("says nothing here that could lack a button %q", text)
	}
	if s.button(text) {
		s.fail("has a button %q", text)
	}
}

func (s *stage) toast(text string) {
	answers := s.press.Answers()
	if len(answers) != 1 || !strings.Contains(answers[0].Text, text) {
		s.fail("the button was answered with %+v", answers)
	}
}

func (s *stage) result(text string) {
	a, ok := s.inline.Answer()
	if !ok {
		s.fail("the inline query was not answered")
	}
	if text == "(none)" {
		if len(a.Results) != 0 {
			s.fail("there are %d results", len(a.Results))
		}
		return
	}
	if !slices.ContainsFunc(a.Results, func(r sandbox.InlineResult) bool { return strings.Contains(r.Text, text) }) {
		s.fail("no result says %q: %+v", text, a.Results)
	}
}

func (s *stage) messages(count string) {
	n := 0
	for _, m := range s.chat.Messages() {
		if m.ByBot && m.ID > s.before {
			n++
		}
	}
	if want, err := strconv.Atoi(count); err != nil || n != want {
		s.fail("the bot wrote %d messages", n)
	}
}

// file wants that the newest message carries a file of that name with JSON in it.
func (s *stage) file(name string) {
	f := s.newest().File
	if f == nil || f.Name != name {
		s.fail("no such file: %+v", f)
	}
	if content := s.download(f.ID); !json.Valid(content) {
		s.fail("the file does not hold JSON: %s", content)
	}
}

// drawn wants a picture of a page among the bot's last messages, with these words below it.
func (s *stage) drawn(words string) {
	list := s.chat.Messages()
	for _, m := range list[max(0, len(list)-4):] {
		if m.File != nil && m.File.Kind == "photo" && strings.Contains(m.Text, words) {
			if _, err := jpeg.Decode(bytes.NewReader(s.download(m.File.ID))); err != nil {
				s.fail("the picture: %v", err)
			}
			return
		}
	}
	s.fail("no picture with %q", words)
}

func (s *stage) gaps(count string) {
	gaps, err := s.state.DB.Gaps(s.t.Context(), 100)
	if err != nil || strconv.Itoa(len(gaps)) != count {
		s.fail("there are %d gaps, %v", len(gaps), err)
	}
}

func (s *stage) gap(count string) {
	gaps, err := s.state.DB.Gaps(s.t.Context(), 1)
	if err != nil || len(gaps) == 0 || strconv.Itoa(gaps[0].Count) != count || !gaps[0].Forwarded {
		s.fail("the first gap is %+v, %v", gaps, err)
	}
}

// erased wants that the store knows nothing more of a person.
func (s *stage) erased(name string) {
	data, err := s.state.DB.PersonData(s.t.Context(), s.person(name).ID())
	if err != nil {
		s.fail("%v", err)
	}
	if strings.Contains(string(data), name) {
		s.fail("still known: %s", data)
	}
}
