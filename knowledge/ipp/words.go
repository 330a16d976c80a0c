package ipp

// Sentences about what the instrument means for a unit; see sentence.go.
const (
	// number, share of F-02 in percent, weight in the aspect in percent, name and weight in percent of the aspect
	wordsWeight = "Bobot indikator %d dalam nilai F-02 adalah %s persen, yaitu %s persen dari aspek %s yang berbobot %s persen."
	// number, effect on F-02, effect on the index
	wordsStep = "Naik satu skor pada indikator %d menambah %s pada nilai F-02, dan %s pada nilai IPP bila nilai F-03 tidak berubah."
	// number, effect on F-02
	wordsWhole = "Naik dari skor 0 ke skor 5 pada indikator %d menambah %s pada nilai F-02."
	// number, how well the weight is founded
	wordsFounded = "Bobot indikator %d ditulis %s."
	// letters, how well the ends are founded
	wordsEnds = "Rentang kategori %s dan %s ditulis %s."
	// number, text, share of F-02 in percent, effect on F-02
	wordsHeavy = "Indikator %d (%s) berbobot %s persen dari nilai F-02, sehingga naik satu skor menambah %s pada nilai F-02."
	// name and weight in percent of the aspect, effect on F-02
	wordsAspect = "Aspek %s berbobot %s persen dari nilai F-02, sehingga naik satu skor pada seluruh indikatornya " +
		"menambah %s pada nilai F-02."
	// letters, least value and the next better category's least value, difference, what F-02 must rise
	wordsFromLow = "Dari batas bawah kategori %s (%s) ke batas bawah kategori %s (%s), nilai IPP harus naik %s; " +
		"bila nilai F-03 tidak berubah, nilai F-02 harus naik sekitar %s."
	wordsFromHigh = "Dari batas atas kategori %s (%s) ke batas bawah kategori %s (%s), nilai IPP harus naik %s; " +
		"bila nilai F-03 tidak berubah, nilai F-02 harus naik sekitar %s."
)
