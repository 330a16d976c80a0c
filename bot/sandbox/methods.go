package sandbox

import "strings"

// method is one method of the Bot API: how it runs and which parameters it has.
type method struct {
	run    func(*Server, *call) (any, error)
	params []string
	waits  bool // takes the lock itself
}

const (
	chatParam = "chat_id "
	where     = "business_connection_id chat_id message_thread_id direct_messages_topic_id " +
		"disable_notification protect_content allow_paid_broadcast message_effect_id " +
		"suggested_post_parameters reply_parameters reply_markup " +
		"reply_to_message_id allow_sending_without_reply " // the last two are the old spelling, still accepted
	textual = "text parse_mode entities link_preview_options disable_web_page_preview "
	caption = "caption parse_mode caption_entities show_caption_above_media "
	edited  = "business_connection_id chat_id message_id inline_message_id reply_markup "
)

// methods is the table of what the sandbox understands, by name in lower case.
func methods() map[string]method {
	table := map[string]method{}
	add := func(name, params string, run func(*Server, *call) (any, error)) {
		table[strings.ToLower(name)] = method{run: run, params: strings.Fields(params)}
	}
	add("getMe", "", (*Server).getMe)
	add("logOut", "", (*Server).logOut)
	add("close", "", succeed)

	add("sendMessage", where+textual+"receiver_user_id ephemeral_message_parameters", (*Server).sendMessage)
	add("sendDocument", where+caption+"document thumbnail thumb disable_content_type_detection", (*Server).sendDocument)
	add("sendPhoto", where+caption+"photo has_spoiler", (*Server).sendPhoto)
	add("sendChatAction", "business_connection_id chat_id message_thread_id action", (*Server).sendChatAction)
	add("editMessageText", edited+textual, (*Server).editMessageText)
	add("editMessageCaption", edited+caption, (*Server).editMessageCaption)
	add("editMessageReplyMarkup", edited, (*Server).editMessageReplyMarkup)
	add("deleteMessage", "chat_id message_id", (*Server).deleteMessage)
	add("answerCallbackQuery", "callback_query_id text show_alert url cache_time", (*Server).answerCallbackQuery)
	add("answerInlineQuery", "inline_query_id results cache_time is_personal next_offset button", (*Server).answerInlineQuery)

	add("getFile", "file_id", (*Server).getFile)
	add("getChat", chatParam, (*Server).getChat)
	add("getChatMember", chatParam+"user_id", (*Server).getChatMember)
	add("getChatAdministrators", chatParam, (*Server).getChatAdministrators)
	add("getChatMemberCount", chatParam, (*Server).getChatMemberCount)
	add("leaveChat", chatParam, (*Server).leaveChat)

	add("setMyCommands", "commands scope language_code", (*Server).setMyCommands)
	add("getMyCommands", "scope language_code", (*Server).getMyCommands)
	add("deleteMyCommands", "scope language_code", (*Server).deleteMyCommands)
	add("setMyName", "name language_code", setText("name", 64))
	add("getMyName", "language_code", getText("name"))
	add("setMyDescription", "description language_code", setText("description", 512))
	add("getMyDescription", "language_code", getText("description"))
	add("setMyShortDescription", "short_description language_code", setText("short_description", 120))
	add("getMyShortDescription", "language_code", getText("short_description"))
	add("setChatMenuButton", "chat_id menu_button", (*Server).setChatMenuButton)
	add("getChatMenuButton", chatParam, (*Server).getChatMenuButton)

	add(
		"setWebhook",
		"url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token",
		(*Server).setWebhook,
	)
	add("deleteWebhook", "drop_pending_updates", (*Server).deleteWebhook)
	add("getWebhookInfo", "", (*Server).getWebhookInfo)
	table["getupdates"] = method{
		run: (*Server).getUpdates, waits: true,
		params: []string{"offset", "limit", "timeout", "allowed_updates"},
	}
	return table
}

func succeed(*Server, *call) (any, error) { return true, nil }

func (s *Server) logOut(*call) (any, error) {
	s.loggedIn = false
	return true, nil
}
