// Package assess is the way of teams to a better index, in the chat: the checklist of evidence as the work of several people, the
// values of indicators, several lokus, gaps, the plan to a target and the tasks that come of it, recommendations, the papers of a
// visit, the recap for the leadership.
//
// Data shapes: the rights and the arithmetic are those of knowledge/team and knowledge/ipp, what can be done about an indicator
// is
// found by knowledge/team/plan. A button keeps an evidenceData, ratingData, planData, unitData, assignData or sheetData: ids and
// a
// wish, and the lokus that it is about, whoever presses. What somebody is asked to write is remembered under one of the Await
// names.
//
// Assess is the feature; its methods stand in the tables of package bot, which calls them. Inside, one small type for each kind
// of
// work carries the handling of one message: evidence, shares, imports, rating, units, plans, recaps, learning.
package assess
