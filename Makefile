# SPDX-License-Identifier: MIT
# make serve: see the site while you edit.   make test: everything that CI runs.
PYTHON ?= python3
BASE ?= origin/main
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve site check review test lint lock schema clean

help: ## what can be asked of make
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile

serve: .venv/site ## the site at http://localhost:8000/, anew after every save
	$(BIN)/mkdocs serve

site: .venv/site ## the site in site/; the last good one stays if a build fails
	rm -rf .build
	$(BIN)/mkdocs build --strict --site-dir .build/site
	rm -rf site
	mv .build/site site

check: .venv/site ## the pages and the data file, without a build
	@PYTHONPATH=hooks $(BIN)/python -m campaign

review: .venv/site ## what a change changes, in both languages: make review BASE=origin/main
	@PYTHONPATH=hooks $(BIN)/python -m campaign.review --base "$(BASE)" $(if $(SUMMARY),--summary "$(SUMMARY)")

test: .venv/tests lint check ## format, lint, types, and every test, in a real browser too
	$(BIN)/python tests/browser/find_chromium.py --install
	$(BIN)/python -m pytest --numprocesses auto

lint: .venv/tests
	$(BIN)/ruff format --check --quiet
	$(BIN)/ruff check --quiet
	$(BIN)/mypy

lock: .venv/tests ## requirements.txt and tests/requirements.txt from what a person chose
	for folder in . tests; do $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	  --python-version 3.11.5 --custom-compile-command "make lock" $$folder/requirements.in -o $$folder/requirements.txt; done

schema: .venv/site ## hooks/campaign/figures.schema.json from the models
	PYTHONPATH=hooks $(BIN)/python -m campaign schema

clean: ## what the other commands made
	rm -rf site .build .venv .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/site: requirements.txt
	@$(PYTHON) -c 'import sys; v = sys.version.split()[0]; sys.exit(0 if sys.version_info >= (3, 11, 5) else \
	  f"Python 3.11.5 or newer is needed and this is {v}; install one and name it: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/tests: .venv/site tests/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $@
