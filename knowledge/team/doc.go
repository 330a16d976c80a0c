// Package team is the work of teams towards the yearly IPP evaluation: members, agenda and reminders, cycles, evidence,
// ratings, handing over.
//
// Data shapes:
//
//	Team      a group, or a person in private, with its hours and zone
//	Item      something with a date that a team is reminded of
//	Round     what one team is told at one moment
//	Cycle     one yearly evaluation; Evidence and Rating belong to one, and to a Unit where the team evaluates several lokus
//	Task      an item of the agenda that is to raise an indicator; only a Rating changes the index
//
// Teams is the service; every method checks the right of who acts itself. Dates are reckoned by package agenda, the index
// by package ipp. It reaches storage through the interfaces beside it, which data.DB satisfies. Called by bot and bot/cli.
package team
