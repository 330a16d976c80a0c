package agenda

import (
	"fmt"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // the zones must not depend on the machine's zone files
)

// The zones of Indonesia. Pontianak keeps its own name for WIB.
const (
	nameJakarta   = "Asia/Jakarta"
	namePontianak = "Asia/Pontianak"
	nameMakassar  = "Asia/Makassar"
	nameJayapura  = "Asia/Jayapura"
)

// locations are the zones by IANA name, loaded once.
var locations = sync.OnceValue(func() map[string]*time.Location {
	all := map[string]*time.Location{}
	for _, name := range []string{nameJakarta, namePontianak, nameMakassar, nameJayapura} {
		zone, err := time.LoadLocation(name)
		if err != nil { // the zones are embedded: only a broken build comes here
			panic(err)
		}
		all[name] = zone
	}
	return all
})

// WIB is western Indonesian time, Asia/Jakarta.
func WIB() *time.Location { return locations()[nameJakarta] }

// WITA is central Indonesian time, Asia/Makassar.
func WITA() *time.Location { return locations()[nameMakassar] }

// WIT is eastern Indonesian time, Asia/Jayapura.
func WIT() *time.Location { return locations()[nameJayapura] }

// Zone is a zone of Indonesia by its IANA name ("Asia/Pontianak") or by what people
// call it ("WIB", "wita"). Any other name is an error.
func Zone(name string) (*time.Location, error) {
	switch strings.ToUpper(strings.TrimSpace(name)) {
	case "WIB":
		return WIB(), nil
	case "WITA":
		return WITA(), nil
	case "WIT":
		return WIT(), nil
	}
	if zone, ok := locations()[name]; ok {
		return zone, nil
	}
	return nil, fmt.Errorf("zone %q is none of WIB, WITA and WIT", name)
}

// ZoneName is what people call a zone: WIB, WITA or WIT; another zone has its own name.
func ZoneName(zone *time.Location) string {
	switch zone.String() {
	case nameJakarta, namePontianak:
		return "WIB"
	case nameMakassar:
		return "WITA"
	case nameJayapura:
		return "WIT"
	}
	return zone.String()
}

// BothTimes is a deadline in the official time and, where the clocks differ, in the team's:
// "Senin, 31 Agustus 2026 23.59 WIB (= Selasa, 1 September 2026 00.59 WITA)"; on one day the team's hour is enough. A
// zero deadline is "belum diumumkan"; a nil official zone is the team's.
func BothTimes(deadline time.Time, team, official *time.Location) string {
	if deadline.IsZero() {
		return wordsUndated
	}
	if official == nil || ZoneName(official) == ZoneName(team) {
		return shortTime(deadline, team)
	}
	return shortTime(deadline, official) + here(deadline, team, official)
}

// here is the team's time of a deadline, behind the official one.
func here(deadline time.Time, team, official *time.Location) string {
	if DateOf(deadline, team) != DateOf(deadline, official) {
		return " (= " + shortTime(deadline, team) + ")"
	}
	return " (= " + ClockOf(deadline, team).String() + " " + ZoneName(team) + ")"
}

func shortTime(t time.Time, zone *time.Location) string {
	return DateOf(t, zone).Spoken() + " " + ClockOf(t, zone).String() + " " + ZoneName(zone)
}

// provinces are the 38 provinces, without "Provinsi", by the zone of all their places
// (Keppres 41/1987 and the laws of the provinces founded since). No province lies in two zones.
var provinces = map[string][]string{
	nameJakarta: {"aceh", "sumatera utara", "sumatera barat", "riau", "jambi", "sumatera selatan", "bengkulu", "lampung",
		"kepulauan bangka belitung", "kepulauan riau", "dki jakarta", "jawa barat", "jawa tengah", "daerah istimewa yogyakarta",
		"jawa timur", "banten", "kalimantan tengah"},
	namePontianak: {"kalimantan barat"},
	nameMakassar: {"bali", "nusa tenggara barat", "nusa tenggara timur", "kalimantan selatan", "kalimantan timur",
		"kalimantan utara",
		"sulawesi utara", "sulawesi tengah", "sulawesi selatan", "sulawesi tenggara", "gorontalo", "sulawesi barat"},
	nameJayapura: {"maluku", "maluku utara", "papua", "papua barat", "papua selatan", "papua tengah", "papua pegunungan",
		"papua barat daya"},
}

// provinceNames are other names of provinces.
var provinceNames = map[string]string{
	"jakarta": "dki jakarta", "daerah khusus ibukota jakarta": "dki jakarta", "daerah khusus jakarta": "dki jakarta",
	"yogyakarta": "daerah istimewa yogyakarta", "di yogyakarta": "daerah istimewa yogyakarta", "diy": "daerah istimewa yogyakarta",
	"bangka belitung": "kepulauan bangka belitung", "nanggroe aceh darussalam": "aceh",
	"ntb": "nusa tenggara barat", "ntt": "nusa tenggara timur", "kepri": "kepulauan riau", "babel": "kepulauan bangka belitung",
}

// ZoneOf is the IANA name of the zone of a province, with or without "Provinsi". When the province is not
// known, sure is false and the zone is Asia/Jakarta: the caller asks.
func ZoneOf(province string) (zone string, sure bool) {
	name := strings.Join(strings.Fields(strings.ToLower(province)), " ")
	name = strings.TrimPrefix(name, "provinsi ")
	name = strings.Replace(name, "sumatra", "sumatera", 1)
	if full, ok := provinceNames[name]; ok {
		name = full
	}
	for zone, names := range provinces {
		for _, known := range names {
			if known == name {
				return zone, true
			}
		}
	}
	return nameJakarta, false
}
