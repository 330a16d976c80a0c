package knowledge

import (
	"context"
	"errors"
	"fmt"
	"slices"
)

// Approve publishes what waits for review; for curators, and as soon as there are two of them, not for its author
// (ErrOwnDocument). A replacement becomes the next version of what it replaces. It returns who wanted to be told of an answer.
func (d *Desk) Approve(ctx context.Context, by Actor, id int64) (doc Document, told []Watch, err error) {
	c, err := d.curation(ctx, id)
	if err != nil {
		return Document{}, nil, err
	}
	if err := d.mayApprove(ctx, by, c); err != nil {
		return Document{}, nil, fmt.Errorf("approve document %d: %w", id, err)
	}
	err = d.tx.Within(ctx, func(ctx context.Context) error {
		if doc, err = d.open(ctx, id, InReview); err != nil {
			return err
		}
		if c.Replaces != 0 {
			doc, err = d.replace(ctx, by, doc, c.Replaces)
		} else {
			doc, err = d.docs.SetState(ctx, by, id, Published)
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
		return Document{}, nil, fmt.Errorf("approve document %d: %w", id, err)
	}
	return doc, told, nil
}

// confirm keeps who approved a document, which held at that moment. Who owns what it replaces, owns it.
func (d *Desk) confirm(ctx context.Context, by Actor, c Curation, id int64) error {
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
	c.Document, c.Replaces, c.Approver, c.Verified, c.Due = id, 0, by.Person, now, due(now, c.Interval)
	return d.store.SaveCuration(ctx, c)
}

// mayApprove holds the four eyes: as soon as two people may approve, nobody approves what is their own.
func (d *Desk) mayApprove(ctx context.Context, by Actor, c Curation) error {
	if err := d.require(ctx, by, MayCurate, "approve", subject(c.Document)); err != nil {
		if c.Author != 0 && c.Author == by.Person { // who presses a crafted button of an own document is told what is missing
			return fmt.Errorf("%w: %w", ErrOwnDocument, err)
		}
		return err
	}
	if by.Person == 0 || c.Author != by.Person {
		return nil
	}
	list, err := d.Curators(ctx)
	if err != nil {
		return err
	}
	if len(list) > 1 {
		return d.denied(ctx, by, "approve", subject(c.Document), ErrOwnDocument)
	}
	return nil
}

// replace makes a proposal the next version of a document, and a tombstone of the proposal's own row.
func (d *Desk) replace(ctx context.Context, by Actor, proposal Document, id int64) (Document, error) {
	old, err := d.open(ctx, id, Published, Outdated, Hidden, Archived)
	if err != nil {
		return Document{}, err
	}
	next := proposal
	next.Key, next.State = old.Key, Published
	next, err = d.docs.SaveDocument(ctx, by, next)
	if errors.Is(err, ErrDuplicate) {
		next, err = d.docs.SetState(ctx, by, id, Published)
	}
	if err != nil {
		return Document{}, err
	}
	if _, err := d.docs.SetState(ctx, by, proposal.ID, Deleted); err != nil {
		return Document{}, err
	}
	return next, d.store.Tombstone(ctx, proposal.ID)
}

// Reject sends a proposal back with a reason; for curators.
func (d *Desk) Reject(ctx context.Context, by Actor, id int64, reason string) (Document, error) {
	return d.move(ctx, by, id, Rejected, []State{InReview}, func(c *Curation) { c.Reason = reason })
}

// Hide takes a document out of all answers at once; for curators. Restore brings it back.
func (d *Desk) Hide(ctx context.Context, by Actor, id int64) (Document, error) {
	return d.move(ctx, by, id, Hidden, []State{Published, Outdated, Archived}, nil)
}

// Restore publishes again what was hidden, archived or outdated; for curators.
func (d *Desk) Restore(ctx context.Context, by Actor, id int64) (Document, error) {
	return d.move(ctx, by, id, Published, []State{Hidden, Archived, Outdated}, nil)
}

// Archive puts a document away that nobody needs any more; for curators.
func (d *Desk) Archive(ctx context.Context, by Actor, id int64) (Document, error) {
	return d.move(ctx, by, id, Archived, []State{Published, Outdated, Hidden}, nil)
}

// Outdate marks a document as overtaken; it is not searched any more. For curators.
func (d *Desk) Outdate(ctx context.Context, by Actor, id int64) (Document, error) {
	return d.move(ctx, by, id, Outdated, []State{Published}, nil)
}

// Remove deletes a document for good: number and title stay as a tombstone, all texts go. For curators.
func (d *Desk) Remove(ctx context.Context, by Actor, id int64) (doc Document, err error) {
	if err := d.require(ctx, by, MayCurate, "remove", subject(id)); err != nil {
		return Document{}, err
	}
	err = d.tx.Within(ctx, func(ctx context.Context) error {
		if doc, err = d.move(ctx, by, id, Deleted, []State{Draft, InReview, Published, Outdated, Hidden, Archived, Rejected},
			nil); err != nil {
			return err
		}
		return d.store.Tombstone(ctx, id)
	})
	return doc, err
}

// Withdraw takes back what waits for review; for its author and for curators.
func (d *Desk) Withdraw(ctx context.Context, by Actor, id int64) (doc Document, err error) {
	if _, _, err := d.Open(ctx, by, id); err != nil {
		return Document{}, fmt.Errorf("withdraw document %d: %w", id, err)
	}
	err = d.tx.Within(ctx, func(ctx context.Context) error {
		if doc, err = d.open(ctx, id, InReview); err != nil {
			return err
		}
		if doc, err = d.docs.SetState(ctx, by, id, Deleted); err != nil {
			return err
		}
		return d.store.Tombstone(ctx, id)
	})
	if err != nil {
		return Document{}, fmt.Errorf("withdraw document %d: %w", id, err)
	}
	return doc, nil
}

// move brings a document from one of some states to another; for curators. In that state already: nothing happens.
func (d *Desk) move(ctx context.Context, by Actor, id int64, to State, from []State, note func(*Curation)) (
	doc Document, err error) {
	if err := d.require(ctx, by, MayCurate, string(to), subject(id)); err != nil {
		return Document{}, err
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
		return Document{}, fmt.Errorf("move document %d to %s: %w", id, to, err)
	}
	return doc, nil
}

// Versions lists the versions of a document, the newest first, without bodies; for curators.
func (d *Desk) Versions(ctx context.Context, by Actor, id int64) ([]Document, error) {
	if err := d.require(ctx, by, MayCurate, "versions", subject(id)); err != nil {
		return nil, err
	}
	return d.store.Versions(ctx, id)
}

// Version returns a version of a document, in whatever state it is; for curators.
func (d *Desk) Version(ctx context.Context, by Actor, id int64, version int) (Document, error) {
	if err := d.require(ctx, by, MayCurate, "version", subject(id)); err != nil {
		return Document{}, err
	}
	return d.docs.DocumentVersion(ctx, id, version)
}

// Revert makes an older version the newest again, as a version of its own; for curators.
func (d *Desk) Revert(ctx context.Context, by Actor, id int64, version int) (doc Document, err error) {
	if err := d.require(ctx, by, MayCurate, "revert", subject(id)); err != nil {
		return Document{}, err
	}
	err = d.tx.Within(ctx, func(ctx context.Context) error {
		if _, err := d.open(ctx, id, Published, Outdated, Hidden, Archived); err != nil {
			return err
		}
		old, err := d.docs.DocumentVersion(ctx, id, version)
		if err != nil {
			return err
		}
		old.State = Published
		if doc, err = d.docs.SaveDocument(ctx, by, old); err != nil && !errors.Is(err, ErrDuplicate) {
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
		return Document{}, fmt.Errorf("revert document %d to version %d: %w", id, version, err)
	}
	return doc, nil
}
