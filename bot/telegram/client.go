package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// DefaultAPIURL is Telegram's own Bot API server.
const DefaultAPIURL = "https://api.telegram.org"

// maxReply bounds what is read of one answer: a hundred updates are far below it.
const maxReply = 32 << 20

// How long calls may take. A long poll gets its own timeout and pollMargin on top.
const (
	callTime   = 12 * time.Second
	uploadTime = 25 * time.Second
	pollMargin = 10 * time.Second
)

var tokenForm = regexp.MustCompile(`^([0-9]{1,18}):([A-Za-z0-9_-]+)$`)

// Config says how to reach Telegram.
type Config struct {
	Token  string       // from @BotFather: digits, a colon, a secret
	APIURL string       // another Bot API server, "" for DefaultAPIURL
	HTTP   *http.Client // nil for one of our own; its Timeout and redirects are not used
	Log    *slog.Logger // nil for none

	// Observe is told of every call but long polls: "ok" or the class of its error, and how long it took. nil for nobody.
	Observe func(class string, took time.Duration)
}

// Client calls methods of the Bot API. It may be used by several goroutines.
type Client struct {
	token    string
	id       int64
	base     string
	endpoint string // for the library: base with two %s
	http     *http.Client
	log      *slog.Logger
	username atomic.Pointer[string]
	observe  func(class string, took time.Duration)
	// What this server turned out not to know: messages to one person of a group; buttons of late.
	noEphemeral, noNewKeys atomic.Bool

	skew atomic.Int64 // nanoseconds that the server's clock is ahead of ours, as of the last answer
}

// Params are the parameters of a method, objects as JSON.
type Params map[string]string

// addJSON sets a parameter to the JSON of v. Our own wire structs always have one.
func (p Params) addJSON(name string, v any) {
	text, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("telegram: parameter %s cannot be written as JSON: %v", name, err))
	}
	p[name] = string(text)
}

// upload is a file that goes along with a call.
type upload struct {
	field, name string
	content     []byte
}

// NewClient checks the configuration. It does not call Telegram, so that a program can start
// while Telegram is out of reach. Errors never quote the token.
func NewClient(cfg Config) (*Client, error) {
	token := strings.TrimSpace(cfg.Token)
	form := tokenForm.FindStringSubmatch(token)
	if form == nil {
		return nil, errors.New("telegram: the token has not the form 123456:SECRET that BotFather gives")
	}
	id, err := strconv.ParseInt(form[1], 10, 64)
	if err != nil {
		return nil, errors.New("telegram: the token does not begin with the number of a bot")
	}
	base := strings.TrimRight(cfg.APIURL, "/")
	if base == "" {
		base = DefaultAPIURL
	}
	if u, err := url.Parse(base); err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || u.RawQuery != "" {
		return nil, errors.New("telegram: the address of the Bot API server is not of the form https://host")
	}
	client := http.Client{Transport: newTransport()}
	if cfg.HTTP != nil {
		client = *cfg.HTTP
	}
	client.Timeout = 0 // deadlines are set per call: a long poll lasts longer than a send
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	log := cfg.Log
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &Client{
		token: token, id: id, base: base, http: &client, log: log, observe: cfg.Observe,
		endpoint: strings.ReplaceAll(base, "%", "%%") + "/bot%s/%s",
	}, nil
}

func newTransport() http.RoundTripper {
	t, ok := http.DefaultTransport.(*http.Transport)
	if !ok {
		return http.DefaultTransport
	}
	t = t.Clone()
	t.MaxIdleConnsPerHost = 16 // all calls go to one host
	return t
}

// ID is the bot's own user ID, which the token begins with.
func (c *Client) ID() int64 { return c.id }

// Username is the bot's user name without "@", or "" until Telegram has told it.
func (c *Client) Username() string {
	if name := c.username.Load(); name != nil {
		return *name
	}
	return ""
}

// Call calls a method and decodes its result. Every error is an *Error.
func Call[T any](ctx context.Context, c *Client, method string, p Params) (T, error) {
	var out T
	raw, err := c.call(ctx, method, p, nil)
	if err != nil {
		return out, err
	}
	if err := json.Unmarshal(raw, &out); err != nil {
		return out, &Error{Method: method, Description: "the result has an unknown form"}
	}
	return out, nil
}

// call makes one call, with a file if there is one, under the deadline of its kind. A nil
// error means that Telegram has done it, whatever the result looks like.
func (c *Client) call(ctx context.Context, method string, p Params, file *upload) (raw json.RawMessage, out error) {
	ctx, cancel := context.WithTimeout(ctx, deadline(p, file))
	defer cancel()
	wire := &wire{ctx: ctx, client: c, method: method}
	api := &tgbotapi.BotAPI{Token: c.token, Client: wire}
	api.SetAPIEndpoint(c.endpoint)
	params := make(tgbotapi.Params, len(p))
	for name, value := range p {
		params[name] = strings.ToValidUTF8(value, "\uFFFD") // else Telegram refuses the call
	}
	var resp *tgbotapi.APIResponse
	var err error
	begun := time.Now()
	defer func() { c.observed(method, begun, out) }()
	if file == nil {
		resp, err = api.MakeRequest(method, params)
	} else {
		data := tgbotapi.FileBytes{Name: file.name, Bytes: file.content}
		resp, err = api.UploadFiles(method, params, []tgbotapi.RequestFile{{Name: file.field, Data: data}})
	}
	if err != nil {
		return nil, c.failure(method, wire.status, err)
	}
	return resp.Result, nil
}

// observed tells how a call went.
func (c *Client) observed(method string, begun time.Time, err error) {
	if c.observe == nil || method == "getUpdates" {
		return
	}
	class := "ok"
	if err != nil {
		class = classOf(err).String()
	}
	c.observe(class, time.Since(begun))
}

// Skew is how far the clock of the Bot API server was ahead of this machine's at the last answer; 0 before the first.
func (c *Client) Skew() time.Duration { return time.Duration(c.skew.Load()) }

func deadline(p Params, file *upload) time.Duration {
	if file != nil {
		return uploadTime
	}
	if seconds, err := strconv.Atoi(p["timeout"]); err == nil {
		return time.Duration(seconds)*time.Second + pollMargin
	}
	return callTime
}

// failure makes an *Error of whatever the library answered.
func (c *Client) failure(method string, status int, err error) *Error {
	if refused, ok := errors.AsType[*tgbotapi.Error](err); ok {
		out := refusal(method, status, refused)
		out.Description = c.redact(out.Description)
		return out
	}
	if ours, ok := errors.AsType[*Error](err); ok {
		return ours
	}
	return c.broken(method, status, err)
}

// broken is the Error of a call that got no proper answer. Every url.Error is taken off, for
// it quotes the address and with it the token.
func (c *Client) broken(method string, status int, err error) *Error {
	for {
		outer, ok := errors.AsType[*url.Error](err)
		if !ok {
			break
		}
		err = outer.Err
	}
	text := c.redact(err.Error())
	if text != err.Error() {
		err = errors.New(text)
	}
	return &Error{Method: method, Class: Theirs, Code: status, Description: text, cause: err}
}

// redact takes the token, and its secret half, out of a text.
func (c *Client) redact(text string) string {
	text = strings.ReplaceAll(text, c.token, "***")
	text = strings.ReplaceAll(text, url.QueryEscape(c.token), "***")
	if _, secret, _ := strings.Cut(c.token, ":"); len(secret) >= 8 {
		text = strings.ReplaceAll(text, secret, "***")
	}
	return text
}

// wire is the library's HTTP client for one call: it adds the context that the library does
// not know, looks at the status that it does not look at, and refuses what is no JSON.
type wire struct {
	ctx    context.Context
	client *Client
	method string
	status int
}

// Do makes the request and reads its whole answer.
func (w *wire) Do(req *http.Request) (*http.Response, error) {
	resp, err := w.client.http.Do(req.WithContext(w.ctx))
	if err != nil {
		return nil, w.client.broken(w.method, 0, err)
	}
	defer resp.Body.Close()
	w.status = resp.StatusCode
	if at, err := http.ParseTime(resp.Header.Get("Date")); err == nil {
		w.client.skew.Store(int64(time.Until(at).Round(time.Second)))
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxReply+1))
	if err != nil {
		return nil, w.client.broken(w.method, resp.StatusCode, fmt.Errorf("reading the answer: %w", err))
	}
	if len(body) > maxReply {
		return nil, w.client.broken(w.method, resp.StatusCode, errors.New("the answer is too long"))
	}
	if body = bytes.TrimSpace(body); !bytes.HasPrefix(body, []byte("{")) || !json.Valid(body) {
		return nil, w.client.broken(w.method, resp.StatusCode, errors.New("the answer is no JSON object"))
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	return resp, nil
}

// Close gives idle connections back.
func (c *Client) Close() { c.http.CloseIdleConnections() }
