// Package index searches the published documents. It is a cache on Bleve (scorch)
// that follows a knowledge.Journal by cursor and can be thrown away at any time:
// whatever is wrong with it (damage, another version of the analysis, another store),
// it is moved aside and built again from the journal.
//
// Data shapes:
//
//	lexicon   every word of the texts once, with its stem, numbered; stored in the index
//	record    a passage as numbers of words: what is quoted, and what the second pass reads
//	postings  stem → passages with frequency and length: one Bleve field, read segment by segment
//	question  an indonesian.Query as groups: a word of the question with all ways to say it
//
// A search reads the question, takes the best passages by true BM25 (candidates), looks
// closely at some fifty of them (look, features), and judges whether the best answers
// the question (confidence). All weights and thresholds stand in weights.go.
//
// Called by bot/cli and, through knowledge.Searcher, by knowledge.Library.
package index
