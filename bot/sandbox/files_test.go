package sandbox

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io"
	"net/http"
	"strings"
	"testing"
)

func picture(t *testing.T, w, h int) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewRGBA(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestFiles(t *testing.T) {
	w := newWorld(t, Options{}).open()
	to := map[string]string{"chat_id": fmt.Sprint(w.chat.ID()), "caption": "<b>x</b>", "parse_mode": "HTML"}
	answer := w.sendsFile("sendDocument", "document", "ringkasan.docx", []byte("isi"), to)
	if !answer.OK || field(t, answer.Result, "document", "file_name") != "ringkasan.docx" ||
		field(t, answer.Result, "caption") != "x" {
		t.Fatalf("document: %+v %s", answer, answer.Result)
	}
	id, _ := field(t, answer.Result, "document", "file_id").(string)
	if got := w.download(id); got != "isi" {
		t.Errorf("download: %q", got)
	}
	w.ok("sendDocument", params{"chat_id": w.chat.ID(), "document": id}, nil)
	w.refused(
		"sendDocument",
		params{"chat_id": w.chat.ID(), "document": "x"},
		400,
		"Bad Request: wrong remote file identifier specified: Wrong character in the string",
	)
	w.refused("sendDocument", params{"chat_id": w.chat.ID()}, 400, "Bad Request: there is no document in the request")
	w.refused("getFile", params{"file_id": "x"}, 400, "Bad Request: wrong file_id or the file is temporarily unavailable")
	to["caption"] = strings.Repeat("a", 1025)
	if answer = w.sendsFile(
		"sendDocument",
		"document",
		"a.txt",
		[]byte("x"),
		to,
	); answer.Description != "Bad Request: message caption is too long" {
		t.Errorf("long caption: %+v", answer)
	}
	to["caption"] = ""
	if answer = w.sendsFile(
		"sendDocument",
		"document",
		"a.txt",
		nil,
		to,
	); answer.Description != "Bad Request: file must be non-empty" {
		t.Errorf("empty file: %+v", answer)
	}
	if answer = w.sendsFile(
		"sendDocument",
		"dokumen",
		"a.txt",
		[]byte("x"),
		to,
	); answer.Description != `Bad Request: sandbox: method senddocument has no parameter "dokumen"` {
		t.Errorf("misspelt file: %+v", answer)
	}
	to["document"] = "attach://lampiran"
	if answer = w.sendsFile("sendDocument", "lampiran", "a.txt", []byte("x"), to); !answer.OK {
		t.Errorf("attach://: %+v", answer)
	}
}

// download fetches a file as a bot does.
func (w *world) download(id string) string {
	w.t.Helper()
	var f struct {
		Path string `json:"file_path"`
	}
	w.ok("getFile", params{"file_id": id}, &f)
	response, err := w.web.Client().Get(w.web.URL + "/file/bot" + w.Token() + "/" + f.Path)
	if err != nil {
		w.t.Fatal(err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != 200 {
		w.t.Fatalf("download: %d %v", response.StatusCode, err)
	}
	return string(content)
}

func TestPhotos(t *testing.T) {
	w := newWorld(t, Options{}).open()
	to := map[string]string{"chat_id": fmt.Sprint(w.chat.ID())}
	answer := w.sendsFile("sendPhoto", "photo", "a.png", picture(t, 800, 400), to)
	if field(t, answer.Result, "photo", 1, "width") != 800.0 || field(t, answer.Result, "photo", 0, "width") != 320.0 ||
		field(t, answer.Result, "photo", 0, "height") != 160.0 {
		t.Errorf("photo: %+v %s", answer, answer.Result)
	}
	if answer = w.sendsFile(
		"sendPhoto",
		"photo",
		"a.png",
		[]byte("no picture"),
		to,
	); answer.Description != "Bad Request: IMAGE_PROCESS_FAILED" {
		t.Errorf("no picture: %+v", answer)
	}
	if answer = w.sendsFile(
		"sendPhoto",
		"photo",
		"a.png",
		picture(t, 2100, 100),
		to,
	); answer.Description != "Bad Request: PHOTO_INVALID_DIMENSIONS" {
		t.Errorf("too flat: %+v", answer)
	}
	id := w.chat.Messages()[1].ID
	w.refused(
		"editMessageText",
		params{"chat_id": w.chat.ID(), "message_id": id, "text": "x"},
		400,
		"Bad Request: there is no text in the message to edit",
	)
	w.ok("editMessageCaption", params{"chat_id": w.chat.ID(), "message_id": id, "caption": "x"}, nil)
}

func TestLargeFiles(t *testing.T) {
	w := newWorld(t, Options{}).open()
	for size, tooBig := range map[int64]bool{20 << 20: false, 20<<20 + 1: true, 100 << 20: true} {
		m, err := w.ratna.SendsFile(w.chat, "besar.pdf", []byte("%PDF"), ClaimSize(size))
		if err != nil {
			t.Fatal(err)
		}
		answer := w.call("getFile", params{"file_id": m.File.ID})
		if answer.OK == tooBig || tooBig && answer.Description != "Bad Request: file is too big" {
			t.Errorf("%d bytes: %+v", size, answer)
		}
	}
	m, err := w.ratna.SendsFile(w.chat, "tanpa ukuran.pdf", []byte("%PDF"), ClaimSize(0))
	if err != nil {
		t.Fatal(err)
	}
	for _, raw := range w.updates() {
		if field(t, raw, "message", "document", "file_id") == m.File.ID && field(t, raw, "message", "document", "file_size") != nil {
			t.Errorf("a size is told: %s", raw)
		}
	}
}

func TestUploadLimit(t *testing.T) {
	w := newWorld(t, Options{}).open()
	r, err := http.NewRequest("POST", w.address("sendDocument"), http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	r.ContentLength = maxBody + 1
	if _, refused := readCall(r, "senddocument"); refused == nil || refused.Error() != "413 Request Entity Too Large" {
		t.Errorf("51 MB: %v", refused)
	}
}
