package assess

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"studitiru/bot/group"

	"studitiru/bot/report"
	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/ipp"
	work "studitiru/knowledge/team"
	"studitiru/knowledge/team/plan"
)

// How much of each kind the papers of a visit name in the chat.
const (
	gapsPacked   = 6
	packedPerGap = 2
	othersPacked = 4
	visitsPacked = 4
	pointsPacked = 4
)

// papers is what is known before a visit to a place.
type papers struct {
	pack      plan.Package
	known     []string
	questions []string
	learnt    []report.Point
	open      []report.Point
	ownGaps   bool // the gaps are the team's own; else they are the heaviest indicators
}

// showPapers puts together what to know before a visit: /paket DAERAH.
func (t plans) showPapers(ctx context.Context, rest string) error {
	place := t.Places(rest)
	if place.Name == "" {
		words := wordsPapersHow
		if rest != "" {
			words = group.WordsPlace
		}
		if len(place.Near) > 0 {
			words += fmt.Sprintf(wordsSimilarMaybe, strings.Join(place.Near, wordsOr))
		}
		t.SayPlain(words, nil)
		return nil
	}
	squad, err := t.TeamHere(ctx)
	if err == nil {
		squad, err = t.Teams.Team(ctx, t.Actor(), squad.ID)
	}
	if err != nil { // without a team of one's own the papers are those for anybody
		squad = work.Team{}
	}
	p, err := t.papers(ctx, squad, place.Name)
	if err != nil {
		return err
	}
	var keys talk.Keyboard
	if squad.ID != 0 {
		d := planData{Team: squad.ID, Do: "papers", Place: place.Name}
		if keys, err = group.Keyboard(ctx, t.Talk, ActionPlan, []group.Option[planData]{{labelPapersFile, d}}); err != nil {
			return err
		}
	}
	t.Say(describePapers(p), keys)
	return nil
}

// papers reads what is known of a place for the gaps of a team; the zero Team has none of its own.
func (t plans) papers(ctx context.Context, squad work.Team, place string) (p papers, err error) {
	inst, values, err := t.valuesOf(ctx, squad)
	if err != nil {
		return p, err
	}
	p.ownGaps = len(values) > 0
	gaps := ipp.Gaps(inst, values)
	if p.ownGaps {
		gaps = slices.DeleteFunc(gaps, func(g ipp.Gap) bool { return !g.Answered })
	}
	documents, err := t.Library.Browse(ctx, knowledge.Filter{Place: place}, t.Audience())
	if err != nil {
		return p, fmt.Errorf("list documents of a place: %w", err)
	}
	p.pack = plan.Pack(place, documents, gaps, gapsPacked)
	for _, name := range []string{place, squad.Place} {
		if name == "" || name == place && len(p.known) > 0 {
			continue
		}
		if index, ok := t.Teams.PlaceIndex(name); ok {
			p.known = append(p.known, fmt.Sprintf(wordsIndexKnown, name, index.Text())+index.Source.Title+" "+index.Source.URL)
		} else {
			p.known = append(p.known, fmt.Sprintf(wordsIndexUnknown, name))
		}
	}
	for _, g := range p.pack.Unseen {
		best := g.Indicator.Scale.Texts[len(g.Indicator.Scale.Texts)-1]
		p.questions = append(p.questions, fmt.Sprintf(wordsAskThere, g.Indicator.Number, talk.Clip(g.Indicator.Text, 80), best))
	}
	for _, g := range p.pack.ByGap {
		p.questions = append(p.questions, fmt.Sprintf(wordsAskHow, g.Gap.Indicator.Number, g.Documents[0].Title))
	}
	if p.learnt, err = t.points(ctx, p.pack.Visits, headsLearnt()); err != nil {
		return p, err
	}
	var all []knowledge.Document
	for _, g := range p.pack.ByGap {
		all = append(all, g.Documents...)
	}
	p.open, err = t.points(ctx, append(append(all, p.pack.Visits...), p.pack.Others...), []string{headUnknown})
	return p, err
}

// valuesOf are the values of a team with the instrument of its cycle, or of this year; none for the zero Team.
func (t plans) valuesOf(ctx context.Context, squad work.Team) (inst ipp.Instrument, values ipp.Values, err error) {
	if squad.ID != 0 {
		cycle, _, err := t.Teams.Cycle(ctx, t.Actor(), squad.ID)
		if err == nil {
			e, err := t.Teams.Estimate(ctx, t.Actor(), cycle)
			if err != nil {
				return inst, nil, fmt.Errorf("estimate an index: %w", err)
			}
			return e.Instrument, e.Assessment.Effective(), nil
		}
		if !talk.Missing(err) {
			return inst, nil, fmt.Errorf("open a cycle: %w", err)
		}
	}
	inst, err = t.Teams.Instrument(t.Now().Year())
	return inst, nil, err
}

// points are the first sentences below one of the headings, the first heading that a document has, of a few documents.
func (t plans) points(ctx context.Context, documents []knowledge.Document, heads []string) (list []report.Point, err error) {
	seen := map[int64]bool{}
	for _, d := range documents {
		if len(list) == pointsPacked {
			break
		}
		if seen[d.ID] {
			continue
		}
		seen[d.ID] = true
		whole, err := t.Library.Document(ctx, d.ID, t.Audience())
		if talk.Missing(err) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("read a document: %w", err)
		}
		for _, head := range heads {
			first, _, _ := strings.Cut(knowledge.WithoutCites(knowledge.SectionOf(whole.Body, head)), "\n")
			if first = strings.TrimPrefix(strings.TrimSpace(first), "- "); first != "" {
				list = append(list, report.Point{Sentence: first, Document: d})
				break
			}
		}
	}
	return list, nil
}

// describePapers writes the papers for the chat.
func describePapers(p papers) talk.Text {
	var text talk.Text
	text.Bold(fmt.Sprintf(headPapers, p.pack.Place)).Line()
	for _, s := range p.known {
		text.Plain(s).Line()
	}
	if !p.ownGaps {
		text.Italic(wordsPapersHeavy).Line()
	}
	text.Line().Bold(headPapersGap)
	if len(p.pack.ByGap) == 0 {
		text.Line().Plain(wordsPapersNone)
	}
	for _, g := range p.pack.ByGap {
		text.Line().Plain(fmt.Sprintf(wordsIndicatorIs, g.Gap.Indicator.Number, talk.Clip(g.Gap.Indicator.Text, 70)))
		listed(&text, g.Documents, packedPerGap)
	}
	for _, part := range []struct {
		head string
		list []knowledge.Document
		most int
	}{{headPapersOthers, p.pack.Others, othersPacked}, {headPapersVisits, p.pack.Visits, visitsPacked}} {
		if len(part.list) > 0 {
			text.Gap().Bold(fmt.Sprintf(part.head, len(part.list)))
			listed(&text, part.list, part.most)
		}
	}
	if len(p.pack.Visits) == 0 {
		text.Gap().Plain(wordsPapersFirst)
	}
	var ask talk.Text
	for _, q := range p.questions {
		ask.Item(q)
	}
	if len(p.questions) > 0 {
		text.Gap().Bold(headPapersAsk).Line().Fold(&ask)
	}
	pointed(&text, headPapersLearnt, p.learnt)
	pointed(&text, headPapersOpen, p.open)
	text.Gap().Plain(wordsPapersNext)
	return text.Trim()
}

// pointed adds sentences of documents, folded away.
func pointed(text *talk.Text, head string, points []report.Point) {
	if len(points) == 0 {
		return
	}
	var list talk.Text
	for _, p := range points {
		list.Plain("• “", talk.Clip(p.Sentence, 160), "” ")
		citing(&list, p.Document)
		list.Line()
	}
	text.Line().Bold(head).Line().Fold(&list)
}

// listed adds documents, at most so many, and how many there are beside.
func listed(text *talk.Text, list []knowledge.Document, most int) {
	for _, d := range list[:min(len(list), most)] {
		text.Line().Plain("• ")
		citing(text, d)
	}
	if more := len(list) - most; more > 0 {
		text.Line().Plain(fmt.Sprintf(group.WordsMore, more))
	}
}

// papersFile sends the papers as a Word file.
func (t plans) papersFile(ctx context.Context, squad work.Team, place string) error {
	p, err := t.papers(ctx, squad, place)
	if err != nil {
		return err
	}
	raw, err := report.Papers{
		Head:    report.Head{Team: squad.Name, Place: squad.Place, At: t.Now(), Zone: t.Teams.Calendar(squad).Zone},
		Package: p.pack, Known: p.known, Questions: p.questions, Learnt: p.learnt, Open: p.open,
	}.File()
	if err != nil {
		return fmt.Errorf("write the papers of a visit: %w", err)
	}
	name := strings.ToLower(strings.ReplaceAll(place, " ", "-"))
	t.Attach(talk.SendFile{Name: fmt.Sprintf(filePapers, name, agenda.DateOf(t.Now(), t.Teams.Calendar(squad).Zone)), Content: raw})
	return nil
}
