package indonesian

import "time"

// monthNames are the months as they are written, by their number.
var monthNames = [13]string{"", "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
	"Oktober", "November", "Desember"}

// wholeMonths are spellings that name a month wherever they stand.
var wholeMonths = map[string]time.Month{
	"januari": 1, "februari": 2, "pebruari": 2, "maret": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7, "agustus": 8,
	"september": 9, "oktober": 10, "november": 11, "nopember": 11, "desember": 12,
}

// shortMonths are short, foreign and slipped spellings; some are other words as well.
var shortMonths = map[string]time.Month{
	"jan": 1, "january": 1, "feb": 2, "febr": 2, "febuari": 2, "mar": 3, "mrt": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7,
	"ags": 8, "agt": 8, "agu": 8, "agus": 8, "agust": 8, "agst": 8, "aug": 8, "sep": 9, "sept": 9, "okt": 10, "oct": 10,
	"nov": 11, "nop": 11, "des": 12, "dec": 12,
}

// MonthName is a month as it is written, "Januari"; "" for a number outside 1 to 12.
func MonthName(m time.Month) string {
	if m < 1 || m > 12 {
		return ""
	}
	return monthNames[m]
}

// MonthNamed is the month that a word in lower case names, 0 for none. It is whole when the word is nothing
// else ("januari", "nopember"); a short form ("sep", "mar") is a month only where one is expected.
func MonthNamed(word string) (m time.Month, whole bool) {
	if m, whole = wholeMonths[word]; whole {
		return m, true
	}
	return shortMonths[word], false
}
