package question

import (
	"studitiru/knowledge"
)

// asksAnew tells whether something else is asked of the thing before, so that what was asked of it then is over.
func (m *merger) asksAnew() bool {
	own := m.own
	if len(m.from.Things) == 0 || m.onlyBodies(m.from.Things) || len(own.Words)+len(own.Things) > 0 {
		return false
	}
	switch own.Wish {
	case knowledge.WishAny, knowledge.WishOverview, knowledge.WishCompare, m.from.Wish:
		return own.Status != "" || len(own.Attributes) > 0
	}
	return true
}

// wishChanges tells whether another kind of answer is wanted than before.
func (m *merger) wishChanges() bool {
	switch m.own.Wish {
	case knowledge.WishAny, knowledge.WishOverview, knowledge.WishCompare, m.from.Wish:
		return false
	}
	return true
}

// wishes replaces the wish, and gives up one that what is left no longer answers to.
func (m *merger) wishes() {
	own := m.ownWish()
	if len(m.own.Attributes) > 0 && own == knowledge.WishAny || m.own.Newest && m.from.Wish == knowledge.WishWhen {
		m.out.Wish = m.plainWish()
	}
	if own != knowledge.WishCompare && (own == knowledge.WishRank || m.area) && len(m.own.Places) == 0 && len(m.from.Places) > 0 {
		m.out.Places = nil
		m.replaced("places", true)
	}
	switch own {
	case knowledge.WishAny, knowledge.WishOverview:
		m.keepWish()
	default:
		m.replaced("wish", m.from.Wish != own && m.from.Wish != knowledge.WishAny)
		m.out.Wish = own
	}
	if m.out.Wish == knowledge.WishOverview && (len(m.own.Words) > 0 || len(m.out.Attributes) > 0) {
		m.out.Wish = knowledge.WishAny
	}
	if m.out.Wish == knowledge.WishCompare && own != knowledge.WishCompare && !m.twoSides() {
		m.out.Wish = m.plainWish()
	}
}

// ownWish is what the question asks for in the light of the one before.
func (m *merger) ownWish() knowledge.Wish {
	own := m.own.Wish
	implied := own == knowledge.WishList && !m.hits[knowledge.WishList] && m.own.Kind == ""
	if implied && m.from.Wish != knowledge.WishList && len(m.out.Things)+len(m.out.Rules) > 0 {
		own = knowledge.WishAny // "masih jalan?"
		m.out.Wish = own
	}
	own = m.counts(own)
	switch {
	case m.sinceYear(), m.ordersBefore(m.own, m.from):
		return knowledge.WishCompare
	case (m.compares() || m.joins) && len(m.out.Places)+len(m.out.Things)+len(m.out.Forms) > 1:
		return knowledge.WishCompare
	case m.own.Measure != "" && m.from.Measure == "" && (own == knowledge.WishAny || own == knowledge.WishOverview):
		return knowledge.WishValue
	case m.from.Wish == knowledge.WishCompare && m.other && m.twoSides() && own != knowledge.WishDefinition:
		return knowledge.WishCompare
	case m.out.Visitors && own == knowledge.WishWho && len(m.own.Words) == 0:
		return knowledge.WishList
	}
	return own
}

// keepWish keeps the wish of the question before where it still has something to stand on.
func (m *merger) keepWish() {
	switch {
	case m.from.Wish == knowledge.WishOverview && (m.own.Status != "" || len(m.own.Years) > 0),
		m.from.Wish == knowledge.WishValue && m.from.Measure != "" && m.out.Measure == "" && len(m.out.Attributes) == 0:
		m.out.Wish = knowledge.WishAny
	}
}

// plainWish is the value of the measure, or nothing in particular.
func (m *merger) plainWish() knowledge.Wish {
	if m.out.Measure != "" {
		return knowledge.WishValue
	}
	return knowledge.WishAny
}

// twoSides tells whether there is something left to compare.
func (m *merger) twoSides() bool {
	return max(len(m.out.Places), len(m.out.Things), len(m.out.Forms), len(m.out.Rules), len(m.out.Indicators), len(m.out.Years)) > 1
}

// counts makes a count of "berapa jumlahnya?" after a list.
func (m *merger) counts(own knowledge.Wish) knowledge.Wish {
	listed := m.from.Wish == knowledge.WishList || m.from.Wish == knowledge.WishCount
	if own != knowledge.WishValue || !listed || len(m.own.Words) > 0 || m.own.Measure != "" {
		return own
	}
	for _, attribute := range m.own.Attributes {
		if attribute != countAttribute {
			return own
		}
	}
	m.out.Attributes = nil
	return knowledge.WishCount
}
