// Package indonesian reads Indonesian as officials write it.
package indonesian
