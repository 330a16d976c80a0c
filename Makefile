# The same verbs that .ci/run uses. `make` lists them.

.DEFAULT_GOAL := help
export CGO_ENABLED ?= 0

## help: list the verbs
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

## run: run the bot (needs TELEGRAM_BOT_TOKEN)
run:
	go run . serve

## demo: the whole bot in a simulated Telegram, in your browser
demo:
	go run . demo

## build: one static binary, ./studitiru
build:
	go build -trimpath -ldflags "-s -w" -o studitiru .

## test: the whole suite
test:
	go test ./...

## race: the whole suite under the race detector
race:
	CGO_ENABLED=1 go test -race ./...

## check: gofmt, vet, staticcheck, tests
check:
	@test -z "$$(gofmt -l .)" || { gofmt -l .; exit 1; }
	go vet ./...
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...
	go test ./...

## rank: rewrite the golden rankings after a change of the search; read the diff
rank:
	go test ./index/ -run Ranking -update

## eval: measure the search on the question sets in EVAL (default ../shared/eval)
EVAL ?= ../shared/eval
eval:
	go run . eval --passages $(EVAL)/umum/passages.jsonl.gz --queries $(EVAL)/umum/queries.tsv --qrels $(EVAL)/umum/qrels.tsv --typo $(EVAL)/umum/typo.tsv
	go run . eval --passages $(EVAL)/peraturan/passages.jsonl.gz --queries $(EVAL)/peraturan/queries.tsv --qrels $(EVAL)/peraturan/qrels.tsv

## bench: the search beside Lucene, SQLite, PostgreSQL, Xapian and stock Bleve, one table a set (some 20 minutes)
bench:
	index/bench/run $(EVAL)

.PHONY: help run demo build test race check rank eval bench
