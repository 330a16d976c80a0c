package phrase

import (
	"slices"
	"strings"
)

// offset is how far from the day or time that follows something is: three days before.
type offset struct {
	piece
	sign   int  // -1 before, 1 after; 0 when there is none
	anchor int  // the token at which the day or time begins that it is reckoned from
	eve    bool // "sebelum 10 Desember": by the end of the day before, or by the hour on that day that was written
}

func (p *reading) setOffset(s span, before bool, anchor int) error {
	if s.vague || len(s.pieces) != 1 || p.offset.sign != 0 {
		return trouble(Unsupported, exampleBefore, sayAnchor)
	}
	p.offset = offset{piece: s.pieces[0], sign: 1, anchor: anchor}
	if before {
		p.offset.sign = -1
	}
	return nil
}

// readBefore reads "sebelum" where one day stands behind it. Before a week, a month or the end of one may be any day.
func (p *reading) readBefore(i int) (int, error) {
	if !p.is(i, "sebelum") || p.recurs || p.offset.sign != 0 {
		return 0, nil
	}
	first, n, err := p.dayAhead(p.sub(), i+1, false)
	if n == 0 || err != nil {
		return 0, err
	}
	last, _, err := p.dayAhead(p.sub(), i+1, true)
	if err != nil {
		return 0, err
	}
	ends := slices.ContainsFunc(p.tokens[i+1:i+1+n], func(t token) bool {
		return t.kind == word && (t.text == "akhir" || t.text == "penghujung" || t.text == "awal")
	})
	if first != last || ends {
		from, to := p.tokens[i+1].start, p.tokens[i+n].end
		return 0, trouble(Ambiguous, "paling lambat "+p.today.AddDays(7).Plain(), sayBefore, p.text[from:to])
	}
	p.offset = offset{piece: piece{1, "hari"}, sign: -1, anchor: i + 1, eve: true}
	return 1, nil
}

// readCountdown reads "H-3" and "H+1" before the day they count from.
func (p *reading) readCountdown(i int) (int, error) {
	w, n := p.wordAt(i), 1
	digits, before := strings.CutPrefix(w, "h-")
	if w == "h" && p.kindAt(i+1) == number && strings.TrimSpace(p.text[p.tokens[i].end:p.tokens[i+1].start]) == "+" {
		digits, n = p.tokens[i+1].text, 2
	} else if !before {
		return 0, nil
	}
	days := number0(digits)
	if days < 0 {
		return 0, nil
	}
	if p.isAny(i+n, "sebelum", "dari", "sesudah", "menjelang") {
		n++
	}
	return n, p.setOffset(span{pieces: []piece{{days, "hari"}}}, before, i+n)
}
