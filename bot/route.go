package bot

import (
	"context"
	"maps"
	"strings"
	"unicode/utf16"

	"studitiru/knowledge"
)

// addressed decides whether a message is meant for the bot, and returns its text without
// the bot's name. In private everything is; in a group only a command, a mention, or a
// reply to the bot's own message.
func (b *Bot) addressed(m Message) (text string, ok bool) {
	if m.Event == EventButton {
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
		return text, known(name) || named || strings.Contains(m.Text, "@")
	}
	if startsWithCommand(m) { // a command for another bot
		return "", false
	}
	return text, named || m.ReplyTo != nil && m.ReplyTo.FromSelf
}

// span cuts an entity's text out; Telegram counts in UTF-16 units.
func span(text []uint16, e Entity) string {
	if e.Offset < 0 || e.Length < 0 || e.Offset+e.Length > len(text) {
		return ""
	}
	return string(utf16.Decode(text[e.Offset : e.Offset+e.Length]))
}

// cutMention removes the first mention of the bot from the text.
func cutMention(m Message, self string) (text string, found bool) {
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

func startsWithCommand(m Message) bool {
	for _, e := range m.Entities {
		if e.Type == "bot_command" && e.Offset == 0 {
			return true
		}
	}
	return false
}

// command splits "/cari@bot kata" into its name, in lower case, and the rest. A command
// counts only at the very start, and only when it is not for another bot.
func command(m Message, self string) (name, rest string, ok bool) {
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

// handlers are the commands by name.
func handlers() map[string]func(*talk, context.Context, string) error {
	all := map[string]func(*talk, context.Context, string) error{
		"start":     (*talk).start,
		"bantuan":   (*talk).help,
		"help":      (*talk).help,
		"cari":      (*talk).search,
		"dokumen":   (*talk).document,
		"jelajah":   (*talk).browse,
		"terbaru":   (*talk).newest,
		"privasi":   (*talk).privacy,
		"dataku":    (*talk).mine,
		"hapusdata": (*talk).eraseAsk,
		"batal":     (*talk).cancel,
		"uji":       (*talk).test,
		"tim":       (*talk).team,
		"siklus":    (*talk).cycle,
		"agenda":    (*talk).agenda,
		"jadwal":    (*talk).schedule,
		"ics":       (*talk).calendarFile,
		"serahkan":  (*talk).handover,
		"bukti":     (*talk).evidence,
		"nilai":     (*talk).rating,
		"celah":     (*talk).shortfalls,
		"mirip":     (*talk).similar,

		"tindaklanjut": (*talk).followUp,
		"laporan":      (*talk).report,
	}
	maps.Copy(all, deskHandlers())
	return all
}

func known(name string) bool {
	_, ok := handlers()[name]
	return ok
}

func (t *talk) command(ctx context.Context, name, rest string) error {
	handler, ok := handlers()[name]
	switch {
	case !ok:
		t.sayText(wordsUnknown, nil)
		return nil
	case t.m.Resent && name != "start" && name != "cari":
		t.sayText(wordsCommandOld, nil)
		return nil
	}
	return handler(t, ctx, rest)
}

// start greets, or opens the document of a deep link: /start d57.
func (t *talk) start(ctx context.Context, payload string) error {
	if id, ok := knowledge.DocumentNumber(payload); ok {
		return t.openDocument(ctx, id)
	}
	if code := inviteCode(payload); code != "" {
		return t.join(ctx, code)
	}
	var text markup
	text.Bold("Studi Tiru").Gap().Text(wordsStart).Gap().Text(wordsStartLimits).Gap().Text(wordsTry)
	var keys Keyboard
	for _, q := range examples {
		key, err := t.button(ctx, actionExample, searchData{Text: q})
		if err != nil {
			return err
		}
		keys = append(keys, []Key{{Text: q, Data: key}})
	}
	key, err := t.button(ctx, actionPrivacy, nil)
	if err != nil {
		return err
	}
	t.say(text.String(), append(keys, []Key{{Text: labelPrivacy, Data: key}}))
	return nil
}

func (t *talk) help(_ context.Context, _ string) error {
	var text markup
	text.Bold(wordsHelp).Gap().Text(wordsHelpBody).Gap().Bold(wordsCommands).Line()
	private, group := Commands()
	list := private
	if !t.m.Chat.Private() {
		list = group
	}
	for _, c := range list {
		text.Text("/", c.Name, " – ", c.Description).Line()
	}
	if t.m.Chat.Private() {
		for _, c := range deskCommands(t.who.Role) {
			text.Text("/", c.Name, " – ", c.Description).Line()
		}
	}
	t.say(text.String(), nil)
	return nil
}

func (t *talk) search(ctx context.Context, words string) error {
	if words == "" {
		t.sayText(wordsAskWhat, nil)
		return nil
	}
	t.state.Context = knowledge.Context{}
	return t.ask(ctx, words)
}

func (t *talk) cancel(ctx context.Context, _ string) error {
	discarded, err := t.discardDraft(ctx)
	if err != nil {
		return err
	}
	t.state = memory{}
	if err := t.remember(ctx); err != nil || discarded {
		return err
	}
	t.sayText(wordsCancelled, nil)
	return nil
}
