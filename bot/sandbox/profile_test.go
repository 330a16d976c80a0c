package sandbox

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCommandsAndProfile(t *testing.T) {
	w := newWorld(t, Options{}).open()
	group := w.Group("Tim", w.ratna, w.NewPerson("Pak Hendra"))
	hendra := w.people[w.ratna.ID()+1]
	set := func(name string, more params) {
		t.Helper()
		p := params{"commands": []Command{{name, "x"}}}
		for key, value := range more {
			p[key] = value
		}
		w.ok("setMyCommands", p, nil)
	}
	shown := func(c *Chat, p *Person) string {
		if list := w.Commands(c, p); len(list) > 0 {
			return list[0].Command
		}
		return ""
	}
	set("umum", nil)
	set("pribadi", params{"scope": map[string]any{"type": "all_private_chats"}})
	set("pribadi_id", params{"scope": map[string]any{"type": "all_private_chats"}, "language_code": "id"})
	set("grup", params{"scope": map[string]any{"type": "all_group_chats"}})
	set("pengurus", params{"scope": map[string]any{"type": "chat_administrators", "chat_id": group.ID()}})
	for got, want := range map[string]string{
		shown(w.chat, w.ratna): "pribadi_id", shown(group, hendra): "grup", shown(group, w.ratna): "pengurus",
	} {
		if got != want {
			t.Errorf("menu %q, want %q", got, want)
		}
	}
	w.ok("deleteMyCommands", params{"scope": map[string]any{"type": "all_group_chats"}}, nil)
	if got := shown(group, hendra); got != "umum" {
		t.Errorf("menu after delete: %q", got)
	}
	var list []Command
	w.ok("getMyCommands", params{"scope": map[string]any{"type": "all_private_chats"}}, &list)
	if len(list) != 1 || list[0].Command != "pribadi" {
		t.Errorf("getMyCommands: %v", list)
	}
	w.refused("setMyCommands", params{"commands": []Command{{"Cari", "x"}}}, 400, "Bad Request: BOT_COMMAND_INVALID")
	w.refused("setMyCommands", params{"commands": []Command{{"cari", ""}}}, 400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
	w.refused("setMyCommands", params{"commands": make([]Command, 101)}, 400, "Bad Request: BOT_COMMANDS_TOO_MUCH")
	w.refused(
		"setMyCommands",
		params{"commands": list, "scope": map[string]any{"type": "x"}},
		400,
		"Bad Request: can't parse BotCommandScope: Unsupported type specified",
	)
	w.refused(
		"setMyCommands",
		params{"commands": list, "scope": map[string]any{"type": "chat", "chat_id": 9}},
		400,
		"Bad Request: chat not found",
	)

	w.ok("setMyDescription", params{"description": "Menjawab dengan sumber"}, nil)
	w.refused(
		"setMyShortDescription",
		params{"short_description": strings.Repeat("a", 121)},
		400,
		"Bad Request: short_description is too long",
	)
	w.ok("setMyName", params{"name": "Studi Tiru Uji"}, nil)
	var me map[string]any
	w.ok("getMe", nil, &me)
	if me["first_name"] != "Studi Tiru Uji" || me["is_bot"] != true || me["supports_inline_queries"] != true ||
		me["can_read_all_group_messages"] != false {
		t.Errorf("getMe: %v", me)
	}
	w.ok("setChatMenuButton", params{"menu_button": map[string]any{"type": "commands"}}, nil)
	w.refused(
		"setChatMenuButton",
		params{"menu_button": map[string]any{"type": "x"}},
		400,
		"Bad Request: MenuButton has unsupported type",
	)
	var button map[string]any
	w.ok("getChatMenuButton", params{"chat_id": w.chat.ID()}, &button)
	if button["type"] != "commands" {
		t.Errorf("menu button: %v", button)
	}
}

func TestChatsAndMembers(t *testing.T) {
	w := newWorld(t, Options{}).open()
	hendra := w.NewPerson("Pak Hendra")
	group := w.Group("Tim", w.ratna)
	status := func(id int64) string {
		var m struct {
			Status string `json:"status"`
		}
		w.ok("getChatMember", params{"chat_id": group.ID(), "user_id": id}, &m)
		return m.Status
	}
	got := []string{status(w.ratna.ID()), status(hendra.ID()), status(w.BotID())}
	group.Join(hendra)
	got = append(got, status(hendra.ID()))
	group.Promote(hendra, true)
	got = append(got, status(hendra.ID()))
	group.Leave(hendra)
	got = append(got, status(hendra.ID()))
	if diff := cmp.Diff([]string{"creator", "left", "member", "member", "administrator", "left"}, got); diff != "" {
		t.Error(diff)
	}
	w.refused("getChatMember", params{"chat_id": group.ID(), "user_id": 9}, 400, "Bad Request: PARTICIPANT_ID_INVALID")
	var chat map[string]any
	w.ok("getChat", params{"chat_id": w.chat.ID()}, &chat)
	if chat["type"] != "private" || chat["first_name"] != "Ibu" || chat["last_name"] != "Ratna" {
		t.Errorf("getChat: %v", chat)
	}
	var admins []json.RawMessage
	w.ok("getChatAdministrators", params{"chat_id": group.ID()}, &admins)
	var count int
	w.ok("getChatMemberCount", params{"chat_id": group.ID()}, &count)
	if len(admins) != 1 || count != 2 {
		t.Errorf("%d administrators, %d members", len(admins), count)
	}
}
