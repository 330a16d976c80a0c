package main

import (
	"strings"
	"testing"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
)

// messagesWith counts the bot's messages to somebody that hold some words.
func (s *stage) messagesWith(name, words string) (n int) {
	for _, m := range s.server.Private(s.person(name)).Messages() {
		if m.ByBot && strings.Contains(m.Text, words) {
			n++
		}
	}
	return n
}

// The digest goes to curators on Monday morning, once, however often a round is made.
func TestWeeklyDigest(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	for _, line := range []string{"curator Sari", "Sari> /start", "Ratna> jadwal kapal lumba biru tarakan"} {
		s.line = line
		s.step(line)
	}
	here := s.now().In(agenda.WIB())
	days := (8 - int(here.Weekday())) % 7
	if days == 0 {
		days = 7
	}
	monday := time.Date(here.Year(), here.Month(), here.Day()+days, 7, 0, 0, 0, agenda.WIB())
	s.forward(monday.Sub(s.now()))
	s.round()
	if n := s.messagesWith("Sari", "Ringkasan mingguan untuk kurator"); n != 0 {
		t.Fatalf("%d digests before 08:00", n)
	}
	s.forward(61 * time.Minute)
	for range 3 {
		s.round()
		s.forward(11 * time.Minute)
	}
	if n := s.messagesWith("Sari", "Ringkasan mingguan untuk kurator"); n != 1 {
		t.Errorf("%d digests to a curator", n)
	}
	if n := s.messagesWith("Ratna", "Ringkasan mingguan"); n != 0 {
		t.Errorf("%d digests to somebody else", n)
	}
}

// What was published and cannot be found by its own title is told to the curators; what can be found is not.
func TestSelfCheck(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	for _, line := range []string{
		"curator Sari", "Sari> /start",
		"add Layanan Gerobak Baca Kota Uji: Gerobak baca berkeliling setiap sore dan meminjamkan buku kepada warga.",
	} {
		s.line = line
		s.step(line)
	}
	// A title of words that no question can hold is found by nothing.
	bad := knowledge.Document{Key: "tak-tercari", Body: "…\n", Meta: knowledge.Meta{
		Title: "§ ¶ †", Kind: knowledge.Guide, Places: []string{"Kota Uji"}, Year: 2024, Sources: []knowledge.Source{{Title: "Uji"}},
	}}
	if _, _, err := s.state.Library.Add(t.Context(), knowledge.BySystem("test"), bad); err != nil {
		t.Fatal(err)
	}
	if _, err := s.state.Index.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.forward(20 * time.Second)
	s.round()
	if n := s.messagesWith("Sari", "§ ¶ † sudah terbit tetapi tidak ditemukan"); n != 1 {
		t.Errorf("%d messages about what cannot be found", n)
	}
	if n := s.messagesWith("Sari", "Gerobak"); n != 0 {
		t.Errorf("%d messages about what can be found", n)
	}
}
