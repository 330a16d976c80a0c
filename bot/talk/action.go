package talk

// Action is one thing to do in Telegram, in our own terms. Exactly one of the pointers is set.
// Actions are kept as JSON in the outbox, so fields are only ever added.
type Action struct {
	Send         *Send         `json:"send,omitempty"`
	Edit         *Edit         `json:"edit,omitempty"`
	AnswerButton *AnswerButton `json:"answer_button,omitempty"`
	AnswerInline *AnswerInline `json:"answer_inline,omitempty"`
	SendFile     *SendFile     `json:"send_file,omitempty"`

	// After is the number of the change of a document that a question must find before this is said; 0 for at once.
	After int64 `json:"after,omitempty"`
}

// Send writes a new message.
type Send struct {
	Chat     int64    `json:"chat"`
	Thread   int      `json:"thread,omitempty"`
	ReplyTo  int      `json:"reply_to,omitempty"`
	Text     Text     `json:"text"`
	Keyboard Keyboard `json:"keyboard,omitempty"`
	Silent   bool     `json:"silent,omitempty"`
	// Only is the one person in a group who sees it, where the channel can do that; elsewhere everybody there does, so that it
	// never says what the others must not know. Its buttons lead elsewhere or copy: they are not pressed.
	Only int64 `json:"only,omitempty"`
}

// Edit changes a message in place: its text and its keyboard.
type Edit struct {
	Chat          int64    `json:"chat,omitempty"`
	Message       int      `json:"message,omitempty"`
	InlineMessage string   `json:"inline_message,omitempty"`
	Text          Text     `json:"text"`
	Keyboard      Keyboard `json:"keyboard,omitempty"`
}

// AnswerButton ends the waiting sign on a pressed button. Text has at most 200 characters.
type AnswerButton struct {
	Callback string `json:"callback"`
	Text     string `json:"text,omitempty"`
	Alert    bool   `json:"alert,omitempty"`
}

// AnswerInline answers an inline query. It is always personal and never cached.
type AnswerInline struct {
	Callback string         `json:"callback"`
	Results  []InlineResult `json:"results"`
	Next     string         `json:"next,omitempty"`
	// Button above the results: its text and the /start parameter that it opens in private.
	ButtonText  string `json:"button_text,omitempty"`
	ButtonStart string `json:"button_start,omitempty"`
}

// InlineResult is one article that can be shared.
type InlineResult struct {
	ID          string   `json:"id"` // ≤ 64 bytes
	Title       string   `json:"title"`
	Description string   `json:"description,omitempty"`
	Text        Text     `json:"text"`
	Keyboard    Keyboard `json:"keyboard,omitempty"`
}

// SendFile sends a small file made by the bot.
type SendFile struct {
	Chat    int64  `json:"chat"`
	Thread  int    `json:"thread,omitempty"`
	ReplyTo int    `json:"reply_to,omitempty"`
	Name    string `json:"name"`
	Content []byte `json:"content"`
	Photo   bool   `json:"photo,omitempty"` // shown as a picture
	Text    Text   `json:"text,omitempty"`  // caption, at most 1,024 UTF-16 units
}

// Keyboard is rows of inline buttons.
type Keyboard [][]Key

// Key is one inline button. One of Data, URL, CopyText, Switch and Off is set.
type Key struct {
	Text     string `json:"text"`
	Data     string `json:"data,omitempty"` // callback_data, 1–64 bytes
	URL      string `json:"url,omitempty"`
	CopyText string `json:"copy_text,omitempty"` // at most 256 characters
	Off      bool   `json:"off,omitempty"`       // used: shown and without effect, or left out where the channel cannot do that
	Switch   string `json:"switch,omitempty"`    // switch_inline_query: choose a chat and share these words
}

// Queue is the chat whose order the action keeps; 0 for one that belongs to no chat.
func (a Action) Queue() int64 {
	switch {
	case a.Send != nil:
		return a.Send.Chat
	case a.Edit != nil:
		return a.Edit.Chat
	case a.SendFile != nil:
		return a.SendFile.Chat
	}
	return 0
}
