package picture_test

import (
	"bytes"
	"image/png"
	"testing"

	"studitiru/bot/picture"
)

func TestWeeks(t *testing.T) {
	if _, err := picture.Weeks("Pertanyaan", "", nil); err == nil {
		t.Error("a chart of nothing is drawn")
	}
	for _, weeks := range [][]picture.Week{
		{{Name: "05/01"}},
		{{Name: "05/01", Answered: 1}, {Name: "12/01", Answered: 500, Partly: 20, Missing: 1}},
		make([]picture.Week, 60),
	} {
		drawn, err := picture.Weeks("Pertanyaan per minggu", "521 pertanyaan", weeks)
		if err != nil {
			t.Fatal(err)
		}
		config, err := png.DecodeConfig(bytes.NewReader(drawn))
		if err != nil || config.Width != 1000 || config.Height != 720 {
			t.Errorf("%+v, %v", config, err)
		}
	}
}
