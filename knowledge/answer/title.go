package answer

import (
	"slices"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/lexicon"
)

// titled answers a message that is the title of a document, word for word, with that document.
func (w *work) titled() (bool, error) {
	asked := lexicon.Stems(w.cfg.Language.Tokens(w.q.Text))
	if len(asked) < fewestTerms {
		return false, nil
	}
	cards := w.all(w.q.Audience, func(c *card) bool { return slices.Equal(c.stems, asked) })
	if len(cards) == 0 {
		return false, nil
	}
	if c := cards[0]; w.parts.Wish == knowledge.WishHow && c.kind == knowledge.Guide && w.playbook.InStems(c.stems) {
		return false, nil // the title of a guide of steps asks for them
	}
	if err := w.search(); err != nil {
		return false, err
	}
	quotes, err := w.openings(cards)
	if err != nil || len(quotes) == 0 {
		return false, err
	}
	w.answer.Route = knowledge.RoutePassages
	w.show(quotes, knowledge.Answered)
	return true, nil
}
