package desk

import (
	"net/url"
	"strings"
)

// webAddress reports whether a word is an address of a page.
func webAddress(word string) bool {
	u, err := url.Parse(word)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && strings.Contains(u.Hostname(), ".") && u.User == nil
}

// hostOf is the name of the server of an address, as people say it.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
