package sandbox

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

// echoBot is a small bot over plain net/http: enough to see every part of the page.
type echoBot struct {
	server *Server
	base   string
	client *http.Client
}

func (b *echoBot) call(ctx context.Context, method string, p params) json.RawMessage {
	r, err := http.NewRequestWithContext(
		ctx,
		"POST",
		b.base+"/bot"+b.server.Token()+"/"+method,
		strings.NewReader(p.form().Encode()),
	)
	if err != nil {
		return nil
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response, err := b.client.Do(r)
	if err != nil {
		return nil
	}
	answer, err := readReply(response)
	if err != nil {
		return nil
	}
	return answer.Result
}

type echoUpdate struct {
	ID      int64 `json:"update_id"`
	Message *struct {
		ID   int `json:"message_id"`
		Chat struct {
			ID   int64  `json:"id"`
			Type string `json:"type"`
		} `json:"chat"`
		Text     string `json:"text"`
		Document *struct {
			Name string `json:"file_name"`
			Size int    `json:"file_size"`
		} `json:"document"`
		Photo []any `json:"photo"`
		Via   any   `json:"via_bot"`
	} `json:"message"`
	Callback *struct {
		ID      string `json:"id"`
		Data    string `json:"data"`
		Message struct {
			ID   int `json:"message_id"`
			Chat struct {
				ID int64 `json:"id"`
			} `json:"chat"`
		} `json:"message"`
	} `json:"callback_query"`
	Inline *struct {
		ID    string `json:"id"`
		Query string `json:"query"`
	} `json:"inline_query"`
}

func (b *echoBot) run(ctx context.Context) {
	b.call(ctx, "setMyCommands", params{"commands": []Command{
		{"cari", "Cari di basis pengetahuan"}, {"jelajah", "Jelajahi per aspek, bidang, dan daerah"},
		{"terbaru", "Dokumen terbaru"}, {"bantuan", "Cara memakai bot ini"},
	}})
	offset := int64(0)
	for ctx.Err() == nil {
		var updates []echoUpdate
		_ = json.Unmarshal(b.call(ctx, "getUpdates", params{"offset": offset, "timeout": 20}), &updates) // nil after the end
		for _, u := range updates {
			offset = u.ID + 1
			b.handle(ctx, u)
		}
	}
}

func (b *echoBot) handle(ctx context.Context, u echoUpdate) {
	switch {
	case u.Callback != nil:
		b.pressed(ctx, u)
	case u.Inline != nil:
		b.call(ctx, "answerInlineQuery", params{"inline_query_id": u.Inline.ID, "cache_time": 0, "is_personal": true, "results": []any{
			map[string]any{
				"type":        "article",
				"id":          "1",
				"title":       "MPP Kota Pontianak",
				"description": "Satu gedung, 250 lebih jenis layanan – Kota Pontianak, 2024",
				"input_message_content": map[string]any{
					"message_text": "<b>MPP Kota Pontianak</b>\nHasil untuk: " + u.Inline.Query,
					"parse_mode":   "HTML",
				},
			},
			map[string]any{"type": "article", "id": "2", "title": "JEMPOL: jemput bola adminduk", "description": "Kota Pontianak, 2023",
				"input_message_content": map[string]any{"message_text": "JEMPOL"}},
		}})
	case u.Message == nil || u.Message.Via != nil:
	case u.Message.Document != nil:
		b.call(ctx, "sendMessage", params{"chat_id": u.Message.Chat.ID, "parse_mode": "HTML",
			"text": fmt.Sprintf("Berkas <b>%s</b> diterima (%d bita).", u.Message.Document.Name, u.Message.Document.Size)})
	case u.Message.Photo != nil:
		b.call(ctx, "sendMessage", params{"chat_id": u.Message.Chat.ID, "text": "Foto tidak dapat dibaca, tulis pertanyaannya."})
	case u.Message.Text == "/start":
		b.call(
			ctx,
			"sendMessage",
			params{"chat_id": u.Message.Chat.ID, "parse_mode": "HTML", "text": "Selamat datang di <b>Studi Tiru</b>.\n\n" +
				"Saya menjawab pertanyaan tentang inovasi pelayanan publik dan IPP dengan kalimat asli dari sumbernya. Ketik /bantuan untuk petunjuk."},
		)
	case strings.Contains(u.Message.Text, "rinci"):
		b.call(ctx, "sendMessage", params{
			"chat_id":    u.Message.Chat.ID,
			"parse_mode": "HTML",
			"text": "Selengkapnya:\n<blockquote expandable>" + strings.Repeat(
				"Satu baris dari sumber.\n",
				12,
			) + "Baris terakhir.</blockquote>",
		})
	case u.Message.Text != "" && !strings.Contains(u.Message.Text, "diam"):
		b.answer(ctx, u)
	}
}

func (b *echoBot) answer(ctx context.Context, u echoUpdate) {
	b.call(ctx, "sendChatAction", params{"chat_id": u.Message.Chat.ID, "action": "typing"})
	if strings.HasPrefix(u.Message.Text, "panjang") {
		var lines []string
		for n := range 60 {
			lines = append(lines, fmt.Sprintf("Baris %d dari sebuah jawaban.", n+1))
		}
		b.call(ctx, "sendMessage", params{"chat_id": u.Message.Chat.ID, "text": strings.Join(lines, "\n"),
			"reply_markup": map[string]any{"inline_keyboard": [][]Button{{{Text: "📄 Buka sumber", Data: "open"}}}}})
		return
	}
	p := params{"chat_id": u.Message.Chat.ID, "parse_mode": "HTML",
		"text": "<i>Saya cari: Indeks Pelayanan Publik · Pontianak</i>\n\n" +
			"<blockquote>Nilai <b>IPP Kota Pontianak</b> tahun 2024 adalah <b>4,75</b> dengan kategori <b>A</b> (Pelayanan Prima). [1]</blockquote>\n" +
			"<blockquote>Penilaian dilakukan pada tiga unit lokus: Disdukcapil, DPMPTSP, dan RSUD. [2]</blockquote>\n\n" +
			"<b>Sumber</b>\n[1] Hasil evaluasi pelayanan publik – Kota Pontianak, 2024 · berlanjut · 12/08/2026\n" +
			"[2] Catatan kunjungan kerja – Kota Pontianak, 2026 · berlanjut · 09/01/2026",
		"reply_markup": map[string]any{"inline_keyboard": [][]Button{
			{{Text: "Buka sumber", Data: "open"}, {Text: "Hasil lain", Data: "more"}},
			{{Text: "👍", Data: "up"}, {Text: "👎", Data: "down"}},
			{{Text: "Salin untuk WhatsApp", CopyText: &CopyText{Text: "*IPP Pontianak* 4,75"}}},
		}},
	}
	if u.Message.Chat.Type != "private" {
		p["reply_parameters"] = map[string]any{"message_id": u.Message.ID}
	}
	b.call(ctx, "sendMessage", p)
}

func (b *echoBot) pressed(ctx context.Context, u echoUpdate) {
	q := u.Callback
	switch q.Data {
	case "up":
		b.call(ctx, "answerCallbackQuery", params{"callback_query_id": q.ID, "text": "Terima kasih atas penilaiannya."})
	case "down":
		b.call(ctx, "answerCallbackQuery", params{"callback_query_id": q.ID, "text": "Mohon pilih alasannya.", "show_alert": true})
	default:
		b.call(ctx, "answerCallbackQuery", params{"callback_query_id": q.ID})
		b.call(ctx, "editMessageText", params{
			"chat_id":    q.Message.Chat.ID,
			"message_id": q.Message.ID,
			"parse_mode": "HTML",
			"text":       "<b>Hasil evaluasi pelayanan publik</b>\nBagian 2 dari 5\n\nNilai <b>IPP Kota Pontianak</b> tahun 2024 adalah <b>4,75</b> dengan kategori A.",
			"reply_markup": map[string]any{
				"inline_keyboard": [][]Button{
					{{Text: "‹ Sebelumnya", Data: "prev"}, {Text: "Kembali", Data: "back"}, {Text: "Berikutnya ›", Data: "next"}},
				},
			},
		})
	}
}
