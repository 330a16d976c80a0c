package cli

import (
	"context"
	"fmt"
	"strings"

	"studitiru/data/seed"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/ipp"
	"studitiru/knowledge/team"
)

// OpenTeams reads the data that the work of teams goes by.
func (s *State) OpenTeams() error {
	var almanac team.Almanac
	var err error
	if almanac.Holidays, err = agenda.ReadHolidays(seed.Holidays()); err != nil {
		return fmt.Errorf("read the holidays: %w", err)
	}
	if almanac.Instruments, err = ipp.ReadInstruments(seed.Instruments()); err != nil {
		return fmt.Errorf("read the IPP instruments: %w", err)
	}
	if almanac.Efforts, err = ipp.ReadEfforts(seed.Instruments()); err != nil {
		return fmt.Errorf("read the efforts: %w", err)
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
	s.Teams = team.New(s.DB, s.DB, s.DB, almanac, s.Settings.Admins, s.Now)
	return nil
}

// teamNamed finds a team by number or by a part of its name; 0 for "".
func (s *State) teamNamed(ctx context.Context, name string) (int64, error) {
	if name == "" {
		return 0, nil
	}
	teams, err := s.DB.TeamsComing(ctx)
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
