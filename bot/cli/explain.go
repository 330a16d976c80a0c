package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"studitiru/index"
	"studitiru/knowledge"
)

// explainedHits is how many passages an explanation shows.
const explainedHits = 8

// Explain tells why a question finds what it finds: what was understood, the words with
// their weights, and each passage's score by part. For admins (/uji) and `ask --explain`.
func (s *State) Explain(ctx context.Context, question string) (string, error) {
	e, err := s.Index.Explain(ctx, knowledge.SearchRequest{Text: knowledge.Visible(question), Limit: explainedHits})
	if err != nil {
		return "", fmt.Errorf("explain a question: %w", err)
	}
	parts, err := s.Answers.Read(ctx, knowledge.Visible(question))
	if err != nil {
		return "", fmt.Errorf("read a question: %w", err)
	}
	read, err := json.Marshal(parts)
	if err != nil {
		return "", fmt.Errorf("write the parts of a question: %w", err)
	}
	var b strings.Builder
	u := e.Result.Understood
	fmt.Fprintf(&b, wordsRead, u.Text)
	fmt.Fprintf(&b, wordsParts, read)
	for typed, fixed := range u.Fixed {
		fmt.Fprintf(&b, wordsFixed, typed, fixed)
	}
	if len(u.Places) > 0 {
		fmt.Fprintf(&b, wordsPlaces, strings.Join(u.Places, ", "))
	}
	if len(u.Unknown) > 0 {
		fmt.Fprintf(&b, wordsUnknown, strings.Join(u.Unknown, ", "))
	}
	fmt.Fprintf(&b, wordsConfidence, e.Result.Confidence, verdictWords(e.Result.Verdict))
	for _, t := range e.Terms {
		fmt.Fprintf(&b, "  %s %.2f, %d", t.Stem, t.IDF, t.Count)
		if len(t.Ways) > 1 {
			fmt.Fprintf(&b, " = %s", ways(t.Ways[1:]))
		}
		b.WriteByte('\n')
	}
	b.WriteString(wordsPassages)
	for _, h := range e.Hits[:min(explainedHits, len(e.Hits))] {
		s.explainHit(ctx, &b, h)
	}
	return strings.TrimSpace(b.String()), nil
}

func ways(list [][]string) string {
	var out []string
	for _, w := range list[:min(6, len(list))] {
		out = append(out, strings.Join(w, " "))
	}
	return strings.Join(out, " | ")
}

func (s *State) explainHit(ctx context.Context, w io.Writer, h index.ExplainedHit) {
	title := wordsGone
	if d, err := s.DB.Document(ctx, h.DocumentID); err == nil {
		title = d.Title
	}
	var parts []string
	for name := range h.Parts {
		parts = append(parts, name)
	}
	slices.SortFunc(parts, func(a, b string) int {
		return cmp.Or(cmp.Compare(h.Parts[b], h.Parts[a]), cmp.Compare(a, b))
	})
	for i, name := range parts {
		parts[i] = fmt.Sprintf("%s %+.2f", name, h.Parts[name])
	}
	fmt.Fprintf(w, wordsHit, h.DocumentID, h.Passage, title, h.Score, strings.Join(parts, ", "), h.Confidence)
}
