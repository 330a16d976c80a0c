package data

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"studitiru/knowledge"
)

// personData is what a person is handed; its keys are Indonesian because people read it.
type personData struct {
	Person        *ownPerson        `json:"orang,omitempty"`
	Questions     []ownQuestion     `json:"pertanyaan,omitempty"`
	Feedback      []ownFeedback     `json:"penilaian,omitempty"`
	Conversations []ownConversation `json:"percakapan,omitempty"`
	Buttons       []ownButton       `json:"tombol,omitempty"`
	Teams         []ownTeam         `json:"tim,omitempty"`
	Items         []ownItem         `json:"agenda,omitempty"`
	Waiting       ownWaiting        `json:"menunggu"`
}

type ownPerson struct {
	ID      int64     `json:"id"`
	Name    string    `json:"nama"`
	Role    string    `json:"peran"`
	Agency  string    `json:"instansi,omitempty"`
	Active  bool      `json:"dapat_dihubungi"`
	Created time.Time `json:"pertama_kali"`
	Seen    time.Time `json:"terakhir_kali"`
}

type ownQuestion struct {
	ID      int64     `json:"nomor"`
	Text    string    `json:"teks"`
	Outcome string    `json:"hasil"`
	At      time.Time `json:"waktu"`
	Until   time.Time `json:"disimpan_sampai"`
}

type ownFeedback struct {
	Question int64     `json:"nomor_pertanyaan"`
	Good     bool      `json:"baik"`
	Reason   string    `json:"alasan,omitempty"`
	At       time.Time `json:"waktu"`
}

type ownConversation struct {
	Chat    int64     `json:"obrolan"`
	State   any       `json:"isi"`
	Updated time.Time `json:"waktu"`
	Until   time.Time `json:"disimpan_sampai"`
}

type ownButton struct {
	Action  string    `json:"tindakan"`
	Data    any       `json:"isi"`
	Created time.Time `json:"waktu"`
	Until   time.Time `json:"disimpan_sampai,omitzero"`
}

type ownTeam struct {
	Name string `json:"nama"`
	Lead bool   `json:"ketua"`
}

type ownItem struct {
	ID    int64     `json:"nomor"`
	Title string    `json:"judul"`
	State string    `json:"keadaan"`
	Due   time.Time `json:"tenggat,omitzero"`
}

// ownWaiting counts the messages of the private chat that are not handled or sent yet.
type ownWaiting struct {
	In  int64 `json:"pesan_masuk"`
	Out int64 `json:"pesan_keluar"`
}

// errNobody guards the rows of nobody, which are everybody's who was erased.
var errNobody = errors.New("a person has an ID above 0")

// PersonData returns all that is kept about a person, as JSON for the person to read. Of a person who
// is not known nothing but the counts of what waits is in it.
func (db *DB) PersonData(ctx context.Context, id int64) ([]byte, error) {
	if id <= 0 {
		return nil, errNobody
	}
	d, err := db.collect(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("collect a person's data: %w", err)
	}
	b, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write a person's data: %w", err)
	}
	return b, nil
}

func (db *DB) collect(ctx context.Context, id int64) (d personData, err error) {
	q := db.reader(ctx)
	p, err := one(ctx, q, scanPerson, `SELECT `+personColumns+` FROM people WHERE id = $1`, id)
	switch {
	case err == nil:
		d.Person = &ownPerson{p.ID, p.Name, string(p.Role), p.Agency, p.Active, p.Created, p.Seen}
	case !errors.Is(err, knowledge.ErrNotFound):
		return d, err
	}
	if d.Questions, err = list(ctx, q, db.scanOwnQuestion,
		`SELECT id, text, outcome, at FROM questions WHERE person = $1 OR chat = $1 ORDER BY id`, id); err != nil {
		return d, err
	}
	if d.Feedback, err = list(ctx, q, scanOwnFeedback,
		`SELECT question, good, reason, at FROM feedback WHERE person = $1 ORDER BY question`, id); err != nil {
		return d, err
	}
	if d.Conversations, err = list(ctx, q, scanOwnConversation,
		`SELECT `+conversationColumns+` FROM conversations WHERE person = $1 OR chat = $1 ORDER BY chat, person`, id); err != nil {
		return d, err
	}
	if d.Buttons, err = list(ctx, q, scanOwnButton,
		`SELECT `+buttonColumns+` FROM buttons WHERE chat = $1 ORDER BY created, key`, id); err != nil {
		return d, err
	}
	teams, err := db.TeamsOf(ctx, id)
	if err != nil {
		return d, err
	}
	for _, t := range teams {
		d.Teams = append(d.Teams, ownTeam{t.Name, t.Lead == id})
	}
	items, err := db.ItemsOwned(ctx, id)
	if err != nil {
		return d, err
	}
	for _, i := range items {
		d.Items = append(d.Items, ownItem{i.ID, i.Title, string(i.State), i.Due})
	}
	if d.Waiting.In, err = one(ctx, q, number, `SELECT COUNT(*) FROM inbox WHERE finished = 0 AND queue = $1`, id); err != nil {
		return d, err
	}
	d.Waiting.Out, err = one(ctx, q, number, `SELECT COUNT(*) FROM outbox WHERE finished = 0 AND queue = $1`, id)
	return d, err
}

func (db *DB) scanOwnQuestion(s scanner) (o ownQuestion, err error) {
	var at int64
	err = s.Scan(&o.ID, &o.Text, &o.Outcome, &at)
	o.At = fromMilli(at)
	o.Until = o.At.Add(db.keep)
	return o, err
}

func scanOwnFeedback(s scanner) (o ownFeedback, err error) {
	var at int64
	err = s.Scan(&o.Question, &o.Good, &o.Reason, &at)
	o.At = fromMilli(at)
	return o, err
}

func scanOwnConversation(s scanner) (ownConversation, error) {
	c, err := scanConversation(s)
	return ownConversation{c.Chat, legible(c.State), c.Updated, c.Updated.Add(conversationLife)}, err
}

func scanOwnButton(s scanner) (ownButton, error) {
	b, err := scanButton(s)
	return ownButton{b.Action, legible(b.Data), b.Created, b.Expires}, err
}

// legible shows JSON as JSON and anything else as text.
func legible(b []byte) any {
	if json.Valid(b) {
		return json.RawMessage(b)
	}
	return clean(string(b))
}

// ErasePerson deletes what is kept about a person; see knowledge.PeopleStore. Questions stay without person and
// chat, and so do the counts made of them. What waits to be handled or sent for the private chat stays
// until it is, and forgets its contents then. The audit gets a line, and keeps a pseudonym that nothing leads
// back from. Erasing somebody who is not known is harmless.
func (db *DB) ErasePerson(ctx context.Context, id int64) error {
	if id <= 0 {
		return errNobody
	}
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		if _, err := one(ctx, q, number, `SELECT id FROM people WHERE id = $1`, id); err == nil {
			subject := fmt.Sprintf("person:%d", id)
			if err := db.audit(ctx, q, knowledge.AuditEntry{Action: "person.erased", Subject: subject}); err != nil {
				return err
			}
		} else if !errors.Is(err, knowledge.ErrNotFound) {
			return err
		}
		for _, statement := range []string{
			`UPDATE questions SET person = 0, chat = 0 WHERE person = $1 OR chat = $1`,
			`DELETE FROM feedback WHERE person = $1`,
			`DELETE FROM conversations WHERE person = $1 OR chat = $1`,
			`DELETE FROM buttons WHERE chat = $1`,
			`DELETE FROM proposals WHERE person = $1`,
			`DELETE FROM intake WHERE person = $1`,
			`UPDATE curations SET author = 0, file_id = '' WHERE author = $1`,
			`UPDATE curations SET approver = 0 WHERE approver = $1`,
			`UPDATE curations SET owner = 0 WHERE owner = $1`,
			`DELETE FROM invites WHERE person = $1`,
			`DELETE FROM gap_watches WHERE person = $1`,
			`UPDATE terms SET person = 0 WHERE person = $1`,
			`DELETE FROM team_members WHERE person = $1`,
			`UPDATE teams SET lead = 0 WHERE lead = $1`,
			`UPDATE teams SET superior = 0 WHERE superior = $1`,
			`UPDATE team_items SET owner = 0 WHERE owner = $1`,
			`UPDATE evidence SET owner = 0 WHERE owner = $1`,
			`UPDATE evidence SET noted = 0 WHERE noted = $1`,
			`UPDATE evidence SET readied = 0 WHERE readied = $1`,
			`UPDATE evidence SET verified = 0 WHERE verified = $1`,
			`DELETE FROM team_workplaces WHERE person = $1`,
			`UPDATE ratings SET person = 0 WHERE person = $1`,
			`DELETE FROM handovers WHERE from_person = $1 OR to_person = $1`,
			`DELETE FROM chats WHERE id = $1`,
			`DELETE FROM people WHERE id = $1`,
		} {
			if _, err := q.ExecContext(ctx, statement, id); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("erase a person: %w", err)
	}
	return nil
}
