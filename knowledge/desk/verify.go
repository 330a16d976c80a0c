package desk

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"studitiru/knowledge"
)

// Ask is the question to somebody whether a document still holds.
type Ask struct {
	Document knowledge.Document // without Body
	To       []int64            // who is asked: the owner, or the curators
	Raised   bool               // to the curators
	Why      string             // why it was raised, in words; "" when it was not
	Due      time.Time
}

// How owners are asked.
const (
	askPatience = 14 * 24 * time.Hour // without an answer, the curators are asked
	asksADay    = 5                   // of one person, and of the curators together
	pauseOfAsks = 24 * time.Hour
)

// Asks decides who is to be asked now, and notes it. Call it inside the transaction that sends the questions.
func (d *Desk) Asks(ctx context.Context, now time.Time) ([]Ask, error) {
	list, err := d.store.CurationsToAsk(ctx, now, now.Add(-askPatience), asksADay)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	r := askRound{desk: d, now: now, asked: map[int64]int{}}
	if err := r.look(ctx); err != nil {
		return nil, fmt.Errorf("look at who was asked today: %w", err)
	}
	var asks []Ask
	for _, c := range list {
		a, ok, err := r.ask(ctx, c)
		if err != nil {
			return nil, fmt.Errorf("ask about document %d: %w", c.Document, err)
		}
		if ok {
			asks = append(asks, a)
		}
	}
	return asks, nil
}

// askRound is one round of asking.
type askRound struct {
	desk     *Desk
	now      time.Time
	curators []int64       // whom questions reach
	asked    map[int64]int // by owner, within the last pauseOfAsks; 0 for the curators together
}

// look finds whom questions reach, and how many they had of late.
func (r *askRound) look(ctx context.Context) error {
	people, err := r.desk.Curators(ctx)
	if err != nil {
		return err
	}
	for _, p := range people {
		if p.Active {
			r.curators = append(r.curators, p.ID)
		}
	}
	since := r.now.Add(-pauseOfAsks)
	recent, err := r.desk.store.Curations(ctx, CurationFilter{AskedSince: since, NoSketch: true})
	if err != nil {
		return err
	}
	for _, c := range recent {
		if c.Asked.After(since) {
			r.asked[c.Owner]++
		}
		if c.Raised.After(since) {
			r.asked[0]++
		}
	}
	return nil
}

// ask decides about one document, and notes that it is asked about.
func (r *askRound) ask(ctx context.Context, c Curation) (Ask, bool, error) {
	why, err := r.why(ctx, c)
	if err != nil {
		return Ask{}, false, err
	}
	a := Ask{To: []int64{c.Owner}, Why: why, Raised: why != "", Due: c.Due}
	who := c.Owner
	if a.Raised {
		who, a.To = 0, r.curators
	} else if !c.Asked.Before(c.Due) { // and may still answer
		return Ask{}, false, nil
	}
	if r.asked[who] >= asksADay || len(a.To) == 0 {
		return Ask{}, false, nil
	}
	doc, err := r.desk.docs.Documents(ctx, knowledge.Filter{IDs: []int64{c.Document}, NoBody: true})
	if err != nil || len(doc) == 0 {
		return Ask{}, false, err
	}
	r.asked[who]++
	a.Document = doc[0]
	if c, err = r.desk.curation(ctx, c.Document); err != nil { // with its sketch
		return Ask{}, false, err
	}
	if a.Raised {
		c.Raised = r.now
	} else {
		c.Asked = r.now
	}
	return a, true, r.desk.store.SaveCuration(ctx, c)
}

// why says why the curators are to be asked, "" when it is for the owner.
func (r *askRound) why(ctx context.Context, c Curation) (string, error) {
	if c.Owner == 0 {
		return whyNoOwner, nil
	}
	if !c.Asked.Before(c.Due) && r.now.Sub(c.Asked) >= askPatience {
		return whyNoAnswer, nil
	}
	owner, err := r.desk.store.Person(ctx, c.Owner)
	if errors.Is(err, knowledge.ErrNotFound) || err == nil && !owner.Active {
		return whyUnreachable, nil
	}
	return "", err
}

// Verify takes the answer whether a document still holds; of its owner or a curator. A practice that has stopped is
// shown as such in answers from the next question on; year is when it did, 0 unknown.
func (d *Desk) Verify(
	ctx context.Context, by knowledge.Actor, id int64, standing Standing, year int,
) (doc knowledge.Document, err error) {
	if _, _, err := d.Open(ctx, by, id); err != nil {
		return knowledge.Document{}, fmt.Errorf("verify document %d: %w", id, err)
	}
	err = d.tx.Within(ctx, func(ctx context.Context) error {
		if doc, err = d.open(ctx, id, knowledge.Published, knowledge.Outdated); err != nil {
			return err
		}
		c, err := d.curation(ctx, id)
		if err != nil {
			return err
		}
		now := d.now()
		switch standing {
		case StillHolds:
			c.Verified, c.Due = now, due(now, c.Interval)
		case NeedsChange:
			c.Due = due(now, changeWithin)
		case HasStopped:
			if doc, err = d.stopped(ctx, by, doc, year); err != nil {
				return err
			}
			c.Verified, c.Due = now, time.Time{}
		default:
			return fmt.Errorf("standing %q: %w", standing, knowledge.ErrWrongState)
		}
		return d.store.SaveCuration(ctx, c)
	})
	if err != nil {
		return knowledge.Document{}, fmt.Errorf("verify document %d: %w", id, err)
	}
	return doc, nil
}

// stopped marks a practice as one that has stopped, year 0 unknown.
func (d *Desk) stopped(ctx context.Context, by knowledge.Actor, doc knowledge.Document, year int) (knowledge.Document, error) {
	doc.Status, doc.StatusDate = knowledge.Stopped, ""
	if year != 0 {
		doc.StatusDate = strconv.Itoa(year)
	}
	return d.changed(ctx, by, doc)
}

// changeWithin is in how many days a document that needs a change is asked about again.
const changeWithin = 30

// changed saves new front matter of a document as its next version.
func (d *Desk) changed(ctx context.Context, by knowledge.Actor, doc knowledge.Document) (knowledge.Document, error) {
	doc, err := doc.Normal()
	if err != nil {
		return knowledge.Document{}, err
	}
	saved, err := d.docs.SaveDocument(ctx, by, doc)
	if errors.Is(err, knowledge.ErrDuplicate) {
		return saved, nil
	}
	return saved, err
}

// SetOwner makes somebody the one who is asked about a document; for curators. 0: the curators.
func (d *Desk) SetOwner(ctx context.Context, by knowledge.Actor, id, owner int64) error {
	if err := d.require(ctx, by, MayCurate, "owner", subject(id)); err != nil {
		return err
	}
	c, err := d.curation(ctx, id)
	if err != nil {
		return err
	}
	c.Owner, c.Asked, c.Raised = owner, time.Time{}, time.Time{}
	return d.store.SaveCuration(ctx, c)
}
