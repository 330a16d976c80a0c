package index

// Everything that was tuned stands here. The rank weights, window weights and confidence
// weights come from
//
//	go test ./index/evaluation -run TestTune -tune -v
//
// on half of the questions of ../shared/eval, checked on the other half; the wishes
// (place, kind, year, opening, recency) cannot be learnt there and were set by hand on the
// golden questions of testdata, coarsely:
//
//	go test ./index -run TestRanking -v

// BM25 of the first stage. b is low because titles stand in the same field and long
// passages are no worse than short ones.
const (
	bm25K = .9
	bm25B = .4
)

// candidateCount is how many passages the second pass looks at.
const candidateCount = 30

// Features of a passage for the second pass. All but the wishes are from 0 to 1.
const (
	byRank     = iota // BM25 of the first stage, as a share of the question's idf
	byCoverage        // share of the question's idf that the passage, its title or headings have
	bySurface         // the same, in the very form asked
	byPairs           // neighbouring words of the question that stand together
	byPosition        // the words come early in the passage
	byHead            // share of the idf in title and headings
	bySentence        // share of the idf in the best one or two sentences
	byAnswer          // these hold a number, date, name … as asked
	byPlace           // the document is about the place asked for
	byYear            // it is of the year asked for
	byNewest          // it is recent, and the question asks for the newest
	byRecency         // it is recent
	byKind            // it is of the kind asked for
	byMissing         // share of the idf in numbers, codes and grades that it does not have
	byDenial          // share of the idf that stands only in sentences which say that something is not known
	byOpening         // it opens its document: the gist stands there
	featureCount
)

type features [featureCount]float64

func (f *features) dot(w features) (sum float64) {
	for i := range f {
		sum += f[i] * w[i]
	}
	return sum
}

// The position is a habit of encyclopedias, whose paragraphs open with what they are about: more
// of it helps umum and harms the pieces of laws, where the title says it. MRR@10 of the two:
//
//	position  0     .2    .4    .6    .8
//	umum      .747  .758  .768  .774  .780
//	peraturan .550  .522  .485  .438  .405
//
// The head has no say in umum, which has no titles; in peraturan 0, .1, .3, .6 give
// .430, .438, .445, .454.
var rankWeights = features{
	byRank: 1, byCoverage: .4, bySurface: .1, byPairs: .2, byPosition: .4, byHead: .3, bySentence: .3, byAnswer: .2,
	byPlace: .25, byYear: .1, byNewest: .6, byRecency: .15, byKind: .15, byMissing: -.3, byDenial: -.1, byOpening: .15,
}

// Shapes of the features.
const (
	positionScale = 40 // words after which coming early is worth a third
	phraseGap     = 3  // words between two words of an alternative of several words
	pairLoss      = .2 // for each word between them
	pairGap       = 3  // words between two words of the question that count as a pair
)

// askedWeight is what a word in the questions of a document is worth, that its text and title do not have.
const askedWeight = .6

// Choice of sentences for the quote. On umum the best quote holds the gold answer in .64 of
// the questions; .60 when a second sentence is taken only where it adds something, .57 when
// long ones are avoided.
const (
	windowAnswer = .3  // what the question word asks for is in it
	windowSecond = .02 // a second sentence is welcome
	windowPairs  = .1  // words of the question stand together in it
	windowNewest = .5  // it has the newest year, when that is asked for
	windowRecent = .1  // it has the newest year, when no year is asked for
	windowLength = 90  // words; a second sentence is not if both have more
	windowDenial = .3  // what only "… tidak disebut" says is worth so much less
)

// Confidence that the best hit answers the question is the logistic function of these.
var confidenceWeights = signals{
	sigBias: 1.07, sigCoverage: 5, sigSentence: 8, sigRank: 8, sigPairs: 2, sigSurface: 8, sigSecond: 1, sigProduct: 3,
	sigSize: -5.5,
}

// smallestSize is the number of passages below which an index counts as no smaller: the
// weight of the size was learnt from 4,395 and 212,348 passages.
const smallestSize = 4000

// Thresholds of the verdict. What they cost and spare, as shares refused (TestRefusal holds it;
// "foreign" are the questions of the one set asked of the other, "adversarial" are made to look
// answerable and are not):
//
//	near      umum: lost  slips  foreign  adversarial   peraturan: lost  foreign
//	.05             .029  .042   .810     .120                     .010  .749
//	.15             .038  .062   .852     .159                     .020  .768
//	.25 *           .044  .074   .880     .182                     .026  .777
//	.40             .055  .092   .902     .209                     .034  .788
//	.50 (sure)      .060  .096   .916     .222                     .046  .794
//	.70             .074  .110   .932     .256                     .076  .807
//	.90             .089  .132   .950     .310                     .156  .834
//
// Halves of umum: lost .050 and .040, foreign refused .872 and .888; of peraturan .032 and .020,
// .775 and .778.
const (
	sureConfidence = .5
	nearConfidence = .25
	elsewhere      = .2  // confidence is worth so much when the question names a place and the hit is about another
	unfocused      = .25 // the same when a number is asked for and the thing counted is not there
	denialShare    = .2  // so much of the question answered by "… tidak disebut" is no answer
)
