package sandbox

import (
	"bytes"
	"fmt"
	"image"
	_ "image/gif" // pictures that people send
	"image/jpeg"
	_ "image/png" // the same
	"net/http"
	"path"
	"strings"
	"time"
)

const (
	maxDownload = 20 << 20  // bytes that getFile gives a bot
	maxPhoto    = 10 << 20  // bytes of a picture that a bot sends
	keptFiles   = 256 << 20 // bytes of all files together; the oldest go first
	thumbSide   = 320       // pixels
)

// storedFile is the content of a file, by its file_id.
type storedFile struct {
	id, unique, path string
	name, mime       string
	size             int64 // real or claimed, for getFile
	content          []byte
	width, height    int
	number           int64
}

// keep stores a file of one kind and gives it its IDs. The lock is held.
func (s *Server) keep(kind, name, mimeType string, content []byte, size int64) *storedFile {
	n := s.next("file")
	f := &storedFile{
		id:     fmt.Sprintf("BQACAgUAAxkBAAI%06dstudi_tiru_sandbox_file", n),
		unique: fmt.Sprintf("AgAD%06d", n),
		path:   fmt.Sprintf("%ss/file_%d%s", kind, n, strings.ToLower(path.Ext(path.Base("x"+safeExt(name))))),
		name:   name, mime: mimeType, content: content, size: size, number: n,
	}
	s.files[f.id] = f
	s.fileSum += int64(len(content))
	for s.fileSum > keptFiles && len(s.files) > 1 {
		s.forgetOldest()
	}
	return f
}

func (s *Server) forgetOldest() {
	var oldest *storedFile
	for _, f := range s.files {
		if oldest == nil || f.number < oldest.number {
			oldest = f
		}
	}
	s.fileSum -= int64(len(oldest.content))
	delete(s.files, oldest.id)
}

// safeExt is the end of a file name, when it is a plain one.
func safeExt(name string) string {
	ext := path.Ext(name)
	for _, r := range strings.TrimPrefix(ext, ".") {
		if r < '0' || r > 'z' || r > '9' && r < 'A' || r > 'Z' && r < 'a' {
			return ""
		}
	}
	if len(ext) > 8 {
		return ""
	}
	return ext
}

// attach makes a File of a content, with a thumbnail when it is a picture.
func (s *Server) attach(kind, name, mimeType string, content []byte, size int64) *File {
	kept := s.keep(kind, name, mimeType, content, size)
	f := &File{ID: kept.id, Kind: kind, Name: name, MIME: mimeType, Size: size}
	if kind != "photo" && kind != "document" {
		return f
	}
	// Dimensions first: a picture that claims to be huge is not decoded.
	config, _, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil || config.Width*config.Height > 50_000_000 {
		return f
	}
	f.Width, f.Height = config.Width, config.Height
	kept.width, kept.height = config.Width, config.Height
	picture, _, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return f
	}
	small := shrink(picture, thumbSide)
	var out bytes.Buffer
	if jpeg.Encode(&out, small, &jpeg.Options{Quality: 80}) == nil {
		thumb := s.keep("thumbnail", "thumb.jpg", "image/jpeg", out.Bytes(), int64(out.Len()))
		thumb.width, thumb.height = small.Bounds().Dx(), small.Bounds().Dy()
		f.Thumb = thumb.id
	}
	return f
}

// shrink makes a picture fit into a square, taking the nearest pixels.
func shrink(picture image.Image, side int) image.Image {
	b := picture.Bounds()
	largest := max(b.Dx(), b.Dy())
	if largest <= side {
		return picture
	}
	w, h := max(b.Dx()*side/largest, 1), max(b.Dy()*side/largest, 1)
	small := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			small.Set(x, y, picture.At(b.Min.X+x*b.Dx()/w, b.Min.Y+y*b.Dy()/h))
		}
	}
	return small
}

// media finds the file of a call: uploaded under its own name, as attach://, or by file_id.
func (s *Server) media(c *call, kind string) (*File, error) {
	value := c.params[kind]
	up, ok := c.files[kind]
	if name, attached := strings.CutPrefix(value, "attach://"); attached {
		up, ok = c.files[name]
	}
	if ok {
		switch {
		case len(up.content) == 0:
			return nil, badRequest("file must be non-empty")
		case kind == "photo" && len(up.content) > maxPhoto,
			len(up.content) > maxUpload:
			return nil, tooLarge()
		}
		return s.attach(kind, up.name, http.DetectContentType(up.content), up.content, int64(len(up.content))), nil
	}
	kept := s.files[value]
	switch {
	case value == "":
		return nil, badRequest("there is no %s in the request", kind)
	case strings.HasPrefix(value, "http://"), strings.HasPrefix(value, "https://"):
		return nil, badRequest("sandbox: files by address are not simulated")
	case kept == nil:
		return nil, badRequest("wrong remote file identifier specified: Wrong character in the string")
	}
	return &File{
		ID:     kept.id,
		Kind:   kind,
		Name:   kept.name,
		MIME:   kept.mime,
		Size:   kept.size,
		Width:  kept.width,
		Height: kept.height,
	}, nil
}

func (s *Server) sendDocument(c *call) (any, error) { return s.sendMedia(c, "document") }
func (s *Server) sendPhoto(c *call) (any, error)    { return s.sendMedia(c, "photo") }

func (s *Server) sendMedia(c *call, kind string) (any, error) {
	chat, m, err := s.draft(c)
	if err != nil {
		return nil, err
	}
	if m.Text, m.Entities, err = s.messageCaption(c); err != nil {
		return nil, err
	}
	m.Source = c.params["caption"]
	if m.File, err = s.media(c, kind); err != nil {
		return nil, err
	}
	if kind == "photo" {
		w, h := m.File.Width, m.File.Height
		switch {
		case w == 0 || h == 0:
			return nil, badRequest("IMAGE_PROCESS_FAILED")
		case w+h > 10000, w > 20*h, h > 20*w:
			return nil, badRequest("PHOTO_INVALID_DIMENSIONS")
		}
	}
	return s.send(chat, m)
}

func (s *Server) getFile(c *call) (any, error) {
	f := s.files[c.params["file_id"]]
	switch {
	case c.params["file_id"] == "":
		return nil, badRequest("file_id not specified")
	case f == nil:
		return nil, badRequest("wrong file_id or the file is temporarily unavailable")
	case f.size > maxDownload:
		return nil, badRequest("file is too big")
	}
	out := map[string]any{"file_id": f.id, "file_unique_id": f.unique, "file_path": f.path}
	if f.size > 0 {
		out["file_size"] = f.size
	}
	return out, nil
}

// serveFile is the download at /file/bot<token>/<file_path>.
func (s *Server) serveFile(w http.ResponseWriter, r *http.Request, rest string) {
	token, name, _ := strings.Cut(rest, "/")
	if err := s.authorize(token); err != nil {
		writeError(w, err)
		return
	}
	fault := s.takeFault("file")
	if !s.pause(r, fault) {
		return
	}
	if fault != nil && fault.strikes() {
		fault.write(w)
		return
	}
	s.mu.Lock()
	var content []byte
	found := false
	for _, f := range s.files {
		if f.path == name && f.size <= maxDownload {
			content, found = f.content, true
		}
	}
	s.mu.Unlock()
	if !found {
		writeError(w, &APIError{Code: 404, Description: "Not Found"})
		return
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
}
