# The only door: every way of running, checking or changing this project is a verb here.
# It needs make and Python 3.11 or newer; everything else goes into .venv, beside this file.
# ARGS="..." is handed on to the program, as in: make test ARGS="-k signing"

SHELL := bash
BIN := .venv/bin
ARGS ?=

# The first interpreter that is new enough; PYTHON=... chooses another.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)

.DEFAULT_GOAL := help
.PHONY: help run run-scrutiny chat test check static fix format lint types contracts policy bench replay e2e faults mutants clean
.PHONY: teams-package .browser-tools

help: ## say what can be done here
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

run: .venv/.teams ## start the assistant and a Teams-like client to open in the browser
	@if $(node) && command -v npm >/dev/null; then \
		$(MAKE) --silent .venv/.playground || echo "Going on without it." >&2; \
	fi
	@$(BIN)/partnerships serve --demo --playground $(ARGS)

run-scrutiny: ## start the same with the scrutiny process on: be a lead member, and the treasurer
	@PARTNERSHIPS_LAYERS=copacc,scrutiny \
		PARTNERSHIPS_DIRECTORY=adapters/data/demo-cheshire-scrutiny.yaml \
		PARTNERSHIPS_ROLES=adapters/data/demo-cheshire-roles.yaml \
		PARTNERSHIPS_STORE=$${PARTNERSHIPS_STORE:-sqlite:///scrutiny.sqlite} \
		$(MAKE) --silent run \
		ARGS="$(or $(ARGS),--playground-as demo-lead-halton --playground-as demo-treasurer)"

chat: .venv/.runtime ## chat in the terminal, which needs nothing but Python
	@$(BIN)/partnerships chat $(ARGS)

test: .venv/.dev ## run the tests, one worker a core; ARGS="-n 0 --pdb" looks into one
	@$(BIN)/pytest --numprocesses auto --maxprocesses 8 --dist loadgroup $(ARGS)

check: static test ## everything that must hold before a change is offered

static: format lint types contracts policy ## everything in check but the tests

fix: .venv/.dev ## format the code and repair what can be repaired
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

format: .venv/.dev ## say which files are not formatted
	@$(BIN)/ruff format --check .

lint: .venv/.dev ## run the linter
	@$(BIN)/ruff check .

types: .venv/.dev ## check the types
	@$(BIN)/mypy

contracts: .venv/.dev ## check who may import whom
	@$(BIN)/lint-imports --no-logo

policy: .venv/.dev ## prove the policy editions
	@$(BIN)/partnerships policy check

bench: .venv/.dev ## measure, each figure as a ratio against something outside the project
	@$(BIN)/python -m bench $(ARGS)

replay: .venv/.dev ## record ten thousand enquiries, decide every one again, print the figures
	@$(BIN)/python -m bench.replay $(ARGS)

e2e: .browser-tools .venv/.dev .venv/.e2e .venv/.playground ## drive the Teams-like client in a real browser
	@$(BIN)/pytest -m e2e $(ARGS)

teams-package: .venv/.runtime ## pack the app for Teams; ARGS="--app-id ... --developer ... --website ..."
	@mkdir -p build
	@$(BIN)/partnerships teams-package --out build/partnerships-teams.zip $(ARGS)
	@if test -d $(schemas) && test -e .venv/.dev; then \
		$(BIN)/python tests/e2e/manifest_schema.py build/partnerships-teams.zip; \
	else \
		echo "Not held against Microsoft's schema: type make e2e once, and this again."; \
	fi

faults: .venv/.dev ## break things on purpose: kill writers and servers, some hundred times
	@$(BIN)/pytest -m faults $(ARGS)

mutants: .venv/.dev ## change the policies in every place, one at a time, and see each change noticed
	@$(BIN)/pytest -m mutants $(ARGS)

clean: ## throw away the virtual environment and every cache
	@rm -rf .venv build dist tests/e2e/node_modules .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# -- The virtual environment -----------------------------------------------------------------
# Each stamp is newer than pyproject.toml once its packages are in, so nothing is installed twice.

# One line for each package while pip works; a failure shows what pip said, and leaves no stamp.
install = set -o pipefail; \
	$(BIN)/python -m pip install --disable-pip-version-check --no-input --editable $(1) 2>&1 \
		| tee .venv/pip.log | sed -n 's/^Collecting \([^ ]*\).*/  \1/p' \
	|| { cat .venv/pip.log >&2; echo "The packages could not be installed; what pip said is above." >&2; exit 1; }

.venv/.runtime: pyproject.toml | .venv/.made
	@echo "Installing what the assistant needs (once; some seconds) ..."
	@$(call install,.)
	@touch $@

.venv/.teams: pyproject.toml | .venv/.made
	@echo "Installing what the assistant needs for Teams (once; half a minute) ..."
	@$(call install,".[teams]")
	@touch $@ .venv/.runtime

.venv/.dev: pyproject.toml | .venv/.made
	@echo "Installing what the checks need (once; half a minute) ..."
	@$(call install,".[dev]")
	@touch $@ .venv/.teams .venv/.runtime

.venv/.made:
	@test -n "$(PYTHON)" || { \
		echo "Python 3.11 or newer is needed and was not found: install it (Debian: apt install python3 python3-venv)." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Python's venv module is missing: install it (Debian: apt install python3-venv)." >&2; exit 1; }
	@echo "Making a virtual environment in .venv ..."
	@$(PYTHON) -m venv --clear .venv
	@touch $@

# -- What comes through npm --------------------------------------------------------------------
# The Teams-like client goes beside the packages of Python, where the program looks for it.

node := node -e 'process.exit(Number(parseInt(process.versions.node) < 18))' 2>/dev/null
chromium := command -v chromium || command -v chromium-browser || command -v google-chrome
npm-ci := npm ci --no-audit --no-fund --no-update-notifier --ignore-scripts --loglevel=error --prefix
schemas := tests/e2e/node_modules/@microsoft/app-manifest

.venv/.playground: deploy/playground/package.json deploy/playground/package-lock.json | .venv/.made
	@echo "Installing the Teams-like client, Microsoft's 365 Agents Playground (once; some seconds) ..."
	@mkdir -p .venv/playground
	@cp $^ .venv/playground
	@$(npm-ci) .venv/playground >/dev/null || { \
		echo "The Teams-like client could not be installed; what npm said is above." >&2; exit 1; }
	@touch $@

.venv/.e2e: tests/e2e/package.json tests/e2e/package-lock.json | .venv/.made
	@echo "Installing what the end-to-end tests need (once; some seconds) ..."
	@$(npm-ci) tests/e2e >/dev/null
	@touch $@

# Says at once what is missing, with the packages of Debian that bring it.
.browser-tools:
	@missing=; \
	$(node) || missing="$$missing nodejs"; \
	command -v npm >/dev/null || missing="$$missing npm"; \
	{ $(chromium); } >/dev/null || missing="$$missing chromium"; \
	command -v soffice >/dev/null || missing="$$missing libreoffice-calc-nogui libreoffice-writer-nogui"; \
	test -z "$$missing" || { \
		echo "The end-to-end tests need more (Node 18 or newer, npm, Chromium, LibreOffice): apt install$$missing." >&2; exit 1; }
