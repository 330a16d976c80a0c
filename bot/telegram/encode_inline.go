package telegram

import (
	"fmt"
	"strings"

	"studitiru/bot/talk"
)

type wireArticle struct {
	Type        string         `json:"type"`
	ID          string         `json:"id"`
	Title       string         `json:"title"`
	Description string         `json:"description,omitempty"`
	Content     wireInlineText `json:"input_message_content"`
	Keyboard    *wireKeyboard  `json:"reply_markup,omitempty"`
}

type wireInlineText struct {
	Text      string      `json:"message_text"`
	ParseMode string      `json:"parse_mode,omitempty"`
	Preview   wirePreview `json:"link_preview_options"`
}

// encodeAnswerInline makes an answer that Telegram does not cache: what a person may see can change
// any time, and differs from person to person. cache_time must be sent although it is 0.
func encodeAnswerInline(a *talk.AnswerInline, st style) (call, error) {
	c := call{method: "answerInlineQuery", params: Params{
		"inline_query_id": a.Callback, "cache_time": "0", "is_personal": "true",
	}}
	if a.Callback == "" {
		return c, fmt.Errorf("%w: an answer to no inline query", errNothing)
	}
	articles := make([]wireArticle, 0, len(a.Results)) // not nil: Telegram wants [], not null
	seen := map[string]bool{}
	for _, r := range a.Results {
		article, err := c.article(r, st)
		if err != nil || seen[r.ID] || len(articles) == maxInline {
			c.note("an inline result that Telegram would refuse is left out")
			continue
		}
		seen[r.ID] = true
		articles = append(articles, article)
	}
	c.params.addJSON("results", articles)
	if a.Next != "" && len(a.Next) <= maxInlineNext {
		c.params["next_offset"] = a.Next
	}
	if a.ButtonText != "" && startForm.MatchString(a.ButtonStart) {
		c.params.addJSON("button", map[string]string{"text": a.ButtonText, "start_parameter": a.ButtonStart})
	}
	return c, nil
}

func (c *call) article(r talk.InlineResult, st style) (wireArticle, error) {
	if r.ID == "" || len(r.ID) > maxInlineID || strings.TrimSpace(r.Title) == "" {
		return wireArticle{}, errNothing
	}
	body := r.Text
	if parts := splitText(body, maxText); len(parts) > 1 {
		body = parts[0]
		c.note("an inline result was too long and is cut")
	}
	text := call{params: Params{}}
	if err := text.text("text", body, maxText, st); err != nil {
		return wireArticle{}, err
	}
	c.notes = append(c.notes, text.notes...)
	return wireArticle{
		Type: "article", ID: r.ID, Title: r.Title, Description: r.Description,
		Content:  wireInlineText{text.params["text"], text.params["parse_mode"], wirePreview{Disabled: true}},
		Keyboard: c.keys(r.Keyboard, st),
	}, nil
}
