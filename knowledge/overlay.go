package knowledge

// Overlay puts what over says over what m says; what over leaves empty stays.
func (m *Meta) Overlay(over Meta) {
	set(&m.Title, over.Title)
	set(&m.Kind, over.Kind)
	set(&m.Agency, over.Agency)
	set(&m.Year, over.Year)
	set(&m.Date, over.Date)
	set(&m.Status, over.Status)
	set(&m.StatusDate, over.StatusDate)
	set(&m.Visibility, over.Visibility)
	setList(&m.Places, over.Places)
	setList(&m.Fields, over.Fields)
	setList(&m.Aspects, over.Aspects)
	setList(&m.Indicators, over.Indicators)
	setList(&m.Sources, over.Sources)
	setList(&m.Questions, over.Questions)
}

func set[T comparable](into *T, value T) {
	var empty T
	if value != empty {
		*into = value
	}
}

func setList[T any](into *[]T, list []T) {
	if len(list) > 0 {
		*into = list
	}
}
