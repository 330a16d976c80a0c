package knowledge_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"testing"

	"studitiru/knowledge"
)

func TestActors(t *testing.T) {
	for _, c := range []struct {
		name         string
		actor        knowledge.Actor
		person       int64
		via          string
		system, zero bool
	}{
		{"a person", knowledge.ByPerson(7, "chat"), 7, "chat", false, false},
		{"person 0", knowledge.ByPerson(0, "chat"), 0, "", false, true},
		{"a group", knowledge.ByPerson(-100, "chat"), 0, "", false, true},
		{"the operator", knowledge.BySystem("cli"), 0, "cli", true, false},
		{"nothing in particular", knowledge.BySystem(""), 0, "", false, true},
		{"the zero value", knowledge.Actor{}, 0, "", false, true},
	} {
		a := c.actor
		if a.Person() != c.person || a.Via() != c.via || a.IsSystem() != c.system || a.IsZero() != c.zero {
			t.Errorf("%s: person %d via %q, system %t, zero %t", c.name, a.Person(), a.Via(), a.IsSystem(), a.IsZero())
		}
		if err := a.Known(); errors.Is(err, knowledge.ErrForbidden) != c.zero || errors.Is(err, knowledge.ErrNobody) != c.zero {
			t.Errorf("%s: known: %v", c.name, err)
		}
		if a.Is(0) || a.Is(7) != (c.person == 7) || a.Is(8) {
			t.Errorf("%s: is 0: %t, is 7: %t, is 8: %t", c.name, a.Is(0), a.Is(7), a.Is(8))
		}
		want := knowledge.AuditEntry{Person: c.person, Via: c.via, Action: "a", Subject: "s", Detail: "{}"}
		if got := a.Entry("a", "s", "{}"); got != want {
			t.Errorf("%s: entry %+v", c.name, got)
		}
	}
}

// What is read from outside gives no power: there is no field that another package, or a decoder, could set.
func TestActorHasNoOpenField(t *testing.T) {
	for f := range reflect.TypeFor[knowledge.Actor]().Fields() {
		if f.IsExported() {
			t.Errorf("field %s of Actor can be set by anybody", f.Name)
		}
	}
	var a knowledge.Actor
	crafted := []byte(`{"person": 1, "via": "cli", "system": true, "Person": 1, "System": true}`)
	//lint:ignore SA9005 that JSON sets nothing is what is tested
	if err := json.Unmarshal(crafted, &a); err != nil || !a.IsZero() {
		t.Errorf("JSON made %+v (%v)", a, err)
	}
}
