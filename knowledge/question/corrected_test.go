package question

import "testing"

func TestCorrected(t *testing.T) {
	r, names := house(t)
	for text, want := range map[string]string{
		"nilai ipp balikpapan, eh maksud saya pontianak":             "nilai ipp pontianak",
		"nilai ipp balikpapan eh salah kota pontianak":               "nilai ipp kota pontianak",
		"mpp badung buka jam berapa, maksud saya biayanya":           "biayanya badung",
		"program di bengkulu... maksud saya klinik antar obat kudus": "klinik antar obat kudus",
		"bukan balikpapan, maksud saya pontianak":                    "bukan balikpapan, maksud saya pontianak",
		"maksud saya pontianak":                                      "maksud saya pontianak",
		"apa maksudnya unit lokus":                                   "apa maksudnya unit lokus",
		"nilai ipp pontianak eh":                                     "nilai ipp pontianak eh",
	} {
		if got := r.Corrected(text, names); got != want {
			t.Errorf("%q means %q, want %q", text, got, want)
		}
	}
}
