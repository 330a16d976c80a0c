// Package ipp is the arithmetic of the Indeks Pelayanan Publik (IPP), the yearly index of public services, and nothing
// else: pure functions over data that is passed in, without clock, store or network.
//
// Data shapes (data/seed/ipp, described in its README):
//   - an Instrument is one version of the evaluation: aspects, indicators, what each score from 0 to 5 means, the usual
//     evidence, the shares of the forms F-01, F-02 and F-03, the categories, each with where it is from (Basis, Sources);
//   - an Assessment is the scores of one unit, from which Score, WhatIf and Gaps compute;
//   - an Item is one line of the checklist of evidence (bukti dukung);
//   - a Table is which places there are and what is known of their index, from which Similar leads a place to those
//     it can learn from.
//
// All numbers are exact decimals; only the final index is rounded, as the instrument says. Called by knowledge, data and
// bot. Errors are Indonesian sentences, because the person who edits the data reads them.
package ipp
