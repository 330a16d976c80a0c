package desk

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"studitiru/knowledge"
)

// Week is what was asked in one week, which begins on a Monday (UTC).
type Week struct {
	Begin     time.Time
	Asked     map[knowledge.Outcome]int
	Good, Bad int
}

// Topic is a word with how often it was asked for.
type Topic struct {
	Word  string
	Count int
}

// Statistics is the overview for those who curate.
type Statistics struct {
	Since     time.Time
	Questions int
	Weeks     []Week // the oldest first, without gaps
	Topics    []Topic
	Gaps      []knowledge.Gap
	Documents map[knowledge.State]int
	Overdue   int // published documents whose check is due
	Waiting   int // proposals that wait for approval
}

// How much an overview looks at and shows.
const (
	statisticsQuestions = 50_000
	statisticsTopics    = 10
	statisticsGaps      = 5
)

// Statistics counts since a time; for curators.
func (d *Desk) Statistics(ctx context.Context, by knowledge.Actor, since time.Time) (s Statistics, err error) {
	if err := d.require(ctx, by, MayCurate, "statistics", "questions"); err != nil {
		return s, err
	}
	return d.statistics(ctx, since)
}

func (d *Desk) statistics(ctx context.Context, since time.Time) (s Statistics, err error) {
	s.Since = since
	asked, err := d.store.AskedSince(ctx, since, statisticsQuestions)
	if err != nil {
		return s, err
	}
	s.Questions, s.Weeks, s.Topics = len(asked), weeks(asked, since, d.now()), topics(asked)
	if s.Gaps, err = d.store.OpenGaps(ctx, statisticsGaps, 0); err != nil {
		return s, err
	}
	if s.Documents, err = d.store.CountDocuments(ctx); err != nil {
		return s, err
	}
	s.Waiting = s.Documents[knowledge.InReview]
	due, err := d.store.Curations(ctx, CurationFilter{States: []knowledge.State{knowledge.Published}, DueBefore: d.now(),
		NoSketch: true})
	s.Overdue = len(due)
	return s, err
}

// weeks counts questions by week; weeks without any are there too.
func weeks(asked []JudgedQuestion, since, now time.Time) (list []Week) {
	begin := monday(since)
	for at := begin; !at.After(now); at = at.AddDate(0, 0, 7) {
		list = append(list, Week{Begin: at, Asked: map[knowledge.Outcome]int{}})
	}
	for _, q := range asked {
		n := int(monday(q.At).Sub(begin) / (7 * 24 * time.Hour))
		if n < 0 || n >= len(list) {
			continue
		}
		list[n].Asked[q.Outcome]++
		list[n].Good += q.Good
		list[n].Bad += q.Bad
	}
	return list
}

func monday(t time.Time) time.Time {
	t = t.UTC()
	return time.Date(t.Year(), t.Month(), t.Day()-(int(t.Weekday())+6)%7, 0, 0, 0, 0, time.UTC)
}

func topics(asked []JudgedQuestion) []Topic {
	counts := map[string]int{}
	for _, q := range asked {
		for _, w := range q.Terms {
			counts[w]++
		}
	}
	var list []Topic
	for w, n := range counts {
		list = append(list, Topic{w, n})
	}
	slices.SortFunc(list, func(a, b Topic) int { return cmp.Or(b.Count-a.Count, strings.Compare(a.Word, b.Word)) })
	return list[:min(len(list), statisticsTopics)]
}

// ExportGaps writes the open gaps as a CSV that spreadsheets open safely; for curators.
func (d *Desk) ExportGaps(ctx context.Context, by knowledge.Actor, w io.Writer) error {
	list, err := d.Gaps(ctx, by, 0, 0)
	if err != nil {
		return err
	}
	rows := [][]string{{"pertanyaan", "jumlah", "pertama", "terakhir", "diteruskan"}}
	for _, g := range list {
		rows = append(rows, []string{g.Example, strconv.Itoa(g.Count), csvTime(g.First), csvTime(g.Last),
			strconv.FormatBool(g.Forwarded)})
	}
	return WriteCSV(w, rows)
}

// auditAtOnce is how many entries are read at a time.
const auditAtOnce = 1000

// ExportAudit writes the whole audit as a CSV; for superadmins.
func (d *Desk) ExportAudit(ctx context.Context, by knowledge.Actor, w io.Writer) error {
	if err := d.require(ctx, by, MayAdminister, "audit", "audit"); err != nil {
		return err
	}
	rows := [][]string{{"nomor", "waktu", "pelaku", "melalui", "tindakan", "tentang", "rincian"}}
	for after := int64(0); ; {
		list, err := d.store.Audit(ctx, after, auditAtOnce)
		if err != nil {
			return err
		}
		for _, e := range list {
			rows = append(rows, []string{strconv.FormatInt(e.ID, 10), csvTime(e.At), strconv.FormatInt(e.Person, 10), e.Via, e.Action,
				e.Subject, e.Detail})
			after = e.ID
		}
		if len(list) < auditAtOnce {
			return WriteCSV(w, rows)
		}
	}
}

// Audit lists the newest entries, the newest first; for superadmins.
func (d *Desk) Audit(ctx context.Context, by knowledge.Actor, most int) ([]knowledge.AuditEntry, error) {
	if err := d.require(ctx, by, MayAdminister, "audit", "audit"); err != nil {
		return nil, err
	}
	return d.store.NewestAudit(ctx, most)
}

func csvTime(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// WriteCSV writes rows as Excel in Indonesia opens them: BOM, semicolons, CRLF. A cell that a spreadsheet would take for
// a formula begins with an apostrophe (OWASP, CSV Injection).
func WriteCSV(w io.Writer, rows [][]string) error {
	out := bufio.NewWriter(w)
	put := func(s string) { _, _ = out.WriteString(s) } // a bufio.Writer keeps its first error until Flush
	put("\ufeff")
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				put(";")
			}
			if strings.ContainsAny(cell[:min(len(cell), 1)], "=+-@\t\r") {
				cell = "'" + cell
			}
			if strings.ContainsAny(cell, ";\"\r\n") {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			put(cell)
		}
		put("\r\n")
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write a CSV: %w", err)
	}
	return nil
}
