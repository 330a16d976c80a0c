package seed

import (
	"embed"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

//go:embed ipp/*.yaml ipp/*.tsv
var instruments embed.FS

// Instruments is the folder of the versions of the IPP instrument, for ipp.ReadInstruments, and of what is known of the
// index of places, for ipp.ReadTable. Its files are described in ipp/README.md.
func Instruments() fs.FS {
	sub, err := fs.Sub(instruments, "ipp")
	if err != nil { // the folder is embedded: only a broken build comes here
		panic(err)
	}
	return sub
}

// Areas are the official names of all provinces, kabupaten and kota with their province, the second input of
// ipp.ReadTable. The caller closes it.
func Areas() (io.ReadCloser, error) {
	return Vocabulary().Open("places.tsv")
}

// Phases are the names of the phases of a cycle, in order; their dates are for people to set.
func Phases() ([]string, error) {
	raw, err := instruments.ReadFile("ipp/tahap.tsv")
	if err != nil {
		return nil, fmt.Errorf("read the phases of a cycle: %w", err)
	}
	var names []string
	for line := range strings.Lines(string(raw)) {
		if name, _, _ := strings.Cut(strings.TrimSpace(line), "\t"); name != "" && !strings.HasPrefix(name, "#") {
			names = append(names, name)
		}
	}
	return names, nil
}
