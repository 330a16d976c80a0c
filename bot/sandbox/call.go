package sandbox

import (
	"context"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

const (
	maxUpload = 50 << 20 // bytes a bot may send in one file
	maxBody   = maxUpload + 1<<20
	keptCalls = 20000
)

// Call is one call of the bot, for tests that look at what was sent.
type Call struct {
	Method string            // lower case, as in "sendmessage"
	Params map[string]string // files are left out
	Code   int               // HTTP status of the answer; 0 when the connection was cut
	Time   time.Time         // by the server's clock
}

// Calls lists what the bot called, oldest first; of all methods when method is "". At
// most the last 20,000 calls are kept, getUpdates not at all.
func (s *Server) Calls(method string) []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	method = strings.ToLower(method)
	var out []Call
	for _, c := range s.calls {
		if method == "" || c.Method == method {
			out = append(out, c)
		}
	}
	return out
}

func (s *Server) record(c *call, code int) {
	if c.method == "getupdates" {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.calls) >= keptCalls {
		s.calls = slices.Delete(s.calls, 0, keptCalls/10)
	}
	s.calls = append(s.calls, Call{Method: c.method, Params: c.params, Code: code, Time: s.now()})
	s.changed()
}

// call is a request of the bot, taken apart.
type call struct {
	method string
	ctx    context.Context
	params map[string]string
	files  map[string]upload
}

// upload is a file that came in a multipart form.
type upload struct {
	name    string
	content []byte
}

// readCall reads parameters from the address and from a form, multipart or JSON body.
func readCall(r *http.Request, method string) (*call, error) {
	c := &call{method: method, ctx: r.Context(), params: map[string]string{}, files: map[string]upload{}}
	if r.ContentLength > maxBody {
		return nil, tooLarge()
	}
	for key, values := range r.URL.Query() {
		c.params[key] = values[0]
	}
	if err := c.readBody(r); err != nil {
		return nil, err
	}
	for key, value := range c.params {
		if !utf8.ValidString(key) || !utf8.ValidString(value) {
			return nil, badRequest("strings must be encoded in UTF-8")
		}
	}
	return c, nil
}

func tooLarge() error { return &APIError{Code: 413, Description: "Request Entity Too Large"} }

func (c *call) readBody(r *http.Request) error {
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	r.Body = http.MaxBytesReader(nil, r.Body, maxBody)
	switch kind {
	case "application/json":
		var body map[string]json.RawMessage
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
			return badRequest("can't parse request JSON object")
		}
		for key, raw := range body {
			c.params[key] = scalar(raw)
		}
	case "multipart/form-data":
		return c.readMultipart(r)
	default:
		if err := r.ParseForm(); err != nil {
			return badRequest("can't parse request parameters")
		}
		for key, values := range r.PostForm {
			c.params[key] = values[0]
		}
	}
	return nil
}

func (c *call) readMultipart(r *http.Request) error {
	parts, err := r.MultipartReader()
	if err != nil {
		return badRequest("can't parse multipart form")
	}
	for {
		part, err := parts.NextPart()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return badRequest("can't parse multipart form")
		}
		content, err := io.ReadAll(part)
		if err != nil {
			return tooLarge()
		}
		if part.FileName() != "" {
			c.files[part.FormName()] = upload{name: part.FileName(), content: content}
		} else {
			c.params[part.FormName()] = string(content)
		}
	}
}

// scalar is a JSON value as a form would carry it: strings bare, all else as JSON.
func scalar(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	return string(raw)
}

// refuseUnknown names the first parameter that the method does not have. Telegram
// ignores such parameters; here they are mistakes.
func (c *call) refuseUnknown(known []string) error {
	var names []string
	for name := range c.params {
		names = append(names, name)
	}
	for name := range c.files {
		if !c.attached(name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		if !slices.Contains(known, name) {
			return badRequest("sandbox: method %s has no parameter %q", c.method, name)
		}
	}
	return nil
}

// attached reports whether a parameter refers to the file as attach://name.
func (c *call) attached(name string) bool {
	for _, value := range c.params {
		if value == "attach://"+name {
			return true
		}
	}
	return false
}

// number is a whole number of the call, 0 when absent.
func (c *call) number(name string) (int64, error) {
	text := strings.TrimSpace(c.params[name])
	if text == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, badRequest("sandbox: parameter %q must be a number, not %q", name, text)
	}
	return n, nil
}

// flag is a truth value as Telegram reads it.
func (c *call) flag(name string) bool {
	switch strings.ToLower(strings.TrimSpace(c.params[name])) {
	case "true", "yes", "1":
		return true
	}
	return false
}

// object decodes a JSON parameter strictly; absent and "null" leave target alone.
func (c *call) object(name string, target any) error {
	text := c.params[name]
	if text == "" || text == "null" {
		return nil
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(target); err != nil {
		return badRequest("can't parse %s JSON object: %v", strings.ReplaceAll(name, "_", " "), err)
	}
	return nil
}
