package housetest

import (
	"bytes"
	"slices"
	"strings"
)

// Newest is the newest message here.
func (c Chair) Newest() Shown {
	c.Helper()
	list := c.Chats[c.Chat.ID]
	if len(list) == 0 {
		c.Fatalf("nothing was said in chat %d", c.Chat.ID)
	}
	return list[len(list)-1]
}

// Hears wants the newest message here to contain texts.
func (c Chair) Hears(texts ...string) Chair {
	c.Helper()
	for _, text := range texts {
		if s := c.Newest(); !strings.Contains(s.Text, text) {
			c.Fatalf("%q is not said, but:\n%s", text, s.Text)
		}
	}
	return c
}

// Lacks wants the newest message here not to contain texts.
func (c Chair) Lacks(texts ...string) Chair {
	c.Helper()
	for _, text := range texts {
		if s := c.Newest(); strings.Contains(s.Text, text) {
			c.Fatalf("%q is said:\n%s", text, s.Text)
		}
	}
	return c
}

// Toasted wants the pressed button to be answered so.
func (c Chair) Toasted(text string) Chair {
	c.Helper()
	if !strings.Contains(c.Toast, text) {
		c.Fatalf("the button was answered with %q, not %q", c.Toast, text)
	}
	return c
}

// Labels are the labels of the buttons on the newest message here.
func (c Chair) Labels() (labels []string) {
	c.Helper()
	for _, row := range c.Newest().Keys {
		for _, k := range row {
			labels = append(labels, k.Text)
		}
	}
	return labels
}

// Offers wants buttons on the newest message.
func (c Chair) Offers(labels ...string) Chair {
	c.Helper()
	there := c.Labels()
	for _, label := range labels {
		if !slices.Contains(there, label) {
			c.Fatalf("the buttons are %q; %q is not among them", there, label)
		}
	}
	return c
}

// Denies wants buttons not to stand on the newest message.
func (c Chair) Denies(labels ...string) Chair {
	c.Helper()
	there := c.Labels()
	for _, label := range labels {
		if slices.Contains(there, label) {
			c.Fatalf("the buttons are %q; %q is among them", there, label)
		}
	}
	return c
}

// Silent wants nothing to have been said here by what was done: do is done, and counted before and after.
func (c Chair) Silent(do func()) Chair {
	c.Helper()
	before := len(c.Chats[c.Chat.ID])
	do()
	if n := len(c.Chats[c.Chat.ID]); n != before {
		c.Fatalf("%d messages were said:\n%s", n-before, c.Newest().Text)
	}
	return c
}

// File is the content of the newest file here, which has this name.
func (c Chair) File(name string) []byte {
	c.Helper()
	for _, s := range slices.Backward(c.Chats[c.Chat.ID]) {
		if s.File != nil {
			if s.File.Name != name || len(s.File.Content) == 0 {
				c.Fatalf("the newest file is %q with %d bytes", s.File.Name, len(s.File.Content))
			}
			return bytes.Clone(s.File.Content)
		}
	}
	c.Fatalf("no file %q", name)
	return nil
}

// Count is how many messages here contain a text.
func (c Chair) Count(text string) (n int) {
	for _, s := range c.Chats[c.Chat.ID] {
		if strings.Contains(s.Text, text) {
			n++
		}
	}
	return n
}
