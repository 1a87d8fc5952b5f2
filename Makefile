# SPDX-License-Identifier: MIT
# make serve: see the site while you edit.   make test: run all checks and tests.
PYTHON ?= python3
BASE ?= origin/main
BIN := .venv/bin
LOCKS := . hooks/importing tests/site_inspection tests tests/generators tests/audit
# In English, and not rewritten by a campaign.
PAPERS := ARCHITECTURE.md BENCHMARKS.md CHANGELOG.md SECURITY.md STARTING.md TECHNOLOGY.md
LOCK_OPTIONS := --universal --generate-hashes --no-emit-index-url --python-version 3.11.2
# An environment of its own for a tool that must not move what the site is built with.
ENVIRONMENT = $(PYTHON) -m venv $(@D) && $(@D)/bin/python -m pip install --quiet --disable-pip-version-check
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve site check inspect review status test bench lint lock new template import language upgrade

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile

serve: .venv/site ## serve the site at http://localhost:8000/ and reload it after each save
	$(BIN)/mkdocs serve

site: .venv/site ## build the site in site/; if the build fails, the previous site stays
	@PYTHONPATH=hooks $(BIN)/python -m campaign.commands.publish

check: .venv/site ## report every error in the pages, data and settings, without a build
	@PYTHONPATH=hooks $(BIN)/python -m campaign

inspect: .venv/inspection site ## inspect this campaign's site in a browser: accessibility, links, images, console
	@PYTHONPATH=hooks:tests $(BIN)/python -m site_inspection

review: .venv/site ## show what a change does, in every language: make review BASE=origin/main
	@PYTHONPATH=hooks $(BIN)/python -m campaign.review --base "$(BASE)" $(if $(SUMMARY),--summary "$(SUMMARY)")

status: .venv/site ## list the texts that are behind their translations; STRICT=1 fails if there are any
	@PYTHONPATH=hooks $(BIN)/python -m campaign.review.status $(if $(STRICT),--strict) $(if $(SUMMARY),--summary "$(SUMMARY)")

test: .venv/tests lint check ## run all checks and tests, in a browser too; UPDATE=1 updates the snapshot of the site
	$(if $(UPDATE),PYTHONPATH=hooks $(BIN)/python -m campaign schema)
	$(if $(UPDATE),PYTHONPATH=hooks:tests $(BIN)/python tests/site_contract.py)
	$(BIN)/python tests/browser/find_chromium.py --install
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal
	@$(MAKE) --no-print-directory inspect

bench: .venv/tests ## measure page weight and build times; PEERS=1 compares with other generators
	PYTHONPATH=hooks:tests $(BIN)/python tests/bench/weight.py $(if $(PEERS),--peers)
	PYTHONPATH=hooks:tests $(BIN)/python tests/bench/build.py $(if $(PEERS),--peers)
	PYTHONPATH=hooks:tests $(BIN)/python tests/bench/made_by_typst.py
	PYTHONPATH=hooks:tests $(BIN)/python tests/bench/serve.py
	PYTHONPATH=hooks:tests $(BIN)/python tests/bench/check.py
	PYTHONPATH=hooks:tests $(BIN)/python tests/bench/signatories.py
	PYTHONPATH=hooks:tests $(BIN)/python tests/bench/publish.py
	PYTHONPATH=hooks:tests $(BIN)/python tests/bench/phone.py
	PYTHONPATH=hooks:tests $(BIN)/python tests/bench/firefox.py
	PYTHONPATH=hooks:tests $(BIN)/python tests/bench/clones.py
	$(BIN)/python -m pytest --hypothesis-profile=bench $(shell grep -l "^from hypothesis" tests/unit/*.py)

lint: .venv/tests ## check format, style and types of the code, and spelling
	$(BIN)/ruff format --check --quiet
	$(BIN)/ruff check --quiet
	$(BIN)/typos hooks overrides .github/workflows $(PAPERS)
	$(BIN)/mypy

# Dependabot runs uv with the options that it finds in a lock's first lines: --universal and --python-version.
lock: .venv/tests ## lock the dependencies; UPGRADE=1 also upgrades indirect ones
	for folder in $(LOCKS); do $(BIN)/uv pip compile --quiet $(LOCK_OPTIONS) $(if $(UPGRADE),--upgrade) \
	  --custom-compile-command "make lock, which runs uv pip compile $(LOCK_OPTIONS)" \
	  $$folder/requirements.in -o $$folder/requirements.txt || exit 1; done

new: .venv/site ## replace the campaign with an example: make new LANGUAGES="en-CA fr-CA"
	@PYTHONPATH=hooks $(BIN)/python -m campaign.commands.new $(LANGUAGES) $(if $(FORCE),--force)

template: .venv/site ## write the example as a new repository, to be marked as a template: make template DIR=../mine
	@test -n "$(DIR)" -a ! -e "$(DIR)" || { echo "name a new folder: make template DIR=../mine" >&2; exit 2; }
	git clone --quiet . "$(DIR)" && rm -rf "$(DIR)/.git"
	cd "$(DIR)" && PYTHONPATH=hooks $(abspath $(BIN))/python -m campaign.commands.new --force $(or $(LANGUAGES),en-CA fr-CA)
	cd "$(DIR)" && git init --quiet --initial-branch=main && git add --all && git commit --quiet --message "Begin with an example"

upgrade: .venv/site ## replace the generator with another version: make upgrade FROM=FETCH_HEAD after git fetch
	@PYTHONPATH=hooks $(BIN)/python -m campaign.commands.upgrade "$(FROM)"
	@$(MAKE) --no-print-directory check

import: .venv/import ## write the letter from Word files: make import EN=letter.docx FR=lettre.docx
	@PYTHONPATH=hooks $(BIN)/python -m campaign.commands.import_document

language: .venv/site ## add a language, with its pages still to be translated: make language TAG=de-DE
	@PYTHONPATH=hooks $(BIN)/python -m campaign.commands.language $(if $(TAG),"$(TAG)")

.venv/site: requirements.txt
	@$(PYTHON) -c 'import sys; v = sys.version.split()[0]; sys.exit(0 if sys.version_info >= (3, 11, 2) else \
	  f"Python 3.11.2 or newer is needed and this is {v}; install one and name it: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/import: .venv/site hooks/importing/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r hooks/importing/requirements.txt
	@touch $@

.venv/inspection: .venv/site tests/site_inspection/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/site_inspection/requirements.txt
	@touch $@

.venv/tests: .venv/import tests/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $@

.venv/properdocs/made: requirements.txt tests/generators/requirements.txt
	$(ENVIRONMENT) -r requirements.txt
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check -r tests/generators/requirements.txt
	@touch $@

.venv/audit/made: tests/audit/requirements.txt
	$(ENVIRONMENT) -r $<
	@touch $@
