// Package team is what teams do in the chat: /tim and its settings, the agenda and its reminders, opening the yearly cycle, what
// came of visits, and handing everything over. The evaluation itself is the work of bot/assess.
//
// Data shapes: the rights and the arithmetic are those of knowledge/team, whose types are called work.Team, work.Item …
// here. A button keeps a teamData, itemData, draftItem or handoverData: ids and a wish, never what is
// shown. What somebody is asked to write is remembered under one of the Await names. What the clock lets the bot say is a
// talk.Notice.
//
// Team is the feature; its methods stand in the tables of package bot, which calls them. Inside, one small type for each kind
// of work carries the handling of one message: membership, planner, items, visits, handover; and
// reminders what nobody asked for.
package team
