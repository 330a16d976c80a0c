package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"studitiru/knowledge"
)

// verifyEvery is the usual number of days between two questions whether a document still holds; scores are yearly.
const (
	verifyEvery  = 180
	verifyScores = 365
)

// interval is how often a document's owner is asked, in days.
func interval(d knowledge.Document) int {
	if slices.Contains(d.Fields, "ipp") || d.Kind == knowledge.Rule {
		return verifyScores
	}
	return verifyEvery
}

// Submit sends a proposal for review. It becomes a document in the state diperiksa: a new one, or, with Replaces,
// one that becomes the next version of another when it is approved. Contributors propose for their own agency.
// A document that breaks the contract is an *Invalid; a text that is there already ErrDuplicate, with the document.
func (d *Desk) Submit(ctx context.Context, by knowledge.Actor, p Proposal) (knowledge.Document, error) {
	doc, err := d.proposed(ctx, by, p)
	if err != nil {
		return knowledge.Document{}, err
	}
	if known, err := d.repeated(ctx, doc, p); err != nil {
		return known, err
	}
	err = d.tx.Within(ctx, func(ctx context.Context) error {
		if p.Replaces != 0 {
			if _, err := d.open(ctx, p.Replaces, shown...); err != nil {
				return err
			}
		}
		if doc.Key, err = d.store.NextKey(ctx); err != nil {
			return err
		}
		if doc, err = d.docs.SaveDocument(ctx, by, doc); err != nil {
			return err
		}
		c := Curation{
			Document: doc.ID, Author: by.Person(), Replaces: p.Replaces, Gap: p.Gap, FileHash: p.FileHash, FileID: p.FileID,
			Sketch: SketchOf(doc.Body), Owner: by.Person(), Interval: interval(doc),
		}
		if err := d.store.SaveCuration(ctx, c); err != nil {
			return err
		}
		if p.ID == 0 {
			return nil
		}
		return d.store.DeleteProposal(ctx, p.ID)
	})
	if err != nil {
		return knowledge.Document{}, fmt.Errorf("submit a proposal: %w", err)
	}
	return doc, nil
}

// proposed is the document of a proposal, checked.
func (d *Desk) proposed(ctx context.Context, by knowledge.Actor, p Proposal) (knowledge.Document, error) {
	if err := d.require(ctx, by, MayPropose, "submit", "document"); err != nil {
		return knowledge.Document{}, err
	}
	doc := p.Clean()
	role, agency, err := d.roleOf(ctx, by)
	if err != nil {
		return knowledge.Document{}, err
	}
	if role == knowledge.Contributor && agency != "" {
		if doc.Agency == "" {
			doc.Agency = agency
		}
		own, err := d.ownAgency(ctx, by, doc, p.Replaces, agency)
		if err != nil {
			return knowledge.Document{}, err
		}
		if !own {
			return knowledge.Document{}, d.denied(ctx, by, "submit", "agency", knowledge.ErrForbidden)
		}
	}
	doc.ID, doc.State, doc.Key = 0, knowledge.InReview, "usulan" // until Submit takes a key that is free
	if doc.Kind == "" {
		doc.Kind = knowledge.Innovation
	}
	return doc.Normal()
}

// ownAgency reports whether a contributor's proposal is for the own agency, and so is what it replaces, unless that
// is nobody's or the contributor sent or owns it.
func (d *Desk) ownAgency(
	ctx context.Context, by knowledge.Actor, doc knowledge.Document, replaces int64, agency string,
) (bool, error) {
	same := func(a string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(agency)) }
	if !same(doc.Agency) || replaces == 0 {
		return same(doc.Agency), nil
	}
	old, err := d.docs.Document(ctx, replaces)
	if err != nil {
		return false, err
	}
	c, err := d.curation(ctx, replaces)
	if err != nil {
		return false, err
	}
	return old.Agency == "" || same(old.Agency) || by.Is(c.Author) || by.Is(c.Owner), nil
}

// repeated returns ErrDuplicate with the document that has the same file or text, unless the proposal is to replace one.
func (d *Desk) repeated(ctx context.Context, doc knowledge.Document, p Proposal) (knowledge.Document, error) {
	if p.Replaces != 0 {
		return knowledge.Document{}, nil
	}
	twins, err := d.Twins(ctx, doc, p.FileHash)
	if err != nil {
		return knowledge.Document{}, err
	}
	if len(twins) > 0 && (twins[0].Same == TwinFile || twins[0].Same == TwinText) {
		return twins[0].Document, fmt.Errorf("submit what document %d says: %w", twins[0].Document.ID, knowledge.ErrDuplicate)
	}
	return knowledge.Document{}, nil
}

// Add is Submit and Approve in one, for those who curate at the command line.
func (d *Desk) Add(ctx context.Context, by knowledge.Actor, p Proposal) (doc knowledge.Document, err error) {
	err = d.tx.Within(ctx, func(ctx context.Context) error {
		if doc, err = d.Submit(ctx, by, p); err != nil {
			return err
		}
		doc, _, err = d.Approve(ctx, by, doc.ID)
		return err
	})
	return doc, err // of ErrDuplicate, the document that is there
}

// Waiting lists what waits for approval, the oldest first; for curators.
func (d *Desk) Waiting(ctx context.Context, by knowledge.Actor) ([]knowledge.Document, error) {
	if err := d.require(ctx, by, MayCurate, "review", "documents"); err != nil {
		return nil, err
	}
	return d.docs.Documents(ctx, knowledge.Filter{States: []knowledge.State{knowledge.InReview}, NoBody: true})
}

// Mine lists what a person sent, the newest first, without bodies and without what was deleted or went into a next version.
func (d *Desk) Mine(ctx context.Context, by knowledge.Actor) ([]knowledge.Document, error) {
	if _, _, err := d.roleOf(ctx, by); err != nil || by.IsSystem() {
		return nil, err
	}
	list, err := d.store.Curations(ctx, CurationFilter{Author: by.Person()})
	if err != nil || len(list) == 0 {
		return nil, err
	}
	var ids []int64
	for _, c := range list {
		ids = append(ids, c.Document)
	}
	states := []knowledge.State{knowledge.InReview, knowledge.Published, knowledge.Outdated, knowledge.Hidden,
		knowledge.Archived, knowledge.Rejected}
	return d.docs.Documents(ctx, knowledge.Filter{IDs: ids, States: states, Newest: true, NoBody: true})
}

// Open returns a document in any state with what is kept beside it; for curators, its owner, and its author for as
// long as the author has a role.
func (d *Desk) Open(ctx context.Context, by knowledge.Actor, id int64) (knowledge.Document, Curation, error) {
	role, _, err := d.roleOf(ctx, by)
	if err != nil {
		return knowledge.Document{}, Curation{}, err
	}
	doc, err := d.docs.Document(ctx, id)
	if err != nil {
		return knowledge.Document{}, Curation{}, err
	}
	c, err := d.curation(ctx, id)
	if err != nil {
		return knowledge.Document{}, Curation{}, err
	}
	if by.Is(c.Owner) || by.Is(c.Author) && role != knowledge.Guest {
		return doc, c, nil
	}
	if err := d.require(ctx, by, MayCurate, "open", subject(id)); err != nil {
		return knowledge.Document{}, Curation{}, err
	}
	return doc, c, nil
}

func subject(id int64) string { return fmt.Sprintf("document:%d", id) }

// curation is what is kept beside a document; an empty one for those of the seed.
func (d *Desk) curation(ctx context.Context, id int64) (Curation, error) {
	c, err := d.store.Curation(ctx, id)
	if errors.Is(err, knowledge.ErrNotFound) {
		return Curation{Document: id}, nil
	}
	return c, err
}

// open loads a document that has to be in one of some states; ErrWrongState otherwise.
func (d *Desk) open(ctx context.Context, id int64, states ...knowledge.State) (knowledge.Document, error) {
	doc, err := d.docs.Document(ctx, id)
	if err != nil {
		return knowledge.Document{}, err
	}
	if !slices.Contains(states, doc.State) {
		return doc, fmt.Errorf("document %d is %s: %w", id, doc.State, knowledge.ErrWrongState)
	}
	return doc, nil
}

// due is when a document is asked about next, reckoned from a day on which it held.
func due(from time.Time, days int) time.Time {
	if days <= 0 {
		days = verifyEvery
	}
	return from.AddDate(0, 0, days)
}
