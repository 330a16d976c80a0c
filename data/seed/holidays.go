package seed

import (
	"embed"
	"io/fs"
)

//go:embed holidays/*.tsv
var holidays embed.FS

// Holidays is the folder of national holidays and joint leave, one file per year, for agenda.ReadHolidays.
// Its form is described in holidays/README.md.
func Holidays() fs.FS {
	sub, err := fs.Sub(holidays, "holidays")
	if err != nil { // the folder is embedded: only a broken build comes here
		panic(err)
	}
	return sub
}
