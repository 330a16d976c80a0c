// Package fact reads the figures that documents state, as data: "Nilai IPP Kota Pontianak tahun 2025 adalah 4,71
// (kategori A)" is the measure ipp of Kota Pontianak, 2025, 4.71, A. It is pure: no clock, no store.
//
// A fact is read only where one sentence, or one row of a table under its heading, says what is measured, of which place
// and how much. Whatever can be read in two ways, is a target, a bound, an estimate or a comparison gives no fact: a
// missing one costs a list a line, a wrong one costs an official his trust.
//
// Data shapes: Measures is vocabulary/measures.tsv, checked line by line; the reader's other words are
// vocabulary/factwords.tsv by role. A sentence becomes a list of words, each marked with its roles and with the measure,
// place, unit of an office or year that it names; index.go reads bare numbers (indices), count.go numbers with a unit,
// row.go tables. Called by the store when a document is saved (through data.Config.Facts) and by the command line.
package fact
