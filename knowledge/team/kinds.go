package team

import (
	"time"
)

// Team is a group, or a person in private, that works towards the yearly IPP evaluation.
type Team struct {
	ID         int64
	Chat       int64  // where its reminders go; one team a chat
	Thread     int    // forum topic, 0 for none
	Name       string // as people call it
	Named      bool   // somebody gave it that name; else it is the chat's title
	Agency     string // the perangkat daerah
	Unit       string // the unit lokus that is evaluated
	Place      string // official name of the kota, kabupaten or province
	Zone       string // IANA name: Asia/Jakarta, Asia/Pontianak, Asia/Makassar, Asia/Jayapura
	Hour       int    // minutes after midnight at which it is reminded
	QuietFrom  int    // minutes after midnight; nothing is sent from here …
	QuietTo    int    // … to here; both equal: no quiet hours
	Workdays   []time.Weekday
	DaysOff    []string  // days of its own on which it does not work, as in "2026-08-31"
	JointLeave bool      // it works on days of joint leave
	Lead       int64     // the ketua tim
	Superior   int64     // who is told what is late for a week; 0 for nobody
	Digest     bool      // wants news of practices for its aspects
	Weekly     bool      // wants the weekly summary
	Paused     bool      // the bot cannot write to the chat, or the team is closed
	Closed     bool      // its work is over, until it is opened again
	Looked     time.Time // until when its reminders are settled; zero: never looked at
	Created    time.Time
	Updated    time.Time
}

// Member is a person of a team.
type Member struct {
	Team   int64
	Person int64
	Name   string
	Active bool // false after the person blocked the bot
}

// ItemState is where an item of the agenda stands.
type ItemState string

// The states of an item.
const (
	ItemOpen      ItemState = "terbuka"
	ItemRunning   ItemState = "berjalan"
	ItemDone      ItemState = "selesai"
	ItemStopped   ItemState = "berhenti"
	ItemCancelled ItemState = "batal"
)

// Item kinds.
const (
	ItemPhase  = "tahap"         // of a cycle
	ItemAgenda = "agenda"        // the team's own: until then it is to be done
	ItemEvent  = "acara"         // the team's own: it takes place then
	ItemAction = "tindak lanjut" // agreed on a visit
)

// Item is something with a date that a team is reminded of.
type Item struct {
	ID        int64
	Team      int64
	Kind      string // ItemPhase, ItemAgenda, ItemEvent, ItemAction
	Title     string
	Cycle     int64     // of an ItemPhase
	Visit     int64     // the document of the visit of an ItemAction
	Due       time.Time // zero: belum diumumkan
	Zone      string    // IANA name of the zone in which Due was announced
	Repeat    string    // an agenda.Recurrence as text; "" for once
	Leads     []int     // days before Due on which to remind; nil for the default
	Owner     int64
	Important bool // repeated until somebody acknowledges it
	State     ItemState
	Reason    string      // why it was stopped
	Snoozed   time.Time   // when a reminder that was put off comes again
	SnoozeDue time.Time   // … and the due date it is about
	Acked     time.Time   // when somebody last acknowledged a reminder of an important item
	DoneUntil time.Time   // of one that repeats: occurrences due up to here are finished
	Finished  []time.Time // of one that repeats: further occurrences that are finished
	Agreed    time.Time   // of an ItemAction: the visit's end, after which the owner is asked at times
	Since     time.Time   // when its dates were last changed: nothing is sent for before that
	Sequence  int         // of the calendar entry: grows with every change
	Next      time.Time   // when the next reminder is due; zero: never. Kept by who changes the item
	Created   time.Time
	Updated   time.Time
}

// SlotClaim is one reminder of one team, to be sent once.
type SlotClaim struct {
	Team int64
	Key  string // of an agenda.Slot, or of a list of what is overdue
}

// Unit is one unit lokus of a team that evaluates several.
type Unit struct {
	ID      int64
	Team    int64
	Name    string
	Created time.Time
}

// Cycle is one yearly evaluation of a team.
type Cycle struct {
	ID         int64
	Team       int64
	Unit       int64 // the lokus that is looked at; not kept. 0 for a team with one, or for all
	Year       int
	Kind       string // mandiri, nasional
	Instrument string // version of the instrument
	Created    time.Time
}

// Evidence is one line of the checklist of bukti dukung. Files are not kept, only what and where.
type Evidence struct {
	ID        int64
	Team      int64
	Cycle     int64
	Indicator int
	Item      string
	Form      string
	Link      string
	Owner     int64
	State     string // an ipp.EvidenceState
	Due       time.Time
	Updated   time.Time
	Unit      int64  // the lokus, 0 for a team with one
	Note      string // the newest comment
	Noted     int64  // … and who wrote it
	Readied   int64  // who said that it is ready
	Verified  int64  // who verified it: somebody else
}

// Rating is a value of one indicator: the unit's own (F-01), the evaluator's (F-02), or the mean of the survey (F-03).
type Rating struct {
	Team        int64
	Cycle       int64
	Unit        int64
	Form        string // F-01, F-02, F-03
	Indicator   int    // 0 for the form's total, where only that is known
	Value       string // decimal, "" not answered
	Note        string // a comment, mostly the evaluator's
	Respondents int    // of the survey so far
	Wanted      int    // how many the team wants; 0 for no number
	By          int64
	At          time.Time
}

// Task ties an item of the agenda to the indicator that it is to raise.
type Task struct {
	Item      int64
	Team      int64
	Cycle     int64
	Unit      int64
	Indicator int
	Score     int // that it is to reach
}

// Handover is the offer of a person to pass everything on to a successor.
type Handover struct {
	ID      int64
	From    int64
	To      int64
	Team    int64
	Created time.Time
	Expires time.Time
	Done    bool
}
