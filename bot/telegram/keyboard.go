package telegram

import (
	"net/url"
	"strings"

	"studitiru/bot/talk"
)

// Telegram's limits on inline keyboards.
const (
	maxKeyData = 64  // bytes of callback_data
	maxKeyCopy = 256 // UTF-16 units of copy_text
	maxKeyURL  = 2048
	maxKeys    = 100
	maxKeysRow = 8
)

type wireKeyboard struct {
	Rows [][]wireKey `json:"inline_keyboard"`
}

type wireKey struct {
	Text   string    `json:"text"`
	Data   string    `json:"callback_data,omitempty"`
	URL    string    `json:"url,omitempty"`
	Copy   *wireCopy `json:"copy_text,omitempty"`
	Switch *string   `json:"switch_inline_query,omitempty"`
	Chosen *chosen   `json:"switch_inline_query_chosen_chat,omitempty"`
	Off    *struct{} `json:"disabled,omitempty"` // since 2026
}

type wireCopy struct {
	Text string `json:"text"`
}

// chosen asks for a chat of these kinds to share in (Bot API 6.7); switch_inline_query shows all chats, channels of others
// too.
type chosen struct {
	Query  string `json:"query"`
	People bool   `json:"allow_user_chats"`
	Groups bool   `json:"allow_group_chats"`
}

// encodeKeyboard makes Telegram's keyboard, nil for none. A key that Telegram would refuse, and with it
// the whole message, is dropped and counted: a text without one of its buttons is better than no text.
func encodeKeyboard(in talk.Keyboard, st style) (out *wireKeyboard, dropped int) {
	var rows [][]wireKey
	total := 0
	for _, row := range in {
		var keys []wireKey
		for _, key := range row {
			if key.Off && st.oldKeys {
				continue
			}
			w, ok := encodeKey(key, st)
			if !ok || total == maxKeys {
				dropped++
				continue
			}
			if len(keys) == maxKeysRow {
				rows, keys = append(rows, keys), nil
			}
			keys = append(keys, w)
			total++
		}
		if len(keys) > 0 {
			rows = append(rows, keys)
		}
	}
	if len(rows) == 0 {
		return nil, dropped
	}
	return &wireKeyboard{Rows: rows}, dropped
}

// copying reports whether a keyboard has buttons that copy, and leaves them out where they are not wanted.
func copying(in talk.Keyboard, leaveOut bool) (out talk.Keyboard, copies bool) {
	for _, row := range in {
		var keys []talk.Key
		for _, key := range row {
			copier := key.CopyText != "" && key.Data == "" && key.URL == ""
			if copies = copies || copier; !copier || !leaveOut {
				keys = append(keys, key)
			}
		}
		out = append(out, keys)
	}
	return out, copies && !leaveOut
}

func encodeKey(k talk.Key, st style) (wireKey, bool) {
	w := wireKey{Text: strings.TrimSpace(k.Text)}
	if w.Text == "" {
		return w, false
	}
	switch {
	case k.Off:
		w.Off = &struct{}{}
		return w, true
	case k.Data != "":
		w.Data = k.Data
		return w, len(k.Data) <= maxKeyData
	case k.URL != "":
		w.URL = k.URL
		return w, goodURL(k.URL)
	case k.CopyText != "":
		w.Copy = &wireCopy{k.CopyText}
		return w, talk.Units(k.CopyText) <= maxKeyCopy
	case k.Switch != "" && st.oldKeys:
		w.Switch = &k.Switch
		return w, true
	case k.Switch != "":
		w.Chosen = &chosen{Query: k.Switch, People: true, Groups: true}
		return w, true
	}
	return w, false
}

// goodURL reports whether Telegram takes an address on a button: it wants a public-looking host.
func goodURL(text string) bool {
	u, err := url.Parse(text)
	if err != nil || len(text) > maxKeyURL {
		return false
	}
	switch u.Scheme {
	case "tg":
		return true
	case "http", "https":
		return strings.Contains(strings.Trim(u.Hostname(), "."), ".")
	}
	return false
}
