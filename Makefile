# Provenote. `make help` lists the targets.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PORT ?= 8501
BIN := .venv/bin
STAMP := .venv/.installed
# Empty unless this is root on Debian or Ubuntu, where missing system packages can be added.
APT := $(shell [ "$$(id -u)" = 0 ] && command -v apt-get)

.PHONY: help run setup test check install browser format clean

help:  ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

run: install  ## Set up what is missing and serve the app at http://127.0.0.1:8501
	@$(BIN)/provenote run

setup: install  ## Install, fetch the model files, build the guideline index
	@$(BIN)/provenote setup

install: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@./bootstrap.sh

test: setup browser  ## Everything above, then every test
	@PROVENOTE_PROFILE=small $(BIN)/provenote setup
	@$(BIN)/pytest

browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	  || { [ -n "$(APT)" ] && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } \
	  || echo "Browser tests will be skipped: install Chromium to run them (Debian: apt install chromium)."

check: install  ## Lint, types and the fast tests (under two minutes)
	@$(BIN)/ruff format --check . && $(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/pytest -m "not models and not e2e and not browser"

format: install  ## Put the code into the house style
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

clean:  ## Remove the environment; encounters and model files stay
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
