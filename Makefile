# One command runs the main job, one passes the tests; each makes .venv by itself.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check
INSTALL := $(PIP) --require-hashes --only-binary :all:
# Two more than there are cores: some tests wait for processes and clocks.
WORKERS = $(shell expr $$($(PYTHON) -c 'import os; print(os.cpu_count())') + 2)
HOSPES := $(PIP) --no-deps --no-build-isolation --editable .

# Compiled modules are kept, whatever the environment says: the tests start some hundred processes.
test cover: export PYTHONDONTWRITEBYTECODE =

.PHONY: run rehearse test cover browser check bench crash storm replicas downtime races punctual properties channels fuzz soak format lock clean

run: .venv/.run            ## the stage: chats side by side with the sample visit, at an address it prints
	$(BIN)/python -m bot run

rehearse: .venv/.run       ## 24 people live through the sample visit; the report lands in out/
	$(BIN)/python -m bot rehearse --speed max --out out/

test: .venv/.dev           ## the whole suite, on SQLite and on PostgreSQL
	$(BIN)/python -m pytest -n $(WORKERS)

cover: .venv/.dev          ## the same, traced: fails below the coverage that pyproject.toml asks for
	$(BIN)/python -m pytest -n $(WORKERS) --cov --cov-report=term

browser: .venv/.browser    ## board, run sheet, stage and chat page in a real Chromium, with axe-core
	BROWSER_REQUIRED=1 $(BIN)/python -m pytest tests/browser

check: .venv/.dev          ## style, types, layers, locks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.check_locks

bench: .venv/.dev          ## every figure that docs/benchmarks.md quotes
	$(BIN)/python -m benchmarks

crash: .venv/.dev          ## killed fifty times while fifty people act, on both databases (10 minutes)
	CRASH_FULL=1 $(BIN)/python -m pytest tests/attack/test_crash.py -q -s

storm: .venv/.dev          ## killed in a storm of faults, silence and a database that goes away (6 minutes)
	STORM_FULL=1 $(BIN)/python -m pytest tests/attack/test_storm.py -q -s

replicas: .venv/.dev       ## three processes on one PostgreSQL: killed, frozen, cut off (9 minutes)
	$(BIN)/python -m tests.replicas

downtime: .venv/.dev       ## 30,000 entries due after days without the bot
	DOWNTIME_ENTRIES=30000 $(BIN)/python -m pytest tests/journeys/test_downtime.py -q --durations=5

races: .venv/.dev          ## every pair of use cases that can meet, many times
	RACE_ROUNDS=100 $(BIN)/python -m pytest tests/races tests/storage/test_groups.py -q

punctual: .venv/.dev       ## two minutes of a visit in real time: how late its links come
	$(BIN)/python -m benchmarks punctual

properties: .venv/.dev     ## a thousand random visits; people in 24 time zones
	LIVES=1000 $(BIN)/python -m pytest tests/properties tests/bot/rehearsal/test_zones.py -q

channels: .venv/.dev       ## the sample, its halves swapped between Telegram and the page, compared message by message
	CHANNELS_FULL=1 $(BIN)/python -m pytest tests/bot/rehearsal/test_channels.py -q

fuzz: .venv/.dev           ## the people's HTTP API asked whatever its own description allows
	CHAT_FUZZ=200 $(BIN)/python -m pytest tests/bot/chat_server/doors/test_openapi_fuzz.py -q

soak: .venv/.dev           ## half an hour at 30 updates and 30 messages a second
	$(BIN)/python -m benchmarks.soak --minutes 30

format: .venv/.dev
	$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

lock:                      ## re-pin the dependencies; needs uv
	uv pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
	  --universal --python-version 3.11 --extra make pyproject.toml -o requirements.txt
	uv pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
	  --universal --python-version 3.11 --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
	uv pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
	  --universal --python-version 3.11 benchmarks/peers/requirements.in -o benchmarks/peers/requirements.txt
	uv pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
	  --universal --python-version 3.11 -c requirements-dev.txt requirements-browser.in -o requirements-browser.txt

clean:
	rm -rf .venv .venv-peers out

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

.venv/.browser: .venv/.dev requirements-browser.txt
	$(INSTALL) -r requirements-browser.txt
	@touch $@
