// Package indonesian reads Indonesian as officials of local governments write it: it cuts texts into tokens, finds the
// roots of words and the ends of sentences, understands questions and mends typing slips.
//
// It is made of pure functions over one immutable value, Language, that New builds from the word lists of
// data/seed/vocabulary (tab-separated text). It knows nothing of indexes and documents; package index calls it.
//
//   - Tokens and AppendTokens cut documents and questions by the same rules. A Token has the surface as searched, its
//     stem, its kind (word, number, code, grade) and its place in the text. The stem of a surface is the same in every
//     text. Version names these rules and the word lists behind them: another version needs another index.
//   - Stem strips affixes down to a root from roots.tsv; protected words and the names of places stay whole; words
//     without a known root are stripped carefully by rule.
//   - Sentences cuts a text into sentences that can be quoted alone: a row of a table, a list item and a heading is one.
//   - Read turns a question into a Query: content words with weights and other ways to say them, places, the kind of
//     answer and document wanted, and what was corrected. It asks the Dictionary of the index which words exist. Only
//     here are chat spellings, synonyms and acronyms looked up, so those lists can change without a new index.
//   - Speller is a dictionary with frequencies that corrects words it does not know; the index builds one of its own
//     words and answers Dictionary.Correct with it.
package indonesian
