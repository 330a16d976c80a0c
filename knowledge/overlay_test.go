package knowledge

import (
	"reflect"
	"testing"
)

// Every field of front matter is put over, and none is emptied.
func TestOverlay(t *testing.T) {
	full := reflect.New(reflect.TypeFor[Meta]()).Elem()
	for i := range full.NumField() {
		switch f := full.Field(i); f.Kind() {
		case reflect.String:
			f.SetString("x")
		case reflect.Int:
			f.SetInt(7)
		case reflect.Slice:
			f.Set(reflect.MakeSlice(f.Type(), 1, 1))
		default:
			t.Fatalf("%s is of a kind that Overlay is not tested for", full.Type().Field(i).Name)
		}
	}
	over, _ := full.Interface().(Meta)
	var m Meta
	m.Overlay(over)
	if !reflect.DeepEqual(m, over) {
		t.Errorf("put over nothing: %+v", m)
	}
	m.Overlay(Meta{})
	if !reflect.DeepEqual(m, over) {
		t.Errorf("nothing put over it: %+v", m)
	}
}
