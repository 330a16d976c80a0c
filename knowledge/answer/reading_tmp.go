package answer

import "studitiru/knowledge"

type reading struct {
	Own       knowledge.Parts
	Parts     knowledge.Parts
	Inherited bool
	Document  int64
	Either    [][]string
	Text      string
	Topic     string
	Display   string
	Fixed     map[string]string
	Unknown   []string
	Several   []string
}
