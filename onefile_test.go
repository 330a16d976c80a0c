package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// The same file gives the same proposal in the chat and at the command line.
func TestOneFileOneProposal(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	for name, text := range map[string]string{
		"laporan.docx": `Laporan Antre Daring Kota Pontianak\nSejak 2024 warga mengambil nomor lewat aplikasi. Pengaduan diterima petugas.`,
		"catatan.txt":  `Kunjungan kerja ke Kota Singkawang\nRombongan Pemkot Pontianak belajar soal izin usaha, tahun 2023.`,
	} {
		for _, line := range []string{"contributor Ratna: Dinas Uji", "Ratna> /start", "Ratna uploads " + name + "> " + text} {
			s.line = line
			s.step(line)
		}
		proposals, err := s.state.DB.Proposals(t.Context(), s.person("Ratna").ID())
		if err != nil || len(proposals) == 0 {
			t.Fatalf("%s: no proposal, %v", name, err)
		}
		chat, err := s.state.DB.Proposal(t.Context(), proposals[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		content, _, err := makeFile(name, text)
		if err != nil {
			t.Fatal(err)
		}
		read, err := desk.ReadFile(t.Context(), readHere{}, desk.File{Name: name, Data: content})
		if err != nil {
			t.Fatal(err)
		}
		taken, err := s.state.Desk().Take(t.Context(), knowledge.BySystem("test"), desk.Proposal{}, read, "")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(taken.Proposal.Clean(), chat.Clean()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if chat.FileHash != taken.Proposal.FileHash || chat.File != name || len(chat.Document.Places) == 0 || chat.Document.Year == 0 {
			t.Errorf("%s: %+v", name, chat)
		}
	}
}
