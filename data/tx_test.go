package data_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"studitiru/knowledge"
)

var errStop = errors.New("stop")

func TestWithin(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		gap := func(ctx context.Context) error { return errOf(s.RecordGap(ctx, "k", "contoh", start)) }
		for name, c := range map[string]struct {
			do   func(ctx context.Context) error
			want int // gaps counted
			err  error
		}{
			"kept": {gap, 1, nil},
			"sees its own writes": {func(ctx context.Context) error {
				ok(t, gap(ctx))
				if gaps, err := s.Gaps(ctx, 0); err != nil || len(gaps) != 1 {
					t.Errorf("inside: %v %v", gaps, err)
				}
				if gaps, err := s.Gaps(t.Context(), 0); err != nil || len(gaps) != 0 {
					t.Errorf("outside: %v %v", gaps, err)
				}
				return nil
			}, 1, nil},
			"error": {func(ctx context.Context) error { ok(t, gap(ctx)); return errStop }, 0, errStop},
			"nested": {func(ctx context.Context) error {
				ok(t, s.Within(ctx, gap))
				return s.Within(ctx, gap)
			}, 2, nil},
			"error after nested": {func(ctx context.Context) error { ok(t, s.Within(ctx, gap)); return errStop }, 0, errStop},
			"not found is an answer": {func(ctx context.Context) error {
				ok(t, gap(ctx))
				if err := s.ForwardGap(ctx, "lain"); !errors.Is(err, knowledge.ErrNotFound) {
					t.Errorf("got %v", err)
				}
				return gap(ctx)
			}, 2, nil},
		} {
			t.Run(name, func(t *testing.T) {
				if err := s.Within(t.Context(), c.do); !errors.Is(err, c.err) {
					t.Errorf("got %v, want %v", err, c.err)
				}
				if n := s.count(t, `SELECT COALESCE(SUM(asked), 0) FROM gaps`); n != c.want {
					t.Errorf("counted %d gaps, want %d", n, c.want)
				}
				if _, err := s.SQL().ExecContext(t.Context(), `DELETE FROM gaps`); err != nil {
					t.Fatal(err)
				}
			})
		}
	})
}

// An outer call that overlooks the failure of a nested one must not keep half of it.
func TestNestedFailureIsNotOverlooked(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		for name, fail := range map[string]func(context.Context) error{
			"error": func(context.Context) error { return errStop },
			"panic": func(context.Context) error { panic(errStop) },
			"store": func(ctx context.Context) error {
				return errOf(s.SaveDocument(ctx, knowledge.BySystem("test"), knowledge.Document{}))
			},
		} {
			t.Run(name, func(t *testing.T) {
				err := s.Within(t.Context(), func(ctx context.Context) error {
					ok(t, errOf(s.RecordGap(ctx, "k", "contoh", start)))
					func() {
						defer func() { _ = recover() }()
						_ = s.Within(ctx, fail)
					}()
					return nil
				})
				if err == nil {
					t.Error("committed")
				}
				if n := s.count(t, `SELECT COUNT(*) FROM gaps`); n != 0 {
					t.Errorf("kept %d gaps", n)
				}
			})
		}
	})
}

func TestPanicRollsBack(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		func() {
			defer func() {
				if recover() != errStop {
					t.Error("the panic did not come through")
				}
			}()
			_ = s.Within(t.Context(), func(ctx context.Context) error {
				ok(t, errOf(s.RecordGap(ctx, "k", "contoh", start)))
				panic(errStop)
			})
		}()
		ok(t, errOf(s.RecordGap(t.Context(), "baru", "contoh", start))) // nothing is held any more
		if n := s.count(t, `SELECT COUNT(*) FROM gaps`); n != 1 {
			t.Errorf("%d gaps, want 1", n)
		}
	})
}

func TestCancelledContext(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx, cancel := context.WithCancel(t.Context())
		err := s.Within(ctx, func(ctx context.Context) error {
			err := errOf(s.RecordGap(ctx, "k", "contoh", start))
			cancel()
			return err
		})
		if err == nil {
			t.Error("committed under a context that had ended")
		}
		if err := errOf(s.RecordGap(ctx, "k", "contoh", start)); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want context.Canceled", err)
		}
		if n := s.count(t, `SELECT COUNT(*) FROM gaps`); n != 0 {
			t.Errorf("%d gaps, want none", n)
		}
	})
}

// Two transactions that take rows in opposite order: PostgreSQL gives one up, which is then done again.
func TestDeadlockIsRepeated(t *testing.T) {
	s := open(t, newPostgres(t), newClock())
	ok(t, errOf(s.RecordGap(t.Context(), "a", "", start)))
	ok(t, errOf(s.RecordGap(t.Context(), "b", "", start)))
	var wg, both sync.WaitGroup
	both.Add(2)
	for _, order := range [][2]string{{"a", "b"}, {"b", "a"}} {
		wg.Go(func() {
			met := false
			err := s.Within(t.Context(), func(ctx context.Context) error {
				if err := s.ForwardGap(ctx, order[0]); err != nil {
					return err
				}
				if !met {
					met = true
					both.Done()
					both.Wait()
				}
				return errOf(s.RecordGap(ctx, order[1], "", start))
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for _, g := range must[[]knowledge.Gap](t)(s.Gaps(t.Context(), 0)) {
		if g.Count != 2 || !g.Forwarded {
			t.Errorf("%+v, want each part once", g)
		}
	}
}
