package extract

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// archive is a zip that is read under limits, whatever its headers say. Names of its parts are looked
// up and never used as paths; archives in it are parts like others and not opened.
type archive struct {
	files  map[string]*zip.File
	order  []string
	limits Limits
	read   int64 // bytes unpacked so far
}

// smallArchive is up to how many unpacked bytes no ratio is looked at: small XML packs very well.
const smallArchive = 1 << 20

// openArchive reads the directory of a zip and refuses one that cannot be honest.
func openArchive(data []byte, l Limits) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // names are no paths here
		return nil, &Refusal{Broken, "no zip that can be read"}
	}
	if len(z.File) > l.Entries {
		return nil, &Refusal{Abnormal, fmt.Sprintf("%d entries", len(z.File))}
	}
	a := &archive{files: map[string]*zip.File{}, limits: l}
	var unpacked uint64
	for _, f := range z.File {
		unpacked += f.UncompressedSize64
		if f.UncompressedSize64 > uint64(l.Unpacked) || unpacked > 4*uint64(l.Unpacked) {
			return nil, &Refusal{Abnormal, "it unpacks to too much"}
		}
		if f.Flags&1 != 0 {
			return nil, &Refusal{Locked, "an encrypted zip"}
		}
		if _, twice := a.files[f.Name]; !twice {
			a.files[f.Name] = f
			a.order = append(a.order, f.Name)
		}
	}
	if unpacked > smallArchive && unpacked > uint64(l.Ratio)*uint64(len(data)) {
		return nil, &Refusal{Abnormal, fmt.Sprintf("%d bytes unpack to %d", len(data), unpacked)}
	}
	return a, nil
}

// part unpacks one part; nil when there is none. It counts what really comes out.
func (a *archive) part(name string) ([]byte, error) {
	f := a.files[strings.TrimPrefix(name, "/")]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, &Refusal{Broken, "a part that cannot be unpacked"}
	}
	defer r.Close()
	room := min(a.limits.Unpacked, 4*a.limits.Unpacked-a.read)
	out, err := io.ReadAll(io.LimitReader(r, room+1))
	a.read += int64(len(out))
	switch {
	case int64(len(out)) > room:
		return nil, &Refusal{Abnormal, "a part unpacks to more than its header says"}
	case err != nil:
		return nil, &Refusal{Broken, "a part that cannot be unpacked"}
	}
	return out, nil
}

// node is an element of a part, with the text between its children. Names are without their namespace, which all
// programs write under the same letters but need not.
type node struct {
	name     string
	attrs    []xml.Attr
	children []*node
	text     string // of a text node, whose name is ""
}

// mostElements bounds the tree of one part.
const mostElements = 2_000_000

// tree reads a part. Entities that a DOCTYPE declares are not resolved: such a part is refused.
func tree(raw []byte, l Limits) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errors.New("not UTF-8") }
	root := &node{}
	stack := []*node{root}
	for elements := 0; ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return root, nil
		}
		if err != nil {
			return nil, &Refusal{Broken, "a part that is not XML"}
		}
		top := stack[len(stack)-1]
		switch token := token.(type) {
		case xml.Directive:
			if bytes.Contains(token, []byte("ENTITY")) {
				return nil, &Refusal{Abnormal, "a part that declares entities"}
			}
		case xml.StartElement:
			if elements++; elements > mostElements || len(stack) > l.Depth {
				return nil, &Refusal{Abnormal, "a part that is too deep or too large"}
			}
			n := &node{name: token.Name.Local, attrs: append([]xml.Attr(nil), token.Attr...)}
			top.children = append(top.children, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.children = append(top.children, &node{text: string(token)})
		}
	}
}

// parse is tree of a part; nil when there is none.
func (a *archive) parse(name string) (*node, error) {
	raw, err := a.part(name)
	if err != nil || raw == nil {
		return nil, err
	}
	return tree(raw, a.limits)
}

// attr is the value of an attribute by its local name, "" when it is missing.
func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// child is the first child of a name, or nil.
func (n *node) child(names ...string) *node {
	for _, name := range names {
		if n == nil {
			return nil
		}
		var found *node
		for _, c := range n.children {
			if c.name == name {
				found = c
				break
			}
		}
		n = found
	}
	return n
}

// each calls do for all descendants of a name, in order; those inside of others too.
func (n *node) each(name string, do func(*node)) {
	if n == nil {
		return
	}
	for _, c := range n.children {
		if c.name == name {
			do(c)
		}
		c.each(name, do)
	}
}

// all is the whole text below a node.
func (n *node) all() string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	var walk func(*node)
	walk = func(n *node) {
		b.WriteString(n.text)
		for _, c := range n.children {
			walk(c)
		}
	}
	walk(n)
	return b.String()
}

// title is the title among the properties of an Office file.
func (a *archive) title(l Limits) string {
	root, err := a.parse("docProps/core.xml")
	if err != nil || root == nil {
		return ""
	}
	return strings.TrimSpace(root.child("coreProperties", "title").all())
}
