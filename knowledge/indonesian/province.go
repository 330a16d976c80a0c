package indonesian

// Province returns the official name of the province that a place lies in, its own for a province; "" for what is no place. The
// name is the official one.
func (l *Language) Province(official string) string {
	if id, ok := l.places.exact[normal(official)]; ok {
		return l.places.all[id].province
	}
	return ""
}
