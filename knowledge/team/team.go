package team

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
)

// Acquaintances tells who somebody is.
type Acquaintances interface {
	Person(ctx context.Context, id int64) (knowledge.Person, error) // ErrNotFound
}

// Teams is the service for the work towards IPP: teams, their agenda and reminders, cycles,
// evidence, estimates. Members may do the daily work; the lead, and superadmins, change
// the team itself. Rights are checked with every call. Safe for concurrent use.
type Teams struct {
	book    Book
	people  Acquaintances
	tx      knowledge.Transactor
	almanac Almanac
	admins  []int64
	now     func() time.Time
}

// New puts the service together; admins are superadmins by configuration.
func New(book Book, people Acquaintances, tx knowledge.Transactor, almanac Almanac, admins []int64, now func() time.Time) *Teams {
	return &Teams{book: book, people: people, tx: tx, almanac: almanac, admins: admins, now: now}
}

// ErrNoMember goes with ErrForbidden where somebody has to be of the team, and not its lead.
var ErrNoMember = errors.New("not a member of the team")

// Defaults of a new team.
const (
	defaultHour      = 8 * 60
	defaultQuietFrom = 20 * 60
	defaultQuietTo   = 6 * 60
)

// NewTeam is a team with the usual hours, led by whoever makes it.
func NewTeam(chat, lead int64, name string) Team {
	return Team{
		Chat: chat, Lead: lead, Name: name, Hour: defaultHour, QuietFrom: defaultQuietFrom, QuietTo: defaultQuietTo,
		Workdays: []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}, Weekly: true,
	}
}

// Limits of what a team may hold.
const (
	maxTeamName = 100
	maxItems    = 200
	maxMembers  = 200
	maxDaysOff  = 100
)

// Create makes the team of a chat. ErrDuplicate comes with the team that is there.
func (s *Teams) Create(ctx context.Context, by knowledge.Actor, t Team, leadName string) (Team, error) {
	if err := by.Known(); err != nil {
		return Team{}, err
	}
	if err := checkTeam(t); err != nil {
		return Team{}, err
	}
	var made Team
	err := s.tx.Within(ctx, func(ctx context.Context) (err error) {
		if made, err = s.book.SaveTeam(ctx, by, t); err != nil {
			return err
		}
		return s.book.SaveMember(ctx, Member{Team: made.ID, Person: t.Lead, Name: leadName, Active: true})
	})
	if errors.Is(err, knowledge.ErrDuplicate) {
		if made, kept := s.book.TeamIn(ctx, t.Chat); kept == nil {
			return made, err
		}
	}
	if err != nil {
		return Team{}, fmt.Errorf("make a team: %w", err)
	}
	return made, nil
}

// checkTeam refuses settings that reminders could not go by.
func checkTeam(t Team) error {
	if _, err := agenda.Zone(t.Zone); err != nil {
		return fmt.Errorf("zone of a team: %w", err)
	}
	day := func(minutes int) bool { return minutes >= 0 && minutes < 24*60 }
	switch {
	case strings.TrimSpace(t.Name) == "" || len(t.Name) > maxTeamName:
		return errors.New("a team needs a name of at most 100 letters")
	case !day(t.Hour) || !day(t.QuietFrom) || !day(t.QuietTo):
		return errors.New("the hours of a team lie within a day")
	case len(t.Workdays) == 0:
		return errors.New("a team works on some day")
	case len(t.DaysOff) > maxDaysOff:
		return errors.New("a team has at most 100 days off of its own")
	}
	return nil
}

// Change saves new settings; for the lead and superadmins. What is due next is reckoned anew.
func (s *Teams) Change(ctx context.Context, by knowledge.Actor, t Team) (Team, error) {
	err := s.tx.Within(ctx, func(ctx context.Context) (err error) {
		if err = s.mayLead(ctx, by, t.ID); err != nil {
			return err
		}
		if err = checkTeam(t); err != nil {
			return err
		}
		if t, err = s.book.SaveTeam(ctx, by, t); err != nil {
			return err
		}
		return s.reckon(ctx, t)
	})
	if err != nil {
		return Team{}, fmt.Errorf("change team %d: %w", t.ID, err)
	}
	return t, nil
}

// Pause marks a team as one that cannot be written to, or can again; the system does that.
func (s *Teams) Pause(ctx context.Context, chat int64, paused bool) (Team, error) {
	t, err := s.book.TeamIn(ctx, chat)
	if err != nil || t.Paused == paused || t.Closed { // what is closed stays so
		return t, err
	}
	t.Paused = paused
	t, err = s.book.SaveTeam(ctx, knowledge.BySystem("chat"), t)
	if err != nil {
		return t, fmt.Errorf("pause the team of a chat: %w", err)
	}
	return t, nil
}

// In returns the team of a chat, or ErrNotFound.
func (s *Teams) In(ctx context.Context, chat int64) (Team, error) { return s.book.TeamIn(ctx, chat) }

// Of lists the teams that a person leads or is in.
func (s *Teams) Of(ctx context.Context, person int64) ([]Team, error) {
	return s.book.TeamsOf(ctx, person)
}

// All lists the teams that can be written to; for the system.
func (s *Teams) All(ctx context.Context) ([]Team, error) { return s.book.TeamsComing(ctx) }

// Team returns a team that the person is in, leads, or may look after.
func (s *Teams) Team(ctx context.Context, by knowledge.Actor, id int64) (Team, error) {
	if err := s.mayWork(ctx, by, id); err != nil {
		return Team{}, err
	}
	return s.book.Team(ctx, id)
}

// Members lists the people of a team.
func (s *Teams) Members(ctx context.Context, by knowledge.Actor, id int64) ([]Member, error) {
	if err := s.mayWork(ctx, by, id); err != nil {
		return nil, err
	}
	return s.book.Members(ctx, id)
}

// Join makes a person a member; being one already is fine.
func (s *Teams) Join(ctx context.Context, team, person int64, name string) error {
	members, err := s.book.Members(ctx, team)
	if err != nil {
		return err
	}
	if len(members) >= maxMembers {
		return fmt.Errorf("join team %d: it has %d members: %w", team, len(members), knowledge.ErrWrongState)
	}
	return s.book.SaveMember(ctx, Member{Team: team, Person: person, Name: name, Active: true})
}

// Leave takes a person out; the lead passes the team on first (ErrWrongState). Others may be taken out by the lead.
func (s *Teams) Leave(ctx context.Context, by knowledge.Actor, team, person int64) error {
	if err := by.Known(); err != nil {
		return err
	}
	t, err := s.book.Team(ctx, team)
	if err != nil {
		return err
	}
	if t.Lead == person {
		return fmt.Errorf("leave team %d: its lead: %w", team, knowledge.ErrWrongState)
	}
	if !by.Is(person) {
		if err := s.mayLead(ctx, by, team); err != nil {
			return err
		}
	}
	return s.book.DropMember(ctx, team, person)
}

// Reached notes whether a person can be written to. It returns the teams to whose leads that is news.
func (s *Teams) Reached(ctx context.Context, person int64, active bool) ([]Team, error) {
	teams, err := s.book.TeamsOf(ctx, person)
	if err != nil {
		return nil, err
	}
	var news []Team
	for _, t := range teams {
		members, err := s.book.Members(ctx, t.ID)
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(members, func(m Member) bool { return m.Person == person })
		if i < 0 || members[i].Active == active {
			continue
		}
		members[i].Active = active
		if err := s.book.SaveMember(ctx, members[i]); err != nil {
			return nil, err
		}
		news = append(news, t)
	}
	return news, nil
}

// MayLead returns ErrForbidden for who may not change a team.
func (s *Teams) MayLead(ctx context.Context, by knowledge.Actor, team int64) error {
	return s.mayLead(ctx, by, team)
}

// mayWork checks that somebody belongs to a team.
func (s *Teams) mayWork(ctx context.Context, by knowledge.Actor, team int64) error {
	return s.may(ctx, by, team, false)
}

// mayLead checks that somebody may change a team.
func (s *Teams) mayLead(ctx context.Context, by knowledge.Actor, team int64) error {
	return s.may(ctx, by, team, true)
}

func (s *Teams) may(ctx context.Context, by knowledge.Actor, team int64, lead bool) error {
	if err := by.Known(); err != nil {
		return err
	}
	if by.IsSystem() || slices.Contains(s.admins, by.Person()) { // the latter are superadmins by configuration
		return nil
	}
	t, err := s.book.Team(ctx, team)
	if err != nil {
		return err
	}
	if by.Is(t.Lead) {
		return nil
	}
	who, err := s.people.Person(ctx, by.Person())
	if err != nil && !errors.Is(err, knowledge.ErrNotFound) {
		return fmt.Errorf("look at who acts: %w", err)
	}
	if err == nil && who.Role == knowledge.SuperAdmin {
		return nil
	}
	if !lead {
		members, err := s.book.Members(ctx, team)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(members, func(m Member) bool { return by.Is(m.Person) }) {
			return nil
		}
	}
	if !lead {
		return fmt.Errorf("work in team %d: %w: %w", team, ErrNoMember, knowledge.ErrForbidden)
	}
	return fmt.Errorf("lead team %d: %w", team, knowledge.ErrForbidden)
}

// Calendar is the team as agenda reckons with it.
func (s *Teams) Calendar(t Team) agenda.Team {
	zone, err := agenda.Zone(t.Zone)
	if err != nil {
		zone = agenda.WIB() // refused when the team was saved; a store that was changed by hand still reminds
	}
	return agenda.Team{
		ID: fmt.Sprint(t.ID), Zone: zone, Hour: agenda.Clock(t.Hour), Paused: t.Paused,
		Quiet: agenda.Quiet{From: agenda.Clock(t.QuietFrom), To: agenda.Clock(t.QuietTo)},
		Week: agenda.Workweek{Days: agenda.WeekdaysOf(t.Workdays...), Holidays: s.almanac.Holidays, JointLeave: t.JointLeave,
			Closed: daysOff(t.DaysOff)},
	}
}

// daysOff reads the days on which a team does not work; one that is no day is passed over.
func daysOff(list []string) map[agenda.Date]bool {
	if len(list) == 0 {
		return nil
	}
	off := make(map[agenda.Date]bool, len(list))
	for _, text := range list {
		if day, err := agenda.ParseDate(text); err == nil {
			off[day] = true
		}
	}
	return off
}
