package talk

import (
	"studitiru/knowledge"
	"studitiru/knowledge/fact"
)

// FactValue is the value of a fact as people read it: "4,71 (A)", "B", "2.959 orang per bulan", "Rp50.000"; "" when it states
// a rank alone.
func FactValue(f knowledge.Fact) string {
	switch {
	case f.Value == "":
		return f.Grade
	case f.Unit == unitRupiah:
		return "Rp" + fact.Written(f.Value)
	}
	said := fact.Written(f.Value)
	if f.Unit != "" {
		said += " " + f.Unit
	}
	if f.Grade != "" {
		said += " (" + f.Grade + ")"
	}
	return said
}

// unitRupiah is the unit that is written before the number.
const unitRupiah = "rupiah"
