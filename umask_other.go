//go:build !unix

package main

// restrict does nothing where a folder's rights are inherited.
func restrict() {}
