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
.PHONY: help run chat test check static fix format lint types contracts policy bench e2e faults clean

help: ## say what can be done here
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: .venv/.runtime ## start the assistant; at this step that is the chat in the terminal
	@$(BIN)/partnerships chat $(ARGS)

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

e2e: ## drive the real client and a real browser (comes with step 3)
	@echo "Nothing to run yet: the end-to-end tests come with the Teams channel in step 3."

faults: .venv/.dev ## break things on purpose: kill writers and servers, some hundred times
	@$(BIN)/pytest -m faults $(ARGS)

clean: ## throw away the virtual environment and every cache
	@rm -rf .venv build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
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

.venv/.dev: pyproject.toml | .venv/.made
	@echo "Installing what the checks need (once; half a minute) ..."
	@$(call install,".[dev]")
	@touch $@ .venv/.runtime

.venv/.made:
	@test -n "$(PYTHON)" || { \
		echo "Python 3.11 or newer is needed and was not found: install it (Debian: apt install python3 python3-venv)." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Python's venv module is missing: install it (Debian: apt install python3-venv)." >&2; exit 1; }
	@echo "Making a virtual environment in .venv ..."
	@$(PYTHON) -m venv --clear .venv
	@touch $@
