package team

import (
	"context"

	"studitiru/bot/group"
	"studitiru/bot/talk"
)

// option is a button to be made: what it says, and what it keeps.
type option[D any] = group.Option[D]

// keyboard makes rows of buttons that do one action; empty rows are left out.
func keyboard[D any](ctx context.Context, t turn, action string, rows ...[]option[D]) (talk.Keyboard, error) {
	return group.Keyboard(ctx, t.Talk, action, rows...)
}

// folded puts options into rows of so many.
func folded[D any](options []option[D], most int) [][]option[D] { return group.Folded(options, most) }

// pages are the options that lead from a page to its neighbours; all is how many things there are on all pages.
func pages[D any](page, perPage, all int, to func(page int) D) []option[D] {
	return group.Pages(page, perPage, all, to)
}
