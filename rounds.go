package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"studitiru/bot"
	"studitiru/bot/talk"
	"studitiru/data/seed"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/ipp"
	"studitiru/knowledge/team"
)

// remindEvery is how often it is looked for what is due.
const remindEvery = 15 * time.Second

// openTeams reads the data that the work of teams goes by.
func (s *state) openTeams() error {
	var almanac team.Almanac
	var err error
	if almanac.Holidays, err = agenda.ReadHolidays(seed.Holidays()); err != nil {
		return fmt.Errorf("read the holidays: %w", err)
	}
	if almanac.Instruments, err = ipp.ReadInstruments(seed.Instruments()); err != nil {
		return fmt.Errorf("read the IPP instruments: %w", err)
	}
	if almanac.Phases, err = seed.Phases(); err != nil {
		return err
	}
	areas, err := seed.Areas()
	if err != nil {
		return fmt.Errorf("read the places: %w", err)
	}
	defer areas.Close()
	if almanac.Places, err = ipp.ReadTable(seed.Instruments(), areas); err != nil {
		return fmt.Errorf("read the index of places: %w", err)
	}
	s.teams = team.New(s.db, s.db, s.db, almanac, s.cfg.admins, s.now)
	return nil
}

// placesNear is how many places are offered for a name that is not sure.
const placesNear = 4

// places says what a name of a place means.
func (s *state) places(words string) talk.Place {
	if name, province, ok := s.language.Official(words); ok {
		return talk.Place{Name: name, Province: province}
	}
	return talk.Place{Near: s.language.Near(words, placesNear)}
}

// remind sends what is due without being asked for; more says that not all of it was. An outage of the database is
// logged and survived: what is due stays due.
func (s *state) remind(ctx context.Context, b *bot.Bot, wake func()) (more bool) {
	more, err := s.remindOnce(ctx, b)
	switch {
	case err == nil:
		wake()
	case ctx.Err() == nil:
		s.log.Error("reminders not sent; they will be", "error", err)
	}
	return more
}

// remindOnce claims what is due and puts it into the outbox, in one transaction.
func (s *state) remindOnce(ctx context.Context, b *bot.Bot) (more bool, err error) {
	err = s.db.Within(ctx, func(ctx context.Context) error {
		var notices []talk.Notice
		now := s.now()
		if notices, more, err = b.Remind(ctx, now); err != nil {
			return err
		}
		return s.post(ctx, notices...)
	})
	if err != nil {
		return false, fmt.Errorf("send reminders: %w", err)
	}
	return more, nil
}

// teamNamed finds a team by number or by a part of its name; 0 for "".
func (s *state) teamNamed(ctx context.Context, name string) (int64, error) {
	if name == "" {
		return 0, nil
	}
	teams, err := s.db.TeamsComing(ctx)
	if err != nil {
		return 0, err
	}
	for _, t := range teams {
		if fmt.Sprint(t.ID) == name || strings.Contains(strings.ToLower(t.Name), strings.ToLower(name)) {
			return t.ID, nil
		}
	}
	return 0, usagef("no team is called %q", name)
}
