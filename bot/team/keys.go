package team

import (
	"context"

	"studitiru/bot/talk"
)

// longestLabel is how many characters of a label are shown.
const longestLabel = 60

// option is a button to be made: what it says, and what it keeps.
type option[D any] struct {
	label string
	data  D
}

// keyboard makes rows of buttons that do one action; empty rows are left out.
func keyboard[D any](ctx context.Context, t turn, action string, rows ...[]option[D]) (keys talk.Keyboard, err error) {
	for _, row := range rows {
		var line []talk.Key
		for _, o := range row {
			key, err := t.Button(ctx, action, o.data)
			if err != nil {
				return nil, err
			}
			line = append(line, talk.Key{Text: talk.Clip(o.label, longestLabel), Data: key})
		}
		if len(line) > 0 {
			keys = append(keys, line)
		}
	}
	return keys, nil
}

// folded puts options into rows of so many.
func folded[D any](options []option[D], most int) (rows [][]option[D]) {
	for len(options) > most {
		rows, options = append(rows, options[:most]), options[most:]
	}
	return append(rows, options)
}

// pages are the options that lead from a page to its neighbours; all is how many things there are on all pages.
func pages[D any](page, perPage, all int, to func(page int) D) (row []option[D]) {
	if page > 0 {
		row = append(row, option[D]{talk.LabelPrevious, to(page - 1)})
	}
	if (page+1)*perPage < all {
		row = append(row, option[D]{talk.LabelNext, to(page + 1)})
	}
	return row
}

// attach sends a file to where the person wrote.
func (t turn) attach(f talk.SendFile) {
	f.Chat, f.Thread = t.M.Chat.ID, t.M.Chat.Thread
	t.Do(talk.Action{SendFile: &f})
}
