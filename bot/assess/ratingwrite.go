package assess

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/ipp"
	work "studitiru/knowledge/team"
)

// written is one value that somebody wrote behind /nilai.
type written struct {
	form      string
	indicator int    // 0 for the survey
	last      int    // of the indicators in a row that it is meant for
	value     int    // of an indicator; -1 takes it back
	note      string // of an indicator, "" leaves the one that is there
	mean      string // of the survey; "" where only respondents are counted
	back      bool   // the survey is taken back
	skm       string // what the mean was reckoned from
	counted   bool   // respondents and wanted are meant
	added     bool   // respondents are more than there were
	persons   int
	wanted    int // -1 leaves what is there
}

// Patterns of what stands behind /nilai. A form stays in force for the values behind it.
var (
	valueWritten   = regexp.MustCompile(patternValue)
	formWritten    = regexp.MustCompile(`^(?i:f-?0?([12]))(?:\s*[:=]?\s+|$)`)
	surveyWritten  = regexp.MustCompile(`^(?i:f-?0?3)\s*[:=]?\s*(.*)$`)
	skmWritten     = regexp.MustCompile(`^(?i:skm|ikm)\s*[:=]?\s*(\S+)$`)
	personsWritten = regexp.MustCompile(patternPersons)
	meanOfPersons  = regexp.MustCompile(patternMeanOfPersons)
	startsValue    = regexp.MustCompile(patternStart)
	betweenValues  = regexp.MustCompile(patternBetween)
)

// misread is why something behind /nilai was not understood, as a sentence.
type misread struct{ words string }

func (m misread) Error() string { return m.words }

// readValues reads what stands behind /nilai: values of indicators, the survey, respondents. All of it or a misread.
func readValues(text string, inst ipp.Instrument) (list []written, err error) {
	form := ipp.F01
	for _, part := range valueParts(text) {
		w, err := readValue(part, &form, inst)
		if err != nil {
			return nil, err
		}
		for n := w.indicator; w.form != "" && n <= w.last; n++ {
			one := w
			one.indicator = n
			list = append(list, one)
		}
	}
	if len(list) == 0 {
		return nil, misread{fmt.Sprintf(wordsRatingUnread, text)}
	}
	return list, nil
}

// valueParts cuts at semicolons and lines, and at a comma or "dan" that a further value follows.
func valueParts(text string) (parts []string) {
	for _, piece := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '\n' }) {
		from := 0
		for _, at := range betweenValues.FindAllStringIndex(piece, -1) {
			if startsValue.MatchString(piece[at[1]:]) {
				parts, from = append(parts, piece[from:at[0]]), at[1]
			}
		}
		parts = append(parts, piece[from:])
	}
	for n, p := range parts {
		parts[n] = strings.Join(strings.Fields(p), " ")
	}
	return parts
}

func readValue(part string, form *string, inst ipp.Instrument) (w written, err error) {
	if m := surveyWritten.FindStringSubmatch(part); m != nil {
		return readSurvey(part, strings.TrimSpace(m[1]))
	}
	if m := skmWritten.FindStringSubmatch(part); m != nil {
		value, err := ipp.ParseNumber(m[1])
		if err == nil {
			if mean, ok := ipp.SurveyFromSKM(value); ok {
				return written{form: ipp.F03, mean: mean.String(), skm: m[1]}, nil
			}
		}
		return w, misread{wordsRatingSKM}
	}
	if m := personsWritten.FindStringSubmatch(part); m != nil {
		return readPersons(m[1:])
	}
	if m := formWritten.FindStringSubmatch(part); m != nil {
		*form = "F-0" + m[1]
		if part = part[len(m[0]):]; part == "" {
			return w, nil
		}
	}
	m := valueWritten.FindStringSubmatch(part)
	if m == nil {
		return w, misread{fmt.Sprintf(wordsRatingUnread, part)}
	}
	w = written{form: *form, value: -1, note: knowledge.Mask(talk.Clip(strings.TrimSpace(m[4]), 200))}
	w.indicator, _ = strconv.Atoi(m[1])
	if w.last = w.indicator; m[2] != "" {
		w.last, _ = strconv.Atoi(m[2])
	}
	for n := w.indicator; n <= w.last; n++ {
		if _, ok := inst.Indicator(n); !ok {
			return w, misread{fmt.Sprintf(wordsRatingNoIndicator, n)}
		}
	}
	if w.last < w.indicator {
		return w, misread{fmt.Sprintf(wordsRatingUnread, part)}
	}
	if w.note != "" && !strings.ContainsFunc(w.note, unicode.IsLetter) { // numbers that belong to nothing
		return w, misread{fmt.Sprintf(wordsRatingUnread, part)}
	}
	if m[3][0] >= '0' && m[3][0] <= '9' {
		if w.value, err = strconv.Atoi(m[3]); err != nil || w.value > ipp.MaxValue {
			return w, misread{fmt.Sprintf(wordsRatingWhole, w.indicator, m[3])}
		}
	}
	return w, nil
}

// readSurvey reads what stands behind F-03: its mean, its mean and how many answered, how many answered, or that it is taken
// back.
func readSurvey(part, rest string) (w written, err error) {
	if takenBack(rest) {
		return written{form: ipp.F03, back: true}, nil
	}
	if m := personsWritten.FindStringSubmatch(rest); m != nil {
		return readPersons(m[1:])
	}
	w = written{form: ipp.F03, mean: rest, wanted: -1}
	if m := meanOfPersons.FindStringSubmatch(rest); m != nil {
		w.mean, w.counted = m[1], true
		if w.persons, err = strconv.Atoi(m[2]); err != nil {
			return w, misread{fmt.Sprintf(wordsRatingUnread, part)}
		}
	}
	if value, err := ipp.ParseNumber(w.mean); err != nil || value.IsNegative() || value.IntPart() > ipp.MaxValue ||
		value.IntPart() == ipp.MaxValue && !value.IsInteger() {
		return w, misread{wordsRatingSurvey}
	}
	return w, nil
}

// readPersons reads "+5" or "120", and of how many that the team wants.
func readPersons(m []string) (w written, err error) {
	w = written{form: ipp.F03, counted: true, added: m[0] == "+", wanted: -1}
	if w.persons, err = strconv.Atoi(m[1]); err != nil {
		return w, misread{wordsRatingPersons}
	}
	if m[2] != "" {
		if w.wanted, err = strconv.Atoi(m[2]); err != nil {
			return w, misread{wordsRatingPersons}
		}
	}
	return w, nil
}

// write keeps what stands behind /nilai, or nothing and says what was not understood. The second result says what changed.
func (t rating) write(ctx context.Context, cycle work.Cycle, inst ipp.Instrument, text string) (ok bool, said []string,
	err error) {
	list, err := readValues(text, inst)
	if m, is := errors.AsType[misread](err); is {
		t.SayPlain(m.words+"\n\n"+wordsRatingHow, nil)
		return false, nil, nil
	}
	before, err := t.Teams.Estimate(ctx, t.Actor(), cycle)
	if err != nil {
		return false, nil, t.OrRefused(err, "estimate an index")
	}
	for _, w := range list {
		words, err := t.keep(ctx, cycle, before, w)
		if errors.Is(err, knowledge.ErrWrongState) {
			t.SayPlain(wordsRatingPersons+"\n\n"+wordsRatingHow, nil)
			return false, nil, nil
		}
		if err != nil {
			return false, nil, t.OrRefused(err, "rate an indicator")
		}
		said = append(said, words)
	}
	return true, said, nil
}

// keep keeps one value and says what became of the one before.
func (t rating) keep(ctx context.Context, cycle work.Cycle, before work.Estimate, w written) (said string, err error) {
	by := t.Actor()
	if w.form != ipp.F03 {
		was := orNothing(before.Rating(w.form, w.indicator).Value)
		if err = t.Teams.Rate(ctx, by, cycle, w.form, w.indicator, w.value); err == nil && w.note != "" {
			err = t.Teams.Comment(ctx, by, cycle, w.form, w.indicator, w.note)
		}
		now := wordsNothing
		if w.value >= 0 {
			now = strconv.Itoa(w.value)
		}
		said = fmt.Sprintf(wordsRatingChanged, w.form, w.indicator, was, now)
		if was == now {
			said = fmt.Sprintf(wordsRatingSame, w.form, w.indicator, now)
		}
		if w.note != "" {
			said += fmt.Sprintf(wordsRatingNoted, w.note)
		}
		return said, err
	}
	kept := before.Rating(ipp.F03, 0)
	if w.back || w.mean != "" {
		if err = t.Teams.RateSurvey(ctx, by, cycle, w.mean); err != nil {
			return "", err
		}
		said = fmt.Sprintf(wordsSurveyChanged, orNothing(kept.Value), orNothing(w.mean))
		if w.skm != "" {
			said = fmt.Sprintf(wordsSKMReckoned, w.skm, w.mean)
		}
	}
	if w.counted {
		persons := w.persons
		if w.added {
			persons += kept.Respondents
		}
		err = t.Teams.CountSurvey(ctx, by, cycle, persons, w.wanted)
		if said != "" {
			said += " · "
		}
		said += fmt.Sprintf(wordsRespondents, persons)
	}
	return strings.ReplaceAll(said, ".", ","), err
}

// orNothing is a value as people read it, or the word for none.
func orNothing(value string) string {
	if value == "" {
		return wordsNothing
	}
	return value
}
