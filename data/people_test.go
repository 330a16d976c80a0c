package data_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"studitiru/data"
	"studitiru/knowledge"
)

func TestSeePerson(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		see := func(p knowledge.Person) knowledge.Person {
			return must[knowledge.Person](t)(s.SeePerson(t.Context(), p))
		}
		got := see(knowledge.Person{ID: 7, Name: "Siti \x00🙂", Active: true})
		want := knowledge.Person{ID: 7, Channel: knowledge.Telegram, Name: "Siti 🙂", Role: knowledge.Guest, Active: true,
			Created: start, Seen: start}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("new (-want +got):\n%s", diff)
		}
		curator := knowledge.Person{ID: 8, Name: "Budi", Role: knowledge.Curator, Agency: "Dinkes", Active: true, Created: start,
			Seen: start}
		see(curator)
		s.clock.pass(time.Hour)
		got = see(knowledge.Person{ID: 8, Name: "Budi S", Role: knowledge.Guest, Agency: "x", Seen: s.clock.now()})
		want = curator
		want.Channel = knowledge.Telegram
		want.Name, want.Active, want.Seen = "Budi S", false, start.Add(time.Hour)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("known (-want +got):\n%s", diff)
		}
		got = see(knowledge.Person{ID: 8, Active: true, Seen: start})
		want.Active = true
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("nameless and early (-want +got):\n%s", diff)
		}
		for _, id := range []int64{0, -100} {
			if _, err := s.SeePerson(t.Context(), knowledge.Person{ID: id}); err == nil {
				t.Errorf("kept a person with ID %d", id)
			}
		}
	})
}

func TestConversationsAndButtons(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		if _, err := s.Conversation(ctx, 1, 2); !errors.Is(err, knowledge.ErrNotFound) {
			t.Errorf("got %v, want ErrNotFound", err)
		}
		for _, state := range []string{"", `{"step":1}`, `{"step":2}`, "\x00\xff"} {
			c := knowledge.Conversation{Chat: 1, Person: 2, Updated: s.clock.now()}
			if state != "" {
				c.State = []byte(state)
			}
			ok(t, s.SaveConversation(ctx, c))
			if diff := cmp.Diff(c, must[knowledge.Conversation](t)(s.Conversation(ctx, 1, 2))); diff != "" {
				t.Errorf("conversation (-want +got):\n%s", diff)
			}
			s.clock.pass(time.Second)
		}
		b := knowledge.Button{Key: "k", Chat: -5, Action: "sumber", Data: []byte(`{"id":57}`), Created: start,
			Expires: start.Add(time.Hour)}
		ok(t, s.PutButton(ctx, b))
		if diff := cmp.Diff(b, must[knowledge.Button](t)(s.Button(ctx, "k"))); diff != "" {
			t.Errorf("button (-want +got):\n%s", diff)
		}
		ok(t, s.UseButton(ctx, "k"))
		ok(t, s.UseButton(ctx, "k"))
		if b := must[knowledge.Button](t)(s.Button(ctx, "k")); !b.Used {
			t.Error("not marked used")
		}
		for _, err := range []error{errOf(s.Button(ctx, "tiada\xff")), s.UseButton(ctx, "tiada")} {
			if !errors.Is(err, knowledge.ErrNotFound) {
				t.Errorf("got %v, want ErrNotFound", err)
			}
		}
	})
}

func TestMoveChat(t *testing.T) {
	const from, to = -10, -100123
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		ok(t, s.SeeChat(ctx, knowledge.Chat{ID: from, Type: "group", Title: "Tim", Active: true, Seen: start}))
		ok(t, s.SaveConversation(ctx, knowledge.Conversation{Chat: from, Person: 1, State: []byte("lama"), Updated: start}))
		ok(t, s.SaveConversation(ctx, knowledge.Conversation{Chat: to, Person: 1, State: []byte("baru"), Updated: start.Add(1e9)}))
		ok(t, s.SaveConversation(ctx, knowledge.Conversation{Chat: from, Person: 2, State: []byte("dua"), Updated: start}))
		ok(t, s.PutButton(ctx, knowledge.Button{Key: "b", Chat: from, Created: start}))
		must[int](t)(s.Accept(ctx, []knowledge.Incoming{update(1, from), update(2, to), update(3, from)}))
		ok(t, s.Enqueue(ctx, []knowledge.Outgoing{call("a", from, 0), call("b", to, 0), call("c", from, 0)}))
		must[int64](t)(s.RecordQuestion(ctx, knowledge.AskedQuestion{Chat: from, At: start}))

		for range 2 {
			ok(t, s.MoveChat(ctx, from, to))
		}
		ok(t, s.MoveChat(ctx, to, to))

		for _, table := range []string{"chats WHERE id", "conversations WHERE chat", "buttons WHERE chat", "questions WHERE chat",
			"inbox WHERE queue", "outbox WHERE queue"} {
			if n := s.count(t, fmt.Sprintf("SELECT COUNT(*) FROM %s = %d", table, from)); n != 0 {
				t.Errorf("%d left in %s", n, table)
			}
			if n := s.count(t, fmt.Sprintf("SELECT COUNT(*) FROM %s = %d", table, to)); n == 0 {
				t.Errorf("none in %s", table)
			}
		}
		if c := must[knowledge.Conversation](t)(s.Conversation(ctx, to, 1)); string(c.State) != "baru" {
			t.Errorf("the older conversation won: %s", c.State)
		}
		if c := must[knowledge.Conversation](t)(s.Conversation(ctx, to, 2)); string(c.State) != "dua" {
			t.Errorf("conversation of 2: %s", c.State)
		}
		var order []int64
		for range 3 {
			ids := s.claimAll(t)
			order = append(order, ids...)
			for _, id := range ids {
				ok(t, s.FinishIncoming(ctx, id, "", start))
			}
		}
		if diff := cmp.Diff([]int64{1, 2, 3}, order); diff != "" {
			t.Errorf("order in the one queue (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff([]string{"a"}, s.sendable(t)); diff != "" {
			t.Errorf("calls of the one queue (-want +got):\n%s", diff)
		}
	})
}

// known fills a store with all kinds of traces of a person.
func known(t *testing.T, s store, id int64) {
	ctx := t.Context()
	must[knowledge.Person](t)(s.SeePerson(ctx, knowledge.Person{ID: id, Name: "Siti Rahasia", Active: true}))
	ok(t, s.SeeChat(ctx, knowledge.Chat{ID: id, Type: "private", Title: "Siti Rahasia"}))
	q := must[int64](t)(s.RecordQuestion(ctx, knowledge.AskedQuestion{Person: id, Chat: id, Text: "nilai ipp",
		Outcome: knowledge.Answered, At: start}))
	must[int64](t)(s.RecordQuestion(ctx, knowledge.AskedQuestion{Person: id, Chat: -5, Text: "skm", Outcome: knowledge.NotFound,
		At: start}))
	ok(t, s.RecordFeedback(ctx, knowledge.Feedback{Question: q, Person: id, Good: true, At: start}))
	ok(t, s.SaveConversation(ctx, knowledge.Conversation{Chat: -5, Person: id, State: []byte(`{"topik":"skm"}`), Updated: start}))
	ok(t, s.PutButton(ctx, knowledge.Button{Key: fmt.Sprint("k", id), Chat: id, Action: "sumber", Data: []byte("bukan json"),
		Created: start}))
	must[int](t)(s.Accept(ctx, []knowledge.Incoming{update(id, id)}))
	must[knowledge.Document](t)(s.SaveDocument(ctx, knowledge.ByPerson(id, "chat"), document(fmt.Sprint("d", id), "h")))
	ok(t, s.RecordAudit(ctx, knowledge.AuditEntry{Person: id, Via: "chat", Action: "person.quieted",
		Subject: fmt.Sprint("person:", id)}))
	ok(t, s.RecordAudit(ctx, knowledge.AuditEntry{Action: "chat.left", Subject: fmt.Sprint("chat:", id)}))
}

func TestPersonData(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		known(t, s, 4711)
		known(t, s, 8)
		var got map[string]any
		ok(t, json.Unmarshal(must[[]byte](t)(s.PersonData(t.Context(), 4711)), &got))
		at, until := "2026-11-23T01:02:03Z", "2027-02-21T01:02:03Z"
		want := map[string]any{
			"orang": map[string]any{"id": 4711.0, "nama": "Siti Rahasia", "peran": "tamu", "dapat_dihubungi": true, "pertama_kali": at,
				"terakhir_kali": at},
			"pertanyaan": []any{
				map[string]any{"nomor": 1.0, "teks": "nilai ipp", "hasil": "dijawab", "waktu": at, "disimpan_sampai": until},
				map[string]any{"nomor": 2.0, "teks": "skm", "hasil": "tidak_ditemukan", "waktu": at, "disimpan_sampai": until},
			},
			"penilaian": []any{map[string]any{"nomor_pertanyaan": 1.0, "baik": true, "waktu": at}},
			"percakapan": []any{map[string]any{"obrolan": -5.0, "isi": map[string]any{"topik": "skm"}, "waktu": at,
				"disimpan_sampai": "2026-12-23T01:02:03Z"}},
			"tombol":   []any{map[string]any{"tindakan": "sumber", "isi": "bukan json", "waktu": at}},
			"menunggu": map[string]any{"pesan_masuk": 1.0, "pesan_keluar": 0.0},
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		nothing := must[[]byte](t)(s.PersonData(t.Context(), 12345))
		if !json.Valid(nothing) || strings.Contains(string(nothing), "orang") {
			t.Errorf("of somebody unknown: %s", nothing)
		}
	})
}

func TestErasePerson(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		known(t, s, 4711)
		known(t, s, 8)
		before := must[[]byte](t)(s.PersonData(ctx, 8))
		ok(t, s.ErasePerson(ctx, 4711))
		ok(t, s.ErasePerson(ctx, 4711))
		ok(t, s.FinishIncoming(ctx, 4711, "", start))
		if diff := cmp.Diff(string(before), string(must[[]byte](t)(s.PersonData(ctx, 8)))); diff != "" {
			t.Errorf("somebody else's data changed (-before +after):\n%s", diff)
		}
		for table, text := range dump(t, s) {
			// The ID of an update is given by Telegram and is not the person's; here they are equal for ease.
			if table != "inbox" && table != "documents" && regexp.MustCompile(`\b4711\b|Siti Rahasia`).FindString(strings.Replace(text,
				"Siti Rahasia", "", 2*strings.Count(text, " 8 "))) != "" {
				t.Errorf("traces in %s:\n%s", table, text)
			}
		}
		if n := s.count(t, `SELECT COUNT(*) FROM questions WHERE person = 0`); n != 2 {
			t.Errorf("%d questions without a person, want 2", n)
		}
		if p := must[knowledge.Person](t)(s.SeePerson(ctx,
			knowledge.Person{ID: 4711, Name: "Siti", Active: true})); p.Role != knowledge.Guest {
			t.Errorf("came back as %s", p.Role)
		}
		for _, id := range []int64{0, -5} {
			if s.ErasePerson(ctx, id) == nil || errOf(s.PersonData(ctx, id)) == nil {
				t.Errorf("%d passed for a person", id)
			}
		}
	})
}

// dump returns all rows of all tables as text.
func dump(t *testing.T, s store) map[string]string {
	all := map[string]string{}
	for _, table := range []string{"documents", "document_labels", "audit", "people", "chats", "conversations", "buttons",
		"questions", "feedback", "gaps", "inbox", "outbox"} {
		rows, err := s.SQL().QueryContext(t.Context(), "SELECT * FROM "+table)
		ok(t, err)
		columns, err := rows.Columns()
		ok(t, err)
		for rows.Next() {
			values := make([]any, len(columns))
			for i := range values {
				values[i] = new(any)
			}
			ok(t, rows.Scan(values...))
			for i := range values {
				v := *values[i].(*any)
				if b, isBytes := v.([]byte); isBytes {
					v = string(b)
				}
				all[table] += fmt.Sprint(" ", v, " ")
			}
			all[table] += "\n"
		}
		ok(t, errors.Join(rows.Err(), rows.Close()))
	}
	return all
}

func TestAudit(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		known(t, s, 4711)
		must[knowledge.Document](t)(s.SetState(ctx, knowledge.ByPerson(4711, "chat"), 1, knowledge.Hidden))
		ok(t, s.RecordAudit(ctx, knowledge.AuditEntry{Action: "group.left", Subject: "chat:-5", At: start.Add(time.Hour),
			Detail: `{"a":1}`}))
		lines := func() (lines []string) {
			for _, e := range must[[]knowledge.AuditEntry](t)(s.Audit(ctx, 0, 0)) {
				lines = append(lines, fmt.Sprintf("%d %s %d/%s %s %s %s", e.ID, e.At.Format("15:04"), e.Person, e.Via, e.Action, e.Subject,
					e.Detail))
			}
			return lines
		}
		want := []string{
			`1 01:02 4711/chat document.added document:1 {"key":"d4711","seq":1,"state":"terbit","version":1}`,
			`2 01:02 4711/chat person.quieted person:4711 `,
			`3 01:02 0/ chat.left chat:4711 `,
			`4 01:02 4711/chat document.hidden document:1 {"key":"d4711","seq":2,"state":"disembunyikan","version":1}`,
			`5 02:02 0/ group.left chat:-5 {"a":1}`,
		}
		if diff := cmp.Diff(want, lines()); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if page := must[[]knowledge.AuditEntry](t)(s.Audit(ctx, 2, 1)); len(page) != 1 || page[0].ID != 3 {
			t.Errorf("a page of one after 2: %+v", page)
		}

		ok(t, s.ErasePerson(ctx, 4711))
		after := lines()
		pseudonym := regexp.MustCompile(`person:([a-z2-7]{26}) $`).FindStringSubmatch(after[1])
		if pseudonym == nil {
			t.Fatalf("no pseudonym in %q", after[1])
		}
		for i := range want {
			want[i] = strings.Replace(strings.Replace(want[i], "4711/", "0/", 1), ":4711", ":"+pseudonym[1], 1)
		}
		want = append(want, "6 01:02 0/ person.erased person:"+pseudonym[1]+" ")
		if diff := cmp.Diff(want, after); diff != "" {
			t.Errorf("after erasing (-want +got):\n%s", diff)
		}
		// Somebody who is not known leaves no way back either.
		ok(t, s.RecordAudit(ctx, knowledge.AuditEntry{Action: "x", Person: 4711, Subject: "person:4711"}))
		if last := must[[]knowledge.AuditEntry](t)(s.Audit(ctx, 6, 0)); last[0].Person != 0 ||
			strings.Contains(last[0].Subject, "4711") || strings.Contains(last[0].Subject, pseudonym[1]) {
			t.Errorf("after erasing: %+v", last)
		}
	})
}

// No statement of the package changes or removes what stands in the audit.
func TestAuditIsAppendOnly(t *testing.T) {
	changing := regexp.MustCompile(`(?i)\b(UPDATE|DELETE\s+FROM|TRUNCATE|DROP\s+TABLE|REPLACE\s+INTO)\s+audit\b|` +
		`\bALTER\s+TABLE\s+audit\s+(DROP|RENAME|ALTER)`)
	adding := regexp.MustCompile(`(?i)\bINSERT\s+INTO\s+audit\b`)
	added := 0
	for _, pattern := range []string{"*.go", "migrations/*.sql"} {
		files, err := fs.Glob(os.DirFS("."), pattern)
		ok(t, err)
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			text := must[[]byte](t)(os.ReadFile(file))
			if at := changing.Find(text); at != nil {
				t.Errorf("%s: %s", file, at)
			}
			added += len(adding.FindAll(text, -1))
		}
	}
	if added != 1 {
		t.Errorf("%d statements append to the audit, want 1", added)
	}
}

func TestQuestionsAndGaps(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		id := must[int64](t)(s.RecordQuestion(ctx, knowledge.AskedQuestion{
			ID: 99, Person: 7, Chat: 7, Text: "survei?", Terms: []string{"survei"}, Outcome: knowledge.Partly, Documents: []int64{3, 1},
			Confidence: 0.25, Elapsed: 1500 * time.Microsecond, At: start,
		}))
		if n := s.count(t, `SELECT COUNT(*) FROM questions WHERE id = 1 AND terms = '["survei"]' AND documents = '[3,1]'
			AND confidence = 0.25 AND elapsed_us = 1500`); id != 1 || n != 1 {
			t.Errorf("question %d kept %d times as it was asked", id, n)
		}
		for _, good := range []bool{true, false} {
			ok(t, s.RecordFeedback(ctx, knowledge.Feedback{Question: id, Person: 7, Good: good, Reason: "usang", At: start}))
		}
		ok(t, s.RecordFeedback(ctx, knowledge.Feedback{Question: id, Person: 8, Good: true, At: start}))
		if good, all := s.count(t, `SELECT COUNT(*) FROM feedback WHERE good = TRUE`),
			s.count(t, `SELECT COUNT(*) FROM feedback`); good != 1 || all != 2 {
			t.Errorf("%d of %d judgements are good, want 1 of 2", good, all)
		}
		for _, err := range []error{s.RecordFeedback(ctx, knowledge.Feedback{Question: 55}), s.ForwardGap(ctx, "tiada")} {
			if !errors.Is(err, knowledge.ErrNotFound) {
				t.Errorf("got %v, want ErrNotFound", err)
			}
		}

		must[knowledge.Gap](t)(s.RecordGap(ctx, "emas mars", "cara menambang emas di mars", start))
		must[knowledge.Gap](t)(s.RecordGap(ctx, "lain", "lain", start.Add(time.Hour)))
		got := must[knowledge.Gap](t)(s.RecordGap(ctx, "emas mars", "di mars ada emas?", start.Add(time.Minute)))
		want := knowledge.Gap{Key: "emas mars", Example: "di mars ada emas?", Count: 2, First: start, Last: start.Add(time.Minute)}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("gap (-want +got):\n%s", diff)
		}
		ok(t, s.ForwardGap(ctx, "emas mars"))
		want.Forwarded = true
		gaps := must[[]knowledge.Gap](t)(s.Gaps(ctx, 0))
		if diff := cmp.Diff([]knowledge.Gap{want, {Key: "lain", Example: "lain", Count: 1, First: start.Add(time.Hour),
			Last: start.Add(time.Hour)}}, gaps); diff != "" {
			t.Errorf("gaps (-want +got):\n%s", diff)
		}
		if top := must[[]knowledge.Gap](t)(s.Gaps(ctx, 1)); len(top) != 1 || top[0].Key != "emas mars" {
			t.Errorf("most asked: %+v", top)
		}
	})
}

func TestPruneAndCounts(t *testing.T) {
	const day = 24 * time.Hour
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		ask := func(at time.Time, o knowledge.Outcome) int64 {
			return must[int64](t)(s.RecordQuestion(ctx, knowledge.AskedQuestion{Person: 7, Text: "teks", Outcome: o, At: at}))
		}
		old := ask(start, knowledge.Answered)
		ask(start.Add(time.Hour), knowledge.Answered)
		ok(t, s.RecordFeedback(ctx, knowledge.Feedback{Question: old, Person: 7, Good: true, At: start}))
		ok(t, s.RecordFeedback(ctx, knowledge.Feedback{Question: old, Person: 8, At: start}))
		ask(start.Add(90*day), knowledge.Answered)
		ask(start.Add(89*day), knowledge.NotFound)
		must[knowledge.Gap](t)(s.RecordGap(ctx, "k", "contoh", start))
		ok(t, s.SaveConversation(ctx, knowledge.Conversation{Chat: 1, Person: 1, Updated: start.Add(60 * day)}))
		ok(t, s.SaveConversation(ctx, knowledge.Conversation{Chat: 1, Person: 2, Updated: start.Add(61 * day)}))
		for i, expires := range []time.Time{start.Add(90 * day), start.Add(91 * day), {}} {
			ok(t, s.PutButton(ctx, knowledge.Button{Key: fmt.Sprint(i), Expires: expires}))
		}
		must[int](t)(s.Accept(ctx, []knowledge.Incoming{update(1, 1), update(2, 2), update(3, 3)}))
		ok(t, s.FinishIncoming(ctx, 1, "", start.Add(83*day)))
		ok(t, s.FinishIncoming(ctx, 2, "poison", start.Add(84*day)))
		ok(t, s.Enqueue(ctx, []knowledge.Outgoing{call("a", 1, 0), call("b", 2, 0), call("c", 3, 0)}))
		ok(t, s.FinishOutgoing(ctx, 1, "", start.Add(83*day)))
		ok(t, s.FinishOutgoing(ctx, 2, "blocked", start.Add(84*day)))
		inbox, outbox, err := s.Waiting(ctx, start.Add(time.Hour))
		ok(t, err)
		if inbox <= 0 || outbox <= 0 || inbox > time.Hour || outbox > time.Hour {
			t.Errorf("what waits is %s and %s old", inbox, outbox)
		}
		s.save(t, document("a", "h"))
		must[knowledge.Person](t)(s.SeePerson(ctx, knowledge.Person{ID: 7}))
		ok(t, s.SeeChat(ctx, knowledge.Chat{ID: -1}))

		want := data.Counts{
			Documents: map[knowledge.State]int{knowledge.Published: 1},
			Questions: map[knowledge.Outcome]int{knowledge.Answered: 3, knowledge.NotFound: 1},
			Gaps:      1, People: 1, Chats: 1, InboxWaiting: 1, OutboxWaiting: 1, GivenUp: 2,
		}
		for range 3 { // before, after, and after another time
			if diff := cmp.Diff(want, must[data.Counts](t)(s.Counts(ctx))); diff != "" {
				t.Errorf("counts (-want +got):\n%s", diff)
			}
			ok(t, s.Prune(ctx, start.Add(90*day+time.Minute)))
		}
		for query, want := range map[string]int{
			`SELECT COUNT(*) FROM questions`:                             3, // the one asked an hour later has some minutes left
			`SELECT COUNT(*) FROM feedback`:                              0,
			`SELECT asked FROM question_counts`:                          1,
			`SELECT good FROM question_counts`:                           1,
			`SELECT bad FROM question_counts`:                            1,
			`SELECT COUNT(*) FROM conversations`:                         1,
			`SELECT COUNT(*) FROM buttons`:                               2,
			`SELECT COUNT(*) FROM inbox`:                                 2,
			`SELECT COUNT(*) FROM outbox`:                                2,
			`SELECT COUNT(*) FROM gaps WHERE example = '' AND key = 'k'`: 1,
		} {
			if n := s.count(t, query); n != want {
				t.Errorf("%s: %d, want %d", query, n, want)
			}
		}
		ok(t, s.Prune(ctx, start.Add(90*day+2*time.Hour)))
		if n := s.count(t, `SELECT asked FROM question_counts`); n != 2 {
			t.Errorf("counted %d questions of the day, want 2", n)
		}
		if diff := cmp.Diff(want, must[data.Counts](t)(s.Counts(ctx))); diff != "" {
			t.Errorf("counts at the end (-want +got):\n%s", diff)
		}
	})
}
