package ipp

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

var hundred = decimal.NewFromInt(100)

// check lists, in Indonesian, why an instrument must be refused; empty when it holds together.
func check(inst Instrument) []string {
	c := checker{inst: inst}
	c.head()
	c.forms()
	c.categories()
	c.aspects()
	return c.reasons
}

type checker struct {
	inst    Instrument
	reasons []string
}

func (c *checker) refuse(format string, args ...any) {
	c.reasons = append(c.reasons, fmt.Sprintf(format, args...))
}

func (c *checker) head() {
	if c.inst.Version == "" || c.inst.Name == "" || c.inst.Rule == "" {
		c.refuse("versi, nama, dan aturan harus diisi")
	}
	if y := c.inst.Years; y.From == 0 || y.To != 0 && y.To < y.From {
		c.refuse("tahun berlaku tidak benar: %d sampai %d", y.From, y.To)
	}
	if p := c.inst.Rounding.Places; p < 0 || p > 6 {
		c.refuse("pembulatan %d desimal tidak masuk akal", p)
	}
	c.basis("pembulatan", c.inst.Rounding.Basis)
}

func (c *checker) basis(what string, b Basis) {
	if !slices.Contains([]Basis{BasisRule, BasisPage, BasisPractice, BasisEstimate}, b) {
		c.refuse("%s: dasar %q tidak dikenal", what, b)
	}
}

func (c *checker) ground(what string, g Ground) {
	c.basis(what, g.Basis)
	if len(g.Sources) == 0 && g.Basis != BasisEstimate {
		c.refuse("%s tidak menyebut sumber", what)
	}
	for _, key := range g.Sources {
		if c.inst.Sources[key].Title == "" {
			c.refuse("%s menyebut sumber %q yang tidak ada", what, key)
		}
	}
}

func (c *checker) forms() {
	var keys []string
	sum := decimal.Zero
	for _, f := range c.inst.Forms {
		keys = append(keys, f.Key)
		sum = sum.Add(f.Share)
		if f.Share.IsNegative() {
			c.refuse("bagian %s negatif", f.Key)
		}
		c.ground(f.Key, f.Ground)
	}
	if !slices.Equal(keys, []string{F01, F02, F03}) {
		c.refuse("formulir harus F-01, F-02, F-03, bukan %s", strings.Join(keys, ", "))
	}
	if !sum.Equal(hundred) {
		c.refuse("bagian formulir berjumlah %s, seharusnya 100", plain(sum))
	}
}

func (c *checker) categories() {
	list := c.inst.Categories
	if len(list) == 0 {
		c.refuse("kategori belum ada")
		return
	}
	step := decimal.New(1, -c.inst.Rounding.Places)
	if top := list[0]; !top.Max.Equal(decimal.NewFromInt(MaxValue)) {
		c.refuse("kategori %s harus berakhir pada %d", top.Letter, MaxValue)
	}
	if last := list[len(list)-1]; !last.Min.IsZero() {
		c.refuse("kategori %s harus mulai dari 0", last.Letter)
	}
	var letters []string
	for i, cat := range list {
		c.ground("kategori "+cat.Letter, cat.Ground)
		if cat.Letter == "" || slices.Contains(letters, cat.Letter) {
			c.refuse("huruf kategori %q kosong atau ganda", cat.Letter)
		}
		letters = append(letters, cat.Letter)
		if cat.Min.GreaterThan(cat.Max) {
			c.refuse("kategori %s terbalik: %s sampai %s", cat.Letter, plain(cat.Min), plain(cat.Max))
		}
		if i == 0 {
			continue
		}
		better := list[i-1]
		switch gap := better.Min.Sub(cat.Max); {
		case gap.LessThan(step):
			c.refuse("kategori %s dan %s bertumpuk", better.Letter, cat.Letter)
		case gap.GreaterThan(step):
			c.refuse("ada celah antara kategori %s dan %s", cat.Letter, better.Letter)
		}
	}
}

func (c *checker) aspects() {
	sum := decimal.Zero
	keys, numbers := map[string]bool{}, map[int]bool{}
	for _, a := range c.inst.Aspects {
		if a.Key == "" || a.Name == "" || keys[a.Key] {
			c.refuse("aspek %q kosong atau ganda", a.Key)
		}
		keys[a.Key] = true
		if a.Weight.IsNegative() {
			c.refuse("bobot aspek %s negatif", a.Name)
		}
		sum = sum.Add(a.Weight)
		c.ground("aspek "+a.Name, a.Ground)
		c.weights(a)
		for _, i := range a.Indicators {
			if numbers[i.Number] {
				c.refuse("indikator %d ganda", i.Number)
			}
			numbers[i.Number] = true
			c.indicator(i)
		}
	}
	if !sum.Equal(hundred) {
		c.refuse("bobot aspek berjumlah %s, seharusnya 100", plain(sum))
	}
}

// weights checks that the indicators fill their aspect: 100 percent of it, or nothing of one that does not count.
func (c *checker) weights(a Aspect) {
	sum := decimal.Zero
	for _, i := range a.Indicators {
		if i.Weight.IsNegative() {
			c.refuse("bobot indikator %d negatif", i.Number)
		}
		sum = sum.Add(i.Weight)
	}
	want := hundred
	if a.Weight.IsZero() {
		want = decimal.Zero
	}
	if !sum.Equal(want) {
		c.refuse("bobot indikator aspek %s berjumlah %s, seharusnya %s", a.Name, plain(sum), plain(want))
	}
}

func (c *checker) indicator(i Indicator) {
	what := fmt.Sprintf("indikator %d", i.Number)
	if i.Number < 1 || i.Text == "" {
		c.refuse("%s tidak bernomor atau tidak berbunyi", what)
	}
	c.ground(what, i.Ground)
	if len(i.Scale.Texts) != MaxValue+1 || slices.Contains(i.Scale.Texts, "") {
		c.refuse("%s tidak punya skala lengkap 0 sampai %d", what, MaxValue)
	} else {
		c.ground("skala "+what, i.Scale.Ground)
	}
	for _, p := range i.Evidence {
		if p.Name == "" || !slices.Contains([]string{"dokumen", "foto", "tautan"}, p.Form) {
			c.refuse("%s: bukti %q berbentuk %q, seharusnya dokumen, foto, atau tautan", what, p.Name, p.Form)
		}
	}
}

// plain writes a number without more decimals than it has.
func plain(d decimal.Decimal) string { return Number(d, max(0, -d.Exponent())) }
