// Package page fetches a page of the public web by its address: an address in, a file name and bytes out, as extract reads
// them. Whoever may propose names the address, so nothing inside of this machine or its network may answer. Called by the
// chat's intake.
package page

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"path"
	"strings"
	"syscall"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// Limits of a page that is fetched from the web.
const (
	pageBytes     = 5 << 20
	pageTime      = 15 * time.Second
	pageRedirects = 3
)

// ErrUnfit says that a page cannot be fetched, for a reason that lies with the page or its address.
var ErrUnfit = errors.New("the page cannot be fetched")

// Fetcher fetches pages of the public web. The address is checked when the connection is made, after names were resolved
// and at every redirect, so that a name cannot be bent to a place inside of this network (RFC 6890 lists what is inside).
type Fetcher struct{ client *http.Client }

// NewFetcher fetches from public addresses only, on the ports of the web, without proxy.
func NewFetcher() *Fetcher {
	dialer := &net.Dialer{Timeout: 5 * time.Second, Control: onlyPublic}
	transport := &http.Transport{
		DialContext: dialer.DialContext, TLSHandshakeTimeout: 5 * time.Second, ResponseHeaderTimeout: 10 * time.Second,
		MaxResponseHeaderBytes: 64 << 10, DisableKeepAlives: true, // no Proxy: it would connect in our place
	}
	return &Fetcher{&http.Client{Transport: transport, Timeout: pageTime, CheckRedirect: checkRedirect}}
}

func checkRedirect(r *http.Request, via []*http.Request) error {
	if len(via) > pageRedirects {
		return errors.New("too many redirects")
	}
	return webOnly(r.URL)
}

// webOnly refuses what is no plain address of the web.
func webOnly(u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return errors.New("not an http or https address")
	}
	return nil
}

// onlyPublic refuses to connect to anything but public addresses on the ports of the web.
func onlyPublic(_, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("read an address: %w", err)
	}
	if port := to.Port(); port != 80 && port != 443 {
		return fmt.Errorf("port %d is not one of the web", port)
	}
	if !public(to.Addr()) {
		return errors.New("not a public address")
	}
	return nil
}

// reserved are ranges that netip does not name and that are not of the public internet (RFC 6890).
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("192.88.99.0/24"), netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("198.51.100.0/24"), netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("64:ff9b::/96"), netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("100::/64"),
	netip.MustParsePrefix("2001::/23"), netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("2002::/16"),
}

func public(a netip.Addr) bool {
	a = a.Unmap()
	if !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() {
		return false
	}
	for _, r := range reserved {
		if r.Contains(a) {
			return false
		}
	}
	return true
}

// Fetch gets a page of at most pageBytes. What lies with the page or its address is a ErrUnfit.
func (f *Fetcher) Fetch(ctx context.Context, address string) (name string, data []byte, err error) {
	u, err := url.Parse(address)
	if err != nil || webOnly(u) != nil {
		return "", nil, ErrUnfit
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return "", nil, ErrUnfit
	}
	r.Header.Set("User-Agent", "studitiru (baca halaman atas permintaan pengguna)")
	r.Header.Set("Accept", "text/html,application/pdf,text/plain,*/*;q=0.5")
	resp, err := f.client.Do(r)
	if err != nil {
		if ctx.Err() != nil {
			return "", nil, fmt.Errorf("fetch a page: %w", ctx.Err())
		}
		return "", nil, ErrUnfit
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return "", nil, fmt.Errorf("%w: %s", ErrUnfit, resp.Status)
	}
	data, err = io.ReadAll(io.LimitReader(resp.Body, pageBytes+1))
	if err != nil || len(data) > pageBytes {
		return "", nil, fmt.Errorf("%w: longer than %d bytes, or cut", ErrUnfit, pageBytes)
	}
	return pageName(resp.Request.URL), inUTF8(data, resp.Header.Get("Content-Type")), nil
}

// inUTF8 makes UTF-8 of a text whose server says that it is written otherwise. What is UTF-8 already, or says itself what
// it is, is left as it is: servers are often wrong.
func inUTF8(data []byte, contentType string) []byte {
	kind, parameters, err := mime.ParseMediaType(contentType)
	if err != nil || !strings.HasPrefix(kind, "text/") && !strings.HasSuffix(kind, "xml") || utf8.Valid(data) ||
		bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF}) {
		return data
	}
	encoding, _ := charset.Lookup(parameters["charset"])
	if encoding == nil {
		return data
	}
	out, err := encoding.NewDecoder().Bytes(data)
	if err != nil {
		return data
	}
	return out
}

// pageName names a page like a file, after the address that answered.
func pageName(u *url.URL) string {
	base := path.Base(u.Path)
	if base == "/" || base == "." || !strings.Contains(base, ".") {
		return u.Hostname() + ".html"
	}
	return base
}
