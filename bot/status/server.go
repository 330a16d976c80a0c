package status

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// Page is what an operator's server shows.
type Page struct {
	Checks func(ctx context.Context) []Check // for /healthz
	Ready  func(ctx context.Context) error   // nil while questions can be taken; for /readyz
	Meter  *Meter                            // for /metrics; nil for none
	Extra  map[string]http.Handler           // by pattern: the webhook of a channel
}

// Handler serves /healthz (200 with a report, 503 when a check is bad), /readyz and /metrics.
func (p Page) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", p.health)
	mux.HandleFunc("GET /readyz", p.ready)
	if p.Meter != nil {
		mux.Handle("GET /metrics", p.Meter.handler())
	}
	for pattern, h := range p.Extra {
		mux.Handle(pattern, h)
	}
	return mux
}

const reportTime = 5 * time.Second

func (p Page) health(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), reportTime)
	defer cancel()
	checks := p.Checks(ctx)
	worst := Worst(checks)
	code := http.StatusOK
	if worst == Bad {
		code = http.StatusServiceUnavailable
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(code)
	_ = json.NewEncoder(w).Encode(map[string]any{"status": worst, "checks": checks}) // the asker may have gone
}

func (p Page) ready(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), reportTime)
	defer cancel()
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if err := p.Ready(ctx); err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		fmt.Fprintln(w, err)
		return
	}
	fmt.Fprintln(w, "ready")
}

// Serve answers on a listener until ctx ends.
func Serve(ctx context.Context, on net.Listener, h http.Handler, log *slog.Logger) error {
	server := &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 30 * time.Second,
		WriteTimeout: 30 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug)}
	stopped := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(stopped)
		closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), reportTime)
		defer cancel()
		_ = server.Shutdown(closing) // what still runs then is cut off
	})
	err := server.Serve(on)
	if !stop() {
		<-stopped
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return fmt.Errorf("serve the operator's page: %w", err)
}
