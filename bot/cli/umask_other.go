//go:build !unix

package cli

// Restrict does nothing where a folder's rights are inherited.
func Restrict() {}
