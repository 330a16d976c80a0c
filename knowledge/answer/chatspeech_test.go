package answer_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"studitiru/knowledge"
)

// What has to be understood of the sentences of chat speech, of a hundred: the first half was open while the tables were written,
// the second half was decided before and first read when they were done.
const (
	openSpeech   = 95
	sealedSpeech = 95
)

// TestChatSpeech reads sentences of everyday chat: no word of content may be told to be in no document, and the words that matter
// have to be searched in some way the documents say them.
func TestChatSpeech(t *testing.T) {
	h := seeded(t)
	for _, half := range []struct {
		name string
		want int
	}{{"chat-open.tsv", openSpeech}, {"chat-sealed.tsv", sealedSpeech}} {
		if half.name == os.Getenv("SKIP_HALF") {
			continue
		}
		raw, err := os.ReadFile("testdata/" + half.name)
		must(t, err)
		right, all := 0, 0
		for line := range strings.Lines(string(raw)) {
			text, wanted, ok := strings.Cut(strings.TrimSpace(line), "\t")
			if !ok || strings.HasPrefix(line, "#") {
				continue
			}
			all++
			if strange, missing := h.heard(text, wanted); len(strange)+len(missing) == 0 {
				right++
			} else {
				t.Logf("%q: in no document %q, not understood %q", text, strange, missing)
			}
		}
		t.Logf("%s: %d of %d understood", half.name, right, all)
		if 100*right < half.want*all {
			t.Errorf("%s: %d of %d understood, want %d %%", half.name, right, all, half.want)
		}
	}
}

// heard returns the words of content of a question that no document has, and those wanted that are searched in no way.
func (h *house) heard(text, wanted string) (strange, missing []string) {
	h.Helper()
	parts, err := h.engine.Read(h.Context(), text)
	must(h, err)
	found, err := h.index.Search(h.Context(), knowledge.SearchRequest{Text: text, Limit: 1})
	must(h, err)
	for _, word := range found.Understood.Unknown {
		if slices.Contains(parts.Words, h.language.Stem(word)) || slices.Contains(parts.Words, word) {
			strange = append(strange, word)
		}
	}
	have := map[string]bool{}
	named := slices.Concat(parts.Words, parts.Things, parts.Rules, parts.Forms, parts.Attributes, parts.Places,
		[]string{parts.Measure, parts.Aspect, parts.Field, string(parts.Kind), string(parts.Wish)})
	for _, token := range h.language.Tokens(strings.Join(named, " ")) {
		have[token.Stem] = true
	}
	for _, term := range found.Understood.Asked {
		for _, way := range term.Ways {
			for _, stem := range way.Stems {
				have[stem] = true
			}
		}
	}
	for want := range strings.SplitSeq(wanted, ",") {
		met := slices.ContainsFunc(strings.Split(want, "/"), func(word string) bool { return have[h.language.Stem(word)] })
		if !met {
			missing = append(missing, want)
		}
	}
	return strange, missing
}
