package sandbox

import (
	"encoding/json"
	"slices"
	"strings"
)

const (
	maxButtons     = 100
	maxRow         = 8 // what the apps show side by side
	maxCallback    = 64
	maxCopyText    = 256
	maxStartParam  = 64
	maxInlineQuery = 256
)

// Button is one inline button, in the Bot API's own spelling.
type Button struct {
	Text         string        `json:"text"`
	Data         string        `json:"callback_data,omitempty"`
	URL          string        `json:"url,omitempty"`
	CopyText     *CopyText     `json:"copy_text,omitempty"`
	Switch       *string       `json:"switch_inline_query,omitempty"`
	SwitchHere   *string       `json:"switch_inline_query_current_chat,omitempty"`
	SwitchChosen *SwitchChosen `json:"switch_inline_query_chosen_chat,omitempty"`
	WebApp       *WebApp       `json:"web_app,omitempty"`
	Disabled     *struct{}     `json:"disabled,omitempty"`
	Style        string        `json:"style,omitempty"`
	Icon         string        `json:"icon_custom_emoji_id,omitempty"`
}

// CopyText is what a button puts on the clipboard.
type CopyText struct {
	Text string `json:"text"`
}

// SwitchChosen lets a person choose a chat of some kind and share there.
type SwitchChosen struct {
	Query    string `json:"query,omitempty"`
	Users    bool   `json:"allow_user_chats,omitempty"`
	Bots     bool   `json:"allow_bot_chats,omitempty"`
	Groups   bool   `json:"allow_group_chats,omitempty"`
	Channels bool   `json:"allow_channel_chats,omitempty"`
}

// WebApp is the address of a Mini App.
type WebApp struct {
	URL string `json:"url"`
}

// parseMarkup reads reply_markup: an inline keyboard, or a request to answer or to take
// a keyboard away, which change nothing here. Keyboards of people are not simulated.
func (s *Server) parseMarkup(text string, private bool) ([][]Button, error) {
	if text == "" || text == "null" {
		return nil, nil
	}
	var markup map[string]json.RawMessage
	if err := json.Unmarshal([]byte(text), &markup); err != nil {
		return nil, badRequest("can't parse reply keyboard markup JSON object")
	}
	allowed := []string{"inline_keyboard", "force_reply", "remove_keyboard", "selective", "input_field_placeholder"}
	for key := range markup {
		if !slices.Contains(allowed, key) {
			return nil, badRequest("sandbox: reply markup %q is not simulated", key)
		}
	}
	raw, ok := markup["inline_keyboard"]
	if !ok {
		return nil, nil
	}
	var rows [][]map[string]json.RawMessage
	if err := json.Unmarshal(raw, &rows); err != nil {
		return nil, badRequest(`can't parse inline keyboard: field "inline_keyboard" must be an Array of Arrays`)
	}
	return s.parseRows(rows, private)
}

func (s *Server) parseRows(rows [][]map[string]json.RawMessage, private bool) ([][]Button, error) {
	var out [][]Button
	count := 0
	for _, row := range rows {
		if len(row) == 0 {
			continue
		}
		if len(row) > maxRow {
			return nil, badRequest("sandbox: %d buttons in a row, at most %d are shown", len(row), maxRow)
		}
		var buttons []Button
		for _, fields := range row {
			b, err := s.parseButton(fields, private)
			if err != nil {
				return nil, err
			}
			buttons = append(buttons, b)
		}
		count += len(buttons)
		out = append(out, buttons)
	}
	if count > maxButtons {
		return nil, badRequest("REPLY_MARKUP_TOO_LONG")
	}
	return out, nil
}

func (s *Server) parseButton(fields map[string]json.RawMessage, private bool) (Button, error) {
	var b Button
	known := []string{"text", "style", "icon_custom_emoji_id"}
	uses := []string{"callback_data", "url", "copy_text", "switch_inline_query",
		"switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "web_app", "disabled"}
	used := 0
	for key := range fields {
		if key == "copy_text" && s.options.NoCopyText {
			continue
		}
		if slices.Contains(uses, key) {
			used++
		} else if !slices.Contains(known, key) {
			return b, badRequest("sandbox: inline keyboard button field %q is not simulated", key)
		}
	}
	whole, err := json.Marshal(fields)
	if err == nil {
		err = json.Unmarshal(whole, &b)
	}
	if err != nil {
		return b, badRequest("can't parse inline keyboard button: %v", err)
	}
	if s.options.NoCopyText {
		b.CopyText = nil
	}
	if strings.TrimSpace(b.Text) == "" {
		return b, badRequest("inline keyboard button text must be non-empty")
	}
	if used == 0 {
		return b, badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
	}
	if used > 1 {
		return b, badRequest("sandbox: button %q has %d uses, exactly one is allowed", b.Text, used)
	}
	_, hasData := fields["callback_data"]
	return b, b.check(hasData, private)
}

// check holds a button against Telegram's limits.
func (b Button) check(hasData, private bool) error {
	switch {
	case hasData && (len(b.Data) < 1 || len(b.Data) > maxCallback):
		return badRequest("BUTTON_DATA_INVALID")
	case b.Disabled != nil:
	case b.CopyText != nil:
		if n := utf16Len(b.CopyText.Text); n < 1 || n > maxCopyText {
			return badRequest("BUTTON_COPY_TEXT_INVALID")
		}
	case b.WebApp != nil:
		if !private {
			return badRequest("BUTTON_TYPE_INVALID")
		}
		if !strings.HasPrefix(b.WebApp.URL, "https://") {
			return badRequest("inline keyboard button Web App URL '%s' is invalid: Only HTTPS links are allowed", b.WebApp.URL)
		}
	case b.Switch != nil && len([]rune(*b.Switch)) > maxInlineQuery,
		b.SwitchHere != nil && len([]rune(*b.SwitchHere)) > maxInlineQuery,
		b.SwitchChosen != nil && len([]rune(b.SwitchChosen.Query)) > maxInlineQuery:
		return badRequest("BUTTON_DATA_INVALID")
	case b.Switch == nil && b.SwitchHere == nil && b.SwitchChosen == nil && !hasData:
		if !webAddress(b.URL) {
			return badRequest("inline keyboard button URL '%s' is invalid: Wrong HTTP URL", b.URL)
		}
	}
	return nil
}
