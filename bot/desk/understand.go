package desk

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// How much of a text is looked at to understand what it is about, in characters.
const understandRoom = 20_000

var (
	namedPlace = regexp.MustCompile(`\b(?:Kota|Kabupaten|Kab\.|Provinsi|Pemkot|Pemkab|Pemprov|KOTA|KABUPATEN|PROVINSI)\s+\p{Lu}[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+){0,3}`)
	namedYear  = regexp.MustCompile(`\b(?:19[5-9]\d|20\d\d)\b`)
	firstHead  = regexp.MustCompile(`(?m)^#{1,3} +(.{5,200})$`)
)

// understand fills what is not known yet of a document from its own text: title, place, year, aspects and fields.
// Everything is a guess that the person sees and can mend.
func (b *Editor) understand(d *knowledge.Document) {
	text := talk.FirstCharacters(d.Body, understandRoom)
	if d.Title == "" {
		d.Title = titleIn(text)
	}
	about := d.Title + "\n" + text
	if len(d.Places) == 0 {
		if place := b.placeIn(about); place != "" {
			d.Places = []string{place}
		}
	}
	if d.Year == 0 {
		d.Year = yearIn(d.Title, text, b.Now().Year())
	}
	if len(d.Aspects) == 0 {
		d.Aspects = labelsIn(about, aspectWords(), 2)
	}
	if len(d.Fields) == 0 {
		d.Fields = labelsIn(about, fieldWords(), 2)
	}
	if d.Kind == "" {
		d.Kind = kindIn(d.Title)
	}
}

// titleIn is the first heading, or the first line.
func titleIn(text string) string {
	if m := firstHead.FindStringSubmatch(text); m != nil {
		return talk.Clip(knowledge.Visible(m[1]), knowledge.MaxTitle)
	}
	for _, line := range strings.Split(text, "\n") {
		if line = knowledge.Visible(strings.Trim(line, "#*_ ")); len(line) >= 5 {
			return talk.Clip(line, 120)
		}
	}
	return ""
}

// placeIn is the place that a text names most often, the first of those named equally often.
func (b *Editor) placeIn(text string) string {
	counts, best := map[string]int{}, ""
	for _, found := range namedPlace.FindAllString(text, 200) {
		name := b.longestPlace(strings.Fields(found))
		if name == "" {
			continue
		}
		if counts[name]++; best == "" || counts[name] > counts[best] {
			best = name
		}
	}
	return best
}

// longestPlace tries the words of a name, one less at the end each time.
func (b *Editor) longestPlace(words []string) string {
	for n := len(words); n >= 2; n-- {
		if place := b.place(strings.Join(words[:n], " ")); place.Name != "" {
			return place.Name
		}
	}
	return ""
}

// yearIn is a year named in the title, else the newest one of the beginning that is not to come.
func yearIn(title, text string, now int) (year int) {
	for _, part := range []string{title, talk.FirstCharacters(text, 3000)} {
		for _, found := range namedYear.FindAllString(part, 100) {
			if n, err := strconv.Atoi(found); err == nil && n <= now {
				year = max(year, n)
			}
		}
		if year != 0 {
			return year
		}
	}
	return 0
}

// labelsIn are the keys whose words stand in a text most often, at most limit.
func labelsIn(text string, words map[string][]string, limit int) []string {
	text = strings.ToLower(text)
	type counted struct {
		key string
		n   int
	}
	var found []counted
	for key, list := range words {
		n := 0
		for _, w := range list {
			n += strings.Count(text, w)
		}
		if n > 0 {
			found = append(found, counted{key, n})
		}
	}
	slices.SortFunc(found, func(a, b counted) int {
		if a.n != b.n {
			return b.n - a.n
		}
		return strings.Compare(a.key, b.key)
	})
	var keys []string
	for _, f := range found[:min(limit, len(found))] {
		keys = append(keys, f.key)
	}
	return keys
}

// kindIn guesses what a document is from its title.
func kindIn(title string) knowledge.Kind {
	title = strings.ToLower(title)
	for _, k := range []struct {
		kind  knowledge.Kind
		words []string
	}{
		{knowledge.Visit, []string{"kunjungan", "studi tiru", "studi banding", "benchmarking", "kunker"}},
		{knowledge.Rule, []string{"peraturan", "permenpan", "keputusan", "undang-undang", "surat edaran"}},
		{knowledge.Guide, []string{"panduan", "pedoman", "petunjuk", "juknis", "tata cara"}},
	} {
		if slices.ContainsFunc(k.words, func(w string) bool { return strings.Contains(title, w) }) {
			return k.kind
		}
	}
	return knowledge.Innovation
}

// aspectWords are words that speak for an aspect of the instrument.
func aspectWords() map[string][]string {
	return map[string][]string{
		"kebijakan": {"standar pelayanan", "maklumat", "survei kepuasan", "skm", "forum konsultasi"},
		"sdm":       {"kode etik", "budaya pelayanan", "petugas", "penghargaan pegawai", "pelatihan", "kompetensi"},
		"sarpras":   {"ruang tunggu", "parkir", "toilet", "disabilitas", "ramah anak", "sarana"},
		"sipp":      {"aplikasi", "sistem informasi", "sippn", "situs web", "daring", "digital"},
		"pengaduan": {"pengaduan", "aduan", "sp4n", "lapor!", "konsultasi"},
		"inovasi":   {"inovasi", "terobosan", "replikasi", "kipp", "kebaruan"},
	}
}

// fieldWords are words that speak for a field of work.
func fieldWords() map[string][]string {
	return map[string][]string{
		"adminduk": {"adminduk", "ktp", "akta", "kependudukan", "disdukcapil"}, "perizinan": {"perizinan", "izin", "dpmptsp", "oss", "nib"},
		"mpp": {"mal pelayanan publik", "mpp"}, "kesehatan": {"rsud", "puskesmas", "kesehatan", "pasien", "rumah sakit"},
		"pajak": {"pajak", "pbb", "retribusi"}, "pengaduan": {"pengaduan", "aduan"}, "pendidikan": {"sekolah", "pendidikan", "siswa"},
		"sosial": {"bantuan sosial", "disabilitas", "inklusi"}, "lingkungan": {"sampah", "lingkungan"}, "umkm": {"umkm", "usaha mikro"},
		"ipp": {"ipp", "pekppp", "f-01", "f-02"}, "skm": {"skm", "survei kepuasan"}, "air": {"air minum", "pdam"}, "pangan": {"pangan"},
		"teknologi": {"aplikasi", "digital"}, "tata-kelola": {"tata kelola", "kelembagaan"},
	}
}

// webAddress reports whether a word is an address of a page.
func webAddress(word string) bool {
	u, err := url.Parse(word)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && strings.Contains(u.Hostname(), ".") && u.User == nil
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
