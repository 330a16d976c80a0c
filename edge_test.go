package main

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"studitiru/bot/sandbox"
)

// How the edge is measured: edgePeople ask in turn, so that nobody meets a chat's limit, edgePace apart, so that nobody
// meets the limit over all chats.
const (
	edgePeople = 60
	edgePace   = 50 * time.Millisecond
)

// BenchmarkEdge asks the whole program over the simulated Telegram and times a question from the moment somebody writes it
// to the moment the answer stands in the chat. It reports the median and the 99th of a hundred in milliseconds; ns/op
// holds the pauses between the questions too and says nothing.
func BenchmarkEdge(b *testing.B) {
	e := newBench(b, prepared.Dir(b))
	people, chats := crowd(e.server, edgePeople)
	questions := edgeQuestions()
	for n := range len(questions) { // what is read once at the first question of its kind
		e.timed(people[n], chats[n], questions[n])
	}
	var took []time.Duration
	for n := 0; b.Loop(); n++ {
		d := e.timed(people[n%edgePeople], chats[n%edgePeople], questions[n%len(questions)])
		took = append(took, d)
		time.Sleep(edgePace - min(d, edgePace))
	}
	slices.Sort(took)
	at := func(q float64) float64 {
		return float64(took[int(q*float64(len(took)-1))].Microseconds()) / 1000
	}
	b.ReportMetric(at(.5), "p50-ms")
	b.ReportMetric(at(.99), "p99-ms")
}

// edgeQuestions are of every route an answer takes.
func edgeQuestions() []string {
	return []string{
		"nilai ipp sumedang", "bobot ipp brp aja", "f01 siapa yg ngisi", "cara menambang emas di mars", "qris pbb ponti",
		"inovasi apa saja di pontianak", "bandingkan pontianak dan banyuwangi", "apa itu mal pelayanan publik",
	}
}

// crowd makes people with their private chats.
func crowd(server *sandbox.Server, size int) (people []*sandbox.Person, chats []*sandbox.Chat) {
	for i := range size {
		p := server.NewPerson(fmt.Sprintf("Orang %d", i))
		people, chats = append(people, p), append(chats, server.Private(p))
	}
	return people, chats
}

// timed asks one question and says how long its answer took.
func (b *bench) timed(p *sandbox.Person, chat *sandbox.Chat, question string) time.Duration {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	before, begun := said(chat), time.Now()
	if _, err := p.Says(chat, question); err != nil {
		b.t.Fatal(err)
	}
	if err := b.server.WaitUntil(ctx, func() bool { return said(chat) > before }); err != nil {
		b.t.Fatalf("no answer to %q: %v", question, err)
	}
	return time.Since(begun)
}
