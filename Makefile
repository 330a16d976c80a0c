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

## check: everything that must hold before a change lands (on Debian; installs what the tests need)
check:
	.ci/run

## lint: golangci-lint by .golangci.yml (builds the linter first, which takes minutes)
lint:
	go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0 run ./...

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

.PHONY: help run demo build test race check lint rank eval bench
