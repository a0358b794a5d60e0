# `make serve` and `make test` are all a newcomer needs; each prepares .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: setup serve link demo lab test soak bench mutants lock clean

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("The workbook needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Set PYTHON=... to another one.") if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(READY)

serve: setup
	$(BIN)/empathy serve

link: setup
	@$(BIN)/empathy link

demo: setup
	$(BIN)/empathy demo

lab: setup
	$(BIN)/empathy lab

test: setup
	$(BIN)/python tests/chromium.py
	$(BIN)/python tests/javascript/prepare.py
	$(BIN)/python tests/phones/prepare.py
	$(BIN)/python -m pytest -m alone
	$(BIN)/python -m pytest -m 'not alone' --dist loadfile --numprocesses \
		$$($(BIN)/python -c 'import os; print(min(4, (os.cpu_count() or 1) + 1))')

soak: setup
	$(BIN)/python tests/chromium.py
	EMPATHY_TRIALS=500 $(BIN)/python -m pytest tests/browser/test_kill.py tests/commands/test_killed_commands.py
	EMPATHY_STALL=60 $(BIN)/python -m pytest tests/browser/test_line.py
	for browser in $$($(BIN)/python tests/chromium.py --every); do \
		EMPATHY_CHROMIUM=$$browser EMPATHY_CROWDS=200 $(BIN)/python -m pytest tests/server/test_crowd.py || exit 1; done
	EMPATHY_TRIALS=50 $(BIN)/python -m pytest tests/records/shelves/test_restore.py
	EMPATHY_FUZZ=1000000 $(BIN)/python -m pytest -o timeout=86400 tests/exchange

bench: setup
	$(BIN)/python tests/chromium.py
	$(BIN)/python -m benchmarks

mutants: setup
	$(BIN)/python tests/mutants.py scoring
	$(BIN)/python tests/mutants.py play
	$(BIN)/python tests/mutants.py records
	$(BIN)/python tests/mutants.py readers

lock:
	$(BIN)/python -m pip install --quiet 'pip-tools>=7.5,<8'
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header --extra test --extra build \
		-o requirements.lock pyproject.toml
	sed -i.bak '/^--/d' requirements.lock && rm requirements.lock.bak  # no index of this machine goes in

clean:
	rm -rf $(VENV) .venv-peers dist build
