package desk

import (
	"log/slog"
	"time"

	"studitiru/knowledge"
)

// Desk is the editorial side of the Library: proposals, approval, versions, verification,
// roles, unanswered questions. Every method loads the acting person and checks the right
// itself, so that a role taken away is gone with the next call, whatever button it came from.
// The system (command line, rounds) may do everything, the zero Actor nothing.
type Desk struct {
	store  Store
	docs   knowledge.DocumentStore
	tx     knowledge.Transactor
	admins []int64
	now    func() time.Time
	log    *slog.Logger
	sense  Sense
}

// New puts a Desk together; admins are superadmins by configuration. All other arguments are required.
func New(
	store Store, docs knowledge.DocumentStore, tx knowledge.Transactor, admins []int64, now func() time.Time, log *slog.Logger,
) *Desk {
	return &Desk{store: store, docs: docs, tx: tx, admins: admins, now: now, log: log}
}

// Proposal is a document on its way, owned by who makes it, before it is sent for review (state draf).
type Proposal struct {
	ID       int64
	Person   int64 // who makes it, 0 for the command line
	Chat     int64
	Step     string             // owned by bot: the question that waits for its answer; "" when none does
	Document knowledge.Document // Meta and Body as far as they are known
	Replaces int64              // the document of which this is a new version, 0 for none
	Gap      string             // key of the unanswered question that it answers, "" for none
	File     string             // shown name of the file it came from
	FileHash string             // hex SHA-256 of the file's bytes
	FileID   string             // by which the channel lends the file again, "" where it cannot
	Origin   string             // where a forwarded text came from
	Album    string             // of files that came together, "" for one alone
	Caption  string             // what was said with the file, or with its album
	Apart    bool               // who makes it has said that it is no new version of what it is like
	Remarks  []string           // what reading the file noticed, for people
	Masked   bool               // personal data is to be masked when it is sent (else who sends it has confirmed that it may stay)
	Created  time.Time
	Updated  time.Time
}

// Curation is what is kept about a document beside its content.
type Curation struct {
	Document int64
	Author   int64 // who sent the content that is, or waits to be, shown; 0 command line, seed or erased
	Approver int64
	Replaces int64 // a proposal for a new version of this document; 0 for none
	Gap      string
	FileHash string
	FileID   string   // by which the channel lends the file again, "" where it cannot
	Sketch   []uint64 // of the text, for near-equal ones: see SketchOf
	Owner    int64    // who is asked whether it still holds; 0: the curators
	Interval int      // days between two such questions
	Verified time.Time
	Due      time.Time // when to ask next; zero: never (rules and guides without date)
	Asked    time.Time // when the owner was last asked; before Due: not yet for this Due
	Raised   time.Time // when the curators were last asked, for no answer came; before Due: not yet for this Due
	Reason   string    // why it was rejected
}

// Twin is a document that a proposal may repeat.
type Twin struct {
	Document knowledge.Document // without Body
	Same     string             // TwinFile, TwinText, TwinNear, TwinTitle
	Share    float64            // of the shingles that both have, 0..1
}

// Invite lets somebody take a role by a code that is good once.
type Invite struct {
	Code    string // 10 characters
	Role    knowledge.Role
	Agency  string
	By      int64
	Expires time.Time
	Used    bool
}

// Watch is the wish of somebody to be told once an unanswered question has an answer.
type Watch struct {
	Gap    string
	Person int64
	Chat   int64
}

// Term is a word of the vocabulary that people here added: an acronym with its meaning, or a synonym.
type Term struct {
	ID      int64
	Short   string // "SKM"
	Long    string // "Survei Kepuasan Masyarakat"
	Kind    string // "singkatan", "sinonim"
	By      int64
	Created time.Time
}

// Intake is a file or page that waits to be read outside of any transaction.
type Intake struct {
	ID       int64
	Person   int64
	Chat     int64
	Thread   int
	Message  int    // message_id it came with
	Group    string // media group, so that ten files get one notice and one card
	File     string // Telegram's file ID
	URL      string // or a page's address
	Name     string
	Size     int64
	Caption  string
	Proposal int64 // the proposal that it is for, 0 for a new one
	Team     int64 // the team whose spreadsheet it is, 0 for a document
	Attempts int
	Drawing  Drawing // a page of the file that is to be drawn; zero: the file is to be read
	Created  time.Time
}

// Drawing is a page that somebody wants to see beside the text that was read of it, and perhaps the page of another version.
type Drawing struct {
	Page      int    // of the file, from 1; 0: nothing is to be drawn
	Part      int    // which part of the shown text it is, from 1
	Document  int64  // whose text it is: one that waits for review; 0: that of the draft Intake.Proposal
	Other     int64  // the document that it is compared with, 0 for none
	OtherFile string // by which the channel lends its file, "" where it cannot
	OtherPage int    // of that file
}

// CurationFilter selects curations.
type CurationFilter struct {
	States     []knowledge.State
	DueBefore  time.Time
	Owner      int64
	Author     int64
	FileHash   string
	AskedSince time.Time // owner or curators were asked after it
	NoSketch   bool      // leave Sketch empty
	Limit      int
}

// JudgedQuestion is a question with the number of good and bad judgements.
type JudgedQuestion struct {
	knowledge.AskedQuestion
	Good, Bad int
}

// Standing is an owner's answer to whether a document still holds.
type Standing string

// The standings.
const (
	StillHolds  Standing = "masih berlaku"
	NeedsChange Standing = "perlu diubah"
	HasStopped  Standing = "sudah berhenti"
)
