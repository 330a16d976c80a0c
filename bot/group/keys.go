package group

import (
	"context"

	"studitiru/bot/talk"
)

// longestLabel is how many characters of a label are shown.
const longestLabel = 60

// Option is a button to be made: what it says, and what it keeps. It is an alias of a struct, so that every feature writes
// {label, data}.
type Option[D any] = struct {
	Label string
	Data  D
}

// Keyboard makes rows of buttons that do one action; empty rows are left out.
func Keyboard[D any](ctx context.Context, t *talk.Talk, action string, rows ...[]Option[D]) (keys talk.Keyboard, err error) {
	for _, row := range rows {
		var line []talk.Key
		for _, o := range row {
			key, err := t.Button(ctx, action, o.Data)
			if err != nil {
				return nil, err
			}
			line = append(line, talk.Key{Text: talk.Clip(o.Label, longestLabel), Data: key})
		}
		if len(line) > 0 {
			keys = append(keys, line)
		}
	}
	return keys, nil
}

// Folded puts options into rows of so many.
func Folded[O any](options []O, most int) (rows [][]O) {
	for len(options) > most {
		rows, options = append(rows, options[:most]), options[most:]
	}
	return append(rows, options)
}

// Pages are the options that lead from a page to its neighbours; all is how many things there are on all pages.
func Pages[D any](page, perPage, all int, to func(page int) D) (row []Option[D]) {
	if page > 0 {
		row = append(row, Option[D]{talk.LabelPrevious, to(page - 1)})
	}
	if (page+1)*perPage < all {
		row = append(row, Option[D]{talk.LabelNext, to(page + 1)})
	}
	return row
}
