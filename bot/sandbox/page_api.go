package sandbox

import (
	"io"
	"net/http"
	"strconv"
	"time"
)

// maxPageUpload is what the page takes in one file; above getFile's limit, so that the
// bot's refusal of large files can be seen.
const maxPageUpload = 32 << 20

// pageRequest is what the page posts; each action uses some of it.
type pageRequest struct {
	Person  int64  `json:"person"`
	Chat    int64  `json:"chat"`
	Message int    `json:"message"`
	Reply   int    `json:"reply"`
	Thread  int    `json:"thread"`
	To      int64  `json:"to"`
	Text    string `json:"text"`
	Data    string `json:"data"`
	Offset  string `json:"offset"`
	Query   string `json:"query"`
	Result  string `json:"result"`
}

// actors finds who acts and where; false when it was refused.
func (p *page) actors(w http.ResponseWriter, person, chat int64) (*Person, *Chat, bool) {
	s := p.server
	s.mu.Lock()
	defer s.mu.Unlock()
	who, where := s.people[person], s.chats[chat]
	if who == nil || where == nil || !where.has(person) {
		refuse(w, http.StatusNotFound, "Orang atau percakapan ini tidak ada. Muat ulang halaman.")
		return nil, nil, false
	}
	return who, where, true
}

// act reads a request and finds its actors.
func (p *page) act(w http.ResponseWriter, r *http.Request) (in pageRequest, who *Person, where *Chat, ok bool) {
	if ok = readJSON(w, r, &in); ok {
		who, where, ok = p.actors(w, in.Person, in.Chat)
	}
	return in, who, where, ok
}

// done answers a post: the ID of what was made, or a sentence on why it was not.
func done(w http.ResponseWriter, id any, err error, sentence string) {
	if err != nil {
		refuse(w, http.StatusConflict, sentence)
		return
	}
	writeJSON(w, http.StatusOK, map[string]any{"id": id})
}

func placed(reply, thread int) []Option {
	var options []Option
	if reply != 0 {
		options = append(options, InReplyTo(Message{ID: reply}))
	}
	if thread != 0 {
		options = append(options, InThread(thread))
	}
	return options
}

func (p *page) send(w http.ResponseWriter, r *http.Request) {
	in, who, where, ok := p.act(w, r)
	if !ok {
		return
	}
	m, err := who.Says(where, in.Text, placed(in.Reply, in.Thread)...)
	done(w, m.ID, err, "Pesan tidak dapat dikirim: kosong, lebih dari 4.096 huruf, atau pesan yang dibalas sudah tidak ada.")
}

func (p *page) edit(w http.ResponseWriter, r *http.Request) {
	in, who, where, ok := p.act(w, r)
	if !ok {
		return
	}
	m, err := who.Edits(Message{Chat: where.ID(), ID: in.Message}, in.Text)
	done(w, m.ID, err, "Pesan ini tidak dapat diubah.")
}

func (p *page) forward(w http.ResponseWriter, r *http.Request) {
	in, who, where, ok := p.act(w, r)
	if !ok {
		return
	}
	_, to, ok := p.actors(w, in.Person, in.To)
	if !ok {
		return
	}
	m, there := where.Message(in.Message)
	if !there || m.Service != nil {
		refuse(w, http.StatusConflict, "Pesan ini sudah tidak ada.")
		return
	}
	sent, err := who.Forwards(m, to)
	done(w, sent.ID, err, "Pesan tidak dapat diteruskan ke sana.")
}

func (p *page) press(w http.ResponseWriter, r *http.Request) {
	in, who, where, ok := p.act(w, r)
	if !ok {
		return
	}
	press, err := who.PressesData(Message{Chat: where.ID(), ID: in.Message}, in.Data)
	if err != nil {
		refuse(w, http.StatusConflict, "Pesan dengan tombol ini sudah tidak ada.")
		return
	}
	done(w, press.ID, nil, "")
}

func (p *page) inline(w http.ResponseWriter, r *http.Request) {
	in, who, where, ok := p.act(w, r)
	if !ok {
		return
	}
	q, err := who.TypesInline(in.Query, InChat(where), AtOffset(in.Offset))
	if err != nil {
		refuse(w, http.StatusConflict, "Mode inline bot ini tidak aktif.")
		return
	}
	done(w, q.ID, nil, "")
}

func (p *page) share(w http.ResponseWriter, r *http.Request) {
	in, who, where, ok := p.act(w, r)
	if !ok {
		return
	}
	s := p.server
	s.mu.Lock()
	q := s.inlines[in.Query]
	s.mu.Unlock()
	if q == nil {
		refuse(w, http.StatusConflict, "Hasil ini sudah kedaluwarsa, ketik lagi.")
		return
	}
	m, err := who.Shares(where, q, in.Result)
	done(w, m.ID, err, "Hasil ini tidak dapat dibagikan.")
}

// upload takes a file as the body; who, where and its name stand in the address.
func (p *page) upload(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Content-Type") != "application/octet-stream" {
		refuse(w, http.StatusUnsupportedMediaType, "Permintaan tidak dikenal.")
		return
	}
	q := r.URL.Query()
	person, _ := strconv.ParseInt(q.Get("person"), 10, 64) // 0 is nobody
	chat, _ := strconv.ParseInt(q.Get("chat"), 10, 64)
	reply, _ := strconv.Atoi(q.Get("reply"))
	thread, _ := strconv.Atoi(q.Get("thread"))
	who, where, ok := p.actors(w, person, chat)
	if !ok {
		return
	}
	content, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxPageUpload))
	if err != nil {
		refuse(w, http.StatusRequestEntityTooLarge, "Berkas terlalu besar: paling banyak 32 MB di halaman ini.")
		return
	}
	options := append(placed(reply, thread), Caption(q.Get("caption")))
	if kind := http.DetectContentType(content); q.Has("photo") &&
		(kind == "image/png" || kind == "image/jpeg" || kind == "image/gif") {
		options = append(options, As("photo"))
	}
	if album := q.Get("album"); album != "" {
		options = append(options, Album(album))
	}
	m, err := who.SendsFile(where, q.Get("name"), content, options...)
	done(w, m.ID, err, "Berkas tidak dapat dikirim.")
}

func (p *page) commands(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	person, _ := strconv.ParseInt(q.Get("person"), 10, 64) // 0 is nobody
	chat, _ := strconv.ParseInt(q.Get("chat"), 10, 64)
	who, where, ok := p.actors(w, person, chat)
	if !ok {
		return
	}
	commands := p.server.Commands(where, who)
	if commands == nil {
		commands = []Command{}
	}
	writeJSON(w, http.StatusOK, commands)
}

// clock says what time the rehearsal has: milliseconds, 0 when it has no clock of its own.
func (p *page) clock(w http.ResponseWriter, _ *http.Request) {
	now := int64(0)
	if p.config.Ahead != nil {
		now = p.config.Now().UnixMilli()
	}
	writeJSON(w, http.StatusOK, map[string]int64{"now": now})
}

// mostDays is how far the page puts the clock on at once.
const mostDays = 31

// ahead puts the clock of the rehearsal on by some days.
func (p *page) ahead(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Days int `json:"days"`
	}
	if !readJSON(w, r, &in) {
		return
	}
	if p.config.Ahead == nil || in.Days < 1 || in.Days > mostDays {
		refuse(w, http.StatusConflict, "Jam latihan tidak tersedia di sini.")
		return
	}
	if err := p.config.Ahead(time.Duration(in.Days) * 24 * time.Hour); err != nil {
		refuse(w, http.StatusConflict, "Jam tidak dapat dimajukan lagi.")
		return
	}
	p.clock(w, r)
}
