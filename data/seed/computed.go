package seed

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"studitiru/knowledge/ipp"
)

// A document does not repeat figures of the instrument: where it needs one it has a placeholder, which becomes the sentence
// that knowledge/ipp computes. The placeholders:
//
//	{{dampak 14}}   weight of indicator 14, and what a higher score adds to F-02 and to the index
//	{{berat 1}}     the heaviest indicator, {{berat 2}} the next, and so on; ties by number
//	{{aspek sdm}}   weight of an aspect, and what one score more everywhere in it adds to F-02
//	{{jarak B A}}   how far category A is from category B, in the index and in F-02
var placeholder = regexp.MustCompile(`\{\{\s*([^{}]*?)\s*\}\}`)

// fill replaces the placeholders of a file. A placeholder that asks for something unknown is an error.
func fill(raw []byte, inst ipp.Instrument) ([]byte, error) {
	var problems []error
	out := placeholder.ReplaceAllFunc(raw, func(found []byte) []byte {
		text, err := computed(inst, strings.Fields(string(placeholder.FindSubmatch(found)[1])))
		if err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", found, err))
		}
		return []byte(text)
	})
	if bytes.Contains(out, []byte("{{")) {
		problems = append(problems, errors.New("a placeholder is not closed"))
	}
	return out, errors.Join(problems...)
}

func computed(inst ipp.Instrument, words []string) (string, error) {
	if len(words) < 2 {
		return "", errors.New("no such placeholder")
	}
	number, _ := strconv.Atoi(words[1]) // 0 is no indicator and no rank
	switch {
	case words[0] == "dampak" && len(words) == 2:
		return ipp.EffectSentences(inst, number)
	case words[0] == "berat" && len(words) == 2:
		return ipp.HeavySentence(inst, number)
	case words[0] == "aspek" && len(words) == 2:
		return ipp.AspectSentence(inst, words[1])
	case words[0] == "jarak" && len(words) == 3:
		return ipp.DistanceSentences(inst, words[1], words[2])
	}
	return "", errors.New("no such placeholder")
}
