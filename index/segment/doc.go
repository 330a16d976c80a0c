// Package segment gives passages whose analysis is done to scorch, Bleve's index, and makes the segments of them.
//
//	Passage   what is written: an id, a value that is stored, stems with their counts as numbers
//	Entry     a passage as a document of Bleve
//	Plugin    makes segments of entries to zap's format; leaves everything else to zap
//
// Called by index.
package segment
