package knowledge

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// Ask is the question to somebody whether a document still holds.
type Ask struct {
	Document Document // without Body
	To       []int64  // who is asked: the owner, or the curators
	Raised   bool     // to the curators
	Why      string   // why it was raised, in words; "" when it was not
	Due      time.Time
}

// How owners are asked.
const (
	askPatience = 14 * 24 * time.Hour // without an answer, the curators are asked
	asksADay    = 5                   // of one person
	asksAtOnce  = 200
	pauseOfAsks = 24 * time.Hour
)

// Why an ask was raised.
const (
	whyNoOwner     = "belum ada penanggung jawab"
	whyUnreachable = "penanggung jawab tidak dapat dihubungi"
	whyNoAnswer    = "penanggung jawab belum menjawab 14 hari"
)

// Asks decides who is to be asked now, and notes it. Call it inside the transaction that sends the questions.
func (d *Desk) Asks(ctx context.Context, now time.Time) ([]Ask, error) {
	list, err := d.store.Curations(ctx, CurationFilter{States: []State{Published}, DueBefore: now, Limit: asksAtOnce})
	if err != nil || len(list) == 0 {
		return nil, err
	}
	curators, err := d.Curators(ctx)
	if err != nil {
		return nil, err
	}
	asked := map[int64]int{} // by person, today; 0 for the curators together
	for _, c := range list {
		if !c.Raised.IsZero() && now.Sub(c.Raised) < pauseOfAsks {
			asked[0]++
		} else if !c.Asked.IsZero() && now.Sub(c.Asked) < pauseOfAsks {
			asked[c.Owner]++
		}
	}
	var asks []Ask
	for _, c := range list {
		a, ok, err := d.ask(ctx, c, now, curators, asked)
		if err != nil {
			return nil, err
		}
		if ok {
			asks = append(asks, a)
		}
	}
	return asks, nil
}

// ask decides about one document.
func (d *Desk) ask(ctx context.Context, c Curation, now time.Time, curators []Person, asked map[int64]int) (Ask, bool, error) {
	why := ""
	switch {
	case !c.Raised.IsZero():
		return Ask{}, false, nil
	case c.Owner == 0:
		why = whyNoOwner
	case !c.Asked.IsZero() && now.Sub(c.Asked) >= askPatience:
		why = whyNoAnswer
	default:
		owner, err := d.store.Person(ctx, c.Owner)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return Ask{}, false, err
		}
		if err != nil || !owner.Active {
			why = whyUnreachable
		} else if !c.Asked.IsZero() {
			return Ask{}, false, nil
		}
	}
	who := c.Owner
	if why != "" {
		who = 0
	}
	if asked[who] >= asksADay || who == 0 && len(curators) == 0 {
		return Ask{}, false, nil
	}
	asked[who]++
	doc, err := d.docs.Documents(ctx, Filter{IDs: []int64{c.Document}, NoBody: true})
	if err != nil || len(doc) == 0 {
		return Ask{}, false, err
	}
	a := Ask{Document: doc[0], To: []int64{c.Owner}, Why: why, Raised: why != "", Due: c.Due}
	if a.Raised {
		a.To, c.Raised = nil, now
		for _, p := range curators {
			if p.Active {
				a.To = append(a.To, p.ID)
			}
		}
	} else {
		c.Asked = now
	}
	return a, len(a.To) > 0, d.store.SaveCuration(ctx, c)
}

// Verify takes the answer whether a document still holds; of its owner or a curator. A practice that has stopped is
// shown as such in answers from the next question on; year is when it did, 0 unknown.
func (d *Desk) Verify(ctx context.Context, by Actor, id int64, standing Standing, year int) (doc Document, err error) {
	err = d.tx.Within(ctx, func(ctx context.Context) error {
		var c Curation
		if doc, c, err = d.Open(ctx, by, id); err != nil {
			return err
		}
		if !slices.Contains([]State{Published, Outdated}, doc.State) {
			return fmt.Errorf("document %d is %s: %w", id, doc.State, ErrWrongState)
		}
		now := d.now()
		c.Asked, c.Raised = time.Time{}, time.Time{}
		switch standing {
		case StillHolds:
			c.Verified, c.Due = now, due(now, c.Interval)
		case NeedsChange:
			c.Due = due(now, changeWithin)
		case HasStopped:
			doc.Status, doc.StatusDate = Stopped, ""
			if year != 0 {
				doc.StatusDate = strconv.Itoa(year)
			}
			if doc, err = d.changed(ctx, by, doc); err != nil {
				return err
			}
			c.Verified, c.Due = now, time.Time{}
		default:
			return fmt.Errorf("standing %q: %w", standing, ErrWrongState)
		}
		return d.store.SaveCuration(ctx, c)
	})
	if err != nil {
		return Document{}, fmt.Errorf("verify document %d: %w", id, err)
	}
	return doc, nil
}

// changeWithin is in how many days a document that needs a change is asked about again.
const changeWithin = 30

// changed saves new front matter of a document as its next version.
func (d *Desk) changed(ctx context.Context, by Actor, doc Document) (Document, error) {
	doc, err := doc.Normal()
	if err != nil {
		return Document{}, err
	}
	saved, err := d.docs.SaveDocument(ctx, by, doc)
	if errors.Is(err, ErrDuplicate) {
		return saved, nil
	}
	return saved, err
}

// SetOwner makes somebody the one who is asked about a document; for curators. 0: the curators.
func (d *Desk) SetOwner(ctx context.Context, by Actor, id, owner int64) error {
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
