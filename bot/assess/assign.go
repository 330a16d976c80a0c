package assess

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"studitiru/bot/group"
	"studitiru/knowledge/agenda/phrase"
	"time"
	"unicode"

	"studitiru/bot/talk"
	"studitiru/knowledge/ipp"
	work "studitiru/knowledge/team"
)

// assignData is what is given to whom, waiting for the lead's yes: which lines is looked up again when the button is pressed.
type assignData struct {
	Team  int64   `json:"team"`
	Unit  int64   `json:"unit,omitempty"`
	Parts []share `json:"parts"`
	Keep  bool    `json:"keep"`
}

// share is one line that the lead wrote: lines of aspects, of indicators, or all that is not done.
type share struct {
	Aspects    []string  `json:"aspects,omitempty"`
	Indicators []int     `json:"indicators,omitempty"`
	Unowned    bool      `json:"unowned,omitempty"` // only what is nobody's yet
	Owner      int64     `json:"owner"`
	Due        time.Time `json:"due,omitzero"`
}

// shares is the dividing of evidence among the members of a team.
type shares struct{ turn }

var (
	shareWritten = regexp.MustCompile(patternShare)
	manyNumbers  = regexp.MustCompile(`(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?`)
	onlyNumbers  = regexp.MustCompile(`^[\d\s,.;&–-]+$`)
)

// show reads who is to bring what, a line each: /bagi aspek SDM → Ani, 15 Juli.
func (t shares) show(ctx context.Context, rest string) error {
	squad, ok, err := t.Ours(ctx)
	if !ok || err != nil {
		return err
	}
	if strings.TrimSpace(rest) == "" {
		t.SayPlain(wordsShareHow, nil)
		return nil
	}
	if err := t.Teams.MayLead(ctx, t.Actor(), squad.ID); err != nil {
		return t.OrRefused(err, "divide the evidence")
	}
	c, ok, err := evidence(t).checklist(ctx, squad, 0)
	if !ok || err != nil {
		return err
	}
	members, err := t.Teams.Members(ctx, t.Actor(), squad.ID)
	if err != nil {
		return t.OrRefused(err, "list a team's members")
	}
	calendar := t.Teams.Calendar(squad)
	d := assignData{Team: squad.ID, Unit: c.cycle.Unit}
	var text talk.Text
	text.Plain(group.WordsKeep)
	for line := range strings.Lines(rest) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		part, problem := t.read(line, c, members)
		if problem != "" {
			t.SayPlain(problem+"\n\n"+wordsShareHow, nil)
			return nil
		}
		d.Parts = append(d.Parts, part)
		describeShare(&text, c, part, members)
		if off := group.DayOff(part.Due, calendar.Zone, calendar.Week); off != "" {
			text.Line().Plain("  ", off)
		}
		c = c.with(part)
	}
	yes := d
	yes.Keep = true
	keys, err := group.Keyboard(ctx, t.Talk, ActionShare, []group.Option[assignData]{{group.LabelKeep, yes}, {group.LabelDrop, d}})
	if err != nil {
		return err
	}
	t.Say(text.Trim(), keys)
	return nil
}

// read reads one line; problem is the sentence that says what was not understood.
func (t shares) read(line string, c checklist, members []work.Member) (part share, problem string) {
	m := shareWritten.FindStringSubmatch(line)
	if m == nil {
		return part, fmt.Sprintf(wordsShareUnread, line)
	}
	if part, problem = readWhat(strings.TrimSpace(m[1]), c.inst); problem != "" {
		return part, problem
	}
	who, date, _ := strings.Cut(m[2], ",")
	if part.Owner, problem = t.member(strings.TrimSpace(who), members); problem != "" {
		return part, problem
	}
	if date = strings.TrimSpace(date); date != "" {
		u, err := phrase.Parse(date, t.Now(), t.Teams.Calendar(c.team))
		if err != nil || u.Once.IsZero() || u.Title != "" {
			return part, fmt.Sprintf(wordsShareDate, date)
		}
		part.Due = u.Once
	}
	if len(c.linesOf(part)) == 0 {
		return part, fmt.Sprintf(wordsShareEmpty, strings.TrimSpace(m[1]))
	}
	return part, ""
}

// readWhat reads which lines are meant: "aspek SDM", "indikator 5, 7-9", "semua", "sisanya".
func readWhat(what string, inst ipp.Instrument) (part share, problem string) {
	low := strings.TrimSpace(strings.TrimPrefix(strings.ToLower(what), wordEvidence))
	for _, word := range wordsAll() {
		if low == word {
			return part, ""
		}
	}
	for _, word := range wordsRest() {
		if low == word {
			part.Unowned = true
			return part, ""
		}
	}
	numbers := low
	for _, word := range []string{"indikator", "nomor", "no."} {
		numbers = strings.TrimSpace(strings.TrimPrefix(numbers, word))
	}
	numbers = strings.ReplaceAll(strings.ReplaceAll(numbers, wordAnd, ","), wordUntil, "-")
	if onlyNumbers.MatchString(numbers) {
		return readIndicators(numbers, inst)
	}
	if part.Aspects = aspectsOf(strings.TrimSpace(strings.TrimPrefix(low, "aspek")), inst); part.Aspects == nil {
		return part, fmt.Sprintf(wordsShareWhat, what)
	}
	return part, ""
}

// aspectsOf are the aspects that words name: one by its key or words of its name, or several with a comma or "dan" between them;
// nil
// when one of them is none or could be several.
func aspectsOf(words string, inst ipp.Instrument) (keys []string) {
	if key := aspectOf(words, inst); key != "" {
		return []string{key}
	}
	names := strings.Split(strings.ReplaceAll(words, wordAnd, ","), ",")
	if len(names) < 2 {
		return nil
	}
	for _, name := range names {
		key := aspectOf(strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(name), "aspek")), inst)
		if key == "" {
			return nil
		}
		keys = append(keys, key)
	}
	return keys
}

// aspectOf is the one aspect that words name, "" for none or several.
func aspectOf(words string, inst ipp.Instrument) (key string) {
	for _, a := range inst.Aspects {
		if words == a.Key || allIn(strings.FieldsFunc(words, notLetter), strings.FieldsFunc(strings.ToLower(a.Name), notLetter)) {
			if key != "" {
				return ""
			}
			key = a.Key
		}
	}
	return key
}

// allIn reports whether every word is among others; false without a word.
func allIn(words, others []string) bool {
	for _, w := range words {
		if !slices.Contains(others, w) {
			return false
		}
	}
	return len(words) > 0
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// readIndicators reads numbers and spans of them; one that the instrument does not have is a problem.
func readIndicators(text string, inst ipp.Instrument) (part share, problem string) {
	for _, m := range manyNumbers.FindAllStringSubmatch(text, -1) {
		first, _ := strconv.Atoi(m[1]) // at most two digits
		last := first
		if m[2] != "" {
			last, _ = strconv.Atoi(m[2])
		}
		for n := first; n <= last; n++ {
			if _, ok := inst.Indicator(n); !ok {
				return part, fmt.Sprintf(wordsRatingNoIndicator, n)
			}
			part.Indicators = append(part.Indicators, n)
		}
	}
	if len(part.Indicators) == 0 {
		return part, fmt.Sprintf(wordsShareWhat, text)
	}
	return part, ""
}

// member finds the one member whose name has the words; "saya" is who writes.
func (t shares) member(words string, members []work.Member) (person int64, problem string) {
	low := strings.ToLower(strings.TrimPrefix(words, "@"))
	if title, rest, ok := strings.Cut(low, " "); ok && slices.Contains(wordsTitles(), title) {
		low = strings.TrimSpace(rest)
	}
	if low == wordMe {
		return t.Who.ID, ""
	}
	var found, names []string
	for _, m := range members {
		names = append(names, m.Name)
		name := strings.ToLower(m.Name)
		if low == "" || name != low && !slices.Contains(strings.Fields(name), low) && !strings.HasPrefix(name, low) {
			continue
		}
		found, person = append(found, m.Name), m.Person
		if name == low {
			return m.Person, ""
		}
	}
	switch len(found) {
	case 1:
		return person, ""
	case 0:
		return 0, fmt.Sprintf(wordsShareWho, words, talk.Clip(strings.Join(names, ", "), 200))
	}
	return 0, fmt.Sprintf(wordsShareWhich, words, strings.Join(found, ", "))
}

// linesOf are the lines of a share that are not done.
func (c checklist) linesOf(part share) (ids []int64) {
	for _, e := range c.lines {
		i, _ := c.inst.Indicator(e.Indicator)
		switch {
		case ipp.EvidenceState(e.State).Done():
		case len(part.Aspects) > 0 && !slices.Contains(part.Aspects, i.Aspect):
		case len(part.Indicators) > 0 && !slices.Contains(part.Indicators, e.Indicator):
		case part.Unowned && e.Owner != 0:
		default:
			ids = append(ids, e.ID)
		}
	}
	return ids
}

// with is a checklist as it stands after a share, so that what is left is counted rightly in the next line.
func (c checklist) with(part share) checklist {
	ids := c.linesOf(part)
	c.lines = slices.Clone(c.lines)
	for n := range c.lines {
		if slices.Contains(ids, c.lines[n].ID) {
			c.lines[n].Owner = part.Owner
		}
	}
	return c
}

// describeShare says what a share is, how many lines, whose they become and until when.
func describeShare(text *talk.Text, c checklist, part share, members []work.Member) {
	what := wordsShareAll
	switch {
	case len(part.Aspects) > 0:
		var names []string
		for _, key := range part.Aspects {
			a, _ := c.inst.AspectOf(key)
			names = append(names, a.Name)
		}
		what = strings.Join(names, ", ")
	case len(part.Indicators) > 0:
		var numbers []string
		for _, n := range part.Indicators {
			numbers = append(numbers, strconv.Itoa(n))
		}
		what = fmt.Sprintf(wordsShareIndicators, strings.Join(numbers, ", "))
	case part.Unowned:
		what = wordsShareRest
	}
	name := ""
	for _, m := range members {
		if m.Person == part.Owner {
			name = m.Name
		}
	}
	text.Line().Plain("• ", fmt.Sprintf(wordsShareLine, what, len(c.linesOf(part)), name))
	if !part.Due.IsZero() {
		text.Plain(", ", strings.ToLower(group.WordsDue), ipp.Day(part.Due))
	}
}

// press gives what was written to whom it was written, or drops it.
func (t shares) press(ctx context.Context, d assignData) error {
	if !d.Keep {
		t.Toast("")
		t.Edit(talk.Plain(group.WordsDropped), nil)
		return nil
	}
	squad, err := t.Teams.Team(ctx, t.Actor(), d.Team)
	if err != nil {
		return t.OrRefused(err, "open a team")
	}
	c, ok, err := evidence(t).checklist(ctx, squad, d.Unit)
	if !ok || err != nil {
		return err
	}
	given := 0
	for _, part := range d.Parts {
		ids := c.linesOf(part)
		if err := t.Teams.AssignEvidence(ctx, t.Actor(), c.cycle, ids, part.Owner, part.Due); err != nil {
			return t.OrRefused(err, "assign evidence")
		}
		given += len(ids)
		if c.lines, err = t.Teams.Evidence(ctx, t.Actor(), c.cycle); err != nil {
			return t.OrRefused(err, "list the evidence")
		}
	}
	t.Toast(group.WordsSaved)
	t.Edit(talk.Plain(fmt.Sprintf(wordsShareDone, given)), nil)
	return nil
}
