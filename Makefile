# One command runs the main job, one passes the tests; each makes .venv by itself.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check
INSTALL := $(PIP) --require-hashes --only-binary :all:
HOSPES := $(PIP) --no-deps --no-build-isolation --editable .

.PHONY: run rehearse test check bench format lock clean

run: .venv/.run            ## chat server and bot with the sample visit, at an address it prints
	$(BIN)/python -m bot run

rehearse: .venv/.run       ## 24 people live through the sample visit; the report lands in out/
	$(BIN)/python -m bot rehearse --speed max --out out/

test: .venv/.dev           ## the whole suite, on SQLite and on PostgreSQL
	$(BIN)/python -m pytest -n auto --dist loadgroup --cov --cov-report=term

check: .venv/.dev          ## style, types, layers, locks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.check_locks

bench: .venv/.dev          ## every figure that docs/benchmarks.md quotes
	$(BIN)/python -m benchmarks

format: .venv/.dev
	$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

lock:                      ## re-pin the dependencies; needs uv
	uv pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
	  --universal --python-version 3.11 --extra make pyproject.toml -o requirements.txt
	uv pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
	  --universal --python-version 3.11 --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean:
	rm -rf .venv out

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Hospes needs Python 3.11 or newer; '$(PYTHON)' is older. Try: make PYTHON=python3.11 …"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.run: .venv/bin/python requirements.txt pyproject.toml
	$(INSTALL) -r requirements.txt
	$(HOSPES)
	@touch $@

.venv/.dev: .venv/bin/python requirements-dev.txt pyproject.toml
	$(INSTALL) -r requirements-dev.txt
	$(HOSPES)
	@touch $@ .venv/.run
