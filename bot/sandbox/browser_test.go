package sandbox

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

const chromium = "/usr/bin/chromium"

// stage is the page in a browser, with the echo bot behind it.
type stage struct {
	t      *testing.T
	server *Server
	cast   Cast
	ctx    context.Context
	base   string
	mu     sync.Mutex
	errors []string // exceptions and console errors of the page
}

func newStage(t *testing.T) *stage {
	if _, err := os.Stat(chromium); err != nil {
		t.Skipf("the page is not tested in a browser: %s is not installed", chromium)
	}
	s := New(Options{})
	cast := NewCast(s)
	mux := http.NewServeMux()
	web := httptest.NewServer(mux)
	mux.Handle("/bot"+s.Token()+"/", s)
	var ahead atomic.Int64 // how far the clock of the rehearsal was put on
	mux.Handle("/", Page(s, PageConfig{Addr: web.Listener.Addr().String(), People: cast.People(), Samples: []string{
		"Berapa nilai IPP Kota Pontianak?", "Bagaimana MPP Pontianak mengurus izin?", "Apa bukti dukung F-01?",
	}, Now: func() time.Time {
		return time.Date(2027, 8, 16, 12, 0, 0, 0, time.UTC).Add(time.Duration(ahead.Load()))
	},
		Ahead: func(d time.Duration) error { ahead.Add(int64(d)); return nil },
		Tours: []Tour{{Name: "uji", Title: "Bertanya", Chat: s.Private(cast.Colleague), Steps: []TourStep{
			{"Tulis seperti berbicara.", "halo tur"}, {"Dua.", ""}, {"Tiga.", ""}, {"Empat.", ""}, {"Lima.", "selesai tur"},
		}}}}))
	bot := &echoBot{server: s, base: web.URL, client: web.Client()}
	botCtx, stopBot := context.WithCancel(context.Background())
	stopped := make(chan struct{})
	go func() { defer close(stopped); bot.run(botCtx) }()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.UserDataDir(t.TempDir()))
	alloc, closeAlloc := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, closeTab := chromedp.NewContext(alloc)
	ctx, cancel := context.WithTimeout(ctx, 150*time.Second)
	st := &stage{t: t, server: s, cast: cast, ctx: ctx, base: web.URL}
	t.Cleanup(func() {
		cancel()
		closeTab()
		closeAlloc()
		stopBot()
		s.Close()
		<-stopped
		web.Client().CloseIdleConnections()
		web.Close()
	})
	st.do("start the browser")
	ended := make(chan struct{})
	go func() { defer close(ended); st.listen() }()
	t.Cleanup(func() { cancel(); <-ended })
	return st
}

// listen collects what the page reports as an error: exceptions, refused content, failed requests.
func (st *stage) listen() {
	for message, err := range chromedp.Console(st.ctx) {
		if err != nil {
			return
		}
		if message.Type == chromedp.ConsoleException || message.Type == chromedp.ConsoleError {
			st.mu.Lock()
			st.errors = append(st.errors, message.Text)
			st.mu.Unlock()
		}
	}
}

// do runs browser actions; what says what they are for.
func (st *stage) do(what string, actions ...chromedp.Action[chromedp.Void]) {
	st.t.Helper()
	st.must(what, chromedp.Do(st.ctx, actions...))
}

func (st *stage) must(what string, err error) {
	st.t.Helper()
	if err != nil {
		st.mu.Lock()
		defer st.mu.Unlock()
		st.t.Fatalf("%s: %v; page errors: %q", what, err, st.errors)
	}
}

// number evaluates a script that gives a number.
func (st *stage) number(what, script string) int {
	st.t.Helper()
	n, err := chromedp.Run(st.ctx, chromedp.Evaluate[int](script))
	st.must(what, err)
	return n
}

// shows waits until some element's text contains the words. The page forbids eval, so
// the waiting is done from here.
func (st *stage) shows(selector, words string) {
	st.t.Helper()
	what := fmt.Sprintf("wait for %q in %s", words, selector)
	script := fmt.Sprintf(`[...document.querySelectorAll(%q)].filter(n => n.textContent.includes(%q)).length`, selector, words)
	for range 600 {
		if st.number(what, script) > 0 {
			return
		}
		st.do(what, chromedp.Sleep(50*time.Millisecond))
	}
	st.shoot("failure")
	st.must(what, fmt.Errorf("it never came"))
}

// click presses the last element of that selector whose text contains the words.
func (st *stage) click(selector, words string) {
	st.t.Helper()
	st.shows(selector, words)
	st.number(fmt.Sprintf("click %q in %s", words, selector), fmt.Sprintf(
		`(() => { const all = [...document.querySelectorAll(%q)].filter(n => n.textContent.includes(%q)); all.at(-1).click(); return all.length })()`,
		selector,
		words,
	))
}

func (st *stage) types(text string) {
	st.t.Helper()
	st.do("type "+text, chromedp.Focus("#text"), chromedp.SendKeys("#text", text))
}

// shoot takes a picture when SCREENSHOT_DIR asks for it.
func (st *stage) shoot(name string) {
	st.t.Helper()
	dir := os.Getenv("SCREENSHOT_DIR")
	if dir == "" {
		return
	}
	st.do("wait for transitions", chromedp.Sleep(350*time.Millisecond))
	picture, err := chromedp.Run(st.ctx, chromedp.CaptureScreenshot())
	st.must("picture "+name, err)
	if err := os.WriteFile(filepath.Join(dir, name+".png"), picture, 0o644); err != nil {
		st.t.Fatal(err)
	}
}

// look sets the size of the window and the colour scheme.
func (st *stage) look(width, height int64, scheme string) {
	st.t.Helper()
	_, err := chromedp.Call(st.ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: width, Height: height, DeviceScaleFactor: 2, Mobile: width < 500})
	st.must("set the window", err)
	_, err = chromedp.Call(st.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
	st.must("set the colours", err)
}

func (st *stage) open(path string) {
	st.t.Helper()
	st.do("open the page", chromedp.Navigate("about:blank"), chromedp.Navigate(st.base+path), chromedp.WaitVisible("#text"))
	st.shows("#people .card", "Ibu Ratna")
}

func samplePicture(w, h int) []byte {
	picture := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			picture.Set(x, y, color.RGBA{R: uint8(20 + 60*y/h), G: uint8(110 + 90*x/w), B: uint8(120 + 60*y/h), A: 255})
		}
	}
	for i, height := range []int{30, 55, 42, 70, 88} {
		for y := h - h*height/110; y < h-8; y++ {
			for x := w * (2*i + 1) / 12; x < w*(2*i+2)/12; x++ {
				picture.Set(x, y, color.RGBA{R: 250, G: 248, B: 235, A: 255})
			}
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		panic(err)
	}
	return out.Bytes()
}

func TestPageInBrowser(t *testing.T) {
	st := newStage(t)
	st.look(1280, 800, "light")
	st.open("/")
	st.shows("#welcome", "Cobalah bertanya")
	st.shows("#clock", "Senin, 16 Agustus 2027")
	st.click("#clock-day", "maju 1 hari")
	st.shows("#clock", "Selasa, 17 Agustus 2027")
	st.shoot("desktop-light-empty")

	st.click("#welcome .start", "Mulai")
	st.shows(".bubble", "Selamat datang di Studi Tiru")
	st.types("nilai ipp pontianak brapa skrg\r")
	st.shows(".bubble", "4,75")
	st.shows(".bubble blockquote strong", "IPP Kota Pontianak")
	st.shows(".mine .meta", "diterima bot")
	st.shoot("desktop-light-answer")
	testEmojiAreDrawn(st)

	st.click(".key", "👍")
	st.shows("#toast.shown", "Terima kasih")
	st.click(".key", "👎")
	st.shows("#notice[open]", "Mohon pilih alasannya")
	st.shoot("desktop-light-alert")
	st.click("#notice button", "Mengerti")
	st.click(".key", "Buka sumber")
	st.shows(".bubble", "Bagian 2 dari 5")
	st.shows(".meta", "diubah")

	name := filepath.Join(t.TempDir(), "SK standar pelayanan.txt")
	if err := os.WriteFile(name, []byte("Standar pelayanan, 2026"), 0o644); err != nil {
		t.Fatal(err)
	}
	st.do("choose a file", chromedp.SetUploadFiles("#file", []string{name}))
	st.shows("#bar-title", "SK standar pelayanan.txt")
	st.types("tolong simpan\r")
	st.shows(".bubble strong", "SK standar pelayanan.txt")
	st.shows(".bubble .doc", "SK standar pelayanan.txt")

	st.types("/")
	st.shows("#panel .row", "Cari di basis pengetahuan")
	st.shoot("desktop-light-commands")
	st.do("leave the menu", chromedp.SendKeys("#text", "\b"))

	st.types("@studitiru_bot mpp")
	st.shows("#panel .result", "MPP Kota Pontianak")
	st.shoot("desktop-light-inline")
	st.click("#panel .result", "MPP Kota Pontianak")
	st.shows(".bubble .from", "melalui @studitiru_bot")

	testFoldedQuote(st)
	testCopyButton(st)
	testMarkupIsText(st)
	testLongAnswer(st)
	testTour(st)
	st.open(fmt.Sprintf("/#%d/%d", st.cast.Official.ID(), st.cast.Official.ID()))
	testSwitchPerson(st)
	testLooks(st)
	st.mu.Lock()
	defer st.mu.Unlock()
	if len(st.errors) > 0 {
		t.Errorf("errors of the page: %q", st.errors)
	}
}

// testFoldedQuote: an expandable quotation shows its beginning, all of it once somebody taps, and its beginning again.
func testFoldedQuote(st *stage) {
	height := func() int {
		return st.number("measure a quotation", `[...document.querySelectorAll('.bubble blockquote')].at(-1).clientHeight`)
	}
	st.types("lebih rinci\r")
	st.shows(".bubble blockquote.folded", "Baris terakhir")
	folded := height()
	st.click(".unfold", "Tampilkan semua")
	st.shows(".unfold[aria-expanded=true]", "Ringkas")
	if open := height(); open < 2*folded {
		st.t.Errorf("a quotation is %d px high when folded, %d when open", folded, open)
	}
	st.click(".unfold", "Ringkas")
	st.shows(".unfold[aria-expanded=false]", "Tampilkan semua")
	if again := height(); again != folded {
		st.t.Errorf("a quotation is %d px high when folded again, was %d", again, folded)
	}
}

// testCopyButton: a button that copies says so, and asks the bot nothing.
func testCopyButton(st *stage) {
	st.types("nilai ipp pontianak\r")
	st.shows(".key", "Salin untuk WhatsApp")
	before := len(st.server.Calls("answerCallbackQuery"))
	st.click(".key", "Salin untuk WhatsApp")
	st.shows("#toast.shown", "Disalin")
	if n := len(st.server.Calls("answerCallbackQuery")); n != before {
		st.t.Errorf("the bot was asked %d times", n-before)
	}
}

// testMarkupIsText: what people write never becomes HTML.
func testMarkupIsText(st *stage) {
	evil := `<img src=x onerror=alert(1)> <b>x</b> diam`
	st.types(evil + "\r")
	st.shows(".mine .words", evil)
	n := st.number("count injected elements", `document.querySelectorAll('.words img, .words b').length`)
	if n != 0 {
		st.t.Errorf("%d elements came out of a message's text", n)
	}
}

// testEmojiAreDrawn: they are pictures of the page, and the characters stay for who cannot see them.
func testEmojiAreDrawn(st *stage) {
	st.shows(".key .emo", "👍")
	if n := st.number(
		"count drawings",
		`[...document.querySelectorAll('.key .emo svg path')].filter(p => p.getBBox().width > 5).length`,
	); n < 2 {
		st.t.Errorf("%d emoji are drawn", n)
	}
}

// testLongAnswer: an answer longer than the window is shown from its first line on, and stays where the reader went.
func testLongAnswer(st *stage) {
	st.look(390, 844, "light")
	st.types("panjang sekali\r")
	st.shows(".bubble", "Baris 60")
	top := `Math.round([...document.querySelectorAll('.msg')].at(-1).getBoundingClientRect().top - document.getElementById('scroll').getBoundingClientRect().top)`
	for try := 0; ; try++ { // the view follows the answer a moment later
		if at := st.number("measure the answer", top); at >= 0 && at < 100 {
			break
		} else if try > 40 {
			st.shoot("long-answer")
			st.t.Fatalf("a long answer begins %d px below the top", at)
		}
		st.do("wait", chromedp.Sleep(50*time.Millisecond))
	}
	st.shoot("long-answer")
	st.number("read on", `(() => { document.getElementById('scroll').scrollTop += 300; return 0 })()`)
	st.do("wait", chromedp.Sleep(300*time.Millisecond))
	if at := st.number("measure the answer", top); at > -200 {
		st.t.Errorf("who reads on is taken back: the answer begins at %d px", at)
	}
	st.look(1280, 800, "light")
}

// testTour: it goes by the keyboard, tries what it says, can be skipped, and stays so.
func testTour(st *stage) {
	own := fmt.Sprintf("/#%d/%d", st.cast.Colleague.ID(), st.cast.Colleague.ID())
	st.open(own)
	st.shows("#tour", "Langkah 1 dari 5")
	st.shoot("tour")
	st.do("try it by the keyboard", chromedp.Focus("#tour .solid"), chromedp.SendKeys("#tour .solid", "\r"))
	st.shows(".mine .words", "halo tur")
	st.shows("#tour", "Langkah 2 dari 5")
	st.click("#tour .next", "Lanjut")
	st.shows("#tour", "Langkah 3 dari 5")
	st.click("#tour button", "Kembali")
	st.shows("#tour", "Langkah 2 dari 5")
	st.do("leave it by the keyboard", chromedp.Focus("#tour .next"), chromedp.SendKeys("#tour .next", "\x1b"))
	st.hidden("#tour")
	st.open(own)
	st.hidden("#tour")
	st.click("#tour-again", "Ulangi tur")
	st.shows("#tour", "Langkah 1 dari 5")
	st.click("#tour button", "Lewati")
	st.hidden("#tour")
}

func (st *stage) hidden(selector string) {
	st.t.Helper()
	for range 60 {
		if st.number("look for "+selector, fmt.Sprintf(`document.querySelector(%q).hidden ? 1 : 0`, selector)) == 1 {
			return
		}
		st.do("wait", chromedp.Sleep(50*time.Millisecond))
	}
	st.shoot("failure")
	st.t.Fatalf("%s does not go away", selector)
}

func testSwitchPerson(st *stage) {
	st.click("#people .card", "Mbak Sari")
	st.shows("#top-me", "Mbak Sari")
	st.shows("#welcome", "Cobalah bertanya")
	st.types("siapa saya diam\r")
	st.shows(".mine .words", "siapa saya diam")
	st.click("#chats .card", "Tim IPP Balikpapan")
	st.shows("#top-status", "3 orang")
	if _, err := st.cast.Colleague.Says(st.cast.Team, "Rekan-rekan, bukti dukung F-01 sudah lengkap?"); err != nil {
		st.t.Fatal(err)
	}
	st.shows(".other .author", "Pak Hendra")
	st.types("Tinggal SK standar pelayanan, diam dulu\r")
	st.shows(".mine .words", "Tinggal SK")
	st.types("@studitiru_bot berapa nilai IPP Pontianak?\r")
	st.shows(".other .answered", "berapa nilai IPP Pontianak?")
}

// testLooks checks that nothing is wider than the window, and takes the pictures.
func testLooks(st *stage) {
	private := fmt.Sprintf("/#%d/%d", st.cast.Official.ID(), st.cast.Official.ID())
	team := fmt.Sprintf("/#%d/%d", st.cast.Admin.ID(), st.cast.Team.ID())
	if _, err := st.cast.Official.SendsFile(
		st.server.Private(st.cast.Official),
		"grafik.png",
		samplePicture(640, 360),
		As("photo"),
		Caption("Grafik IPP"),
	); err != nil {
		st.t.Fatal(err)
	}
	if _, err := st.cast.Official.Says(st.server.Private(st.cast.Official), "nilai ipp pontianak brapa skrg"); err != nil {
		st.t.Fatal(err)
	}
	for _, scheme := range []string{"light", "dark"} {
		for _, size := range [][2]int64{{390, 844}, {1280, 800}} {
			st.look(size[0], size[1], scheme)
			for name, path := range map[string]string{"private": private, "team": team, "list": fmt.Sprintf("/#%d", st.cast.Official.ID())} {
				if name == "list" && size[0] > 500 {
					continue
				}
				if name == "list" {
					st.do(
						"open the list",
						chromedp.Navigate("about:blank"),
						chromedp.Navigate(st.base+path),
						chromedp.WaitVisible("#people .card"),
					)
				} else {
					st.open(path)
					st.shows(".key", "Buka sumber")
				}
				wide := st.number("measure", `document.documentElement.scrollWidth - innerWidth`)
				if wide > 0 {
					st.t.Errorf("%s at %d %s: %d px wider than the window", name, size[0], scheme, wide)
				}
				st.shoot(fmt.Sprintf("%d-%s-%s", size[0], scheme, name))
			}
		}
	}
}
