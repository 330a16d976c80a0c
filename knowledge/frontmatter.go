package knowledge

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Invalid is an error that a person can mend: a document that breaks the contract of
// front matter. Its text is Indonesian and names the key.
type Invalid struct{ Problem string }

func (e *Invalid) Error() string { return e.Problem }

func invalid(format string, args ...any) error {
	return &Invalid{fmt.Sprintf(format, args...)}
}

// Limits of a document. MaxBody is generous: the longest rules have some 500,000 characters.
const (
	MaxTitle = 300     // characters
	MaxBody  = 2 << 20 // bytes

	MaxQuestions = 12  // that a document says it answers
	MaxAsked     = 300 // characters of each of them
)

// ParseMarkdown reads a document from a Markdown file with front matter between two
// lines of "---". The Key comes from name: its base without the ending. Unknown keys
// are refused by name; every refusal is an *Invalid.
func ParseMarkdown(name string, raw []byte) (Document, error) {
	raw = bytes.ReplaceAll(bytes.TrimPrefix(raw, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	if !utf8.Valid(raw) {
		return Document{}, invalid(wordsNotUTF8)
	}
	head, body, ok := cutFrontMatter(raw)
	if !ok {
		return Document{}, invalid(wordsNoFrontMatter)
	}
	meta, err := parseMeta(head)
	if err != nil {
		return Document{}, err
	}
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	d := Document{Key: strings.TrimSuffix(base, path.Ext(base)), Meta: meta, Body: strings.TrimSpace(string(body)) + "\n"}
	return d.Normal()
}

// cutFrontMatter splits a file at its two fences.
func cutFrontMatter(raw []byte) (head, body []byte, ok bool) {
	rest, found := bytes.CutPrefix(bytes.TrimLeft(raw, "\n "), []byte("---\n"))
	if !found {
		return nil, nil, false
	}
	if body, found = bytes.CutPrefix(rest, []byte("---\n")); found {
		return nil, body, true
	}
	head, body, found = bytes.Cut(rest, []byte("\n---\n"))
	if !found {
		head, found = bytes.CutSuffix(bytes.TrimRight(rest, "\n "), []byte("\n---"))
	}
	return head, body, found
}

// frontMatter is Meta as people write it: a single place, field or source need not be a list.
type frontMatter struct {
	Title      string     `yaml:"title"`
	Kind       Kind       `yaml:"kind"`
	Place      oneOrMore  `yaml:"place"`
	Agency     string     `yaml:"agency"`
	Year       int        `yaml:"year"`
	Date       string     `yaml:"date"`
	Fields     oneOrMore  `yaml:"fields"`
	Aspects    oneOrMore  `yaml:"aspects"`
	Indicators []int      `yaml:"indicators"`
	Status     Status     `yaml:"status"`
	StatusDate string     `yaml:"status_date"`
	Visibility Visibility `yaml:"visibility"`
	Sources    []Source   `yaml:"sources"`
	Questions  oneOrMore  `yaml:"questions"`
}

type oneOrMore []string

func (o *oneOrMore) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		if n.Value != "" && n.Tag != "!!null" {
			*o = oneOrMore{n.Value}
		}
		return nil
	}
	var list []string
	if err := n.Decode(&list); err != nil {
		return fmt.Errorf("decode a list: %w", err)
	}
	*o = list
	return nil
}

var (
	unknownKey = regexp.MustCompile(`line (\d+): field (\S+) not found`)
	wrongType  = regexp.MustCompile("line (\\d+): cannot unmarshal \\S+ `?([^`]*)`? into (\\S+)")
)

func parseMeta(head []byte) (Meta, error) {
	dec := yaml.NewDecoder(bytes.NewReader(head))
	dec.KnownFields(true)
	var f frontMatter
	if err := dec.Decode(&f); err != nil && !errors.Is(err, io.EOF) {
		if m := unknownKey.FindStringSubmatch(err.Error()); m != nil {
			return Meta{}, invalid(wordsUnknownKey, m[2], m[1], strings.Join(Keys(), ", "))
		}
		if m := wrongType.FindStringSubmatch(err.Error()); m != nil {
			return Meta{}, invalid(wordsWrongType, m[2], m[1])
		}
		return Meta{}, invalid(wordsNotYAML)
	}
	return Meta{
		Title: f.Title, Kind: f.Kind, Places: f.Place, Agency: f.Agency, Year: f.Year, Date: f.Date,
		Fields: f.Fields, Aspects: f.Aspects, Indicators: f.Indicators, Status: f.Status,
		StatusDate: f.StatusDate, Visibility: f.Visibility, Sources: f.Sources,
		Questions: f.Questions,
	}, nil
}

// Keys are the keys of front matter, in the order in which they are written.
func Keys() []string {
	return []string{"title", "kind", "place", "agency", "year", "date", "fields", "aspects", "indicators",
		"status", "status_date", "visibility", "sources", "questions"}
}

var (
	spaces  = regexp.MustCompile(`\s+`)
	isoForm = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)
)

// Normal checks a document against the contract and returns it in canonical form, with
// its Hash. A refusal is an *Invalid that names the key.
func (d Document) Normal() (Document, error) {
	d.Title = strings.TrimSpace(spaces.ReplaceAllString(d.Title, " "))
	d.Agency = strings.TrimSpace(spaces.ReplaceAllString(d.Agency, " "))
	d.Places, d.Fields, d.Aspects, d.Questions = tidy(d.Places), tidy(d.Fields), tidy(d.Aspects), tidy(d.Questions)
	if d.Visibility == "" {
		d.Visibility = Public
	}
	if d.State == "" {
		d.State = Published
	}
	for _, check := range []func(Document) error{checkHead, checkDates, checkLabels, checkSources, checkQuestions} {
		if err := check(d); err != nil {
			return Document{}, err
		}
	}
	if d.Year == 0 && len(d.Date) >= 4 {
		d.Year, _ = strconv.Atoi(d.Date[:4])
	}
	slices.Sort(d.Indicators)
	d.Indicators = slices.Compact(d.Indicators)
	file, err := d.Markdown()
	if err != nil {
		return Document{}, err
	}
	sum := sha256.Sum256(file)
	d.Hash = hex.EncodeToString(sum[:])
	return d, nil
}

func tidy(list []string) []string {
	var out []string
	for _, s := range list {
		if s = strings.TrimSpace(spaces.ReplaceAllString(s, " ")); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func checkHead(d Document) error {
	switch {
	case d.Title == "":
		return invalid(wordsNoTitle)
	case utf8.RuneCountInString(d.Title) > MaxTitle:
		return invalid(wordsLongTitle, MaxTitle)
	case d.Key == "":
		return invalid(wordsNoKey)
	case !slices.Contains([]Kind{Innovation, Visit, Rule, Guide}, d.Kind):
		return invalid(wordsUnknownKind, d.Kind)
	case strings.TrimSpace(d.Body) == "":
		return invalid(wordsNoBody)
	case len(d.Body) > MaxBody:
		return invalid(wordsLongBody, MaxBody>>20)
	case d.Year != 0 && (d.Year < 1945 || d.Year > 2100):
		return invalid(wordsOddYear, d.Year)
	}
	return nil
}

// checkDates wants dates as 2026, 2026-01 or 2026-01-09: front matter is for machines, dates in words are read by
// knowledge/agenda before they come here.
func checkDates(d Document) error {
	if err := checkDate("date", d.Date); err != nil {
		return err
	}
	if err := checkDate("status_date", d.StatusDate); err != nil {
		return err
	}
	for i, s := range d.Sources {
		if err := checkDate(fmt.Sprintf(wordsSourceDate, i+1), s.Date); err != nil {
			return err
		}
	}
	return nil
}

func checkDate(key, written string) error {
	if written == "" {
		return nil
	}
	for _, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		if _, err := time.Parse(layout, written); err == nil {
			return nil
		}
	}
	if isoForm.MatchString(written) {
		return invalid(wordsNoSuchDate, key, written)
	}
	return invalid(wordsNoDate, key, written)
}

func checkLabels(d Document) error {
	if !slices.Contains([]Status{"", Continues, Stopped, Unconfirmed}, d.Status) {
		return invalid(wordsUnknownStatus, d.Status)
	}
	if !slices.Contains([]Visibility{Public, Internal, Restricted}, d.Visibility) {
		return invalid(wordsUnknownVisibility, d.Visibility)
	}
	for _, a := range d.Aspects {
		if !slices.ContainsFunc(Aspects(), func(l Label) bool { return l.Key == a }) {
			return invalid(wordsUnknownAspect, a)
		}
	}
	for _, n := range d.Indicators {
		if n < 1 || n > 31 {
			return invalid(wordsOddIndicator, n)
		}
	}
	return nil
}

func checkSources(d Document) error {
	if len(d.Sources) == 0 {
		return invalid(wordsNoSources)
	}
	for i, s := range d.Sources {
		if strings.TrimSpace(s.Title) == "" {
			return invalid(wordsSourceTitle, i+1)
		}
		if s.URL == "" {
			continue
		}
		if u, err := url.Parse(s.URL); err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
			return invalid(wordsSourceURL, i+1)
		}
	}
	return nil
}

func checkQuestions(d Document) error {
	if len(d.Questions) > MaxQuestions {
		return invalid(wordsManyQuestions, len(d.Questions), MaxQuestions)
	}
	for i, q := range d.Questions {
		if utf8.RuneCountInString(q) > MaxAsked {
			return invalid(wordsLongQuestion, i+1, MaxAsked)
		}
	}
	return nil
}

// Markdown writes the document as ParseMarkdown reads it.
func (d Document) Markdown() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("---\n")
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	if err := enc.Encode(d.Meta); err != nil {
		return nil, fmt.Errorf("write the front matter of %q: %w", d.Key, err)
	}
	b.WriteString("---\n")
	b.WriteString(strings.TrimSpace(d.Body))
	b.WriteString("\n")
	return b.Bytes(), nil
}
