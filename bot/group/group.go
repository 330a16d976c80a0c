// Package group is what all conversations of teams share: finding the team that a message is about, telling why somebody may not,
// rows of buttons, days that somebody writes.
//
// Data shapes: a Turn is the handling of one message with what the features of teams work with; an Option is a button to be
// made. Called by bot/team and bot/assess.
package group

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/agenda/phrase"
	work "studitiru/knowledge/team"
)

// Library is the published documents. knowledge.Library is one.
type Library interface {
	Document(ctx context.Context, id int64, a knowledge.Audience) (knowledge.Document, error) // ErrNotFound
	Browse(ctx context.Context, f knowledge.Filter, a knowledge.Audience) ([]knowledge.Document, error)
}

// Config is what the features of teams are made of. All fields are required.
type Config struct {
	Teams   *work.Teams // every right is checked there
	Library Library
	Places  func(words string) talk.Place // what a name of a place means
	System  knowledge.Actor               // the bot itself, where it shows a team to whoever is in its chat
	// Choose asks somebody of several teams which one the talk in private is about.
	Choose func(ctx context.Context, t *talk.Talk) error
}

// Turn is the handling of one message with what the features work with.
type Turn struct {
	*Config
	*talk.Talk
}

// ErrSeveral says that a person in private is in more than one team.
var ErrSeveral = errors.New("the person is in several teams")

// TeamHere is the team of the chat; in private, without one of its own, the person's only team, or the one
// that was chosen for the talk.
func (t Turn) TeamHere(ctx context.Context) (work.Team, error) {
	group, err := t.Teams.In(ctx, t.M.Chat.ID)
	if !talk.Missing(err) || !t.M.Chat.Private() {
		return group, err
	}
	list, listed := t.Teams.Of(ctx, t.Who.ID)
	switch {
	case listed != nil:
		return group, fmt.Errorf("list a person's teams: %w", listed)
	case len(list) == 1:
		return list[0], nil
	case len(list) > 1:
		for _, chosen := range list {
			if chosen.ID == t.Memory.Team {
				return chosen, nil
			}
		}
		return group, ErrSeveral
	}
	return group, err
}

// Ours is TeamHere for commands that need one; ok is false when the person was told why not.
func (t Turn) Ours(ctx context.Context) (group work.Team, ok bool, err error) {
	group, err = t.TeamHere(ctx)
	if err == nil {
		group, err = t.Teams.Team(ctx, t.Actor(), group.ID)
	}
	switch {
	case err == nil:
		return group, true, nil
	case talk.Missing(err):
		t.SayPlain(WordsNone, nil)
	case errors.Is(err, ErrSeveral):
		return group, false, t.Choose(ctx, t.Talk)
	case errors.Is(err, knowledge.ErrForbidden):
		t.SayPlain(WordsMembers, nil)
	default:
		return group, false, err
	}
	return group, false, nil
}

// refused tells why the domain did not let somebody, in an alert or a message; false for other errors.
func (t Turn) refused(err error) bool {
	words := ""
	switch {
	case errors.Is(err, knowledge.ErrForbidden):
		words = WordsLead
		if errors.Is(err, work.ErrNoMember) {
			words = WordsMembers
		}
	case errors.Is(err, knowledge.ErrNotFound):
		words = talk.WordsExpired
	default:
		return false
	}
	if t.M.Event == talk.EventButton {
		t.Toast(words)
	} else {
		t.SayPlain(words, nil)
	}
	return true
}

// OrRefused ends a press that the domain refused; other errors go on.
func (t Turn) OrRefused(err error, doing string) error {
	if err == nil || t.refused(err) {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// MemberName is what a member is called, or the person's number.
func (c *Config) MemberName(ctx context.Context, group, person int64) (string, error) {
	names, err := c.Names(ctx, group)
	if err != nil {
		return "", err
	}
	if name, known := names[person]; known {
		return name, nil
	}
	return strconv.FormatInt(person, 10), nil
}

// Names are what the members of a team are called, by person.
func (c *Config) Names(ctx context.Context, group int64) (map[int64]string, error) {
	members, err := c.Teams.Members(ctx, c.System, group)
	if err != nil {
		return nil, fmt.Errorf("list a team's members: %w", err)
	}
	names := map[int64]string{}
	for _, m := range members {
		names[m.Person] = m.Name
	}
	return names, nil
}

// Misunderstood says why a phrase could not be read, with an example.
func (t Turn) Misunderstood(err error) bool {
	m, ok := errors.AsType[*phrase.Misunderstanding](err)
	if ok {
		t.SayPlain(m.Say(), nil)
	}
	return ok
}

// DueDay reads a day that somebody wrote, its end where no hour is written; ok is false when the person was asked again, as await
// and about say.
func (t Turn) DueDay(ctx context.Context, group work.Team, text, await string, about int64) (due time.Time, ok bool, err error) {
	u, err := phrase.Parse(text, t.Now(), t.Teams.Calendar(group))
	switch {
	case err == nil && (u.Once.IsZero() || !u.Repeat.IsZero()):
		t.SayPlain(wordsOneDay, nil)
	case err == nil:
		return u.Once, true, nil
	case !t.Misunderstood(err):
		return due, false, fmt.Errorf("read a day: %w", err)
	}
	t.Memory.Await, t.Memory.About = await, about // the next message is another try
	return due, false, t.Remember(ctx)
}

// DayOff says that the day of an instant is one on which a team does not work; "" when it does.
func DayOff(due time.Time, zone *time.Location, week agenda.Workweek) string {
	day := agenda.DateOf(due, zone)
	if due.IsZero() || week.Workday(day) {
		return ""
	}
	holiday, named := week.Holidays.On(day)
	switch {
	case named && holiday.Joint:
		return fmt.Sprintf(wordsJointLeave, day.Spoken(), holiday.Name)
	case named:
		return fmt.Sprintf(wordsHoliday, day.Spoken(), holiday.Name)
	}
	return fmt.Sprintf(wordsDayOff, day.Spoken())
}

// Attach sends a file to where the person wrote.
func (t Turn) Attach(f talk.SendFile) {
	f.Chat, f.Thread = t.M.Chat.ID, t.M.Chat.Thread
	t.Do(talk.Action{SendFile: &f})
}
