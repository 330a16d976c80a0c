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

## release: binaries for four platforms, checksums and a list of what is in them (CycloneDX), in dist/
VERSION ?= $(shell git describe --tags --always --dirty)
release:
	rm -rf dist && mkdir dist
	for target in linux/amd64 linux/arm64 windows/amd64 darwin/arm64; do \
	  os=$${target%/*}; arch=$${target#*/}; end=; [ $$os = windows ] && end=.exe; \
	  GOOS=$$os GOARCH=$$arch go build -trimpath -ldflags "-s -w" -o dist/studitiru-$(VERSION)-$$os-$$arch$$end . || exit 1; \
	done
	go run github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.10.0 mod -licenses -json -output dist/studitiru-$(VERSION).cdx.json .
	cp .env.example CHANGELOG.md LICENSE README.md .deploy/studitiru.service dist/
	cd dist && sha256sum * > SHA256SUMS

## image: a container image, studitiru:VERSION
image:
	docker build -t studitiru:$(VERSION) .

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

.PHONY: help run demo build release image test race check lint rank eval bench
