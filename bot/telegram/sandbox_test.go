package telegram

import (
	"log/slog"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"studitiru/bot/sandbox"
	"studitiru/bot/talk"
)

// On a server that knows buttons that copy, and on one from before them: what arrives as a message and as an edit.
func TestCopyButtonsAndFoldedQuotesArrive(t *testing.T) {
	for name, tc := range map[string]struct {
		options sandbox.Options
		labels  string
		copied  string
	}{
		"new server": {sandbox.Options{}, "Buka Salin", "IPP 4,71"},
		"old server": {sandbox.Options{NoCopyText: true}, "Buka", ""},
	} {
		t.Run(name, func(t *testing.T) {
			server := sandbox.New(tc.options)
			defer server.Close()
			web := httptest.NewServer(server)
			defer web.Close()
			client, err := NewClient(Config{Token: server.Token(), APIURL: web.URL})
			if err != nil {
				t.Fatal(err)
			}
			defer client.http.CloseIdleConnections()
			sari := server.NewPerson("Sari")
			chat := server.Private(sari)
			if _, err := sari.Says(chat, "/start"); err != nil {
				t.Fatal(err)
			}
			out := &sender{client: client, log: slog.New(slog.DiscardHandler), old: &atomic.Bool{}}
			text := (&talk.Text{}).Plain("Jawaban").Line().Fold((&talk.Text{}).Plain(strings.Repeat("kalimat panjang ", 30))).Trim()
			keys := talk.Keyboard{{{Text: "Buka", Data: "k"}, {Text: "Salin", CopyText: "IPP 4,71"}}}
			if err := out.send(t.Context(), talk.Action{Send: &talk.Send{Chat: chat.ID(), Text: text, Keyboard: keys}}); err != nil {
				t.Fatal(err)
			}
			sent := newest(t, chat)
			look(t, sent, tc.labels, tc.copied)
			edit := talk.Action{
				Edit: &talk.Edit{Chat: chat.ID(), Message: sent.ID, Text: append(text, talk.Plain(" lagi")...), Keyboard: keys},
			}
			if err := out.send(t.Context(), edit); err != nil {
				t.Fatal(err)
			}
			if edited := newest(t, chat); edited.Edited.IsZero() {
				t.Error("nothing was edited")
			} else {
				look(t, edited, tc.labels, tc.copied)
			}
			if refused := len(server.Calls("sendMessage")) + len(server.Calls("editMessageText")); refused > 3 {
				t.Errorf("%d calls for two messages: the server is asked again and again", refused)
			}
		})
	}
}

func newest(t *testing.T, chat *sandbox.Chat) sandbox.Message {
	t.Helper()
	all := chat.Messages()
	return all[len(all)-1]
}

// look wants a message with a folded quotation and these buttons.
func look(t *testing.T, m sandbox.Message, labels, copied string) {
	t.Helper()
	var got []string
	text := ""
	for _, row := range m.Keyboard {
		for _, b := range row {
			got = append(got, b.Text)
			if b.CopyText != nil {
				text = b.CopyText.Text
			}
		}
	}
	if diff := cmp.Diff([]string{labels, copied}, []string{strings.Join(got, " "), text}); diff != "" {
		t.Error(diff)
	}
	if len(m.Entities) == 0 || m.Entities[0].Type != "expandable_blockquote" ||
		!strings.Contains(m.Source, "<blockquote expandable>") {
		t.Errorf("no folded quotation: %+v in %s", m.Entities, m.Source)
	}
}
