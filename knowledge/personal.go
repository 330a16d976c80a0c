package knowledge

import "regexp"

// Finding is personal data in a text.
type Finding struct {
	Kind       string // NIK/KK, NIP, NPWP, nomor HP, nomor telepon, rekening, e-mail, token, nomor
	Start, End int    // byte offsets
}

// The kinds of personal data, as people read them.
const (
	kindID      = "NIK/KK"        // 16 digits: a person's or a family's, and the NPWP since 2024
	kindServant = "NIP"           // 18 digits
	kindTax     = "NPWP"          // 15 digits
	kindMobile  = "nomor HP"      // +62, 62, 0062 or 0, then 8 and 8 to 11 digits
	kindPhone   = "nomor telepon" // at home: with an area code, where the text says so
	kindAccount = "rekening"      // 9 to 19 digits, where the text says so
	kindNumber  = "nomor"         // 13 digits and more in a row, of no known kind
	kindMail    = "e-mail"
	kindToken   = "token" // of a Telegram bot
)

// maskedForm is what Mask leaves of personal data.
var maskedForm = regexp.MustCompile(`\[(?:NIK/KK|NIP|NPWP|nomor HP|nomor telepon|rekening|nomor|e-mail|token)\]`)

var (
	mailForm  = regexp.MustCompile(`[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+`)
	tokenForm = regexp.MustCompile(`\b\d{8,10}:[\w-]{35}\b`)
)

// Addresses of pages hold numbers that are nobody's, but for those by which somebody is written to.
var (
	linkForm  = regexp.MustCompile(`(?i)\bhttps?://[^\s<>)\]]+`)
	writeForm = regexp.MustCompile(`(?i)//(?:wa\.me|(?:api|web)\.whatsapp\.com|t\.me)/`)
)

// harmless are numbers that look long only because of what stands beside them: amounts, dates, opening hours.
var harmless = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(?:rp|idr)\.?[ \x{a0}]*\d+(?:\.\d{3})*(?:,\d+)?`),
	regexp.MustCompile(`\b(?:0?[1-9]|[12]\d|3[01])[-./](?:0?[1-9]|1[0-2])[-./](?:19|20)\d\d\b`),
	regexp.MustCompile(`\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b`),
	regexp.MustCompile(`\b(?:[01]?\d|2[0-4])[.:][0-5]\d ?[-–] ?(?:[01]?\d|2[0-4])[.:][0-5]\d\b`),
}

// hotlines are numbers that agencies publish for everybody; they are never masked.
var hotlines = []string{"6281510101771", "081510101771"}

// reach is how far before a number its explanation is looked for, in bytes.
const reach = 60

// Words before a number that tell what it is.
var (
	accountNear = regexp.MustCompile(`(?i)(?:rekening|\bno(?:mor)?\.? ?rek|norek)\b?\.?[^.\n\]]{0,40}$`)
	accountHere = regexp.MustCompile(`(?i)(?:rekening|\bno(?:mor)?\.? ?rek|norek)\b?\.?[^.,;|\n\]]{0,40}$`) // in the same breath
	idNear      = regexp.MustCompile(`(?i)\b(nik|kk|ktp|kartu keluarga|nomor induk kependudukan)\b[^.\n\]]{0,20}$`)
	servantNear = regexp.MustCompile(`(?i)\b(nip|nomor induk pegawai)\b[^.\n\]]{0,20}$`)
	taxNear     = regexp.MustCompile(`(?i)\b(npwp|wajib pajak)\b[^.\n\]]{0,20}$`)
	mobileNear  = regexp.MustCompile(`(?i)\b(hp|wa|whats ?app|telp|telpon|telepon|handphone|ponsel|kontak)\b\.?[^.\n\]\d]{0,20}$`)
	homeNear    = regexp.MustCompile(`(?i)\b(rumah|pribadi)\b[^.\n\]]{0,40}$`)
)

// Words before a number that make it one that an office publishes, unless they speak of a person.
var (
	officialNear = regexp.MustCompile(`(?i)(hotline|call ?cent(er|re)|layanan|pengaduan|aduan|kontak kantor|telepon kantor|kantor|` +
		`whatsapp resmi|wa resmi|lapor|sms|darurat|pusat bantuan)[^.\n\]]{0,40}$`)
	personNear = regexp.MustCompile(`\b(?:(?i:pribadi|atas nama|a\.n\.|kepala|kabag|kabid|kasi|kasubag|kadis|camat|lurah|sekda)\b|` +
		`(?i:pak|bu|bapak|ibu|sdr|sdri|saudara|saudari)\.? \p{Lu})[^\n]*$`)
	// officeMail are mailboxes of offices: on .go.id, named for a service and not for a person.
	officeMail = regexp.MustCompile(`(?i)^(info|humas|admin|layanan|pengaduan|aduan|sekretariat|kontak|lapor|ppid|diskominfo|` +
		`disdukcapil|dpmptsp|dinkes|rsud|bappeda|setda|kecamatan|kelurahan|mpp)[\w.-]*@[\w.-]+\.go\.id$`)
)

// ofOffice reports whether what stands before a number makes it one that an office publishes.
func ofOffice(before string) bool {
	return officialNear.MatchString(before) && !personNear.MatchString(before)
}
