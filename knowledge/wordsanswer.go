package knowledge

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// What an answer says about itself, the same in every channel.
const (
	wordsNoYear     = "Tahun %s tidak ada; yang ada: %s."
	wordsNoPlace    = "Belum ada dokumen tentang %s."
	wordsNoArticle  = "%s tidak ada dalam teks aturan itu di sini."
	wordsNoExample  = "Naskah contoh belum ada. Yang ada tentang itu:"
	wordsNoWord     = "Kata ini tidak ada dalam dokumen mana pun: %s."
	wordsYearLacks  = "Belum ada bagian dokumen yang menjawab ini untuk tahun %s."
	wordsBeside     = "Yang paling dekat, tetapi tidak menyebut: %s."
	wordsApart      = "Belum ada bagian dokumen yang memuat kata ini bersama isi pertanyaan lainnya: %s. Coba tanpa kata itu."
	wordsPlaceLacks = "Ada %d dokumen tentang %s; tidak ada yang menyebut %s."
	wordsThingLacks = "Ada %d dokumen tentang %s di %s; tidak ada yang menyebut %s."
	wordsNoGuest    = "Belum ada dokumen tentang kunjungan dari %s ke daerah lain."
	wordsNoHost     = "Belum ada dokumen tentang kunjungan ke %s."
	wordsNoTopic    = "Ada %d dokumen tentang %s; belum ada yang menjawab pertanyaan tentang %s."
	wordsByMany     = "menurut %d dokumen di sini"
	wordsPlaces     = "daerah"
	wordsBodies     = "lembaga"
	wordsNeither    = "Tidak ada dokumen yang menyebut %s di %s."
	wordsLacks      = "Belum ada bagian dokumen yang menyebut %s untuk pertanyaan ini."
	wordsTotal      = "%d %s"
	wordsDocuments  = "dokumen"
)

// kindNames, fieldNames and sectionNames are what people read for a key.
func kindNames() map[Kind]string {
	return map[Kind]string{Innovation: "Inovasi", Visit: "Kunjungan", Rule: "Aturan", Guide: "Panduan"}
}

func fieldNames() map[string]string {
	return map[string]string{
		"mpp": "Mal Pelayanan Publik", "ipp": "IPP dan PEKPPP", "skm": "Survei kepuasan (SKM)", "umkm": "UMKM",
		"adminduk": "Administrasi kependudukan", "air": "Air minum", "pajak": "Pajak daerah", "tata-kelola": "Tata kelola inovasi",
		"sosial": "Sosial dan inklusi", "lingkungan": "Lingkungan dan ketertiban", "pengaduan": "Pengaduan dan informasi",
		"kelompok-rentan": "Kelompok rentan", "kelurahan": "Kelurahan dan kecamatan", "keterbukaan": "Keterbukaan informasi",
		"replikasi": "Replikasi inovasi",
	}
}

func sectionNames() map[Section]string {
	return map[Section]string{
		SectionBasis: "Dasar", SectionAssessed: "Yang dinilai", SectionEvidence: "Bukti dukung", SectionSteps: "Langkah",
		SectionExample: "Contoh daerah", SectionResult: "Hasil", SectionProblem: "Masalah", SectionMeans: "Sumber daya",
		SectionObstacle: "Kendala", SectionCopy: "Cara meniru", SectionMistake: "Kesalahan umum", SectionUnknown: "Belum diketahui",
	}
}

// Name is what people read for a kind.
func (k Kind) Name() string { return kindNames()[k] }

// Name is what people read above a role of a how-to card.
func (s Section) Name() string {
	if name, ok := sectionNames()[s]; ok {
		return name
	}
	return string(s)
}

// FieldName is what people read for the key of a field.
func FieldName(key string) string {
	if name, ok := fieldNames()[key]; ok {
		return name
	}
	if key == "" {
		return ""
	}
	return strings.ToUpper(key[:1]) + key[1:]
}

// AspectName is what people read for the key of an aspect.
func AspectName(key string) string {
	for _, l := range Aspects() {
		if l.Key == key {
			return l.Name
		}
	}
	return key
}

// Words say which part of a question no document answers, and what there is instead; "" when all are there.
func (m *Missing) Words() string {
	switch {
	case m == nil:
		return ""
	case m.Part == "year" && len(m.Years) > 0:
		return fmt.Sprintf(wordsNoYear, m.Asked, yearWords(m.Years))
	case m.Part == "year":
		return fmt.Sprintf(wordsYearLacks, m.Asked)
	case m.Part == "place" && m.Total == 0:
		return fmt.Sprintf(wordsNoPlace, m.Asked)
	case m.Part == "guest":
		return fmt.Sprintf(wordsNoGuest, m.Asked)
	case m.Part == "host":
		return fmt.Sprintf(wordsNoHost, m.Asked)
	case m.Part == "topic":
		return fmt.Sprintf(wordsNoTopic, m.Total, m.Place, m.Asked)
	case m.Part == "example":
		return wordsNoExample
	case m.Part == "words":
		return fmt.Sprintf(wordsNoWord, m.Asked)
	case m.Part == "article":
		return fmt.Sprintf(wordsNoArticle, m.Asked)
	case m.Part == "beside":
		return fmt.Sprintf(wordsBeside, m.Asked)
	case m.Part == "apart":
		return fmt.Sprintf(wordsApart, m.Asked)
	case m.Place != "" && m.Thing != "" && m.Total > 0:
		return fmt.Sprintf(wordsThingLacks, m.Total, m.Thing, m.Place, m.Asked)
	case m.Place != "" && m.Total > 0 && m.Asked != m.Place:
		return fmt.Sprintf(wordsPlaceLacks, m.Total, m.Place, m.Asked)
	case m.Place != "" && m.Asked != m.Place:
		return fmt.Sprintf(wordsNeither, m.Asked, m.Place)
	}
	return fmt.Sprintf(wordsLacks, m.Asked)
}

func yearWords(list []int) string {
	list = slices.Clone(list)
	slices.Sort(list)
	parts := make([]string, len(list))
	for i, y := range list {
		parts[i] = strconv.Itoa(y)
	}
	return strings.Join(parts, ", ")
}

// ListWords say what a list is of and how much there is: "35 inovasi · Kota Pontianak".
func (a Answer) ListWords() string {
	what := wordsDocuments
	if kind := a.Parts.Kind; kind != "" {
		what = strings.ToLower(kind.Name())
	}
	if a.Parts.RuleKind != "" {
		what = a.Parts.RuleKind
	}
	if a.Documents > 0 {
		what = wordsPlaces
		if len(a.Lists) > 0 && a.Lists[0].Fact != nil && !governs(a.Lists[0].Fact.Place) {
			what = wordsBodies
		}
	}
	parts := []string{fmt.Sprintf(wordsTotal, a.Total, what)}
	if a.Parts.Status != "" {
		parts = append(parts, string(a.Parts.Status))
	}
	switch {
	case a.Parts.Region != "":
		parts = append(parts, a.Parts.Region)
	case len(a.Parts.Places) > 0:
		parts = append(parts, strings.Join(a.Parts.Places, ", "))
	}
	if a.Parts.Field != "" {
		parts = append(parts, FieldName(a.Parts.Field))
	}
	if a.Parts.Aspect != "" {
		parts = append(parts, AspectName(a.Parts.Aspect))
	}
	for _, y := range a.Parts.Years {
		parts = append(parts, strconv.Itoa(y))
	}
	if a.Documents > 0 {
		parts = append(parts, fmt.Sprintf(wordsByMany, a.Documents))
	}
	return strings.Join(parts, " · ")
}

// governs tells whether a name is that of a place with a government of its own, and no body.
func governs(name string) bool {
	for _, kind := range [...]string{"Kota ", "Kabupaten ", "Provinsi ", "Daerah "} {
		if strings.HasPrefix(name, kind) {
			return true
		}
	}
	return false
}

// CountWords are a shelf in a line a group: "Inovasi 12 · Kunjungan 3".
func (a Answer) CountWords() string { return countWords(a.Counts) }

// CountWords are the documents about the place of a column in a line a group.
func (c Column) CountWords() string { return countWords(c.Counts) }

func countWords(counts []Count) string {
	var lines []string
	group := ""
	for _, c := range counts {
		name := c.Key
		switch c.Group {
		case "kind":
			name = Kind(c.Key).Name()
		case "field":
			name = FieldName(c.Key)
		}
		entry := fmt.Sprintf("%s %d", name, c.N)
		if c.Group != group {
			group = c.Group
			lines = append(lines, entry)
			continue
		}
		lines[len(lines)-1] += " · " + entry
	}
	return strings.Join(lines, "\n")
}
