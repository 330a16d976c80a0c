package rights_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"studitiru/bot/housetest"
	"studitiru/bot/rights"
	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// opened is a talk with somebody in a chat, and what it said or alerted so far.
func opened(person, chat int64, kind string, event talk.Event) (*talk.Talk, func() string) {
	t := talk.Unasked(&talk.Setting{Self: func() string { return "bot" }}, talk.Chat{ID: chat, Type: kind})
	t.M.Event, t.Who.ID = event, person
	return t, func() string {
		var said []string
		for _, a := range t.Actions() {
			switch {
			case a.Send != nil:
				said = append(said, "says "+a.Send.Text.String())
			case a.AnswerButton != nil && a.AnswerButton.Alert:
				said = append(said, "alerts "+a.AnswerButton.Text)
			}
		}
		return strings.Join(said, "\n")
	}
}

func TestOnlyARightOpensTheDoor(t *testing.T) {
	h := housetest.Open(t, housetest.Options{})
	guard := rights.New(h.Desk, h.DB)
	h.Private(1, "Sari").As(knowledge.Curator, "")
	h.Private(2, "Tamu")
	for _, c := range []struct {
		person int64
		chat   int64
		kind   string
		event  talk.Event
		right  desk.Right
		ok     bool
		hears  string
	}{
		{1, 1, "private", talk.EventText, desk.MayCurate, true, ""},
		{1, -5, "group", talk.EventText, desk.MayCurate, false, "says " + talk.WordsInPrivate},
		{1, 1, "private", talk.EventText, desk.MayAdminister, false, "says " + rights.Words(desk.MayAdminister)},
		{1, 1, "private", talk.EventButton, desk.MayAdminister, false, "alerts " + rights.Words(desk.MayAdminister)},
		{2, 2, "private", talk.EventText, desk.MayCurate, false, "says " + rights.Words(desk.MayCurate)},
		{2, -5, "group", talk.EventText, desk.MayPropose, false, "says " + rights.Words(desk.MayPropose)},
	} {
		here, said := opened(c.person, c.chat, c.kind, c.event)
		ok, err := guard.AdmitHere(t.Context(), here, c.right)
		if h.Must(err); ok != c.ok || said() != c.hears {
			t.Errorf("%d, %s in a %s chat: %v, %q, not %q", c.person, c.right, c.kind, ok, said(), c.hears)
		}
	}
	if !h.Audited("denied.chat") {
		t.Error("no attempt was written down")
	}
}

func TestCuratorsCanBeWrittenTo(t *testing.T) {
	h := housetest.Open(t, housetest.Options{})
	h.Private(1, "Sari").As(knowledge.Curator, "")
	h.Private(2, "Budi").As(knowledge.SuperAdmin, "")
	h.Private(3, "Ratna").As(knowledge.Contributor, "")
	for but, want := range map[int64][]int64{0: {1, 2}, 1: {2}} {
		got, err := rights.New(h.Desk, h.DB).Curators(t.Context(), but)
		if slices.Sort(got); err != nil || !slices.Equal(got, want) {
			t.Errorf("but %d: %v, %v", but, got, err)
		}
	}
}

// Each refusal of the Desk has a sentence of its own; what is no matter of the person is an error still.
func TestRefusalsAreExplained(t *testing.T) {
	seen := map[string]error{}
	for _, err := range []error{knowledge.ErrOwnDocument, knowledge.ErrForbidden, knowledge.ErrWrongState, knowledge.ErrNotFound,
		knowledge.ErrInvite, &knowledge.Invalid{Problem: "Judul kosong."}} {
		here, said := opened(1, 1, "private", talk.EventText)
		if left := rights.Explain(here, fmt.Errorf("in the store: %w", err), "try"); left != nil {
			t.Errorf("%v comes back as %v", err, left)
		}
		if other, twice := seen[said()]; twice || said() == "" {
			t.Errorf("%v and %v say %q", err, other, said())
		}
		seen[said()] = err
	}
	broken := errors.New("broken")
	here, said := opened(1, 1, "private", talk.EventButton)
	if err := rights.Explain(here, broken, "try"); !errors.Is(err, broken) || said() != "" {
		t.Errorf("%v, %q", err, said())
	}
	if err := rights.Explain(here, nil, "try"); err != nil {
		t.Error(err)
	}
}
