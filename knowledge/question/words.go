package question

// Words that people read in what was understood.
const (
	indicatorWord = "indikator "
	aspectWord    = "aspek "
	newestWord    = "terbaru"
)
