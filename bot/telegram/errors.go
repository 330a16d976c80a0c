package telegram

import (
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"studitiru/bot/queue"
	"studitiru/bot/talk"
)

// ErrRevoked says that Telegram no longer knows the token. Nothing helps but a new one.
var ErrRevoked = fmt.Errorf("telegram refuses the token: %w", queue.ErrRevoked)

// Class says what a failed call asks its caller to do.
type Class int

// The classes.
const (
	Theirs      Class = iota // 5xx, network, an answer that is no JSON: try again later
	Wait                     // 429: try again after Error.RetryAfter
	Gone                     // 403: the chat or person is out of reach
	Moved                    // the group has the ID Error.MovedTo now
	Ours                     // 400: the same call will never succeed
	Stale                    // the query or message that the call is about is no longer there: drop it
	NotModified              // the message is already as wanted: success
	Revoked                  // 401, 404: the token is not valid
	Conflict                 // 409: somebody else polls, or a webhook is set
)

var classNames = [...]string{"theirs", "wait", "gone", "moved", "ours", "stale", "not modified", "revoked", "conflict"}

func (c Class) String() string { return classNames[c] }

// Error is a call that Telegram did not carry out. Its text never holds the token.
type Error struct {
	Method      string
	Class       Class
	Code        int           // Telegram's or HTTP's code, 0 when no answer came
	Description string        // Telegram's words, or what went wrong on the way
	RetryAfter  time.Duration // for Wait, at least a second
	MovedTo     int64         // for Moved
	cause       error
}

func (e *Error) Error() string {
	if e.Code == 0 {
		return fmt.Sprintf("telegram %s: %s", e.Method, e.Description)
	}
	return fmt.Sprintf("telegram %s: %d %s", e.Method, e.Code, e.Description)
}

// Unwrap gives the cause, so that a cancelled context is found by errors.Is.
func (e *Error) Unwrap() error { return e.cause }

// Is makes every Error of class Revoked an ErrRevoked, and so a queue.ErrRevoked.
func (e *Error) Is(target error) bool {
	return e.Class == Revoked && (target == ErrRevoked || target == queue.ErrRevoked) //nolint:errorlint // both are sentinels
}

var quoted = regexp.MustCompile(`"[^"]*"`)

// Reason is the error in short for logs and records: pieces of message text, which Telegram
// quotes when it cannot parse them, are left out.
func (e *Error) Reason() string {
	text := quoted.ReplaceAllString(e.Description, `"…"`)
	return fmt.Sprintf("%s: %d %s", e.Class, e.Code, talk.Clip(text, 200))
}

// classOf finds the class of err, and Theirs for an error that did not come from Telegram.
func classOf(err error) Class {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Class
	}
	return Theirs
}

// has reports whether err is a refusal whose description contains one of the (lower-case) words.
func has(err error, words ...string) bool {
	e, ok := errors.AsType[*Error](err)
	return ok && containsAny(strings.ToLower(e.Description), words...)
}

// mostSeconds is the longest wait that is obeyed: Telegram's own flood waits are shorter, and a server gone wrong must not
// silence the bot for years. A call that comes too early is answered with another wait.
const mostSeconds = 600

// refusal turns the library's error into ours. status is the HTTP status, for uploads come
// without a code.
func refusal(method string, status int, e *tgbotapi.Error) *Error {
	out := &Error{Method: method, Code: e.Code, Description: e.Message}
	if out.Code == 0 && status >= http.StatusBadRequest {
		out.Code = status
	}
	if out.Code == 0 {
		out.Code = codeOfPrefix(e.Message)
	}
	if out.RetryAfter = time.Duration(min(e.RetryAfter, mostSeconds)) * time.Second; e.RetryAfter > mostSeconds {
		out.Description = fmt.Sprintf("asked to wait %d s, waits %d s", e.RetryAfter, mostSeconds)
	}
	out.MovedTo = e.MigrateToChatID
	out.Class = classify(out)
	if out.Class == Wait {
		out.RetryAfter = max(out.RetryAfter, time.Second)
	}
	return out
}

// codeOfPrefix reads the code from the words that Telegram begins its descriptions with.
func codeOfPrefix(description string) int {
	for prefix, code := range map[string]int{
		"Bad Request": 400, "Unauthorized": 401, "Forbidden": 403, "Not Found": 404,
		"Conflict": 409, "Too Many Requests": 429, "Internal Server Error": 500, "Bad Gateway": 502,
	} {
		if strings.HasPrefix(description, prefix) {
			return code
		}
	}
	return 0
}

func classify(e *Error) Class {
	text := strings.ToLower(e.Description)
	switch {
	case e.RetryAfter > 0 || e.Code == http.StatusTooManyRequests:
		return Wait
	case e.MovedTo != 0:
		return Moved
	case e.Code == http.StatusUnauthorized:
		return Revoked
	case e.Code == http.StatusNotFound && !strings.Contains(text, "method"):
		return Revoked // an unknown method is a 404 too, and says so
	case e.Code == http.StatusConflict:
		return Conflict
	case e.Code == http.StatusForbidden:
		return Gone
	case e.Code >= http.StatusBadRequest && e.Code < http.StatusInternalServerError:
		return classifyBadRequest(text)
	}
	return Theirs
}

// classifyBadRequest parts the refusals that are no fault of the call from those that are.
func classifyBadRequest(text string) Class {
	switch {
	case strings.Contains(text, "message is not modified"):
		return NotModified
	case containsAny(text, "query is too old", "query id is invalid", "query_id_invalid",
		"message to edit not found", "message can't be edited", "message_id_invalid",
		"message to delete not found", "message can't be deleted"):
		return Stale
	case containsAny(text, "chat not found", "chat_write_forbidden", "have no rights to send",
		"not enough rights to send", "peer_id_invalid"):
		return Gone
	}
	return Ours
}

func containsAny(text string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
