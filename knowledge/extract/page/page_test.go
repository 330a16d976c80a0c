package page

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
)

func TestOnlyPublicAddresses(t *testing.T) {
	for _, c := range []struct {
		address string
		allowed bool
	}{
		{"103.10.1.1:443", true}, {"8.8.8.8:80", true}, {"[2404:6800:4003::1]:443", true},
		{"127.0.0.1:80", false}, {"[::1]:443", false}, {"10.1.2.3:80", false}, {"192.168.1.1:443", false}, {"172.16.0.1:80", false},
		{"169.254.169.254:80", false}, {"[fe80::1]:80", false}, {"[fd00::1]:443", false}, {"0.0.0.0:80", false},
		{"100.64.0.1:80", false},
		{"[::ffff:127.0.0.1]:80", false}, {"[64:ff9b::7f00:1]:80", false}, {"[2002:7f00:1::]:443", false}, {"224.0.0.1:80", false},
		{"255.255.255.255:80", false}, {"8.8.8.8:22", false}, {"8.8.8.8:8080", false},
	} {
		if err := onlyPublic("tcp", c.address, nil); (err == nil) != c.allowed {
			t.Errorf("%s: %v", c.address, err)
		}
	}
}

// A page on this machine is not fetched, neither by its address, nor by a name, nor by a redirect.
func TestFetchStaysOutside(t *testing.T) {
	reached := false
	inside := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { reached = true }))
	defer inside.Close()
	for _, address := range []string{
		inside.URL, strings.Replace(inside.URL, "127.0.0.1", "localhost", 1), "ftp://example.org/x", "file:///etc/passwd",
		"http://user:pass@example.org/", "http://", "gopher://x",
	} {
		if _, _, err := NewFetcher().Fetch(t.Context(), address); !errors.Is(err, ErrUnfit) {
			t.Errorf("%s: %v", address, err)
		}
	}
	if reached {
		t.Error("a page of this machine was fetched")
	}
}

func TestRedirects(t *testing.T) {
	request := func(address string) *http.Request {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		return &http.Request{URL: u}
	}
	via := []*http.Request{request("https://a.example")}
	if err := checkRedirect(request("file:///etc/passwd"), via); err == nil {
		t.Error("a redirect to a file is followed")
	}
	if err := checkRedirect(request("https://b.example/x"), via); err != nil {
		t.Errorf("a redirect to another page: %v", err)
	}
	if err := checkRedirect(request("https://b.example/x"), []*http.Request{via[0], via[0], via[0], via[0]}); err == nil {
		t.Error("a fourth redirect is followed")
	}
}

// A page that answers is read up to its limit. The client of the test may reach this machine.
func TestFetchLimits(t *testing.T) {
	size := 0
	page := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/gone" {
			http.NotFound(w, r)
			return
		}
		_, _ = w.Write(make([]byte, size))
	}))
	defer page.Close()
	p := &Fetcher{page.Client()}
	size = pageBytes
	if name, data, err := p.Fetch(t.Context(), page.URL+"/laporan.html"); err != nil || len(data) != size || name != "laporan.html" {
		t.Errorf("%q, %d bytes, %v", name, len(data), err)
	}
	if name, _, err := p.Fetch(t.Context(), page.URL+"/"); err != nil || !strings.HasSuffix(name, ".html") {
		t.Errorf("%q, %v", name, err)
	}
	if _, _, err := p.Fetch(t.Context(), page.URL+"/gone"); !errors.Is(err, ErrUnfit) {
		t.Errorf("a page that is gone: %v", err)
	}
	size = pageBytes + 1
	if _, _, err := p.Fetch(t.Context(), page.URL+"/x"); !errors.Is(err, ErrUnfit) {
		t.Errorf("a page that is too long: %v", err)
	}
}

func TestReservedRangesAreNotPublic(t *testing.T) {
	for _, r := range reserved {
		if public(r.Addr().Next()) {
			t.Errorf("%s counts as public", r)
		}
	}
	if !public(netip.MustParseAddr("1.1.1.1")) {
		t.Error("1.1.1.1 does not count as public")
	}
}
