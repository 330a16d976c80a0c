package main

import (
	"context"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"studitiru/bot"
	"studitiru/bot/sandbox"
)

// takePictures is set to take the pictures of the README anew, or, with a folder in SCREENSHOT_DIR, to look at the demo.
var takePictures = flag.Bool("pictures", false, "take the picture of the README anew")

// readmePicture is the picture of the chat in the README.
const readmePicture = "bot/testdata/chat.png"

// TestPictures shows the demo with the real bot in a browser, as the README and who works on the page see it. A picture
// is no golden file, for fonts differ between machines; that there is one, and that the README shows it, is tested.
func TestPictures(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(readmePicture); err != nil || info.Size() < 20_000 || !strings.Contains(string(readme), readmePicture) {
		t.Errorf("the README shows no picture of the chat: take one with go test -run TestPictures -pictures . (%v)", err)
	}
	dir := os.Getenv("SCREENSHOT_DIR")
	if !*takePictures && dir == "" {
		return
	}
	g := newGallery(t)
	g.ask("nilai ipp pontianak brapa skrg", "Sumber")
	if *takePictures {
		g.look(390, 940, "light")
		skip := `(() => { document.querySelector('#tour .plain').click(); return 0 })()` // a pointer would be seen
		if _, err := chromedp.Run(g.ctx, chromedp.Evaluate[int](skip)); err != nil {
			t.Fatal(err)
		}
		g.shoot(readmePicture)
	}
	if dir == "" {
		return
	}
	for _, q := range []string{"apa syarat mendirikan mal pelayanan publik", "bandingkan pontianak dan banyuwangi", "inovasi apa saja di pontianak"} {
		g.ask(q, "")
		for _, scheme := range []string{"light", "dark"} {
			for _, size := range [][2]int64{{390, 844}, {1280, 800}} {
				g.look(size[0], size[1], scheme)
				g.shoot(filepath.Join(dir, fmt.Sprintf("demo-%s-%d-%s.png", strings.Fields(q)[0], size[0], scheme)))
			}
		}
	}
}

// gallery is the demo's page in a browser, with the bot behind it.
type gallery struct {
	*bench
	ctx  context.Context
	cast sandbox.Cast
}

func newGallery(t *testing.T) *gallery {
	t.Helper()
	const chromium = "/usr/bin/chromium"
	if _, err := os.Stat(chromium); err != nil {
		t.Skipf("no pictures are taken: %s is not installed", chromium)
	}
	g := &gallery{bench: newBench(t, prepared.Dir(t))}
	g.cast = sandbox.NewCast(g.server)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	web := &http.Server{ReadHeaderTimeout: time.Minute, Handler: sandbox.Page(g.server, sandbox.PageConfig{
		Addr: listener.Addr().String(), Samples: bot.Examples(), People: g.cast.People(), Tours: tours(g.server, g.cast)})}
	go func() { _ = web.Serve(listener) }() // ends with Close
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(t.TempDir()))
	alloc, closeAlloc := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, closeTab := chromedp.NewContext(alloc)
	t.Cleanup(func() { closeTab(); closeAlloc(); g.server.Close(); _ = web.Close() })
	g.ctx = ctx
	g.do(chromedp.Navigate(fmt.Sprintf("http://%s/#%d/%d", listener.Addr(), g.cast.Official.ID(), g.cast.Official.ID())),
		chromedp.WaitVisible("#text"))
	return g
}

func (g *gallery) do(actions ...chromedp.Action[chromedp.Void]) {
	g.t.Helper()
	if err := chromedp.Do(g.ctx, actions...); err != nil {
		g.t.Fatal(err)
	}
}

// ask asks and waits for the answer.
func (g *gallery) ask(question, says string) {
	g.t.Helper()
	chat := g.server.Private(g.cast.Official)
	g.timed(g.cast.Official, chat, question)
	g.settle()
	if last := chat.Messages()[len(chat.Messages())-1]; !strings.Contains(last.Text, says) {
		g.t.Errorf("%q is answered by %q", question, last.Text)
	}
}

func (g *gallery) look(width, height int64, scheme string) {
	g.t.Helper()
	_, err := chromedp.Call(g.ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: width, Height: height, DeviceScaleFactor: 2, Mobile: width < 500})
	if err == nil {
		_, err = chromedp.Call(g.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
	}
	if err != nil {
		g.t.Fatal(err)
	}
}

func (g *gallery) shoot(file string) {
	g.t.Helper()
	g.do(chromedp.Sleep(500 * time.Millisecond)) // transitions, and the view that follows an answer
	picture, err := chromedp.Run(g.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(file, picture, 0o644)
	}
	if err != nil {
		g.t.Fatal(err)
	}
}

// Every emoji that the bot says is drawn by the page, for machines without a font of them.
func TestEveryEmojiIsDrawn(t *testing.T) {
	drawings, err := os.ReadFile("bot/sandbox/page/emoji.js")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("bot/*/words*.go")
	if err != nil || len(files) < 4 {
		t.Fatalf("%d files of words, %v", len(files), err)
	}
	more, err := filepath.Glob("bot/words*.go")
	if err != nil {
		t.Fatal(err)
	}
	emoji := regexp.MustCompile(`[\x{1F000}-\x{1FAFF}\x{2600}-\x{27BF}\x{23E9}-\x{23FA}\x{2B00}-\x{2BFF}]`)
	found := 0
	for _, file := range append(files, more...) {
		words, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range emoji.FindAllString(string(words), -1) {
			found++
			if !strings.Contains(string(drawings), "'"+e+"'") {
				t.Errorf("%s in %s has no drawing in page/emoji.js", e, file)
			}
		}
	}
	if found < 20 {
		t.Errorf("only %d emoji were looked for", found)
	}
}
