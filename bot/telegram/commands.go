package telegram

import (
	"context"
)

// Profile is what Telegram shows of the bot outside of its messages.
type Profile struct {
	Menus            []Menu
	Description      string // shown before the first message, at most 512 characters; "" leaves it as it is
	ShortDescription string // shown on the profile, at most 120 characters; "" leaves it as it is
}

// Menu is the list of commands that Telegram offers to some of the people.
type Menu struct {
	// Scope is default, all_private_chats, all_group_chats or all_chat_administrators; "" is default.
	Scope    string
	Chat     int64  // for the scopes chat and chat_administrators
	Language string // two letters, "" for all
	Commands []Command
}

// Command is one line of a menu.
type Command struct {
	Name        string `json:"command"`     // 1–32 of a–z, 0–9 and _, without "/"
	Description string `json:"description"` // 1–256 characters
}

// Announce tells Telegram the profile. It tries every part and returns the first error: the bot works
// without it.
func (c *Client) Announce(ctx context.Context, p Profile) error {
	var first error
	try := func(method string, params Params) {
		if _, err := c.call(ctx, method, params, nil); err != nil && first == nil {
			first = err
		}
	}
	for _, menu := range p.Menus {
		try("setMyCommands", menu.params())
	}
	if p.Description != "" {
		try("setMyDescription", Params{"description": p.Description})
	}
	if p.ShortDescription != "" {
		try("setMyShortDescription", Params{"short_description": p.ShortDescription})
	}
	return first
}

func (m Menu) params() Params {
	scope := struct {
		Type string `json:"type"`
		Chat int64  `json:"chat_id,omitempty"`
	}{m.Scope, m.Chat}
	if scope.Type == "" {
		scope.Type = "default"
	}
	params := Params{}
	params.addJSON("scope", scope)
	params.addJSON("commands", m.Commands)
	if m.Language != "" {
		params["language_code"] = m.Language
	}
	return params
}
