package knowledge

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
)

// jsonLine is one document on a line: what `export` writes and `import` reads. The
// short form {"id","title","text"} is enough.
type jsonLine struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Text  string `json:"text"`

	Kind       Kind       `json:"kind,omitempty"`
	Place      []string   `json:"place,omitempty"`
	Agency     string     `json:"agency,omitempty"`
	Year       int        `json:"year,omitempty"`
	Date       string     `json:"date,omitempty"`
	Fields     []string   `json:"fields,omitempty"`
	Aspects    []string   `json:"aspects,omitempty"`
	Indicators []int      `json:"indicators,omitempty"`
	Status     Status     `json:"status,omitempty"`
	StatusDate string     `json:"status_date,omitempty"`
	Visibility Visibility `json:"visibility,omitempty"`
	Sources    []Source   `json:"sources,omitempty"`
	Questions  []string   `json:"questions,omitempty"`
}

var unknownField = regexp.MustCompile(`unknown field "([^"]*)"`)

// ParseJSONLine reads a document from one line of JSON. A line without kind is a guide;
// one without sources names origin, for example the file's name, as its source.
func ParseJSONLine(line []byte, origin string) (Document, error) {
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	var j jsonLine
	if err := dec.Decode(&j); err != nil {
		if m := unknownField.FindStringSubmatch(err.Error()); m != nil {
			return Document{}, invalid(wordsUnknownField, m[1], strings.Join(Keys(), ", "))
		}
		return Document{}, invalid(wordsNotJSON)
	}
	if j.Kind == "" {
		j.Kind = Guide
	}
	if len(j.Sources) == 0 {
		j.Sources = []Source{{Title: origin}}
	}
	if j.Title == "" {
		j.Title = j.ID
	}
	return Document{Key: j.ID, Body: strings.TrimSpace(j.Text) + "\n", Meta: Meta{
		Title: j.Title, Kind: j.Kind, Places: j.Place, Agency: j.Agency, Year: j.Year, Date: j.Date, Fields: j.Fields,
		Aspects: j.Aspects, Indicators: j.Indicators, Status: j.Status, StatusDate: j.StatusDate,
		Visibility: j.Visibility, Sources: j.Sources, Questions: j.Questions,
	}}.Normal()
}

// JSONLine writes the document as ParseJSONLine reads it, without a line end.
func (d Document) JSONLine() ([]byte, error) {
	line, err := json.Marshal(jsonLine{
		ID: d.Key, Title: d.Title, Text: strings.TrimSpace(d.Body), Kind: d.Kind, Place: d.Places, Agency: d.Agency,
		Year: d.Year, Date: d.Date, Fields: d.Fields, Aspects: d.Aspects, Indicators: d.Indicators, Status: d.Status,
		StatusDate: d.StatusDate, Visibility: d.Visibility, Sources: d.Sources,
		Questions: d.Questions,
	})
	if err != nil {
		return nil, fmt.Errorf("write document %q as JSON: %w", d.Key, err)
	}
	return line, nil
}
