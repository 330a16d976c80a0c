package telegram

import "encoding/json"

// The wire types hold what Decode reads of an update; everything else is skipped. They are our
// own because the library's, of 2021, refuse whole updates over one field of another type and do
// not know topics and forward_origin.

type wireUpdate struct {
	ID           int64         `json:"update_id"`
	Message      *wireMessage  `json:"message"`
	Edited       *wireMessage  `json:"edited_message"`
	Callback     *wireCallback `json:"callback_query"`
	Inline       *wireInline   `json:"inline_query"`
	MyChatMember *wireMember   `json:"my_chat_member"`
}

type wireUser struct {
	ID    int64  `json:"id"`
	IsBot bool   `json:"is_bot"`
	First string `json:"first_name"`
	Last  string `json:"last_name"`
	Lang  string `json:"language_code"`
}

type wireChat struct {
	ID       int64  `json:"id"`
	Type     string `json:"type"`
	Title    string `json:"title"`
	First    string `json:"first_name"`
	Last     string `json:"last_name"`
	Username string `json:"username"`
}

type wireMessage struct {
	ID              int          `json:"message_id"`
	Thread          int          `json:"message_thread_id"`
	IsTopicMessage  bool         `json:"is_topic_message"`
	From            *wireUser    `json:"from"`
	SenderChat      *wireChat    `json:"sender_chat"`
	ViaBot          *wireUser    `json:"via_bot"`
	Chat            *wireChat    `json:"chat"`
	Date            int64        `json:"date"`
	EditDate        int64        `json:"edit_date"`
	Text            string       `json:"text"`
	Caption         string       `json:"caption"`
	Entities        []wireEntity `json:"entities"`
	CaptionEntities []wireEntity `json:"caption_entities"`
	ReplyTo         *wireMessage `json:"reply_to_message"`
	TopicCreated    *struct{}    `json:"forum_topic_created"`
	Left            *wireUser    `json:"left_chat_member"`
	NewTitle        string       `json:"new_chat_title"`
	MigrateTo       int64        `json:"migrate_to_chat_id"`
	MigrateFrom     int64        `json:"migrate_from_chat_id"`
	Album           string       `json:"media_group_id"`
	wireForward
	wireContent
}

// wireForward is where a message was forwarded from: the newer object, and the older fields that
// Telegram still sends beside it.
type wireForward struct {
	Origin *struct {
		Date       int64     `json:"date"`
		User       *wireUser `json:"sender_user"`
		UserName   string    `json:"sender_user_name"`
		SenderChat *wireChat `json:"sender_chat"`
		Chat       *wireChat `json:"chat"`
	} `json:"forward_origin"`
	From       *wireUser `json:"forward_from"`
	FromChat   *wireChat `json:"forward_from_chat"`
	SenderName string    `json:"forward_sender_name"`
	ForwardOn  int64     `json:"forward_date"`
}

// wireContent is what a message carries beside text.
type wireContent struct {
	Document  *wireFile  `json:"document"`
	Photo     []wireFile `json:"photo"`
	Voice     *wireFile  `json:"voice"`
	Audio     *wireFile  `json:"audio"`
	Video     *wireFile  `json:"video"`
	VideoNote *wireFile  `json:"video_note"`
	Animation *wireFile  `json:"animation"`
	Sticker   *wireFile  `json:"sticker"`

	Contact   *struct{} `json:"contact"`
	Location  *struct{} `json:"location"`
	Venue     *struct{} `json:"venue"`
	Poll      *struct{} `json:"poll"`
	Dice      *struct{} `json:"dice"`
	Story     *struct{} `json:"story"`
	Checklist *struct{} `json:"checklist"`
	PaidMedia *struct{} `json:"paid_media"`
}

type wireFile struct {
	ID   string `json:"file_id"`
	Name string `json:"file_name"`
	MIME string `json:"mime_type"`
	Size int64  `json:"file_size"`
}

type wireEntity struct {
	Type   string `json:"type"`
	Offset int    `json:"offset"`
	Length int    `json:"length"`
	URL    string `json:"url"`
}

type wireCallback struct {
	ID            string       `json:"id"`
	From          *wireUser    `json:"from"`
	Message       *wireMessage `json:"message"` // without From and Text when it is too old
	InlineMessage string       `json:"inline_message_id"`
	Data          string       `json:"data"`
}

type wireInline struct {
	ID     string    `json:"id"`
	From   *wireUser `json:"from"`
	Query  string    `json:"query"`
	Offset string    `json:"offset"`
}

type wireMember struct {
	Chat *wireChat `json:"chat"`
	From *wireUser `json:"from"`
	Date int64     `json:"date"`
	New  struct {
		Status          string `json:"status"`
		IsMember        bool   `json:"is_member"`
		CanSendMessages bool   `json:"can_send_messages"`
		CanPostMessages bool   `json:"can_post_messages"`
	} `json:"new_chat_member"`
}

// readLeniently decodes raw into v as far as it goes: a field of an unexpected type stays zero
// and does not spoil its neighbours. It reports whether raw is JSON at all.
func readLeniently(raw []byte, v any) bool {
	switch json.Unmarshal(raw, v).(type) {
	case nil, *json.UnmarshalTypeError:
		return true
	}
	return false
}
