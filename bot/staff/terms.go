package staff

import (
	"context"
	"fmt"
	"strings"

	"studitiru/bot/rights"
	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// TermData stands behind the buttons of the vocabulary.
type TermData struct {
	Do    string `json:"do"` // save, drop
	Term  int64  `json:"term,omitempty"`
	Short string `json:"short,omitempty"`
	Long  string `json:"long,omitempty"`
	Gap   string `json:"gap,omitempty"`
}

// Terms lists what people added to the vocabulary, or previews a new term: /singkatan [SKM = Survei …].
func (s *Staff) Terms(ctx context.Context, t *talk.Talk, rest string) error {
	if rest != "" {
		return s.preview(ctx, t, rest, "")
	}
	list, err := s.Desk.Terms(ctx)
	if err != nil {
		return fmt.Errorf("list the vocabulary: %w", err)
	}
	var text talk.Text
	text.Bold(wordsTerms).Line()
	if len(list) == 0 {
		text.Line().Plain(wordsNoTerms)
	}
	var keys talk.Keyboard
	for i, term := range list {
		if i == 30 {
			text.Line().Plain(fmt.Sprintf(talk.WordsMore, len(list)-i))
			break
		}
		text.Line().Plain("• ", term.Short, " = ", term.Long)
		key, err := t.Button(ctx, ActionTerm, TermData{Do: "drop", Term: term.ID, Short: term.Short})
		if err != nil {
			return err
		}
		if i%2 == 0 {
			keys = append(keys, nil)
		}
		keys[len(keys)-1] = append(keys[len(keys)-1], talk.Key{Text: talk.Clip(labelDropTerm+term.Short, 30), Data: key})
	}
	t.Say(text.Gap().Plain(wordsTermHow).Trim(), keys)
	return nil
}

// AskTerm asks for a word; gap is the unanswered question that it is for.
func (s *Staff) AskTerm(ctx context.Context, t *talk.Talk, gap string) error {
	t.Memory.Gap = gap
	return t.Await(ctx, AwaitTerm, 0, wordsTermHow)
}

// Term takes the word that was asked for.
func (s *Staff) Term(ctx context.Context, t *talk.Talk, _ string, _ int64, text string) error {
	if ok, err := s.Guard.AdmitHere(ctx, t, desk.MayCurate); !ok || err != nil {
		return err
	}
	gap := t.Memory.Gap
	t.Memory.Gap = ""
	if err := t.Remember(ctx); err != nil {
		return err
	}
	return s.preview(ctx, t, text, gap)
}

// splitTerm reads "SKM = Survei Kepuasan Masyarakat".
func splitTerm(text string) (short, long string, ok bool) {
	short, long, ok = strings.Cut(text, "=")
	short, long = knowledge.Visible(short), knowledge.Visible(long)
	return short, long, ok && short != "" && long != ""
}

// preview shows which questions a term would touch, before it is kept.
func (s *Staff) preview(ctx context.Context, t *talk.Talk, text, gap string) error {
	short, long, ok := splitTerm(text)
	if !ok {
		t.SayPlain(wordsTermHow, nil)
		return nil
	}
	var out talk.Text
	out.Bold(short).Plain(" = ").Bold(long)
	touched, err := s.Desk.Touched(ctx, t.Actor(), desk.Term{Short: short, Long: long, Kind: desk.TermAcronym})
	if err != nil {
		return rights.Explain(t, err, "preview a term")
	}
	out.Gap().Plain(fmt.Sprintf(wordsTouched, len(touched)))
	for _, q := range touched[:min(8, len(touched))] {
		out.Line().Plain("• ", talk.Clip(q, 120))
	}
	yes, err := t.Button(ctx, ActionTerm, TermData{Do: "save", Short: short, Long: long, Gap: gap})
	if err != nil {
		return err
	}
	no, err := t.Button(ctx, talk.ActionIgnore, nil)
	if err != nil {
		return err
	}
	t.Say(out.Trim(), talk.Keyboard{{{Text: labelSaveTerm, Data: yes}, {Text: talk.LabelNo, Data: no}}})
	return nil
}

// PressTerm keeps a term, or takes one back.
func (s *Staff) PressTerm(ctx context.Context, t *talk.Talk, d TermData) error {
	if !t.InPrivate() {
		return nil
	}
	if d.Do == "drop" {
		if err := s.Desk.DropTerm(ctx, t.Actor(), d.Term); err != nil {
			return rights.Explain(t, err, "take a term back")
		}
		t.Toast("")
		t.Edit(talk.Plain(fmt.Sprintf(wordsTermDropped, d.Short)), nil)
		return nil
	}
	term, err := s.Desk.AddTerm(ctx, t.Actor(), desk.Term{Short: d.Short, Long: d.Long})
	if err != nil {
		return rights.Explain(t, err, "add a term")
	}
	if d.Gap != "" {
		if err := s.Desk.CloseGap(ctx, t.Actor(), d.Gap, "singkatan"); err != nil {
			return rights.Explain(t, err, "close an unanswered question")
		}
	}
	undo, err := t.Button(ctx, ActionTerm, TermData{Do: "drop", Term: term.ID, Short: term.Short})
	if err != nil {
		return err
	}
	t.Toast("")
	t.Edit(talk.Plain(fmt.Sprintf(wordsTermSaved, term.Short, term.Long)), talk.Keyboard{{{Text: labelUndo, Data: undo}}})
	return nil
}
