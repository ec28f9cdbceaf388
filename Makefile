# make demo: install and look at real reports.  make test: run the tests.  make ci: all that CI runs.

PYTHON ?= $(shell for each in python3.13 python3.12 python3.11 python3.14 python3 python; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$each && break; done)
BIN = .venv/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check -q

.PHONY: demo test lint wheel bench ci clean

demo: .venv/installed
	@sh scripts/demo.sh $(BIN)/ddcheck

test: .venv/installed-dev
	$(BIN)/python -m pytest -q -n 2

lint: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

wheel: .venv/installed-dev
	sh scripts/test_wheel.sh $(BIN)/python

bench: .venv/installed-dev
	for each in start_up rules screening_speed throughput saved_runs name_quality; do echo "== $$each"; $(BIN)/python benchmarks/$$each.py || exit 1; done

ci: lint test wheel

clean:
	rm -rf .venv build dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "make: ddcheck needs Python 3.11 or later; install it, or say make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "make: on Debian and Ubuntu, first: apt install python3-venv" >&2; rm -rf .venv; exit 1; }

.venv/installed: .venv/bin/python pyproject.toml
	$(PIP) install -U 'pip>=23'
	$(PIP) install -e .
	@# Else a first start compiles every module, and one that may not write does so each time.
	$(BIN)/python -m compileall -q src
	@touch $@

.venv/installed-dev: .venv/installed scripts/dependencies.py
	$(BIN)/python scripts/dependencies.py dev > .venv/dev.txt
	$(PIP) install -r .venv/dev.txt
	@touch $@
