package telegram

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// ErrTooBig says that a file is bigger than was asked for, or than Telegram gives to bots (20 MB).
var ErrTooBig = errors.New("the file is too big")

const downloadTime = 2 * time.Minute

// Download fetches a file that somebody sent, of at most limit bytes, else ErrTooBig. Errors are of
// type *Error or ErrTooBig and never hold the address, which would hold the token.
func (c *Client) Download(ctx context.Context, fileID string, limit int64) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, downloadTime)
	defer cancel()
	file, err := Call[struct {
		Path string `json:"file_path"`
		Size int64  `json:"file_size"`
	}](ctx, c, "getFile", Params{"file_id": fileID})
	switch {
	case has(err, "file is too big"):
		return nil, fmt.Errorf("getFile: %w", ErrTooBig)
	case err != nil:
		return nil, err
	case file.Size > limit:
		return nil, fmt.Errorf("a file of %d bytes: %w", file.Size, ErrTooBig)
	case file.Path == "":
		return nil, &Error{Method: "getFile", Description: "Telegram gives no path"}
	}
	body, err := c.open(ctx, file.Path)
	if err != nil {
		return nil, err
	}
	defer body.Close()
	content, err := io.ReadAll(io.LimitReader(body, limit+1))
	if err != nil {
		return nil, c.broken("download", 0, fmt.Errorf("reading the file: %w", err))
	}
	if int64(len(content)) > limit {
		return nil, fmt.Errorf("more than %d bytes: %w", limit, ErrTooBig)
	}
	return content, nil
}

// open gives the content of a file. A Bot API server of one's own, started with --local, names a
// path on its own disk; Telegram itself never does, and is not believed if it did.
func (c *Client) open(ctx context.Context, path string) (io.ReadCloser, error) {
	if filepath.IsAbs(path) && c.base != DefaultAPIURL {
		f, err := os.Open(path)
		if err != nil {
			return nil, c.broken("download", 0, fmt.Errorf("opening the file of the local server: %w", err))
		}
		return f, nil
	}
	segments := strings.Split(path, "/")
	for i := range segments {
		segments[i] = url.PathEscape(segments[i])
	}
	address := c.base + "/file/bot" + c.token + "/" + strings.Join(segments, "/")
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, c.broken("download", 0, err)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, c.broken("download", 0, err)
	}
	if resp.StatusCode != http.StatusOK {
		resp.Body.Close()
		return nil, c.broken("download", resp.StatusCode, fmt.Errorf("no file: %s", resp.Status))
	}
	return resp.Body, nil
}
