package knowledge

import "fmt"

// ErrNobody is ErrForbidden for the zero Actor.
var ErrNobody = fmt.Errorf("nobody acts: %w", ErrForbidden)

// Actor is who acts: a person, whose rights are looked up with every call, or the system, which may do everything. It is
// made by ByPerson and BySystem alone; the zero Actor is nobody and has no right.
type Actor struct {
	person int64
	via    string
	system bool
}

// ByPerson is a person who acts through a mouth of the program: chat. An id that is no person's gives the zero Actor.
func ByPerson(id int64, via string) Actor {
	if id <= 0 {
		return Actor{}
	}
	return Actor{person: id, via: via}
}

// BySystem is the program itself or who operates it: via is cli, seed, import, chat or system. Without via it is the
// zero Actor.
func BySystem(via string) Actor {
	if via == "" {
		return Actor{}
	}
	return Actor{via: via, system: true}
}

// Person is the ID of the person who acts; 0 for the system and for nobody.
func (a Actor) Person() int64 { return a.person }

// Via is through what somebody acts: chat, cli, seed, import, system.
func (a Actor) Via() string { return a.via }

// IsSystem reports whether the program or its operator acts, who may do everything.
func (a Actor) IsSystem() bool { return a.system }

// IsZero reports whether nobody acts.
func (a Actor) IsZero() bool { return a == Actor{} }

// Is reports whether this very person acts; never of person 0.
func (a Actor) Is(person int64) bool { return person != 0 && a.person == person }

// Known returns ErrNobody for the zero Actor.
func (a Actor) Known() error {
	if a.IsZero() {
		return ErrNobody
	}
	return nil
}

// Entry is a line of the audit about what the Actor does; detail is JSON without personal data.
func (a Actor) Entry(action, subject, detail string) AuditEntry {
	return AuditEntry{Person: a.person, Via: a.via, Action: action, Subject: subject, Detail: detail}
}
