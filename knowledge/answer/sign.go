package answer

// Signs: sets of words in signs.tsv.
const (
	signRule     = "aturan"   // rules in general
	signField    = "bidang"   // that a field is meant, and none by themselves
	signValue    = "nilai"    // make a figure of the name of a measure
	signFigure   = "angka"    // stand before a figure
	signCount    = "bilangan" // numbers in words
	signMonth    = "bulan"
	signStages   = "tahapan"       // ask for all steps
	signCalled   = "sebutan"       // say of anything that it is a service, and tell nothing of it
	signCalledBy = "bernama nomor" // the number behind them is a name and counts nothing: "pasal 5"
	signClass    = "jenis"         // may stand before a name and leave it the subject: "Formulir F-03 adalah …"
	signDefining = "batasan"       // stand between a subject and its definition
	signFigured  = "berangka"      // attributes that only a number answers
	signCounted  = "hitungan"      // count something by their very form: a "pengunjung" is no "kunjungan"
	signRank     = "urutan"        // ask which rank a place has
	signApplies  = "berlaku"       // ask for whom a rule holds
	signExcept   = "kecuali"       // stems that say for whom it does not, or does
	signLearns   = "pokok"         // stems that ask what a visit was about
	signBegins   = "awal"          // stems that say that something began
	signPrice    = "harga"         // ask for an amount and nothing else
	signOffice   = "jabatan"
	signUnit     = "lembaga"      // begin the name of a body, not of a person
	signRuleKind = "jenis aturan" // of one place each, so that one asks for them without a number
	signBeside   = "pembanding"   // stand between what is compared
	signDiffer   = "beda"
	signFrame    = "bingkai banding" // stand around it
	signMoves    = "gerak"           // said of a figure
	signHowMuch  = "tanya angka"
	signNorm     = "norma"        // ask what a rule demands
	signNoUnit   = "bukan satuan" // behind "berapa" without saying what is counted
	signPeople   = "orang"        // people, as they are counted
	signLight    = "kerja umum"   // verbs that say little beside what they are done to
	signRaise    = "menaikkan"    // what is done to a value, where it is asked how
	signTask     = "kegunaan"     // ask what somebody or something is there for
	signMost     = "paling"       // of a superlative
	signFormula  = "rumus"        // ask how a figure comes about
	signAssess   = "penilaian"
	signDeed     = "naskah" // a whole text with its form, of which a wording is a part
	signAim      = "sasaran"
	signFull     = "penuh"     // of a score: the highest one
	signMeasured = "satuan"    // behind a number: what it counts
	signSpelled  = "singkatan" // ask what a short form stands for
	signBecause  = "sebab"
	signContents = "isi aturan" // ask what a rule says
	signNumbered = "bernomor"   // stand before a number by which something is called
	signMoney    = "uang"       // attributes that are also spoken of where no amount is asked for: "bayar PBB"
)
