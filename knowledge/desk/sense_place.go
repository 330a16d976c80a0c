package desk

import (
	"regexp"
	"strings"

	"studitiru/knowledge"
)

// National is the place of what holds everywhere.
const national = "Nasional"

var (
	namedPlace = regexp.MustCompile(`(?:^|[^\p{L}])((?i:kota(?:\s+administrasi)?|kabupaten(?:\s+administrasi)?|kab\.?|provinsi|` +
		`prov\.|pemkot|pemkab|pemprov|` +
		`wali\s?kota|bupati|gubernur))\s+(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,4})`)
	// letterhead is who writes, on a line of capitals at the beginning.
	letterhead = regexp.MustCompile(`(?m)^[#*\s|]*(?:PEMERINTAH\s+(?:KOTA|KABUPATEN|PROVINSI|DAERAH)|WALI\s?KOTA|BUPATI|` +
		`GUBERNUR)\s+\p{Lu}[^\p{Ll}\n]{2,80}`)
	// everywhere are rules that are of no one place.
	everywhere = regexp.MustCompile(`^(?:(?:Lampiran(?: [IVX\d]+)?|Penjelasan atas|Rancangan) ` +
		`)?(?:Undang-Undang|(?:Peraturan|Keputusan|Instruksi|Surat Edaran|Pedoman)(?: Bersama)? ` +
		`(?:Pemerintah|Presiden|Menteri|Kepala (?:Badan|Lembaga|Kepolisian|Arsip)|Badan|Lembaga|Komisi|Ombudsman|Mahkamah|Jaksa|` +
		`Kepolisian|Panglima|Otoritas|Bank))`)
)

// letterheadRoom is how much of a text a letterhead may stand in, in characters.
const letterheadRoom = 1500

// placeOf is the place of a document: that of what was said of it, of who made the rule, of the letterhead, of its title; else
// the one that the text names most often. A title or caption of a visit names who came, too: there it is the place that they
// went to.
func (s Sense) placeOf(kind knowledge.Kind, head Head, text, caption, title, file, site, origin string) string {
	for _, short := range []string{caption, head.Kind, title} {
		if kind == knowledge.Visit {
			if _, to, ok := strings.Cut(short, " ke "); ok && s.placeIn(to) != "" {
				return s.placeIn(to)
			}
		}
		if place := s.placeIn(short); place != "" {
			return place
		}
		if short == head.Kind && everywhere.MatchString(short) {
			return national
		}
	}
	if kind == knowledge.Rule && everywhere.MatchString(title) {
		return national
	}
	for _, line := range letterhead.FindAllString(beginning(text, letterheadRoom), 5) {
		if place := s.placeIn(line); place != "" {
			return place
		}
	}
	for _, said := range []string{file, text, site, origin} {
		if place := s.placeIn(said); place != "" {
			return place
		}
	}
	return s.bareplace(caption, title, file, origin)
}

// bareplace is a place that is named alone, as captions do: "Pontianak, JDIH".
func (s Sense) bareplace(texts ...string) string {
	if s.Place == nil {
		return ""
	}
	for _, text := range texts {
		for _, part := range captionBreak.Split(text, -1) {
			if part = strings.TrimSpace(part); part != "" && len(strings.Fields(part)) <= 4 {
				if name := s.Place(part); name != "" {
					return name
				}
			}
		}
	}
	return ""
}

// placeIn is the place that a text names most often, the first of those named equally often. A province counts where no
// town or district is named half as often: letters and rules name it beside their own place.
func (s Sense) placeIn(text string) string {
	if s.Place == nil {
		return ""
	}
	counts := map[string]int{}
	best, within := "", ""
	for _, m := range namedPlace.FindAllStringSubmatch(text, 400) {
		name := s.longestPlace(m[1], strings.Fields(m[2]))
		if name == "" {
			continue
		}
		counts[name]++
		if strings.HasPrefix(name, "Provinsi ") {
			if within == "" || counts[name] > counts[within] {
				within = name
			}
		} else if best == "" || counts[name] > counts[best] {
			best = name
		}
	}
	if best == "" || within != "" && counts[best]*2 < counts[within] {
		return within
	}
	return best
}

// longestPlace tries the words of a name, one less at the end each time, as the kind of place that the word before them says.
func (s Sense) longestPlace(kind string, words []string) string {
	kind = strings.ToLower(strings.Join(strings.Fields(strings.TrimRight(kind, ".")), " "))
	kinds := []string{kind}
	switch {
	case strings.HasPrefix(kind, "kota"), kind == "pemkot", kind == "wali kota", kind == "walikota":
		kinds = []string{"Kota", "Kota Administrasi"}
	case strings.HasPrefix(kind, "kab"), kind == "pemkab", kind == "bupati":
		kinds = []string{"Kabupaten", "Kabupaten Administrasi"}
	case strings.HasPrefix(kind, "prov"), kind == "pemprov", kind == "gubernur":
		kinds = []string{"Provinsi"}
	}
	for n := len(words); n >= 1; n-- {
		for _, kind := range kinds {
			if name := s.Place(kind + " " + strings.Join(words[:n], " ")); name != "" {
				return name
			}
		}
		if kinds[0] == "Provinsi" && n > 1 { // "Gubernur Daerah Khusus Ibukota Jakarta"
			if name := s.Place(strings.Join(words[:n], " ")); strings.HasPrefix(name, "Provinsi") || strings.HasPrefix(name, "Daerah") {
				return name
			}
		}
	}
	return ""
}
