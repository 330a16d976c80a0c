package telegram

import (
	"context"
	"net/url"
	"time"
)

// Diagnosis is what Telegram says about the bot, for doctor. Nothing is changed to find it out.
type Diagnosis struct {
	ID                  int64
	Username            string // without "@"
	Name                string
	ReadsAllMessages    bool      // privacy mode is off: sees every message of its groups
	Inline              bool      // inline mode is on
	JoinsGroups         bool      // may be added to groups
	Webhook             string    // host of a webhook that keeps polling from working, "" for none
	Pending             int       // updates that wait at Telegram
	WebhookProblem      string    // last error of the webhook
	WebhookProblemSince time.Time // zero for none
}

// Me is the bot as Telegram knows it.
type Me struct {
	ID               int64  `json:"id"`
	Username         string `json:"username"`
	Name             string `json:"first_name"`
	ReadsAllMessages bool   `json:"can_read_all_group_messages"`
	Inline           bool   `json:"supports_inline_queries"`
	JoinsGroups      bool   `json:"can_join_groups"`
}

// Me asks Telegram who the bot is, and remembers the user name.
func (c *Client) Me(ctx context.Context) (Me, error) {
	me, err := Call[Me](ctx, c, "getMe", nil)
	if err == nil && me.Username != "" {
		c.username.Store(&me.Username)
	}
	return me, err
}

// Diagnose asks Telegram about the bot and its webhook.
func (c *Client) Diagnose(ctx context.Context) (Diagnosis, error) {
	me, err := c.Me(ctx)
	if err != nil {
		return Diagnosis{}, err
	}
	d := Diagnosis{
		ID: me.ID, Username: me.Username, Name: me.Name,
		ReadsAllMessages: me.ReadsAllMessages, Inline: me.Inline, JoinsGroups: me.JoinsGroups,
	}
	hook, err := Call[struct {
		URL     string `json:"url"`
		Pending int    `json:"pending_update_count"`
		Since   int64  `json:"last_error_date"`
		Problem string `json:"last_error_message"`
	}](ctx, c, "getWebhookInfo", nil)
	if err != nil {
		return d, err
	}
	d.Pending, d.WebhookProblem = hook.Pending, c.redact(hook.Problem)
	if hook.URL != "" {
		d.Webhook = "?" // set, whatever its address looks like
		if u, err := url.Parse(hook.URL); err == nil && u.Host != "" {
			d.Webhook = u.Host // the path may hold a secret
		}
	}
	if hook.Since > 0 {
		d.WebhookProblemSince = time.Unix(hook.Since, 0).UTC()
	}
	return d, nil
}
