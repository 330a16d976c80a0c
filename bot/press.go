package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"studitiru/knowledge"
)

// Actions of buttons, as kept in the store.
const (
	actionAnswer  = "answer"  // answerData; the callback data adds what is wanted: ".o.1", ".m.3", ".g", ".b", ".r.salah", ".a"
	actionWA      = "wa"      // waData
	actionAlone   = "alone"   // searchData, once
	actionChoice  = "choice"  // searchData, once
	actionSearch  = "search"  // searchData, once
	actionExample = "example" // searchData
	actionIgnore  = "ignore"  // nothing, once
	actionForward = "forward" // forwardData, once
	actionSource  = "source"  // sourceData
	actionBrowse  = "browse"  // browseData
	actionPrivacy = "privacy" // nothing
	actionErase   = "erase"   // eraseData, once

	actionDraft   = "draft"   // draftData
	actionManual  = "manual"  // manualData, once
	actionPropose = "propose" // proposeData, once
	actionTake    = "take"    // takeData
	actionReview  = "review"  // reviewData
	actionRole    = "role"    // roleData, once
	actionVerify  = "verify"  // verifyData
	actionGap     = "gap"     // gapData
	actionWatch   = "watch"   // watchData, once
	actionTerm    = "term"    // termData, once
	actionAudit   = "audit"   // nothing

	actionTeam      = "team"      // teamData
	actionItem      = "item"      // itemData
	actionDraftItem = "draftitem" // draftItem, once
	actionHandover  = "handover"  // handoverData, once
	actionEvidence  = "evidence"  // evidenceData
	actionRating    = "rating"    // ratingData
)

type searchData struct {
	Text     string            `json:"text"`
	Senses   map[string]string `json:"senses,omitempty"`
	Previous knowledge.Context `json:"previous,omitzero"`
}

type waData struct {
	Text string `json:"text"`
}

type forwardData struct {
	Gap string `json:"gap"`
}

// once are the actions whose second press has no effect.
func once(action string) bool {
	return strings.Contains(" wa alone choice search ignore forward erase manual propose role watch term draftitem handover ", " "+action+" ")
}

// press looks up what a button does. Whatever its data, the press is always answered.
func (t *talk) press(ctx context.Context) error {
	key, want, _ := strings.Cut(t.m.Data, ".")
	kept, err := t.Memory.Button(ctx, key)
	if err != nil && !isMissing(err) {
		return fmt.Errorf("read a button: %w", err)
	}
	if err != nil || kept.Chat != t.m.Chat.ID || t.Now().After(kept.Expires) {
		t.toast(wordsExpired)
		return nil
	}
	if kept.Used {
		t.toast(wordsPressed)
		return nil
	}
	if once(kept.Action) {
		if err := t.Memory.UseButton(ctx, key); err != nil {
			return fmt.Errorf("use a button: %w", err)
		}
	}
	return t.run(ctx, kept, want)
}

// run does what the button stands for.
func (t *talk) run(ctx context.Context, kept knowledge.Button, want string) error {
	switch kept.Action {
	case actionAnswer:
		return pressed(t, ctx, kept, func(d answerData) error { return t.pressAnswer(ctx, kept.Key, d, want) })
	case actionSource:
		return pressed(t, ctx, kept, func(d sourceData) error { return t.pressSource(ctx, kept.Key, d, want) })
	case actionBrowse:
		return pressed(t, ctx, kept, func(d browseData) error { return t.pressBrowse(ctx, d) })
	case actionChoice, actionAlone, actionSearch, actionExample:
		return pressed(t, ctx, kept, func(d searchData) error { return t.pressSearch(ctx, kept.Action, d) })
	case actionWA:
		return pressed(t, ctx, kept, func(d waData) error {
			t.toast("")
			t.say("<pre>"+escapeText.Replace(d.Text)+"</pre>", nil)
			return nil
		})
	case actionForward:
		return pressed(t, ctx, kept, func(d forwardData) error { return t.pressForward(ctx, d) })
	case actionErase:
		return pressed(t, ctx, kept, func(d eraseData) error { return t.pressErase(ctx, d) })
	case actionTeam:
		return pressed(t, ctx, kept, func(d teamData) error { return t.pressTeam(ctx, d) })
	case actionItem:
		return pressed(t, ctx, kept, func(d itemData) error { return t.pressItem(ctx, d) })
	case actionDraftItem:
		return pressed(t, ctx, kept, func(d draftItem) error { return t.pressDraftItem(ctx, d) })
	case actionHandover:
		return pressed(t, ctx, kept, func(d handoverData) error { return t.pressHandover(ctx, d) })
	case actionEvidence:
		return pressed(t, ctx, kept, func(d evidenceData) error { return t.pressEvidence(ctx, d) })
	case actionRating:
		return pressed(t, ctx, kept, func(d ratingData) error { return t.pressRating(ctx, d) })
	case actionDraft, actionManual, actionPropose, actionTake, actionReview, actionRole, actionVerify, actionGap,
		actionWatch, actionTerm, actionAudit:
		return t.runDesk(ctx, kept)
	case actionIgnore:
		t.toast("")
		t.edit(escapeText.Replace(wordsIgnored), nil)
		return nil
	case actionPrivacy:
		t.toast("")
		return t.privacy(ctx, "")
	}
	t.toast(wordsExpired)
	return nil
}

// pressed reads the data of a button; data of another version of the program is an expired button.
func pressed[D any](t *talk, _ context.Context, kept knowledge.Button, do func(D) error) error {
	var d D
	if err := json.Unmarshal(kept.Data, &d); err != nil {
		t.toast(wordsExpired)
		return nil
	}
	return do(d)
}

// pressSearch asks what the button holds. A choice and "without context" turn the message
// into the answer; the others answer below.
func (t *talk) pressSearch(ctx context.Context, action string, d searchData) error {
	html, keys, err := t.answer(ctx, knowledge.Question{Text: d.Text, Senses: d.Senses, Previous: d.Previous})
	if err != nil {
		return err
	}
	if err := t.remember(ctx); err != nil {
		return err
	}
	switch action {
	case actionAlone:
		t.toast(wordsNoContext)
		t.edit(html, keys)
	case actionExample:
		t.toast("")
		t.say("<i>"+escapeText.Replace(d.Text)+"</i>\n\n"+html, keys)
	default:
		t.toast("")
		t.edit(html, keys)
	}
	return nil
}

func (t *talk) pressForward(ctx context.Context, d forwardData) error {
	if err := t.Library.Forward(ctx, d.Gap); err != nil && !isMissing(err) {
		return fmt.Errorf("forward a question: %w", err)
	}
	t.toast(wordsForwardOK)
	return nil
}

// answerKeys makes the buttons of an answer and keeps what they need.
func (t *talk) answerKeys(ctx context.Context, q knowledge.Question, a knowledge.Answer, html string) (Keyboard, error) {
	data := answerData{Question: a.Question, Previous: q.Previous, Senses: q.Senses, ID: a.ID, Offset: q.Offset, HTML: html}
	for _, quote := range a.Quotes {
		data.Refs = append(data.Refs, refOf(quote))
	}
	key, err := t.button(ctx, actionAnswer, nil) // the key first: the keyboard that it carries is part of its data
	if err != nil {
		return nil, err
	}
	var keys Keyboard
	var open []Key
	for i := range a.Quotes {
		label := fmt.Sprintf("📄 [%d]", q.Offset+i+1)
		if len(a.Quotes) == 1 {
			label = labelOpen
		}
		open = append(open, Key{Text: label, Data: fmt.Sprintf("%s.o.%d", key, i)})
	}
	keys = append(keys, open, []Key{{Text: labelGood, Data: key + ".g"}, {Text: labelBad, Data: key + ".b"}})
	if q.Offset > 0 {
		keys[1] = append(keys[1], Key{Text: labelBack, Data: fmt.Sprintf("%s.m.%d", key, max(0, q.Offset-knowledge.QuotesPerAnswer))})
	}
	if a.More > 0 {
		keys[1] = append(keys[1], Key{Text: labelMore, Data: fmt.Sprintf("%s.m.%d", key, q.Offset+len(a.Quotes))})
	}
	wa, err := t.button(ctx, actionWA, waData{Text: whatsApp(a)})
	if err != nil {
		return nil, err
	}
	keys = append(keys, []Key{{Text: labelWhatsApp, Data: wa}})
	if !a.Inherited.At.IsZero() {
		row, err := t.aloneKey(ctx, q)
		if err != nil {
			return nil, err
		}
		keys = append(keys, row)
	}
	if a.Hidden > 0 && !t.m.Chat.Private() && t.rights().Member {
		keys = append(keys, []Key{t.privateKey("mulai")})
	}
	data.Keys = keys
	return keys, t.keep(ctx, key, actionAnswer, data)
}

// keep writes the data of a button again.
func (t *talk) keep(ctx context.Context, key, action string, data any) error {
	state, err := json.Marshal(data)
	if err != nil {
		return fmt.Errorf("write a button: %w", err)
	}
	now := t.Now()
	b := knowledge.Button{Key: key, Chat: t.m.Chat.ID, Action: action, Data: state, Created: now, Expires: now.Add(buttonLife)}
	if err := t.Memory.PutButton(ctx, b); err != nil {
		return fmt.Errorf("keep a button: %w", err)
	}
	return nil
}
