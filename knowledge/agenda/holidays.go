package agenda

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// Holiday is a day on which offices are closed.
type Holiday struct {
	Date  Date
	Joint bool   // cuti bersama: joint leave of civil servants, when some services stay open
	Name  string // what is celebrated
}

// Source says where the holidays of a year come from.
type Source struct {
	Title string // the joint decree
	URL   string
}

// Holidays are the holidays of the years that are known. A nil *Holidays knows none.
type Holidays struct {
	days    map[Date]Holiday
	sources map[int][]Source
}

// ReadHolidays reads one file per year, "2026.tsv", in the form described in data/seed/holidays/README.md.
// A file whose dates, weekdays or counts do not fit is refused whole, with the line.
func ReadHolidays(files fs.FS) (*Holidays, error) {
	names, err := fs.Glob(files, "*.tsv")
	if err != nil {
		return nil, fmt.Errorf("list the holidays: %w", err)
	}
	h := &Holidays{days: map[Date]Holiday{}, sources: map[int][]Source{}}
	for _, name := range names {
		year, err := strconv.Atoi(strings.TrimSuffix(name, ".tsv"))
		if err != nil {
			return nil, fmt.Errorf("holidays %s: the name is not a year", name)
		}
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("read the holidays of %d: %w", year, err)
		}
		if err := h.readYear(year, raw); err != nil {
			return nil, fmt.Errorf("holidays of %d: %w", year, err)
		}
	}
	return h, nil
}

func (h *Holidays) readYear(year int, raw []byte) error {
	var national, joint int
	counts := ""
	lines := bufio.NewScanner(bytes.NewReader(raw))
	for n := 1; lines.Scan(); n++ {
		cells := strings.Split(strings.TrimSpace(lines.Text()), "\t")
		switch {
		case cells[0] == "# sumber" && len(cells) == 3:
			h.sources[year] = append(h.sources[year], Source{cells[1], cells[2]})
		case cells[0] == "# jumlah" && len(cells) == 3:
			counts = cells[1] + " " + cells[2]
		case cells[0] == "" || strings.HasPrefix(cells[0], "#"):
		default:
			day, err := readHoliday(year, cells)
			if err != nil {
				return fmt.Errorf("line %d: %w", n, err)
			}
			if _, twice := h.days[day.Date]; twice {
				return fmt.Errorf("line %d: %s stands twice", n, day.Date)
			}
			h.days[day.Date] = day
			if day.Joint {
				joint++
			} else {
				national++
			}
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read the lines: %w", err)
	}
	if len(h.sources[year]) == 0 {
		return fmt.Errorf("no source is named")
	}
	if found := fmt.Sprintf("%d %d", national, joint); found != counts {
		return fmt.Errorf("%q holidays and days of joint leave counted, the decree has %q", found, counts)
	}
	return nil
}

func readHoliday(year int, cells []string) (Holiday, error) {
	if len(cells) != 4 {
		return Holiday{}, fmt.Errorf("%d columns, not 4", len(cells))
	}
	d, err := ParseDate(cells[0])
	if err != nil {
		return Holiday{}, err
	}
	if d.Year != year {
		return Holiday{}, fmt.Errorf("%s is not in the year", d)
	}
	if name := dayNames[d.Weekday()]; name != cells[1] {
		return Holiday{}, fmt.Errorf("%s is a %s, not a %s", d, name, cells[1])
	}
	if !slices.Contains([]string{"nasional", "cuti bersama"}, cells[2]) || cells[3] == "" {
		return Holiday{}, fmt.Errorf("%s has no kind or no name", d)
	}
	return Holiday{Date: d, Joint: cells[2] == "cuti bersama", Name: cells[3]}, nil
}

// Known reports whether the holidays of a year are known.
func (h *Holidays) Known(year int) bool { return h != nil && len(h.sources[year]) > 0 }

// On is the holiday of a day.
func (h *Holidays) On(d Date) (Holiday, bool) {
	if h == nil {
		return Holiday{}, false
	}
	day, ok := h.days[d]
	return day, ok
}

// Sources are where the holidays of a year come from; none for an unknown year.
func (h *Holidays) Sources(year int) []Source {
	if h == nil {
		return nil
	}
	return h.sources[year]
}

// InYear are the holidays of a year by date; none for an unknown year.
func (h *Holidays) InYear(year int) []Holiday {
	if h == nil {
		return nil
	}
	var list []Holiday
	for d, day := range h.days {
		if d.Year == year {
			list = append(list, day)
		}
	}
	slices.SortFunc(list, func(a, b Holiday) int { return a.Date.Compare(b.Date) })
	return list
}
