package main

import (
	"slices"
	"strings"
	"testing"

	"studitiru/bot/sandbox"
)

// What concerns one person of a group is shown to that person alone where the server can do that, and to all where it
// refuses or does not know it; sharing asks for a chat, in the words of older servers where it has to.
func TestNewAndOldServers(t *testing.T) {
	t.Parallel()
	for name, o := range map[string]sandbox.Options{
		"new":      {},
		"refusing": {Ephemeral: sandbox.RefusesEphemeral, OldKeys: true},
		"old":      {Ephemeral: sandbox.IgnoresEphemeral, OldKeys: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := &bench{t: t, dir: prepared.Dir(t), clock: morningClock(), stopped: make(chan error, 1)}
			o.Now = b.now
			b.server = sandbox.New(o)
			b.api = newAPI(t, b.server)
			b.start(b.dir)
			t.Cleanup(b.end)
			p := b.server.NewPerson("Ratna")
			group := b.server.Group("Tim IPP", p)
			b.settle()
			mustSay(t, p, group, "/dataku")
			b.settle()
			told := group.Messages()[len(group.Messages())-1]
			if !strings.Contains(told.Text, "chat pribadi") {
				t.Errorf("told %q", told.Text)
			}
			if alone := told.Only == p.ID(); alone != (o.Ephemeral == sandbox.TakesEphemeral) {
				t.Errorf("seen by one alone: %v", alone)
			}
			chat := b.server.Private(p)
			mustSay(t, p, chat, "nilai ipp sumedang")
			b.settle()
			keys := slices.Concat(chat.Messages()[len(chat.Messages())-1].Keyboard...)
			share := slices.IndexFunc(keys, func(k sandbox.Button) bool { return k.Text == "Bagikan" })
			if share < 0 || (keys[share].SwitchChosen != nil) == o.OldKeys || (keys[share].Switch != nil) != o.OldKeys {
				t.Errorf("the buttons are %+v", keys)
			}
		})
	}
}
