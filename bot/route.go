package bot

import (
	"context"
	"strings"
	"unicode/utf16"

	"studitiru/bot/ask"
	"studitiru/bot/assess"
	"studitiru/bot/staff"
	"studitiru/bot/talk"
	"studitiru/bot/team"
	"studitiru/knowledge"
)

// addressed decides whether a message is meant for the bot, and returns its text without
// the bot's name. In private everything is; in a group only a command, a mention, or a
// reply to the bot's own message.
func (b *Bot) addressed(m talk.Message) (text string, ok bool) {
	if m.Event == talk.EventButton {
		return "", true
	}
	text, named := cutMention(m, b.Self())
	if m.Chat.Private() {
		return text, true
	}
	if m.Chat.Type == "channel" || m.Forward != nil && !named {
		return "", false
	}
	if name, _, isCommand := command(m, b.Self()); isCommand {
		_, known := b.find(name)
		return text, known || named || strings.Contains(m.Text, "@")
	}
	if startsWithCommand(m) { // a command for another bot
		return "", false
	}
	return text, named || m.ReplyTo != nil && m.ReplyTo.FromSelf
}

// span cuts an entity's text out; Telegram counts in UTF-16 units.
func span(text []uint16, e talk.Entity) string {
	if e.Offset < 0 || e.Length < 0 || e.Offset+e.Length > len(text) {
		return ""
	}
	return string(utf16.Decode(text[e.Offset : e.Offset+e.Length]))
}

// cutMention removes the first mention of the bot from the text.
func cutMention(m talk.Message, self string) (text string, found bool) {
	if self == "" {
		return m.Text, false
	}
	wide := utf16.Encode([]rune(m.Text))
	for _, e := range m.Entities {
		if e.Type == "mention" && strings.EqualFold(span(wide, e), "@"+self) {
			before := string(utf16.Decode(wide[:e.Offset]))
			after := string(utf16.Decode(wide[e.Offset+e.Length:]))
			return strings.TrimSpace(before + after), true
		}
	}
	return m.Text, false
}

func startsWithCommand(m talk.Message) bool {
	for _, e := range m.Entities {
		if e.Type == "bot_command" && e.Offset == 0 {
			return true
		}
	}
	return false
}

// command splits "/cari@bot kata" into its name, in lower case, and the rest. A command
// counts only at the very start, and only when it is not for another bot.
func command(m talk.Message, self string) (name, rest string, ok bool) {
	if !startsWithCommand(m) {
		return "", "", false
	}
	word, rest, _ := strings.Cut(m.Text, " ")
	if i := strings.IndexByte(word, '\n'); i >= 0 {
		rest = word[i+1:] + " " + rest
		word = word[:i]
	}
	name, bot, directed := strings.Cut(strings.TrimPrefix(word, "/"), "@")
	if directed && !strings.EqualFold(bot, self) {
		return "", "", false
	}
	return strings.ToLower(name), strings.TrimSpace(rest), true
}

// start greets, or opens the document of a deep link: /start d57.
func (t *turn) start(ctx context.Context, payload string) error {
	if id, ok := knowledge.DocumentNumber(payload); ok {
		return t.ask.Open(ctx, t.Talk, id)
	}
	if code := staff.InviteCode(payload); code != "" {
		return t.staff.Join(ctx, t.Talk, code)
	}
	var text talk.Text
	text.Bold("Studi Tiru").Gap().Plain(wordsStart).Gap().Plain(wordsStartLimits).Gap().Plain(wordsTry)
	var keys talk.Keyboard
	for _, q := range examples {
		key, err := t.Button(ctx, ask.ActionExample, talk.SearchData{Text: q})
		if err != nil {
			return err
		}
		keys = append(keys, []talk.Key{{Text: q, Data: key}})
	}
	key, err := t.Button(ctx, talk.ActionPrivacy, nil)
	if err != nil {
		return err
	}
	t.Say(text.Trim(), append(keys, []talk.Key{{Text: labelPrivacy, Data: key}}))
	return nil
}

func (t *turn) help(_ context.Context, _ string) error {
	var text talk.Text
	text.Bold(wordsHelp).Gap().Plain(wordsHelpBody).Gap().Bold(wordsCommands).Line()
	for _, c := range t.Menu(t.Who.Role, t.M.Chat.Private()) {
		text.Plain("/", c.Name, " – ", c.Menu).Line()
	}
	t.Say(text.Trim(), nil)
	return nil
}

func (t *turn) cancel(ctx context.Context, _ string) error {
	discarded, err := t.desk.Discard(ctx, t.Talk)
	if err != nil {
		return err
	}
	t.Memory = talk.Memory{}
	if err := t.Remember(ctx); err != nil || discarded {
		return err
	}
	t.SayPlain(wordsCancelled, nil)
	return nil
}

// answerer takes what a person wrote when it was asked for: its field, and what it is about, see talk.Memory.
type answerer func(ctx context.Context, t *talk.Talk, field string, about int64, text string) error

// answerers are who takes what was asked for, by area.
func (b *Bot) answerers() map[string]answerer {
	return map[string]answerer{
		"desk":               b.desk.Awaited,
		staff.AwaitTerm:      b.staff.Term,
		team.AwaitTeam:       b.team.Name,
		team.AwaitDate:       b.team.Date,
		team.AwaitReason:     b.team.Reason,
		assess.AwaitEvidence: b.assess.Line,
		assess.AwaitRating:   b.assess.Comment,
		assess.AwaitPlan:     b.assess.Deadline,
		assess.AwaitSheet:    b.assess.Unasked,
	}
}

// mostAwaited is how much of an answer is read, in characters.
const mostAwaited = 300

// awaited takes the answer to a question that was asked; ok is false when none was.
func (t *turn) awaited(ctx context.Context, text string) (ok bool, err error) {
	what, about := t.Memory.Await, t.Memory.About
	if what == "" || t.Now().Sub(t.Memory.Since) > talk.AwaitLife {
		return false, nil
	}
	t.Memory.Await, t.Memory.About = "", 0
	if err := t.Remember(ctx); err != nil {
		return true, err
	}
	area, field, _ := strings.Cut(what, ".")
	take, ok := t.answerers()[area]
	if !ok {
		return false, nil
	}
	return true, take(ctx, t.Talk, field, about, talk.Clip(knowledge.Visible(text), mostAwaited))
}
