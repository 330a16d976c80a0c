package knowledge

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Both Mask and MaskPersonal put the kind in the place of all of these.
func TestMaskedEverywhere(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"NIK saya 6171012345670001 ya", "NIK saya [NIK/KK] ya"},
		{"6171 0123 4567 0001", "[NIK/KK]"},
		{"617101 520590 0001", "[NIK/KK]"},
		{"61.71.01.120590.0001", "[NIK/KK]"},
		{"6171-0112-0590-0001", "[NIK/KK]"},
		{"6171\u00a00123\u00a04567\u00a00001", "[NIK/KK]"},
		{"61 71 01 52 05 90 0001", "[NIK/KK]"},
		{"KK: 6171 0112 05 900001", "KK: [NIK/KK]"},
		{"617 101 230590 0001 dan", "[NIK/KK] dan"},
		{"NIK 617 101 999999 0001", "NIK [NIK/KK]"},
		{"NIP 19800101 200501 1 001", "NIP [NIP]"},
		{"19800101.200501.1.001", "[NIP]"},
		{"198001012005011001", "[NIP]"},
		{"NIP. 19860926 202121 2 001", "NIP. [NIP]"},
		{"NIP 1980 0101 2005 0110 01", "NIP [NIP]"},
		{"npwp 01.234.567.8-901.000", "npwp [NPWP]"},
		{"012345678901000", "[NPWP]"},
		{"NPWP 01 234 567 8 901 000", "NPWP [NPWP]"},
		{"hubungi 0812-3456-7890", "hubungi [nomor HP]"},
		{"hubungi 08123456789.", "hubungi [nomor HP]."},
		{"+62 812 3456 7890", "[nomor HP]"},
		{"+62812-3456-7890", "[nomor HP]"},
		{"62 812 3456 7890", "[nomor HP]"},
		{"+62 (0) 812 3456 7890", "[nomor HP]"},
		{"0062 812 3456 7890", "[nomor HP]"},
		{"(0812) 3456 7890", "[nomor HP]"},
		{"(081234567890)", "([nomor HP])"},
		{"0812.3456.7890", "[nomor HP]"},
		{"0812 – 3456 – 7890", "[nomor HP]"},
		{"0812\u20113456\u20117890", "[nomor HP]"},
		{"0812\u200b34567890", "[nomor HP]"},
		{"WA 81234567890", "WA [nomor HP]"},
		{"https://wa.me/6281234567890", "https://wa.me/[nomor HP]"},
		{"telepon rumah (0561) 736541", "telepon rumah [nomor telepon]"},
		{"nomor pribadi +62 561 736541", "nomor pribadi [nomor telepon]"},
		{"rekening BRI 1234 5678 9", "rekening BRI [rekening]"},
		{"No. Rek. 1234567890", "No. Rek. [rekening]"},
		{"surel siti.aminah@gmail.com", "surel [e-mail]"},
		{"siti.aminah@pontianak.go.id", "[e-mail]"},
		{"token 123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOpp_12", "token [token]"},
		// Several in one text: all of them, wherever one ends and the next begins.
		{"0812-3456-7890 0813-1111-2222", "[nomor HP] [nomor HP]"},
		{"0812 3456 7890 0813 1111 2222", "[nomor HP] [nomor HP]"},
		{"081234567890 6171012345670001", "[nomor HP] [NIK/KK]"},
		{"6171012345670001 6171012345670002 6171012345670003", "[NIK/KK] [NIK/KK] [NIK/KK]"},
		{"A 0812-3456-7890, B 6171 0123 4567 0001; C a@b.id, D 0813 1111 2222",
			"A [nomor HP], B [NIK/KK]; C [e-mail], D [nomor HP]"},
		{"0812-3456-7890 15 orang", "[nomor HP] 15 orang"},
		{"rekening 1234567890 dan 0987654321", "rekening [rekening] dan [rekening]"},
		{"1. 6171012345670001\n2. 6171012345670002", "1. [NIK/KK]\n2. [NIK/KK]"},
		{"| Ani | 081234567890 |\n| Budi | 081234567891 |", "| Ani | [nomor HP] |\n| Budi | [nomor HP] |"},
	} {
		if got := Mask(c.in); got != c.want {
			t.Errorf("Mask(%q) = %q, want %q", c.in, got, c.want)
		}
		if got := MaskPersonal(c.in); got != c.want {
			t.Errorf("MaskPersonal(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// No kind of masking changes these.
func TestNeverMasked(t *testing.T) {
	for _, in := range []string{
		"Permen 29/2022 jo. 4/2023 nilai 4,71 tahun 2025",
		"32.559 orang, Rp5.000.000.000",
		"Rp 1.250.000.000.000,00 dan Rp. 81234567890",
		"anggaran 1.250.000.000.000 rupiah",
		"telepon 112 dan 1708",
		"tahun 2019 2020 2021 2022 2023",
		"2019-2020, 2021–2022",
		"12-05-2024 sampai 14-05-2024 08.00-15.00",
		"2024-05-12 2024-05-14 2024-05-16",
		"Senin 08.00-15.30 08.00-11.30",
		"kantor (0561) 736541, faksimile 0561-736542",
		"wa resmi +62 815-1010-1771",
		"https://detik.com/d-1234567890123/6171012345670001",
		"tahun 2023 1.234 2024 1.500 orang",
		"UU 25/2009 Pasal 15 ayat (2) huruf a angka 3",
		"nomor 000.8.3.2/123/2024",
		"F-01 30 indikator 100 42 15 13 18 11 11",
		"0,1234567890",
	} {
		if got := Mask(in); got != in {
			t.Errorf("Mask(%q) = %q", in, got)
		}
		if found := Findings(in); len(found) != 0 {
			t.Errorf("Findings(%q) = %v", in, found)
		}
	}
}

// What offices publish stays in a document, and only there; what belongs to a person beside it does not.
func TestPublishedByOffices(t *testing.T) {
	for _, c := range []struct{ in, document, typed string }{
		{"Hotline pengaduan 0811-567-8901", "Hotline pengaduan 0811-567-8901", "Hotline pengaduan [nomor HP]"},
		{"WhatsApp resmi: +62 811 5678 901", "WhatsApp resmi: +62 811 5678 901", "WhatsApp resmi: [nomor HP]"},
		{"info@pontianak.go.id", "info@pontianak.go.id", "[e-mail]"},
		{"pengaduan.dinkes@kalbarprov.go.id", "pengaduan.dinkes@kalbarprov.go.id", "[e-mail]"},
		{"info@gmail.com", "[e-mail]", "[e-mail]"},
		{"budi.info@pontianak.go.id", "[e-mail]", "[e-mail]"},
		{"Hotline 0811-567-8901, HP pribadi 0812-3456-7890", "Hotline 0811-567-8901, HP pribadi [nomor HP]",
			"Hotline [nomor HP], HP pribadi [nomor HP]"},
		{"Layanan: Pak Budi 0812-3456-7890", "Layanan: Pak Budi [nomor HP]", "Layanan: Pak Budi [nomor HP]"},
		{"HP kepala kantor 0812-3456-7890", "HP kepala kantor [nomor HP]", "HP kepala kantor [nomor HP]"},
		{"layanan bagi NIK 6171012345670001", "layanan bagi NIK [NIK/KK]", "layanan bagi NIK [NIK/KK]"},
		{"Pengaduan. Ani 0812-3456-7890", "Pengaduan. Ani [nomor HP]", "Pengaduan. Ani [nomor HP]"},
		{"nomor seri 1234567890123", "nomor seri 1234567890123", "nomor seri [nomor]"},
	} {
		if got := MaskPersonal(c.in); got != c.document {
			t.Errorf("MaskPersonal(%q) = %q, want %q", c.in, got, c.document)
		}
		if got := Mask(c.in); got != c.typed {
			t.Errorf("Mask(%q) = %q, want %q", c.in, got, c.typed)
		}
	}
}

func TestFindings(t *testing.T) {
	text := "NIP 198001012005011001, surel a@b.id, HP 0812 3456 7890 dan +62 813 1111 2222, rekening 1234567890."
	var got []string
	for _, f := range Findings(text) {
		got = append(got, f.Kind+": "+text[f.Start:f.End])
	}
	want := []string{"NIP: 198001012005011001", "e-mail: a@b.id", "nomor HP: 0812 3456 7890", "nomor HP: +62 813 1111 2222",
		"rekening: 1234567890"}
	if !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}

// The documents that ship with the program name nobody's number.
func TestSeedHoldsNothingPersonal(t *testing.T) {
	files, err := filepath.Glob("../data/seed/documents/*.md")
	if err != nil || len(files) == 0 {
		t.Skip("no documents of the seed beside this package")
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := cutFrontMatter(raw)
		for _, f := range Findings(string(body)) {
			t.Errorf("%s: %s %q", filepath.Base(file), f.Kind, body[f.Start:f.End])
		}
	}
}

// spelled writes digits in groups of 3 to 6, as people do, all with one joint.
func spelled(r *rapid.T, digits string) string {
	joint := rapid.SampledFrom([]string{"", "-", ".", " ", "\u00a0", " - "}).Draw(r, "joint")
	if joint == "" {
		return digits
	}
	var groups []string
	for len(digits) > 6 {
		n := rapid.IntRange(3, min(5, len(digits)-3)).Draw(r, "group")
		groups, digits = append(groups, digits[:n]), digits[n:]
	}
	return strings.Join(append(groups, digits), joint)
}

func drawDigits(r *rapid.T, n int) string {
	return rapid.StringMatching(fmt.Sprintf(`[0-9]{%d}`, n)).Draw(r, "digits")
}

// personalNumber draws a number that is somebody's, with what it has to be called.
func personalNumber(r *rapid.T) (text, kind string) {
	day := rapid.IntRange(1, 31).Draw(r, "day") + 40*rapid.IntRange(0, 1).Draw(r, "woman")
	month := rapid.IntRange(1, 12).Draw(r, "month")
	switch rapid.IntRange(0, 4).Draw(r, "kind") {
	case 0:
		return spelled(r, fmt.Sprintf("6171%s%02d%02d%s", drawDigits(r, 2), day, month, drawDigits(r, 6))), kindID
	case 1:
		return spelled(r, fmt.Sprintf("19%s%02d%02d2005%02d1%s", drawDigits(r, 2), month, min(day, 28), month, drawDigits(r, 3))),
			kindServant
	case 2:
		head := rapid.SampledFrom([]string{"0", "62", "+62 ", "+62", "+62-"}).Draw(r, "head")
		return head + spelled(r, "81"+drawDigits(r, rapid.IntRange(8, 10).Draw(r, "length"))), kindMobile
	case 3:
		return "siti" + drawDigits(r, 2) + "@contoh.id", kindMail
	}
	return "rekening " + spelled(r, "3"+drawDigits(r, 9)), kindAccount
}

// However many there are in a text, all are masked, and nothing else is.
func TestAllOfSeveralAreMasked(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var text, want []string
		for range rapid.IntRange(1, 6).Draw(r, "numbers") {
			number, kind := personalNumber(r)
			frame := rapid.SampledFrom([]string{"Kota Pontianak tahun 2024: %s;", "Pak Budi (%s),", "nilai 4,71 dan %s.\n",
				"| %s |"}).Draw(r, "frame")
			masked := "[" + kind + "]"
			if kind == kindAccount {
				masked = "rekening " + masked
			}
			text, want = append(text, fmt.Sprintf(frame, number)), append(want, fmt.Sprintf(frame, masked))
		}
		in := strings.Join(text, " ")
		if got := Mask(in); got != strings.Join(want, " ") {
			r.Fatalf("Mask(%q) = %q", in, got)
		}
		if left := longDigits.FindString(MaskPersonal(in)); left != "" {
			r.Fatalf("MaskPersonal(%q) leaves %q", in, left)
		}
	})
}

var longDigits = regexp.MustCompile(`\d{5,}`)

func FuzzMask(f *testing.F) {
	f.Add("0812 3456 7890")
	f.Add("a@b.c 6171012345670001")
	f.Add("rekening 1234567890 (0812) 3456-7890 2019-2020")
	f.Fuzz(func(t *testing.T, s string) {
		once := Mask(s)
		if again := Mask(once); again != once {
			t.Errorf("masking twice changes %q to %q", once, again)
		}
		if a, b := withoutPersonal(s), withoutPersonal(once); a != b {
			t.Errorf("without personal data %q is %q, and masked before %q", s, a, b)
		}
		at := 0
		for _, f := range personal(s) {
			if f.Start < at || f.End <= f.Start || f.End > len(s) {
				t.Fatalf("finding %v of %q overlaps or lies outside", f, s)
			}
			at = f.End
		}
	})
}
