// Package report writes what a team hands on as Word files: the plan of action, the recap for the leadership, the report of a
// journey, the papers before a visit. It lays out what it is given and decides nothing.
//
// Data shapes: a Head says whose report it is and when it was made; Plan, Recap, Journey and Papers are the contents of one file
// each, whose File method makes it. What is not known is written as such or left open to be filled in by hand. Called by
// bot/team.
package report
