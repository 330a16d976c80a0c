package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"html"
	"regexp"
	"strings"

	"github.com/pressly/goose/v3"
)

// textVersion is the schema's version from which on calls wait in the outbox with a text of runs, not of HTML.
const textVersion = 5

// textMigration makes neutral texts of the HTML that waits in the outbox.
func textMigration() *goose.Migration {
	return goose.NewGoMigration(textVersion, &goose.GoFunc{RunTx: textOfWaiting}, nil)
}

// textOfWaiting rewrites the calls that wait. One that cannot be read stays as it is: whoever sends it says so.
func textOfWaiting(ctx context.Context, tx *sql.Tx) error {
	type call struct {
		id      int64
		payload []byte
	}
	waiting, err := list(ctx, tx, func(s scanner) (c call, err error) {
		err = s.Scan(&c.id, &c.payload)
		return c, err
	}, `SELECT id, payload FROM outbox WHERE finished = 0 ORDER BY id`)
	if err != nil {
		return fmt.Errorf("read what waits in the outbox: %w", err)
	}
	for _, c := range waiting {
		payload, changed := withoutHTML(c.payload)
		if !changed {
			continue
		}
		if _, err := tx.ExecContext(ctx, `UPDATE outbox SET payload = $2 WHERE id = $1`, c.id, payload); err != nil {
			return fmt.Errorf("rewrite call %d: %w", c.id, err)
		}
	}
	return nil
}

// withoutHTML turns {"send":{"html":"…"}} into {"send":{"text":[…]}}, likewise edit, send_file and the results of
// answer_inline. All else stays as it is. changed is false when there is no HTML, or no JSON.
func withoutHTML(payload []byte) (out []byte, changed bool) {
	var action map[string]json.RawMessage
	if json.Unmarshal(payload, &action) != nil {
		return nil, false
	}
	for _, kind := range []string{"send", "edit", "send_file"} {
		if part, ok := textOf(action[kind]); ok {
			action[kind], changed = part, true
		}
	}
	var inline map[string]json.RawMessage
	var results []json.RawMessage
	if json.Unmarshal(action["answer_inline"], &inline) == nil && json.Unmarshal(inline["results"], &results) == nil {
		for i := range results {
			if part, ok := textOf(results[i]); ok {
				results[i], changed = part, true
			}
		}
		if changed {
			inline["results"] = mustJSON(results)
			action["answer_inline"] = mustJSON(inline)
		}
	}
	if !changed {
		return nil, false
	}
	return mustJSON(action), true
}

// textOf puts the runs of "html" under "text" instead.
func textOf(object json.RawMessage) (out json.RawMessage, ok bool) {
	var fields map[string]json.RawMessage
	var src string
	if json.Unmarshal(object, &fields) != nil || json.Unmarshal(fields["html"], &src) != nil {
		return nil, false
	}
	delete(fields, "html")
	fields["text"] = mustJSON(readMarkup(src))
	return mustJSON(fields), true
}

// mustJSON writes what was read from JSON, or runs: neither can fail.
func mustJSON(v any) []byte {
	out, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("data: a call cannot be written as JSON: %v", err))
	}
	return out
}

// waitingRun is a stretch of text of one look, in the form of version 5: style is a set of the bits below.
type waitingRun struct {
	Text  string `json:"t"`
	Style int    `json:"s,omitempty"`
	Link  string `json:"l,omitempty"`
}

const (
	styleQuote  = 64
	styleFolded = 128
	styleFrames = 32 | styleQuote | styleFolded
)

// styleBits are the tags that the bot used up to version 4.
var styleBits = map[string]int{"b": 1, "i": 2, "u": 4, "s": 8, "code": 16, "pre": 32, "blockquote": styleQuote, "a": 0}

// markupForm finds tags and escapes.
var markupForm = regexp.MustCompile(`<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^<>]*)>` +
	`|&(?:lt|gt|amp|quot|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});`)

var hrefForm = regexp.MustCompile(`href="(https?://[^"]*)"`)

// markupReader gathers the runs of a text in Telegram's HTML.
type markupReader struct {
	runs []waitingRun
	look waitingRun // of what comes next; its Text stays empty
	open []opened
}

// opened is a tag that was opened, and how the text around it looks.
type opened struct {
	name   string
	around waitingRun
}

// readMarkup reads Telegram's HTML as the bot wrote it. Other tags are dropped, and so are closing ones that close nothing.
func readMarkup(src string) []waitingRun {
	r := markupReader{runs: []waitingRun{}}
	at := 0
	for _, m := range markupForm.FindAllStringSubmatchIndex(src, -1) {
		r.write(src[at:m[0]])
		at = m[1]
		if m[4] < 0 {
			r.write(html.UnescapeString(src[m[0]:m[1]]))
			continue
		}
		r.tag(strings.ToLower(src[m[4]:m[5]]), m[3] > m[2], src[m[6]:m[7]])
	}
	r.write(src[at:])
	return r.runs
}

func (r *markupReader) write(text string) {
	if text == "" {
		return
	}
	next := r.look
	if n := len(r.runs); n > 0 {
		last := &r.runs[n-1]
		if last.Style == next.Style && last.Link == next.Link {
			last.Text += text
			return
		}
	}
	next.Text = text
	r.runs = append(r.runs, next)
}

// tag begins or ends a look.
func (r *markupReader) tag(name string, closes bool, attributes string) {
	bits, known := styleBits[name]
	switch {
	case !known:
	case closes:
		if n := len(r.open); n > 0 && r.open[n-1].name == name {
			r.look, r.open = r.open[n-1].around, r.open[:n-1]
		}
	default:
		r.open = append(r.open, opened{name, r.look})
		if name == "blockquote" && strings.Contains(attributes, "expandable") {
			bits = styleFolded
		}
		if n := len(r.runs); bits&styleFrames != 0 && n > 0 && r.runs[n-1].Style&styleFrames != 0 {
			r.write("\n") // else they would be one block
		}
		r.look.Style |= bits
		if href := hrefForm.FindStringSubmatch(attributes); href != nil {
			r.look.Link = html.UnescapeString(href[1])
		}
	}
}
