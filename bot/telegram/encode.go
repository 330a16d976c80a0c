package telegram

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"

	"studitiru/bot/talk"
)

// Telegram's limits on answers and files.
const (
	maxButtonAnswer = 200 // UTF-16 units
	maxInlineID     = 64  // bytes
	maxInlineNext   = 64  // bytes
	maxInline       = 50  // results
	maxPhoto        = 10 << 20
	maxDocument     = 50 << 20
)

// errNothing says that an action has nothing that Telegram would take.
var errNothing = errors.New("nothing to send")

var startForm = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// call is one call of the Bot API, ready to be made.
type call struct {
	method string
	params Params
	file   *upload
	notes  []string // what had to be left out or changed for Telegram to take it
	copies bool     // it has buttons that copy
}

// style is what is left out of a call because Telegram refused it once. The zero style leaves nothing out.
type style struct {
	plain    bool // text without tags
	noThread bool
	noCopy   bool // no buttons that copy
	// unknownCopy says that they were left out because the server may not know them, not because of what they copy.
	unknownCopy bool
	noKeyboard  bool
	noReply     bool
	asDocument  bool // a picture as a plain file
	forAll      bool // what one person of a group alone was to see
	oldKeys     bool // sharing by the button of older servers
}

// encode makes the call of an action that Split has passed. It answers an error for an action that
// Telegram would refuse whatever is left out.
func encode(a talk.Action, st style) (call, error) {
	switch {
	case a.Send != nil:
		return encodeSend(a.Send, st)
	case a.Edit != nil:
		return encodeEdit(a.Edit, st)
	case a.AnswerButton != nil:
		return encodeAnswerButton(a.AnswerButton)
	case a.AnswerInline != nil:
		return encodeAnswerInline(a.AnswerInline, st)
	case a.SendFile != nil:
		return encodeFile(a.SendFile, st)
	}
	return call{}, fmt.Errorf("%w: the action is empty", errNothing)
}

func encodeSend(s *talk.Send, st style) (call, error) {
	c := call{method: "sendMessage", params: Params{}}
	if err := c.text("text", s.Text, maxText, st); err != nil {
		return c, err
	}
	c.noPreview()
	c.keyboard(s.Keyboard, st)
	if s.Silent {
		c.params["disable_notification"] = "true"
	}
	if s.Only != 0 && s.Chat < 0 && !st.forAll {
		c.only(s.Only)
	}
	return c, c.address(s.Chat, s.Thread, s.ReplyTo, st)
}

func encodeEdit(e *talk.Edit, st style) (call, error) {
	c := call{method: "editMessageText", params: Params{}}
	if err := c.text("text", e.Text, maxText, st); err != nil {
		return c, err
	}
	c.noPreview()
	c.keyboard(e.Keyboard, st)
	if e.InlineMessage != "" {
		c.params["inline_message_id"] = e.InlineMessage
		return c, nil
	}
	if e.Message <= 0 {
		return c, fmt.Errorf("%w: an edit of no message", errNothing)
	}
	c.params["message_id"] = strconv.Itoa(e.Message)
	return c, c.address(e.Chat, 0, 0, st)
}

func encodeAnswerButton(a *talk.AnswerButton) (call, error) {
	c := call{method: "answerCallbackQuery", params: Params{"callback_query_id": a.Callback}}
	if a.Callback == "" {
		return c, fmt.Errorf("%w: an answer to no button", errNothing)
	}
	if a.Text != "" {
		c.params["text"] = cutUnits(a.Text, maxButtonAnswer)
	}
	if a.Alert {
		c.params["show_alert"] = "true"
	}
	return c, nil
}

func encodeFile(f *talk.SendFile, st style) (call, error) {
	c := call{method: "sendDocument", params: Params{}}
	field, limit := "document", maxDocument
	if f.Photo && !st.asDocument && len(f.Content) <= maxPhoto {
		c.method, field, limit = "sendPhoto", "photo", maxPhoto
	}
	if len(f.Content) == 0 || len(f.Content) > limit {
		return c, fmt.Errorf("%w: a file of %d bytes", errNothing, len(f.Content))
	}
	c.file = &upload{field: field, name: fileName(f.Name), content: f.Content}
	if err := c.text("caption", f.Text, maxCaption, st); err != nil && len(f.Text) > 0 {
		c.note("the caption shows nothing")
	}
	return c, c.address(f.Chat, f.Thread, f.ReplyTo, st)
}

// fileName makes a name without folders and control characters.
func fileName(name string) string {
	name = path.Base(strings.ReplaceAll(strings.ToValidUTF8(name, "_"), `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == '"' {
			return '_'
		}
		return r
	}, name)
	if name == "." || name == "/" || name == ".." {
		return "file"
	}
	return name
}

// text sets a text of at most limit UTF-16 units under a name.
func (c *call) text(name string, t talk.Text, limit int, st style) error {
	if strings.TrimSpace(t.String()) == "" {
		return fmt.Errorf("%w: the text is empty", errNothing)
	}
	switch {
	case t.Units() > limit:
		c.params[name] = cutUnits(t.String(), limit)
		return nil
	case st.plain:
		c.params[name] = strings.ToValidUTF8(t.String(), "\uFFFD")
		return nil
	}
	c.params[name] = toHTML(t)
	c.params["parse_mode"] = "HTML"
	return nil
}

// address sets where a message goes.
func (c *call) address(chat int64, thread, replyTo int, st style) error {
	if chat == 0 {
		return fmt.Errorf("%w: a message to no chat", errNothing)
	}
	c.params["chat_id"] = strconv.FormatInt(chat, 10)
	if thread > 1 && !st.noThread { // General, 1, must be written to without its ID
		c.params["message_thread_id"] = strconv.Itoa(thread)
	}
	if replyTo > 0 && !st.noReply {
		c.params.addJSON("reply_parameters", map[string]any{"message_id": replyTo, "allow_sending_without_reply": true})
	}
	return nil
}

// only shows a message to one person of a group (Bot API 10.2). The receiver has stood in a parameter of his own and in an
// object: a server that knows one ignores the other, and one that knows neither shows the message to all.
func (c *call) only(person int64) {
	c.params["receiver_user_id"] = strconv.FormatInt(person, 10)
	c.params.addJSON("ephemeral_message_parameters", map[string]any{"receiver_user_id": person})
}

func (c *call) keyboard(k talk.Keyboard, st style) {
	if keys := c.keys(k, st); keys != nil {
		c.params.addJSON("reply_markup", keys)
	}
}

// keys makes a keyboard, nil for none, and notes the keys that had to be dropped.
func (c *call) keys(k talk.Keyboard, st style) *wireKeyboard {
	if st.noKeyboard {
		return nil
	}
	k, copies := copying(k, st.noCopy)
	c.copies = c.copies || copies
	keys, dropped := encodeKeyboard(k, st)
	if dropped > 0 {
		c.note(fmt.Sprintf("%d buttons that Telegram would refuse are left out", dropped))
	}
	return keys
}

func (c *call) noPreview() { c.params.addJSON("link_preview_options", wirePreview{Disabled: true}) }

func (c *call) note(text string) { c.notes = append(c.notes, text) }

type wirePreview struct {
	Disabled bool `json:"is_disabled"`
}
