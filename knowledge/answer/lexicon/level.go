package lexicon

import (
	"strings"

	"studitiru/knowledge/answer/shape"
	"studitiru/knowledge/indonesian"
)

// OfLevel tells whether a name is a place of the kind asked for; "" is every place, shape.LevelBody what is no place.
func OfLevel(l *indonesian.Language, name, level string) bool {
	kind := ""
	for _, k := range []string{shape.LevelCity, shape.LevelRegency, shape.LevelProvince} {
		if strings.HasPrefix(name, k+" ") {
			kind = k
		}
	}
	if kind == "" && l.Province(name) == name {
		kind = shape.LevelProvince // Daerah Istimewa Yogyakarta
	}
	switch level {
	case shape.LevelBody:
		return kind == ""
	case "":
		return kind != ""
	}
	return kind == level
}
