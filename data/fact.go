package data

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"studitiru/knowledge"
)

const selectFact = `SELECT f.id, f.document, f.version, f.measure, f.place, f.service, f.unit, f.year, f.value, f.grade, f.rank,
	f.sentence, f.passage, f.source, f.corrected, f.updated FROM facts f JOIN documents d ON d.id = f.document
	AND d.version = f.version WHERE f.withdrawn = FALSE `

func scanFact(s scanner) (f knowledge.Fact, err error) {
	var updated int64
	err = s.Scan(&f.ID, &f.Document, &f.Version, &f.Measure, &f.Place, &f.Service, &f.Unit, &f.Year, &f.Value, &f.Grade, &f.Rank,
		&f.Sentence, &f.Passage, &f.Source, &f.Corrected, &updated)
	f.Updated = fromMilli(updated)
	return f, err
}

// Facts lists facts of published documents; see knowledge.FactStore.
func (db *DB) Facts(ctx context.Context, f knowledge.FactFilter) ([]knowledge.Fact, error) {
	var c conditions
	c.add("d.state = " + c.arg(string(knowledge.Published)))
	among(&c, "f.document", f.Documents, func(id int64) int64 { return id })
	if f.Measure != "" {
		c.add("f.measure = " + c.arg(clean(f.Measure)))
	}
	among(&c, "f.place", f.Places, clean)
	among(&c, "f.province", f.Provinces, clean)
	if f.Year != 0 {
		c.add("f.year = " + c.arg(f.Year))
	}
	if f.Grade != "" {
		c.add("f.grade = " + c.arg(clean(f.Grade)))
	}
	c.seenBy(f.Audience)
	query := selectFact + "AND " + strings.Join(c.parts, " AND ") +
		" ORDER BY f.measure, f.year DESC, f.amount DESC, f.place, f.id LIMIT " + c.arg(limit(f.Limit))
	found, err := list(ctx, db.reader(ctx), scanFact, query, c.args...)
	if err != nil {
		return nil, fmt.Errorf("list facts: %w", err)
	}
	return found, nil
}

// FactsOf lists the facts of the current version of a document in whatever state, in the order of its text.
func (db *DB) FactsOf(ctx context.Context, document int64) ([]knowledge.Fact, error) {
	found, err := list(ctx, db.reader(ctx), scanFact, selectFact+`AND f.document = $1 ORDER BY f.passage, f.id`, document)
	if err != nil {
		return nil, fmt.Errorf("list the facts of document %d: %w", document, err)
	}
	return found, nil
}

// Fact returns a fact of the current version of its document, in whatever state; ErrNotFound when there is none, when it was
// withdrawn, or when another version was saved since.
func (db *DB) Fact(ctx context.Context, id int64) (knowledge.Fact, error) {
	f, err := one(ctx, db.reader(ctx), scanFact, selectFact+`AND f.id = $1`, id)
	if err != nil {
		return knowledge.Fact{}, fmt.Errorf("read fact %d: %w", id, err)
	}
	return f, nil
}

// CorrectFact replaces what a fact states, or withdraws it; see knowledge.FactStore. Sentence, passage and source stay as
// they are. ErrNotFound as for Fact.
func (db *DB) CorrectFact(ctx context.Context, by knowledge.Actor, f knowledge.Fact, gone bool) (knowledge.Fact, error) {
	if err := by.Known(); err != nil {
		return knowledge.Fact{}, fmt.Errorf("correct fact %d: %w", f.ID, err)
	}
	var corrected knowledge.Fact
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		if _, err := take(ctx, q, "audit", 0); err != nil { // one writer of documents at a time
			return err
		}
		before, err := one(ctx, q, scanFact, selectFact+`AND f.id = $1`, f.ID)
		if err != nil {
			return err
		}
		if corrected = db.stated(before, f); gone {
			corrected = before
			corrected.Corrected, corrected.Updated = true, fromMilli(milli(db.now()))
		} else if _, err := amount(corrected); err != nil {
			return err
		}
		if err := db.correct(ctx, q, before, corrected, gone); err != nil {
			return err
		}
		return db.auditFact(ctx, q, by, before, corrected, gone)
	})
	if err != nil {
		return knowledge.Fact{}, fmt.Errorf("correct fact %d: %w", f.ID, err)
	}
	return corrected, nil
}

// stated is before with what f states.
func (db *DB) stated(before, f knowledge.Fact) knowledge.Fact {
	out := before
	out.Measure, out.Place, out.Service, out.Unit = clean(f.Measure), clean(f.Place), clean(f.Service), clean(f.Unit)
	out.Year, out.Value, out.Grade, out.Rank = f.Year, clean(f.Value), clean(f.Grade), f.Rank
	out.Corrected, out.Updated = true, fromMilli(milli(db.now()))
	return out
}

func (db *DB) correct(ctx context.Context, q runner, before, f knowledge.Fact, gone bool) error {
	number, err := amount(f)
	if err != nil {
		return err
	}
	read, err := encode(readingOf(before))
	if err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, `UPDATE facts SET measure = $2, place = $3, province = $4, service = $5, unit = $6, year = $7,
		value = $8, amount = $9, grade = $10, rank = $11, withdrawn = $12, updated = $13, corrected = TRUE,
		reading = CASE WHEN corrected THEN reading ELSE $14 END WHERE id = $1`,
		f.ID, f.Measure, f.Place, db.provinceOf(f.Place), f.Service, f.Unit, f.Year, f.Value, number, f.Grade, f.Rank, gone,
		milli(f.Updated), read)
	return err
}

// reading is what was read in a sentence, by which a correction knows what it stands for.
type reading struct {
	Measure string `json:"measure"`
	Place   string `json:"place,omitempty"`
	Service string `json:"service,omitempty"`
	Unit    string `json:"unit,omitempty"`
	Year    int    `json:"year,omitempty"`
	Value   string `json:"value,omitempty"`
	Grade   string `json:"grade,omitempty"`
	Rank    int    `json:"rank,omitempty"`
}

func readingOf(f knowledge.Fact) reading {
	return reading{f.Measure, f.Place, f.Service, f.Unit, f.Year, f.Value, f.Grade, f.Rank}
}

func (db *DB) auditFact(ctx context.Context, q runner, by knowledge.Actor, before, f knowledge.Fact, gone bool) error {
	action, after := "fact.corrected", any(readingOf(f))
	if gone {
		action, after = "fact.withdrawn", nil
	}
	detail, err := encode(map[string]any{"fact": f.ID, "version": f.Version, "before": readingOf(before), "after": after})
	if err != nil {
		return err
	}
	return db.audit(ctx, q, by.Entry(action, "document:"+strconv.FormatInt(f.Document, 10), detail))
}

// errNoFact refuses a fact that states nothing, or a number that is none.
var errNoFact = errors.New("a fact needs a measure and a value, a grade or a rank; a value is a decimal number with a full stop")

// amount is the value of a fact as a number, -1 for none.
func amount(f knowledge.Fact) (float64, error) {
	if f.Measure == "" || f.Value == "" && f.Grade == "" && f.Rank == 0 {
		return 0, errNoFact
	}
	if f.Value == "" {
		return -1, nil
	}
	n, err := strconv.ParseFloat(f.Value, 64)
	if err != nil || n < 0 || strings.ContainsAny(f.Value, "eExXpP_+nN") {
		return 0, errNoFact
	}
	return n, nil
}

func (db *DB) provinceOf(place string) string {
	if db.config.Province == nil || place == "" {
		return ""
	}
	return clean(db.config.Province(place))
}

// correction is a fact that a curator set, with what it stands for.
type correction struct {
	knowledge.Fact
	gone    bool
	reading string
}

// keepFacts reads the facts of the version that was just saved. What curators corrected stays as they set it while its
// sentence stands in the text; of older versions nothing else is kept.
func (db *DB) keepFacts(ctx context.Context, q runner, d knowledge.Document) error {
	_, err := q.ExecContext(ctx, `DELETE FROM facts WHERE document = $1 AND corrected = FALSE`, d.ID)
	if err != nil {
		return err
	}
	corrections, err := db.corrections(ctx, q, d.ID)
	if err != nil {
		return err
	}
	var read []knowledge.Fact
	if db.config.Facts != nil {
		read = db.config.Facts(d)
	}
	if len(read)+len(corrections) == 0 {
		return nil
	}
	passages := knowledge.Passages(d)
	for _, c := range corrections {
		at := slices.IndexFunc(passages, func(p knowledge.Passage) bool { return strings.Contains(p.Text, c.Sentence) })
		if at < 0 {
			continue
		}
		if read, err = withoutReading(read, c); err != nil {
			return err
		}
		if c.Version == d.Version {
			continue
		}
		c.Version, c.Passage = d.Version, passages[at].Ordinal
		if err := db.insertFact(ctx, q, c); err != nil {
			return err
		}
	}
	for _, f := range read {
		f.Document, f.Version, f.Corrected, f.Updated = d.ID, d.Version, false, d.Updated
		if err := db.insertFact(ctx, q, correction{Fact: f}); err != nil {
			return err
		}
	}
	return nil
}

// corrections are what curators made of the facts of a document, each sentence's reading once, the newest.
func (db *DB) corrections(ctx context.Context, q runner, document int64) ([]correction, error) {
	scan := func(s scanner) (c correction, err error) {
		var updated int64
		err = s.Scan(&c.ID, &c.Document, &c.Version, &c.Measure, &c.Place, &c.Service, &c.Unit, &c.Year, &c.Value, &c.Grade, &c.Rank,
			&c.Sentence, &c.Passage, &c.Source, &c.Corrected, &updated, &c.gone, &c.reading)
		c.Updated = fromMilli(updated)
		return c, err
	}
	all, err := list(ctx, q, scan, `SELECT id, document, version, measure, place, service, unit, year, value, grade, rank, sentence,
		passage, source, corrected, updated, withdrawn, reading FROM facts WHERE document = $1 AND corrected = TRUE
		ORDER BY updated DESC, id DESC`, document)
	if err != nil {
		return nil, err
	}
	var newest []correction
	for _, c := range all {
		if !slices.ContainsFunc(newest, func(n correction) bool { return n.Sentence == c.Sentence && n.reading == c.reading }) {
			newest = append(newest, c)
		}
	}
	return newest, nil
}

// TakeFacts lets a document have what curators made of the facts of another, where the same sentences stand in it: what was
// corrected in a proposal holds for the document that it becomes a version of.
func (db *DB) TakeFacts(ctx context.Context, from, to int64) error {
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		corrections, err := db.corrections(ctx, q, from)
		if err != nil || len(corrections) == 0 {
			return err
		}
		for _, c := range corrections { // older than every version, so that it is copied into the current one
			c.Document, c.Version = to, 0
			if err := db.insertFact(ctx, q, c); err != nil {
				return err
			}
			if err := dropCorrection(ctx, q, to, c); err != nil {
				return err
			}
		}
		d, err := db.Document(ctx, to)
		if err != nil {
			return err
		}
		return db.keepFacts(ctx, q, d)
	})
	if err != nil {
		return fmt.Errorf("let document %d have the facts of %d: %w", to, from, err)
	}
	return nil
}

// dropCorrection forgets what was made before of the same reading in a document.
func dropCorrection(ctx context.Context, q runner, document int64, c correction) error {
	_, err := q.ExecContext(ctx, `DELETE FROM facts WHERE document = $1 AND version > 0 AND corrected = TRUE AND sentence = $2
		AND reading = $3`, document, c.Sentence, c.reading)
	return err
}

// withoutReading takes out of what was read what a correction stands for, and what says the same as it does.
func withoutReading(read []knowledge.Fact, c correction) ([]knowledge.Fact, error) {
	var stands reading
	if err := decode(c.reading, &stands); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(read, func(f knowledge.Fact) bool {
		return clean(f.Sentence) == c.Sentence && (readingOf(f) == stands || readingOf(f) == readingOf(c.Fact))
	}), nil
}

// insertFact writes a fact with a number of its own. What states nothing is an error of its reader.
func (db *DB) insertFact(ctx context.Context, q runner, c correction) error {
	n, err := amount(c.Fact)
	if err != nil {
		return err
	}
	id, err := take(ctx, q, "fact", 1)
	if err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, `INSERT INTO facts (id, document, version, measure, place, province, service, unit, year, value,
		amount, grade, rank, sentence, passage, source, corrected, withdrawn, reading, updated)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
		id, c.Document, c.Version, clean(c.Measure), clean(c.Place), db.provinceOf(c.Place), clean(c.Service), clean(c.Unit), c.Year,
		clean(c.Value), n, clean(c.Grade), c.Rank, clean(c.Sentence), c.Passage, c.Source, c.Corrected, c.gone, c.reading,
		milli(c.Updated))
	return err
}

// factsVersion is the name under which the store keeps how its facts were read.
const factsVersion = "facts"

// readFacts reads the facts of all documents again when they were read in another way than they would be now.
func (db *DB) readFacts(ctx context.Context) error {
	if db.config.Facts == nil {
		return nil
	}
	current := func(ctx context.Context, q runner) (bool, error) {
		kept, err := one(ctx, q, word, `SELECT value FROM store WHERE name = $1`, factsVersion)
		if errors.Is(err, knowledge.ErrNotFound) {
			return false, nil
		}
		return kept == db.config.FactsVersion, err
	}
	if done, err := current(ctx, db.sql); err != nil || done {
		return err
	}
	return db.write(ctx, func(ctx context.Context, q runner) error {
		if _, err := take(ctx, q, "audit", 0); err != nil { // one writer of documents at a time
			return err
		}
		if done, err := current(ctx, q); err != nil || done {
			return err
		}
		const page = 200
		for offset := 0; ; offset += page {
			documents, err := db.Documents(ctx, knowledge.Filter{Limit: page, Offset: offset})
			if err != nil {
				return err
			}
			for _, d := range documents {
				if err := db.keepFacts(ctx, q, d); err != nil {
					return fmt.Errorf("document %d: %w", d.ID, err)
				}
			}
			if len(documents) < page {
				break
			}
		}
		_, err := q.ExecContext(ctx, `INSERT INTO store (name, value) VALUES ($1, $2)
			ON CONFLICT (name) DO UPDATE SET value = excluded.value`, factsVersion, db.config.FactsVersion)
		return err
	})
}
