# The whole project in a few words; the scripts behind them live in .ci/.

PORT ?= 8080
export PORT

.DEFAULT_GOAL := help
.PHONY: help run dev build dist dist-check test lint deny size bench screenshots clean

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Set up, build the release and serve it on http://127.0.0.1:8080 (PORT=8081 for another port)
	@.ci/build
	@.ci/serve

dev: ## Set up, then build, serve and rebuild on every change
	@.ci/dev

build: ## Set up and build the release into dist/, with a table of its sizes
	@.ci/build

dist: ## Set up, build the release and pack it for deploying, with its checksum
	@.ci/dist

dist-check: ## Build that twice from what is committed, in two folders, and compare the bytes
	@.ci/dist --check

test: ## Set up and run every test: native, in a headless browser, and end to end
	@.ci/test

lint: ## Set up and check formatting and lints, native and wasm
	@.ci/lint

deny: ## Check licences and sources of everything that is built in (needs cargo-deny)
	@cargo deny --locked check licenses bans sources

size: ## Fail if the release in dist/ has more bytes until the list can be used than agreed
	@.ci/size

bench: ## Set up and measure the release in dist/ against a page written by hand (BASELINE=path/to/dist, ROUNDS=7)
	@.ci/bench

screenshots: ## Set up and picture every screen into target/screenshots/, and those of the README
	@.ci/screenshots

clean: ## Remove what was built (not the tools that set-up installed for the whole machine)
	@rm -rf target dist
