package bot

import (
	"context"
	"slices"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	work "studitiru/knowledge/desk"
)

// Who may use a command: everybody, or those with one of these roles.
var (
	proposers   = []knowledge.Role{knowledge.Contributor, knowledge.Curator, knowledge.SuperAdmin}
	curators    = []knowledge.Role{knowledge.Curator, knowledge.SuperAdmin}
	superAdmins = []knowledge.Role{knowledge.SuperAdmin}
)

// commandTable is every command of the chat, in the order of the menus. The menus, /bantuan, the rights and the tables of
// the README come from it.
func (b *Bot) commandTable() []talk.Command {
	const private = talk.PrivateOnly
	run := func(do func(*turn, context.Context, string) error) func(context.Context, *talk.Talk, string) error {
		return func(ctx context.Context, t *talk.Talk, rest string) error { return do(&turn{b, t}, ctx, rest) }
	}
	return []talk.Command{
		{Name: "start", Menu: menuStart, Run: run((*turn).start)},
		{Name: "cari", Menu: menuSearch, Run: b.ask.Search},
		{Name: "banding", Menu: menuCompare, Run: b.ask.Compare},
		{Name: "jelajah", Menu: menuBrowse, Run: b.ask.Browse},
		{Name: "terbaru", Menu: menuNewest, Run: b.ask.Newest},
		{Name: "dokumen", Menu: menuDocument, Run: b.ask.Document},

		{Name: "tim", Menu: menuTeam, Run: b.team.Show},
		{Name: "agenda", Menu: menuAgenda, Run: b.team.Agenda},
		{Name: "jadwal", Menu: menuSchedule, Run: b.team.Schedule},
		{Name: "ics", Menu: menuCalendar, Run: b.team.CalendarFile},
		{Name: "siklus", Menu: menuCycle, Run: b.team.OpenCycle},
		{Name: "bukti", Menu: menuEvidence, Run: b.assess.Evidence},
		{Name: "bagi", Menu: menuShare, Run: b.assess.Share},
		{Name: "lokus", Menu: menuUnits, Run: b.assess.Units},
		{Name: "rekap", Menu: menuRecap, Run: b.assess.Recap},
		{Name: "nilai", Menu: menuRating, Run: b.assess.Rating},
		{Name: "celah", Menu: menuGaps, Run: b.assess.Gaps},
		{Name: "target", Menu: menuTarget, Run: b.assess.Target},
		{Name: "rekomendasi", Menu: menuRecommend, Run: b.assess.Recommend},
		{Name: "mirip", Menu: menuSimilar, Run: b.assess.Similar},
		{Name: "paket", Menu: menuPapers, Run: b.assess.Papers},
		{Name: "serahkan", Menu: menuHandover, Run: b.team.Handover},
		{Name: "tindaklanjut", Menu: menuFollowUp, Run: b.team.FollowUp},
		{Name: "laporan", Menu: menuReport, Run: b.team.Report},

		{Name: "bantuan", Menu: menuHelp, Run: run((*turn).help)},
		{Name: "help", Run: run((*turn).help)},
		{Name: "batal", Menu: menuCancel, Run: run((*turn).cancel)},
		{Name: "privasi", Menu: menuPrivacy, Run: run((*turn).privacy)},
		{Name: "dataku", Menu: menuMyData, Where: private, Run: run((*turn).mine)},
		{Name: "hapusdata", Menu: menuErase, Where: private, Run: run((*turn).eraseAsk)},
		{Name: "gabung", Menu: menuJoin, Where: private, Run: b.staff.Join},
		{Name: "peran", Menu: menuRole, Where: private, Run: b.staff.Role},
		{Name: "usulanku", Menu: menuMine, Where: private, Run: b.desk.Own},

		{Name: "tambah", Menu: menuAdd, Roles: proposers, Where: private, Run: b.desk.Add},
		{Name: "kunjungan", Menu: menuVisit, Roles: proposers, Where: private, Run: b.desk.Visit},
		{Name: "lanjut", Menu: menuResume, Roles: proposers, Where: private, Run: b.desk.Resume},
		{Name: "tarik", Menu: menuWithdraw, Roles: proposers, Where: private, Run: b.desk.Withdraw},

		{Name: "periksa", Menu: menuReview, Roles: curators, Where: private, Run: b.desk.Waiting},
		{Name: "terbit", Menu: menuPublish, Roles: curators, Where: private, Run: b.desk.Publish},
		{Name: "sembunyikan", Menu: menuHide, Roles: curators, Where: private, Run: b.desk.Hide},
		{Name: "tampilkan", Menu: menuRestore, Roles: curators, Where: private, Run: b.desk.Restore},
		{Name: "usang", Menu: menuOutdate, Roles: curators, Where: private, Run: b.desk.Outdate},
		{Name: "arsip", Menu: menuArchive, Roles: curators, Where: private, Run: b.desk.Archive},
		{Name: "hapus", Menu: menuRemove, Roles: curators, Where: private, Run: b.desk.Remove},
		{Name: "versi", Menu: menuVersions, Roles: curators, Where: private, Run: b.desk.Versions},
		{Name: "fakta", Menu: menuFacts, Roles: curators, Where: private, Run: b.desk.Facts},
		{Name: "belumterjawab", Menu: menuUnanswered, Roles: curators, Where: private, Run: b.desk.Unanswered},
		{Name: "singkatan", Menu: menuTerms, Roles: curators, Where: private, Run: b.staff.Terms},
		{Name: "statistik", Menu: menuStatistics, Roles: curators, Where: private, Run: b.staff.Statistics},
		{Name: "uji", Menu: menuTest, Roles: curators, Where: private, Run: b.ask.Test},
		{Name: "undang", Menu: menuInvite, Roles: curators, Where: private, Run: b.staff.Invite},
		{Name: "admin", Menu: menuAdmin, Roles: curators, Where: private, Run: b.staff.Role},

		{Name: "audit", Menu: menuAudit, Roles: superAdmins, Where: private, Run: b.staff.Audit},
	}
}

// Menu lists the commands that somebody with a role, "" for a guest, may use in a private chat or in a group.
func (b *Bot) Menu(role knowledge.Role, inPrivate bool) []talk.Command {
	return slices.DeleteFunc(slices.Clone(b.commands), func(c talk.Command) bool {
		return c.Menu == "" || !allowed(c, role) || !inPrivate && c.Where == talk.PrivateOnly
	})
}

// allowed reports whether a role may use a command.
func allowed(c talk.Command, role knowledge.Role) bool {
	return len(c.Roles) == 0 || slices.Contains(c.Roles, role)
}

// find is the command of a name.
func (b *Bot) find(name string) (talk.Command, bool) {
	i := slices.IndexFunc(b.commands, func(c talk.Command) bool { return c.Name == name })
	if i < 0 {
		return talk.Command{}, false
	}
	return b.commands[i], true
}

// command runs a command for somebody who may use it here.
func (t *turn) command(ctx context.Context, name, rest string) error {
	c, ok := t.find(name)
	switch {
	case !ok:
		t.SayAlone(talk.Plain(wordsUnknown), nil)
		return nil
	case t.M.Resent && name != "start" && name != "cari":
		t.SayAlone(talk.Plain(wordsCommandOld), nil)
		return nil
	case !allowed(c, t.Who.Role):
		return t.guard.TurnAway(ctx, t.Talk, rightOf(c))
	case c.Where == talk.PrivateOnly && !t.InPrivate():
		return nil
	}
	return c.Run(ctx, t.Talk, rest)
}

// pressCommand runs the command of a button in a new message, if the person may.
func (t *turn) pressCommand(ctx context.Context, d talk.CommandData) error {
	t.Toast("")
	t.M.Event = talk.EventText
	return t.command(ctx, d.Name, d.Rest)
}

// rightOf is the right that a command asks for.
func rightOf(c talk.Command) work.Right {
	switch {
	case slices.Contains(c.Roles, knowledge.Contributor):
		return work.MayPropose
	case slices.Contains(c.Roles, knowledge.Curator):
		return work.MayCurate
	}
	return work.MayAdminister
}
