package assess

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"studitiru/bot/group"

	"studitiru/bot/talk"
	"studitiru/knowledge/team/plan"
)

// mostRecommended is how many things are recommended at once.
const mostRecommended = 7

var recommendation = regexp.MustCompile(patternRecommend)

// showRecommend recommends what to do: /rekomendasi for the team of the chat, /rekomendasi DAERAH for a place.
func (t plans) showRecommend(ctx context.Context, rest string) error {
	if rest != "" {
		place := t.Places(rest)
		if place.Name == "" {
			words := group.WordsPlace
			if len(place.Near) > 0 {
				words += fmt.Sprintf(wordsSimilarMaybe, strings.Join(place.Near, wordsOr))
			}
			t.SayPlain(words, nil)
			return nil
		}
		return t.recommendTo(ctx, place.Name)
	}
	squad, err := t.TeamHere(ctx)
	if talk.Missing(err) {
		t.SayPlain(wordsRecommendHow, nil)
		return nil
	}
	squad, ok, err := t.Ours(ctx)
	if !ok || err != nil {
		return err
	}
	if _, _, err := t.Teams.Cycle(ctx, t.Actor(), squad.ID); talk.Missing(err) {
		return t.recommendPlace(ctx, squad.Place)
	}
	s, ok, err := t.sheet(ctx, squad, 0)
	if !ok || err != nil {
		return err
	}
	return t.recommendTeam(ctx, s, false)
}

// asked takes a message that asks for recommendations to a place; ok is false for any other.
func (t plans) asked(ctx context.Context, text string) (ok bool, err error) {
	m := recommendation.FindStringSubmatch(strings.Join(strings.Fields(text), " "))
	if m == nil {
		return false, nil
	}
	place := t.Places(strings.Trim(m[1], "?!. "))
	if place.Name == "" {
		return false, nil
	}
	return true, t.recommendTo(ctx, place.Name)
}

// recommendTo recommends from the gaps of the team of the chat, where it is of that place and the person belongs to it.
func (t plans) recommendTo(ctx context.Context, place string) error {
	squad, err := t.TeamHere(ctx)
	if err == nil && squad.Place == place {
		if squad, err = t.Teams.Team(ctx, t.Actor(), squad.ID); err == nil {
			if _, _, err = t.Teams.Cycle(ctx, t.Actor(), squad.ID); err == nil {
				s, ok, err := t.sheet(ctx, squad, 0)
				if !ok || err != nil {
					return err
				}
				return t.recommendTeam(ctx, s, false)
			}
		}
	}
	return t.recommendPlace(ctx, place)
}

// recommendTeam recommends from a team's own gaps; without values, and said so, from the heaviest indicators.
func (t plans) recommendTeam(ctx context.Context, s sheet, inPlace bool) error {
	list, known := s.shelf.Recommend(s.estimate.Instrument, s.estimate.Assessment.Effective(), s.evidence, mostRecommended)
	var text talk.Text
	text.Bold(fmt.Sprintf(headRecommend, s.squad.Name)).Line()
	if s.unit.Name != "" {
		text.Plain(wordsUnitOf, s.unit.Name).Line()
	}
	basis := wordsFromGaps
	if !known {
		basis = wordsFromWeights
	}
	text.Italic(basis)
	if len(list) == 0 {
		t.Put(talk.Plain(wordsGapNone), nil, inPlace)
		return nil
	}
	d := planData{Team: s.squad.ID, Unit: s.cycle.Unit, From: "recommend"}
	var cards []group.Option[planData]
	for n, a := range list {
		advised(&text, n, a)
		card := d
		card.Do, card.Indicator = "card", a.Indicator.Number
		cards = append(cards, group.Option[planData]{fmt.Sprint(n + 1), card})
	}
	text.Gap()
	describeBasis(&text, list...)
	text.Plain(wordsRecommendNext)
	d.Do = "plan"
	keys, err := group.Keyboard(ctx, t.Talk, ActionPlan, append(group.Folded(cards, 4), []group.Option[planData]{{labelPlanFile,
		d}})...)
	if err != nil {
		return err
	}
	t.Put(text.Trim(), keys, inPlace)
	return nil
}

// advised adds one recommendation, numbered: the step in sight, the way folded away.
func advised(text *talk.Text, n int, a plan.Advice) {
	text.Gap().Plain(fmt.Sprintf(wordsRecommended, n+1))
	describeStep(text, a)
	a.Practices, a.Guides, a.Rules = a.Practices[:min(len(a.Practices), 1)], a.Guides[:min(len(a.Guides), 1)], nil
	var way talk.Text
	describeWay(&way, a)
	whole := way.Trim()
	text.Fold(&whole)
}

// recommendPlace recommends to a place whose own values are not known here: from the heaviest indicators, and said so.
func (t plans) recommendPlace(ctx context.Context, place string) error {
	inst, err := t.Teams.Instrument(t.Now().Year())
	if err != nil {
		return fmt.Errorf("find the instrument: %w", err)
	}
	shelf, err := t.shelf(ctx, place)
	if err != nil {
		return err
	}
	list, _ := shelf.Recommend(inst, nil, plan.Usual(inst), mostRecommended)
	var text talk.Text
	text.Bold(fmt.Sprintf(headRecommend, place)).Line()
	if index, known := t.Teams.PlaceIndex(place); known {
		text.Plain(fmt.Sprintf(wordsIndexKnown, place, index.Text())).Link(talk.Clip(index.Source.Title, 60), index.Source.URL).Line()
	}
	text.Italic(fmt.Sprintf(wordsValuesUnknown, place))
	for n, a := range list {
		advised(&text, n, a)
	}
	text.Gap()
	describeBasis(&text, list...)
	text.Plain(wordsRecommendTeam)
	t.Say(text.Trim(), nil)
	return nil
}
