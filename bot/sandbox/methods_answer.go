package sandbox

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	tooOld          = "query is too old and response timeout expired or query ID is invalid"
	maxAnswerText   = 200 // UTF-16 units
	maxResults      = 50
	maxResultID     = 64 // bytes
	maxOffset       = 64 // bytes
	defaultCaching  = 300 * time.Second
	startParamShape = `^[A-Za-z0-9_-]{1,64}$`
)

// ButtonAnswer is what the bot answered to a pressed button.
type ButtonAnswer struct {
	Text  string
	Alert bool
	URL   string
}

func (s *Server) answerCallbackQuery(c *call) (any, error) {
	p := s.presses[c.params["callback_query_id"]]
	if p == nil || s.now().Sub(p.at) > callbackLife {
		return nil, badRequest(tooOld)
	}
	if utf16Len(c.params["text"]) > maxAnswerText {
		return nil, badRequest("MESSAGE_TOO_LONG")
	}
	if url := c.params["url"]; url != "" && !strings.HasPrefix(url, "https://t.me/"+s.options.Username+"?start=") {
		return nil, badRequest("URL_INVALID")
	}
	p.answers = append(p.answers, ButtonAnswer{Text: c.params["text"], Alert: c.flag("show_alert"), URL: c.params["url"]})
	p.version = s.changed()
	return true, nil
}

// InlineAnswer is what the bot answered to "@bot words".
type InlineAnswer struct {
	Results []InlineResult
	Next    string // offset of the next page
	Button  *InlineButton
	Cached  bool // came from Telegram's cache: the bot was not asked
}

// InlineResult is one article that can be shared.
type InlineResult struct {
	ID          string
	Title       string
	Description string
	URL         string
	Text        string
	Entities    []Entity
	Keyboard    [][]Button
	source      string
	hidden      bool
}

// InlineButton stands above the results and opens the private chat with /start.
type InlineButton struct {
	Text  string  `json:"text"`
	Start string  `json:"start_parameter"`
	App   *WebApp `json:"web_app"`
}

type cachedInline struct {
	answer  InlineAnswer
	expires time.Time
}

// wireResult is one InlineQueryResultArticle, the only kind that is simulated.
type wireResult struct {
	Type        string          `json:"type"`
	ID          string          `json:"id"`
	Title       string          `json:"title"`
	Description string          `json:"description"`
	URL         string          `json:"url"`
	HideURL     bool            `json:"hide_url"`
	Thumb       string          `json:"thumbnail_url"`
	ThumbWidth  int             `json:"thumbnail_width"`
	ThumbHeight int             `json:"thumbnail_height"`
	Markup      json.RawMessage `json:"reply_markup"`
	Content     *struct {
		Text     string          `json:"message_text"`
		Mode     string          `json:"parse_mode"`
		Entities json.RawMessage `json:"entities"`
		Preview  json.RawMessage `json:"link_preview_options"`
		NoLinks  bool            `json:"disable_web_page_preview"`
	} `json:"input_message_content"`
}

func (s *Server) answerInlineQuery(c *call) (any, error) {
	q := s.inlines[c.params["inline_query_id"]]
	if q == nil || q.answer != nil || s.now().Sub(q.at) > inlineLife {
		return nil, badRequest(tooOld)
	}
	answer, err := s.parseInline(c)
	if err != nil {
		return nil, err
	}
	caching := defaultCaching
	if c.params["cache_time"] != "" {
		n, err := c.number("cache_time")
		if err != nil {
			return nil, err
		}
		caching = time.Duration(n) * time.Second
	}
	if caching > 0 {
		kept := answer
		kept.Cached = true
		s.cache[inlineKey(q, c.flag("is_personal"))] = cachedInline{answer: kept, expires: s.now().Add(caching)}
	}
	q.answer = &answer
	q.version = s.changed()
	return true, nil
}

func (s *Server) parseInline(c *call) (InlineAnswer, error) {
	answer := InlineAnswer{Next: c.params["next_offset"]}
	var raw []wireResult
	if c.params["results"] == "" || c.params["results"] == "null" {
		return answer, badRequest("can't parse inline query results JSON array")
	}
	if err := c.object("results", &raw); err != nil {
		return answer, err
	}
	if len(raw) > maxResults {
		return answer, badRequest("RESULTS_TOO_MUCH")
	}
	if len(answer.Next) > maxOffset {
		return answer, badRequest("NEXT_OFFSET_INVALID")
	}
	for _, r := range raw {
		result, err := s.parseResult(r)
		if err != nil {
			return answer, err
		}
		if slices.ContainsFunc(answer.Results, func(o InlineResult) bool { return o.ID == r.ID }) {
			return answer, badRequest("RESULT_ID_DUPLICATE")
		}
		answer.Results = append(answer.Results, result)
	}
	if err := c.object("button", &answer.Button); err != nil {
		return answer, err
	}
	if b := answer.Button; b != nil && (b.Text == "" || b.App == nil && !regexp.MustCompile(startParamShape).MatchString(b.Start)) {
		return answer, badRequest("START_PARAM_INVALID")
	}
	return answer, nil
}

func (s *Server) parseResult(r wireResult) (InlineResult, error) {
	out := InlineResult{ID: r.ID, Title: r.Title, Description: r.Description, URL: r.URL}
	switch {
	case r.Type != "article":
		return out, badRequest("sandbox: inline result type %q is not simulated", r.Type)
	case len(r.ID) < 1 || len(r.ID) > maxResultID:
		return out, badRequest("RESULT_ID_INVALID")
	case strings.TrimSpace(r.Title) == "":
		return out, badRequest("ARTICLE_TITLE_EMPTY")
	case r.Content == nil || r.Content.Text == "":
		return out, badRequest("message text is empty")
	}
	// The text of a result follows the rules of a message.
	inner := &call{method: "answerinlinequery", params: map[string]string{
		"text": r.Content.Text, "parse_mode": r.Content.Mode, "entities": string(r.Content.Entities),
		"link_preview_options": string(r.Content.Preview),
	}}
	var err error
	if out.Text, out.Entities, err = s.messageText(inner); err != nil {
		return out, err
	}
	if out.hidden, err = hidePreview(inner); err != nil {
		return out, err
	}
	out.hidden = out.hidden || r.Content.NoLinks
	out.source = r.Content.Text
	out.Keyboard, err = s.parseMarkup(string(r.Markup), false)
	return out, err
}

// inlineKey is what Telegram caches an inline answer by.
func inlineKey(q *InlineQuery, personal bool) string {
	key := q.Query + "\x00" + q.Offset
	if personal {
		key += "\x00" + strconv.FormatInt(q.person.id, 10)
	}
	return key
}
