package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"studitiru/knowledge"
)

// Approve publishes what waits for review; for curators, and as soon as there are two of them, not for its author
// (ErrOwnDocument). A replacement becomes the next version of what it replaces. It returns who wanted to be told of an answer.
func (d *Desk) Approve(ctx context.Context, by knowledge.Actor, id int64) (doc knowledge.Document, told []Watch, err error) {
	if err := by.Known(); err != nil {
		return knowledge.Document{}, nil, err
	}
	c, err := d.curation(ctx, id)
	if err != nil {
		return knowledge.Document{}, nil, err
	}
	if err := d.mayApprove(ctx, by, c); err != nil {
		return knowledge.Document{}, nil, fmt.Errorf("approve document %d: %w", id, err)
	}
	err = d.tx.Within(ctx, func(ctx context.Context) error {
		if doc, err = d.open(ctx, id, knowledge.InReview); err != nil {
			return err
		}
		if c.Replaces != 0 {
			doc, err = d.replace(ctx, by, doc, c.Replaces)
		} else {
			doc, err = d.docs.SetState(ctx, by, id, knowledge.Published)
		}
		if err != nil {
			return err
		}
		if err := d.confirm(ctx, by, c, doc.ID); err != nil {
			return err
		}
		if c.Gap == "" {
			return nil
		}
		if told, err = d.store.TakeWatches(ctx, c.Gap); err != nil {
			return err
		}
		return d.closeGap(ctx, by, c.Gap, "dokumen")
	})
	if err != nil {
		return knowledge.Document{}, nil, fmt.Errorf("approve document %d: %w", id, err)
	}
	return doc, told, nil
}

// confirm keeps who approved a document, which held at that moment. Who owns what it replaces, owns it.
func (d *Desk) confirm(ctx context.Context, by knowledge.Actor, c Curation, id int64) error {
	if id != c.Document {
		old, err := d.curation(ctx, id)
		if err != nil {
			return err
		}
		if old.Owner != 0 {
			c.Owner = old.Owner
		}
	}
	now := d.now()
	c.Document, c.Replaces, c.Approver, c.Verified, c.Due = id, 0, by.Person(), now, due(now, c.Interval)
	return d.store.SaveCuration(ctx, c)
}

// mayApprove holds the four eyes: as soon as two people may approve, nobody approves what is their own.
func (d *Desk) mayApprove(ctx context.Context, by knowledge.Actor, c Curation) error {
	if err := d.require(ctx, by, MayCurate, "approve", subject(c.Document)); err != nil {
		if by.Is(c.Author) { // who presses a crafted button of an own document is told what is missing
			return fmt.Errorf("%w: %w", knowledge.ErrOwnDocument, err)
		}
		return err
	}
	if !by.Is(c.Author) {
		return nil
	}
	list, err := d.Curators(ctx)
	if err != nil {
		return err
	}
	if len(list) > 1 {
		return d.denied(ctx, by, "approve", subject(c.Document), knowledge.ErrOwnDocument)
	}
	return nil
}

// replace makes a proposal the next version of a document, and a tombstone of the proposal's own row.
func (d *Desk) replace(
	ctx context.Context, by knowledge.Actor, proposal knowledge.Document, id int64,
) (knowledge.Document, error) {
	old, err := d.open(ctx, id, shown...)
	if err != nil {
		return knowledge.Document{}, err
	}
	next := proposal
	next.Key, next.State = old.Key, knowledge.Published
	next, err = d.docs.SaveDocument(ctx, by, next)
	if errors.Is(err, knowledge.ErrDuplicate) {
		next, err = d.docs.SetState(ctx, by, id, knowledge.Published)
	}
	if err != nil {
		return knowledge.Document{}, err
	}
	if err := d.store.TakeFacts(ctx, proposal.ID, next.ID); err != nil {
		return knowledge.Document{}, err
	}
	if _, err := d.docs.SetState(ctx, by, proposal.ID, knowledge.Deleted); err != nil {
		return knowledge.Document{}, err
	}
	return next, d.store.Tombstone(ctx, proposal.ID)
}

// Reject sends a proposal back with a reason; for curators.
func (d *Desk) Reject(ctx context.Context, by knowledge.Actor, id int64, reason string) (knowledge.Document, error) {
	return d.move(ctx, by, id, knowledge.Rejected, []knowledge.State{knowledge.InReview}, func(c *Curation) { c.Reason = reason })
}

// Hide takes a document out of all answers at once; for curators. Restore brings it back.
func (d *Desk) Hide(ctx context.Context, by knowledge.Actor, id int64) (knowledge.Document, error) {
	return d.move(ctx, by, id, knowledge.Hidden, []knowledge.State{knowledge.Published, knowledge.Outdated, knowledge.Archived}, nil)
}

// Restore publishes again what was hidden, archived or outdated; for curators.
func (d *Desk) Restore(ctx context.Context, by knowledge.Actor, id int64) (knowledge.Document, error) {
	return d.move(ctx, by, id, knowledge.Published, []knowledge.State{knowledge.Hidden, knowledge.Archived, knowledge.Outdated}, nil)
}

// Archive puts a document away that nobody needs any more; for curators.
func (d *Desk) Archive(ctx context.Context, by knowledge.Actor, id int64) (knowledge.Document, error) {
	return d.move(ctx, by, id, knowledge.Archived, []knowledge.State{knowledge.Published, knowledge.Outdated, knowledge.Hidden}, nil)
}

// Outdate marks a document as overtaken; it is not searched any more. For curators.
func (d *Desk) Outdate(ctx context.Context, by knowledge.Actor, id int64) (knowledge.Document, error) {
	return d.move(ctx, by, id, knowledge.Outdated, []knowledge.State{knowledge.Published}, nil)
}

// shown are the states of documents that were approved once, and not deleted.
var shown = []knowledge.State{knowledge.Published, knowledge.Outdated, knowledge.Hidden, knowledge.Archived}

// Remove deletes a document for good: number and title stay as a tombstone, all texts go. For curators.
func (d *Desk) Remove(ctx context.Context, by knowledge.Actor, id int64) (doc knowledge.Document, err error) {
	if err := d.require(ctx, by, MayCurate, "remove", subject(id)); err != nil {
		return knowledge.Document{}, err
	}
	err = d.tx.Within(ctx, func(ctx context.Context) error {
		from := append([]knowledge.State{knowledge.Draft, knowledge.InReview, knowledge.Rejected}, shown...)
		if doc, err = d.move(ctx, by, id, knowledge.Deleted, from, nil); err != nil {
			return err
		}
		return d.store.Tombstone(ctx, id)
	})
	return doc, err
}

// Withdraw takes back what waits for review; for its author and for curators.
func (d *Desk) Withdraw(ctx context.Context, by knowledge.Actor, id int64) (doc knowledge.Document, err error) {
	if _, _, err := d.Open(ctx, by, id); err != nil {
		return knowledge.Document{}, fmt.Errorf("withdraw document %d: %w", id, err)
	}
	err = d.tx.Within(ctx, func(ctx context.Context) error {
		if doc, err = d.open(ctx, id, knowledge.InReview); err != nil {
			return err
		}
		if doc, err = d.docs.SetState(ctx, by, id, knowledge.Deleted); err != nil {
			return err
		}
		return d.store.Tombstone(ctx, id)
	})
	if err != nil {
		return knowledge.Document{}, fmt.Errorf("withdraw document %d: %w", id, err)
	}
	return doc, nil
}

// move brings a document from one of some states to another; for curators. In that state already: nothing happens.
func (d *Desk) move(
	ctx context.Context, by knowledge.Actor, id int64, to knowledge.State, from []knowledge.State, note func(*Curation),
) (doc knowledge.Document, err error) {
	if err := d.require(ctx, by, MayCurate, string(to), subject(id)); err != nil {
		return knowledge.Document{}, err
	}
	err = d.tx.Within(ctx, func(ctx context.Context) error {
		if doc, err = d.open(ctx, id, append(slices.Clone(from), to)...); err != nil {
			return err
		}
		if doc, err = d.docs.SetState(ctx, by, id, to); err != nil || note == nil {
			return err
		}
		c, err := d.curation(ctx, id)
		if err != nil {
			return err
		}
		note(&c)
		return d.store.SaveCuration(ctx, c)
	})
	if err != nil {
		return knowledge.Document{}, fmt.Errorf("move document %d to %s: %w", id, to, err)
	}
	return doc, nil
}

// Versions lists the versions of a document, the newest first, without bodies; for curators.
func (d *Desk) Versions(ctx context.Context, by knowledge.Actor, id int64) ([]knowledge.Document, error) {
	if err := d.require(ctx, by, MayCurate, "versions", subject(id)); err != nil {
		return nil, err
	}
	return d.store.Versions(ctx, id)
}

// Version returns a version of a document, in whatever state it is; for curators.
func (d *Desk) Version(ctx context.Context, by knowledge.Actor, id int64, version int) (knowledge.Document, error) {
	if err := d.require(ctx, by, MayCurate, "version", subject(id)); err != nil {
		return knowledge.Document{}, err
	}
	return d.docs.DocumentVersion(ctx, id, version)
}

// Revert makes an older version the newest again, as a version of its own; for curators.
func (d *Desk) Revert(ctx context.Context, by knowledge.Actor, id int64, version int) (doc knowledge.Document, err error) {
	if err := d.require(ctx, by, MayCurate, "revert", subject(id)); err != nil {
		return knowledge.Document{}, err
	}
	err = d.tx.Within(ctx, func(ctx context.Context) error {
		if _, err := d.open(ctx, id, shown...); err != nil {
			return err
		}
		old, err := d.docs.DocumentVersion(ctx, id, version)
		if err != nil {
			return err
		}
		old.State = knowledge.Published
		if doc, err = d.docs.SaveDocument(ctx, by, old); err != nil && !errors.Is(err, knowledge.ErrDuplicate) {
			return err
		}
		c, err := d.curation(ctx, id)
		if err != nil {
			return err
		}
		c.Sketch = SketchOf(doc.Body)
		return d.store.SaveCuration(ctx, c)
	})
	if err != nil {
		return knowledge.Document{}, fmt.Errorf("revert document %d to version %d: %w", id, version, err)
	}
	return doc, nil
}
