package answer

import (
	"io/fs"
	"strings"

	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/indonesian"
)

// Signs: sets of words in signs.tsv.
const (
	signRule     = "aturan"   // rules in general
	signField    = "bidang"   // that a field is meant, and none by themselves
	signValue    = "nilai"    // make a figure of the name of a measure
	signFigure   = "angka"    // stand before a figure
	signCount    = "bilangan" // numbers in words
	signMonth    = "bulan"
	signClass    = "jenis"    // may stand before a name and leave it the subject: "Formulir F-03 adalah …"
	signDefining = "batasan"  // stand between a subject and its definition
	signFigured  = "berangka" // attributes that only a number answers
	signCounted  = "hitungan" // count something by their very form: a "pengunjung" is no "kunjungan"
	signPrice    = "harga"    // ask for an amount and nothing else
	signOffice   = "jabatan"
	signUnit     = "lembaga"      // begin the name of a body, not of a person
	signRuleKind = "jenis aturan" // of one place each, so that one asks for them without a number
	signBeside   = "pembanding"   // stand between what is compared
	signDiffer   = "beda"
	signFrame    = "bingkai banding" // stand around it
	signMoves    = "gerak"           // said of a figure
	signHowMuch  = "tanya angka"
	signBecause  = "sebab"
	signMoney    = "uang" // attributes that are also spoken of where no amount is asked for: "bayar PBB"
)

// signs are sets of stems, by name.
type signs map[string]map[string]bool

// readSigns reads signs.tsv: name, words separated by bars.
func readSigns(files fs.FS, l *indonesian.Language) (signs, error) {
	out := signs{}
	err := lexicon.ReadTable(files, "signs.tsv", 2, func(c []string) error {
		set := map[string]bool{}
		for word := range strings.SplitSeq(c[1], "|") {
			set[word] = true
			for _, t := range l.Tokens(word) {
				set[t.Stem] = true
			}
		}
		out[c[0]] = set
		return nil
	})
	return out, err
}

// has tells whether a stem is one of a sign.
func (s signs) has(sign, stem string) bool { return s[sign][stem] }
