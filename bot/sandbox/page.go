package sandbox

import (
	"bytes"
	"embed"
	"encoding/json"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"time"
)

//go:embed page
var pageFiles embed.FS

// PageConfig says what the chat page shows.
type PageConfig struct {
	// Addr is the address that the page is served on, as in "127.0.0.1:8080". Requests
	// under other names are refused, which keeps other web sites out (DNS rebinding).
	Addr string
	// Hosts are further names that the page may be asked under, without port.
	Hosts []string

	Samples []string  // example questions for an empty chat
	People  []*Person // who can be played, in this order; all when empty
	Tours   []Tour    // what the page shows step by step

	// Ahead puts the clock of a rehearsal on, and Now is what it shows; without them the page has no clock.
	Ahead func(time.Duration) error
	Now   func() time.Time
}

// Tour shows in one chat what can be done there.
type Tour struct {
	Name  string // under which a browser remembers how far it went
	Title string
	Chat  *Chat
	Steps []TourStep
}

// TourStep says one thing, and what to write to try it, "" for nothing.
type TourStep struct {
	Text string `json:"text"`
	Send string `json:"send,omitempty"`
}

// page serves the chat page of one server.
type page struct {
	server *Server
	config PageConfig
}

// Page is the chat page: static files, an event stream and a few posts. It answers only
// to the host it listens on and to its own origin.
func Page(s *Server, config PageConfig) http.Handler {
	p := &page{server: s, config: config}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", p.static)
	mux.HandleFunc("GET /page/{name}", p.static)
	mux.HandleFunc("GET /api/events", p.events)
	mux.HandleFunc("GET /api/commands", p.commands)
	mux.HandleFunc("GET /api/file/{id}", p.file)
	mux.HandleFunc("POST /api/send", p.send)
	mux.HandleFunc("POST /api/edit", p.edit)
	mux.HandleFunc("POST /api/forward", p.forward)
	mux.HandleFunc("POST /api/press", p.press)
	mux.HandleFunc("POST /api/inline", p.inline)
	mux.HandleFunc("POST /api/share", p.share)
	mux.HandleFunc("POST /api/upload", p.upload)
	mux.HandleFunc("GET /api/clock", p.clock)
	mux.HandleFunc("POST /api/clock", p.ahead)
	return p.guard(http.NewCrossOriginProtection().Handler(mux))
}

// guard refuses foreign hosts and sets the headers that every answer has.
func (p *page) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !p.knownHost(r.Host) {
			http.Error(
				w,
				"Alamat ini tidak dilayani. Buka halaman dengan alamat yang dicetak saat demo dijalankan.",
				http.StatusMisdirectedRequest,
			)
			return
		}
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "+
			"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}

// knownHost reports whether a Host header can only come from somebody who means this
// page. A name that an attacker's DNS controls is never an IP address, so where the
// page listens on all interfaces every IP address is good and no foreign name is.
func (p *page) knownHost(hostport string) bool {
	host := hostOnly(hostport)
	if strings.EqualFold(host, "localhost") ||
		slices.ContainsFunc(p.config.Hosts, func(h string) bool { return strings.EqualFold(h, host) }) {
		return true
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return false
	}
	listen, err := netip.ParseAddr(hostOnly(p.config.Addr))
	everywhere := err == nil && listen.IsUnspecified() || strings.HasPrefix(p.config.Addr, ":")
	return ip.IsLoopback() || everywhere || err == nil && ip == listen
}

func hostOnly(hostport string) string {
	if host, _, err := net.SplitHostPort(hostport); err == nil {
		return host
	}
	return strings.Trim(hostport, "[]")
}

func (p *page) static(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	if name == "" {
		name = "index.html"
	}
	content, err := pageFiles.ReadFile("page/" + name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("Content-Type", contentType(name))
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(content))
}

// contentType is fixed here, so that it does not depend on the machine's tables.
func contentType(name string) string {
	switch name[strings.LastIndexByte(name, '.')+1:] {
	case "html":
		return "text/html; charset=utf-8"
	case "css":
		return "text/css; charset=utf-8"
	case "js":
		return "text/javascript; charset=utf-8"
	case "svg":
		return "image/svg+xml"
	}
	return "application/octet-stream"
}

// file shows a picture, and gives everything else as a download: what people upload must
// never run in the page's origin.
func (p *page) file(w http.ResponseWriter, r *http.Request) {
	s := p.server
	s.mu.Lock()
	kept := s.files[r.PathValue("id")]
	s.mu.Unlock()
	if kept == nil || kept.content == nil {
		http.Error(w, "Berkas tidak ada lagi.", http.StatusNotFound)
		return
	}
	kind := http.DetectContentType(kept.content)
	disposition := "inline"
	if !slices.Contains([]string{"image/png", "image/jpeg", "image/gif", "image/webp"}, kind) || r.URL.Query().Has("unduh") {
		kind, disposition = "application/octet-stream", "attachment"
	}
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	h.Set("Content-Type", kind)
	h.Set("Content-Disposition", disposition+"; filename*=UTF-8''"+percent(kept.name))
	h.Set("Cache-Control", "private, max-age=3600")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(kept.content))
}

// percent writes a file name for a header: letters and digits stand, all else is %XX.
func percent(name string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range []byte(name) {
		switch {
		case c >= '0' && c <= '9', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '.', c == '-', c == '_':
			b.WriteByte(c)
		default:
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}

// refuse answers with a sentence for the person at the page.
func refuse(w http.ResponseWriter, code int, sentence string) {
	writeJSON(w, code, map[string]string{"error": sentence})
}

// readJSON reads a small request; false when it was refused.
func readJSON(w http.ResponseWriter, r *http.Request, target any) bool {
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		refuse(w, http.StatusUnsupportedMediaType, "Permintaan tidak dikenal.")
		return false
	}
	d := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16))
	d.DisallowUnknownFields()
	if d.Decode(target) != nil {
		refuse(w, http.StatusBadRequest, "Permintaan tidak dapat dibaca.")
		return false
	}
	return true
}
