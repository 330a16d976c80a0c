package sandbox

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestPrivacyMode(t *testing.T) {
	tests := []struct {
		text string
		seen bool
	}{
		{"rapat jam 9 ya", false},
		{"@studitiru_bot apa itu SIPP?", true},
		{"apa itu SIPP @StudiTiru_bot?", true},
		{"@studitiru_bot2 apa itu SIPP?", false},
		{"/cari izin", true},
		{"/cari@studitiru_bot izin", true},
		{"/cari@otherbot izin", false},
		{"jangan pakai /hapus ya", false},
	}
	for _, readsAll := range []bool{false, true} {
		w := newWorld(t, Options{ReadsAll: readsAll})
		group := w.Group("Tim IPP", w.ratna)
		w.updates()
		for _, tt := range tests {
			w.says(group, tt.text)
			if got := len(w.updates()) == 1; got != (tt.seen || readsAll) {
				t.Errorf("reads all %v, %q: seen %v", readsAll, tt.text, got)
			}
		}
	}
}

func TestPrivacyModeSeesAnswers(t *testing.T) {
	w := newWorld(t, Options{})
	group := w.Group("Tim IPP", w.ratna)
	id := w.sends(params{"chat_id": group.ID(), "text": "jawaban"})
	w.updates()
	answer, _ := group.Message(id)
	if _, err := w.ratna.Replies(group, answer, "kalau di Surakarta?"); err != nil {
		t.Fatal(err)
	}
	got := w.updates()
	if len(got) != 1 || field(t, got[0], "message", "reply_to_message", "from", "is_bot") != true {
		t.Errorf("%s", got)
	}
	group.Promote(nil, true)
	w.updates()
	w.says(group, "rapat jam 9 ya")
	if got = w.updates(); len(got) != 1 {
		t.Errorf("an administrator bot sees %d messages, want 1", len(got))
	}
}

func TestMembershipUpdates(t *testing.T) {
	w := newWorld(t, Options{})
	var got []string
	note := func() {
		for _, raw := range w.updates() {
			switch {
			case field(t, raw, "my_chat_member") != nil:
				before, _ := field(t, raw, "my_chat_member", "old_chat_member", "status").(string)
				after, _ := field(t, raw, "my_chat_member", "new_chat_member", "status").(string)
				got = append(got, before+"→"+after)
			case field(t, raw, "message", "left_chat_member", "is_bot") == true:
				got = append(got, "left")
			case field(t, raw, "message", "new_chat_members", 0, "is_bot") == true:
				got = append(got, "joined")
			case field(t, raw, "message", "group_chat_created") == true:
				got = append(got, "created")
			default:
				got = append(got, string(raw))
			}
		}
	}
	w.open()
	w.ratna.Blocks()
	w.ratna.Blocks()
	w.ratna.Unblocks()
	group := w.Group("Tim", w.ratna)
	group.RemoveBot(w.ratna)
	group.AddBot(w.ratna)
	note()
	want := []string{"member→kicked", "kicked→member", "left→member", "created", "left", "member→kicked", "kicked→member", "joined"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEditsAndForwards(t *testing.T) {
	w := newWorld(t, Options{}).open()
	m := w.says(w.chat, "nilai ipp")
	if _, err := w.ratna.Edits(m, "nilai ipp pontianak"); err != nil {
		t.Fatal(err)
	}
	hendra := w.NewPerson("Pak Hendra")
	elsewhere := w.Group("Tim", hendra, w.ratna)
	w.updates()
	theirs, err := hendra.Says(elsewhere, "/hapus 12")
	if err != nil {
		t.Fatal(err)
	}
	w.updates()
	if _, err := w.ratna.Edits(theirs, "x"); err == nil {
		t.Error("somebody else's message was edited")
	}
	if _, err := w.ratna.Forwards(theirs, w.chat); err != nil {
		t.Fatal(err)
	}
	got := w.updates()[0]
	if field(t, got, "message", "forward_origin", "type") != "user" ||
		field(t, got, "message", "forward_from", "first_name") != "Pak" ||
		field(t, got, "message", "forward_date") == nil ||
		field(t, got, "message", "from", "first_name") != "Ibu" {
		t.Errorf("forward: %s", got)
	}
	w.says(
		w.chat,
		"Berita",
		ForwardedFrom(Origin{Kind: "channel", Name: "Kabar Pontianak", Chat: -1009, Handle: "kabar", Post: 3, Date: w.clock.Now()}),
	)
	w.says(w.chat, "Pesan", ForwardedFrom(Origin{Kind: "hidden_user", Name: "Seseorang", Date: w.clock.Now()}))
	w.says(elsewhere, "/anonim", Anonymously())
	list := w.updates()
	if field(t, list[0], "message", "forward_origin", "chat", "title") != "Kabar Pontianak" ||
		field(t, list[0], "message", "forward_from_message_id") != 3.0 ||
		field(t, list[1], "message", "forward_sender_name") != "Seseorang" ||
		field(t, list[2], "message", "from", "id") != 1087968824.0 {
		t.Errorf("origins: %s", list)
	}
}

func TestFilesOfPeople(t *testing.T) {
	w := newWorld(t, Options{}).open()
	for kind, path := range map[string][]any{
		"document": {"document", "thumbnail", "width"}, "photo": {"photo", 1, "width"}, "voice": {"voice", "duration"},
		"video": {"video", "duration"}, "audio": {"audio", "duration"}, "sticker": {"sticker", "is_animated"},
	} {
		if _, err := w.ratna.SendsFile(
			w.chat,
			"a.png",
			picture(t, 640, 320),
			As(kind),
			Caption("lihat /cari"),
			Album("7"),
		); err != nil {
			t.Fatal(err)
		}
		got := w.updates()[0]
		if field(t, got, append([]any{"message"}, path...)...) == nil ||
			field(t, got, "message", "caption_entities", 0, "type") != "bot_command" ||
			field(t, got, "message", "media_group_id") != "7" ||
			field(t, got, "message", "text") != nil {
			t.Errorf("%s: %s", kind, got)
		}
	}
	if _, err := w.ratna.SendsFile(w.chat, "../../etc/x<b>.docx", []byte("PK"), ClaimMIME("text/plain")); err != nil {
		t.Fatal(err)
	}
	got := w.updates()[0]
	if field(t, got, "message", "document", "file_name") != "../../etc/x<b>.docx" ||
		field(t, got, "message", "document", "mime_type") != "text/plain" {
		t.Errorf("name and type: %s", got)
	}
	if _, err := w.ratna.SendsFile(w.chat, "a.txt", nil, Caption(strings.Repeat("a", 1025))); err == nil {
		t.Error("a caption of 1,025 was sent")
	}
}

func TestSaysLikeAnApp(t *testing.T) {
	w := newWorld(t, Options{})
	stranger := w.NewPerson("Orang lain")
	for _, text := range []string{"", " \n ", strings.Repeat("a", 4097)} {
		if _, err := w.ratna.Says(w.chat, text); err == nil {
			t.Errorf("%d characters were sent", len(text))
		}
	}
	if _, err := stranger.Says(w.chat, "x"); err == nil {
		t.Error("a stranger wrote")
	}
	if m := w.says(w.chat, " a\u202eb\x00\xff "); m.Text != "ab" {
		t.Errorf("text %q", m.Text)
	}
	if _, err := w.ratna.Replies(w.chat, Message{ID: 77}, "x"); err == nil {
		t.Error("an answer to nothing was sent")
	}
}

func TestPresses(t *testing.T) {
	w := newWorld(t, Options{}).open()
	id := w.sends(
		params{
			"chat_id":      w.chat.ID(),
			"text":         "x",
			"reply_markup": keyboard([]Button{{Text: "Buka", Data: "open"}, {Text: "Situs", URL: "https://a.id"}}),
		},
	)
	m, _ := w.chat.Message(id)
	press, err := w.ratna.Presses(m, "Buka")
	if err != nil {
		t.Fatal(err)
	}
	got := w.updates()[0]
	if field(t, got, "callback_query", "id") != press.ID ||
		field(t, got, "callback_query", "message", "reply_markup", "inline_keyboard", 0, 0, "callback_data") != "open" ||
		field(t, got, "callback_query", "chat_instance") == nil {
		t.Errorf("callback: %s", got)
	}
	w.refused(
		"answerCallbackQuery",
		params{"callback_query_id": press.ID, "text": strings.Repeat("a", 201)},
		400,
		"Bad Request: MESSAGE_TOO_LONG",
	)
	w.ok("answerCallbackQuery", params{"callback_query_id": press.ID, "text": "Siap", "show_alert": true}, nil)
	if answer, err := press.Wait(soon(t)); err != nil || answer != (ButtonAnswer{Text: "Siap", Alert: true}) {
		t.Errorf("%+v %v", answer, err)
	}
	w.refused("answerCallbackQuery", params{"callback_query_id": "1"}, 400, "Bad Request: "+tooOld)
	w.clock.Advance(151 * time.Second)
	w.refused("answerCallbackQuery", params{"callback_query_id": press.ID}, 400, "Bad Request: "+tooOld)
	for _, button := range []string{"Situs", "Tidak ada"} {
		if _, err := w.ratna.Presses(m, button); err == nil {
			t.Errorf("%q was pressed", button)
		}
	}
	if _, err := w.ratna.PressesData(m, "palsu"); err != nil {
		t.Fatal(err)
	}
	if got := w.updates(); field(t, got[0], "callback_query", "data") != "palsu" {
		t.Errorf("%s", got)
	}
}

func TestWaitForGivesUp(t *testing.T) {
	w := newWorld(t, Options{})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := w.WaitFor(ctx, w.chat, func(Message) bool { return false }); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	w.Close()
	if err := w.WaitUntil(context.Background(), func() bool { return false }); err == nil {
		t.Error("a closed sandbox is waited for")
	}
}

func article(id, text string) map[string]any {
	return map[string]any{"type": "article", "id": id, "title": "Judul " + id, "description": "Kota Pontianak",
		"input_message_content": map[string]any{"message_text": text, "parse_mode": "HTML"}}
}

func TestInlineRules(t *testing.T) {
	w := newWorld(t, Options{})
	many := make([]any, 51)
	for i := range many {
		many[i] = article(strings.Repeat("x", i+1), "x")
	}
	bad := article("1", "x")
	bad["input_message_content"] = map[string]any{"message_text": "<p>x</p>", "parse_mode": "HTML"}
	untitled := article("1", "x")
	untitled["title"] = ""
	tests := []struct {
		name string
		p    params
		want string
	}{
		{"none given", params{}, "can't parse inline query results JSON array"},
		{"null", params{"results": "null"}, "can't parse inline query results JSON array"},
		{"too many", params{"results": many}, "RESULTS_TOO_MUCH"},
		{"same id twice", params{"results": []any{article("1", "x"), article("1", "y")}}, "RESULT_ID_DUPLICATE"},
		{"id of 65 bytes", params{"results": []any{article(strings.Repeat("x", 65), "x")}}, "RESULT_ID_INVALID"},
		{"no title", params{"results": []any{untitled}}, "ARTICLE_TITLE_EMPTY"},
		{"no text", params{"results": []any{article("1", "")}}, "message text is empty"},
		{"too long", params{"results": []any{article("1", strings.Repeat("a", 4097))}}, "message is too long"},
		{"bad markup", params{"results": []any{bad}}, `can't parse entities: Unsupported start tag "p" at byte offset 0`},
		{"long offset", params{"results": []any{}, "next_offset": strings.Repeat("x", 65)}, "NEXT_OFFSET_INVALID"},
		{
			"bad start",
			params{"results": []any{}, "button": map[string]any{"text": "x", "start_parameter": "a b"}},
			"START_PARAM_INVALID",
		},
		{
			"another kind",
			params{"results": []any{map[string]any{"type": "photo", "id": "1"}}},
			`sandbox: inline result type "photo" is not simulated`,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q, err := w.ratna.TypesInline("mpp", InChat(w.chat))
			if err != nil {
				t.Fatal(err)
			}
			tt.p["inline_query_id"] = q.ID
			w.refused("answerInlineQuery", tt.p, 400, "Bad Request: "+tt.want)
		})
	}
	q, err := w.ratna.TypesInline("mpp")
	if err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(31 * time.Second)
	w.refused("answerInlineQuery", params{"inline_query_id": q.ID, "results": []any{}}, 400, "Bad Request: "+tooOld)
	off := newWorld(t, Options{NoInline: true})
	if _, err := off.ratna.TypesInline("mpp"); err == nil {
		t.Error("inline mode is off and a query was typed")
	}
}

func TestInlineShare(t *testing.T) {
	w := newWorld(t, Options{InlineFeedback: true})
	group := w.Group("Tim", w.ratna)
	w.updates()
	q, err := w.ratna.TypesInline(strings.Repeat("a", 300), InChat(group), AtOffset("10"))
	if err != nil {
		t.Fatal(err)
	}
	asked := w.updates()[0]
	if field(t, asked, "inline_query", "query") != strings.Repeat("a", 256) || field(t, asked, "inline_query", "offset") != "10" ||
		field(t, asked, "inline_query", "chat_type") != "group" {
		t.Errorf("query: %s", asked)
	}
	result := article("1", "<b>MPP</b>")
	result["reply_markup"] = keyboard([]Button{{Text: "Buka", Data: "open"}})
	w.ok("answerInlineQuery", params{"inline_query_id": q.ID, "results": []any{result}, "next_offset": "20",
		"button": map[string]any{"text": "Buka bot", "start_parameter": "inline"}}, nil)
	answer, err := q.Wait(soon(t))
	if err != nil || answer.Next != "20" || answer.Button.Start != "inline" || answer.Results[0].Title != "Judul 1" {
		t.Fatalf("%+v %v", answer, err)
	}
	m, err := w.ratna.Shares(group, q, "1")
	if err != nil || m.Text != "MPP" || !m.ViaBot || m.Inline == "" {
		t.Fatalf("%+v %v", m, err)
	}
	told := w.updates()
	if len(told) != 2 || field(t, told[0], "message", "via_bot", "username") != "studitiru_bot" ||
		field(t, told[1], "chosen_inline_result", "inline_message_id") != m.Inline {
		t.Errorf("told: %s", told)
	}
	if _, err := w.ratna.Presses(m, "Buka"); err != nil {
		t.Fatal(err)
	}
	press := w.updates()[0]
	if field(t, press, "callback_query", "inline_message_id") != m.Inline || field(t, press, "callback_query", "message") != nil {
		t.Errorf("press on a shared message: %s", press)
	}
	if answer := w.call("editMessageText", params{"inline_message_id": m.Inline, "text": "MPP Pontianak"}); string(
		answer.Result,
	) != "true" {
		t.Errorf("edit of a shared message: %+v", answer)
	}
	if _, err := w.ratna.Shares(group, q, "2"); err == nil {
		t.Error("a result that is not there was shared")
	}
}

// Without cache_time Telegram answers for 300 s by itself, also after rights have changed.
func TestInlineCache(t *testing.T) {
	w := newWorld(t, Options{})
	hendra := w.NewPerson("Pak Hendra")
	ask := func(p *Person, more params) (asked bool) {
		q, err := p.TypesInline("mpp")
		if err != nil {
			t.Fatal(err)
		}
		if answer, ok := q.Answer(); ok {
			return !answer.Cached
		}
		more["inline_query_id"], more["results"] = q.ID, []any{}
		w.ok("answerInlineQuery", more, nil)
		return true
	}
	got := []bool{
		ask(w.ratna, params{"cache_time": 0}),
		ask(w.ratna, params{"is_personal": true}),
		ask(w.ratna, params{}),
		ask(hendra, params{}),
		ask(w.NewPerson("x"), params{}),
	}
	w.clock.Advance(301 * time.Second)
	got = append(got, ask(w.ratna, params{}))
	if diff := cmp.Diff([]bool{true, true, false, true, false, true}, got); diff != "" {
		t.Errorf("was the bot asked: %s", diff)
	}
}

func TestPeopleHaveSteadyIDs(t *testing.T) {
	a, b := New(Options{}), New(Options{})
	defer a.Close()
	defer b.Close()
	castA, castB := NewCast(a), NewCast(b)
	for i, p := range castA.People() {
		if p.ID() != castB.People()[i].ID() || p.Name() != castB.People()[i].Name() || p.About() == "" {
			t.Errorf("%s %d, then %s %d", p.Name(), p.ID(), castB.People()[i].Name(), castB.People()[i].ID())
		}
	}
	if castA.Team.ID() != castB.Team.ID() || castA.Team.Title() != "Tim IPP Balikpapan" {
		t.Error("the group changes its number")
	}
	if again := a.AddPerson(PersonOptions{ID: castA.Admin.ID(), Name: "x"}); again != castA.Admin {
		t.Error("an ID was given twice")
	}
	raw, err := json.Marshal(castA.Admin.wire())
	if err != nil || !strings.Contains(string(raw), `"language_code":"id"`) {
		t.Errorf("%s %v", raw, err)
	}
}
