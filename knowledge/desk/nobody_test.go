package desk_test

import (
	"context"
	"errors"
	"io"
	"reflect"
	"testing"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// alone runs everything outside of a transaction.
type alone struct{}

func (alone) Within(ctx context.Context, do func(ctx context.Context) error) error { return do(ctx) }

// Nobody is refused by every method that takes an Actor, before anything is read: there is no store to read from.
func TestNobodyMayDoAnything(t *testing.T) {
	service := reflect.ValueOf(desk.New(nil, nil, alone{}, nil, nil, nil))
	actor, tried := reflect.TypeFor[knowledge.Actor](), 0
	for method, value := range service.Methods() {
		var arguments []reflect.Value
		takes := false
		for in := range value.Type().Ins() {
			argument := reflect.Zero(in)
			switch in {
			case reflect.TypeFor[context.Context]():
				argument = reflect.ValueOf(t.Context())
			case reflect.TypeFor[io.Writer]():
				argument = reflect.ValueOf(io.Discard)
			case actor:
				takes = true
			}
			arguments = append(arguments, argument)
		}
		if !takes {
			continue
		}
		tried++
		t.Run(method.Name, func(t *testing.T) {
			defer func() {
				if r := recover(); r != nil {
					t.Errorf("something was done for nobody: %v", r)
				}
			}()
			results := value.Call(arguments)
			err, _ := results[len(results)-1].Interface().(error)
			if !errors.Is(err, knowledge.ErrNobody) {
				t.Errorf("got %v, want %v", err, knowledge.ErrNobody)
			}
		})
	}
	if tried < 15 {
		t.Errorf("only %d methods take an Actor", tried)
	}
}
