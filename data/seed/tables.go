package seed

import (
	"errors"
	"io/fs"
)

// Tables is the folder of what a question is read by, for question.New: the word lists of Vocabulary and the tables of
// Instruments, in which the regions stand.
func Tables() fs.FS { return tables{Vocabulary(), Instruments()} }

// tables are folders that are looked through in order.
type tables []fs.FS

// Open opens a file of the first folder that has it.
func (t tables) Open(name string) (fs.File, error) {
	for _, folder := range t {
		if f, err := folder.Open(name); !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}
