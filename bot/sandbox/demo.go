package sandbox

// Cast is the people and chats of the demo.
type Cast struct {
	Official  *Person // Ibu Ratna of Balikpapan
	Colleague *Person // an official of the one-stop service
	Admin     *Person // who curates the knowledge base
	Team      *Chat   // the group "Tim IPP Balikpapan"
}

// NewCast makes the people and chats of the demo. Their IDs are the same at every start,
// so the bot's configuration can name the admin.
func NewCast(s *Server) Cast {
	c := Cast{
		Official: s.AddPerson(
			PersonOptions{ID: 500000101, Name: "Ibu Ratna", Username: "ratna_balikpapan", About: "Bagian Organisasi Balikpapan"},
		),
		Colleague: s.AddPerson(
			PersonOptions{ID: 500000102, Name: "Pak Hendra", Username: "hendra_dpmptsp", About: "DPMPTSP Balikpapan"},
		),
		Admin: s.AddPerson(
			PersonOptions{ID: 500000103, Name: "Mbak Sari", Username: "sari_kurator", About: "Admin basis pengetahuan"},
		),
	}
	for _, p := range c.People() {
		s.Private(p)
	}
	c.Team = s.Group("Tim IPP Balikpapan", c.People()...)
	return c
}

// People lists the cast in the order of the page.
func (c Cast) People() []*Person { return []*Person{c.Official, c.Colleague, c.Admin} }
