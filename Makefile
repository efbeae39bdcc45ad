# Two commands on a fresh machine: `make demo` and `make test`. Needs Python >= 3.10 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP_INSTALL := $(BIN)/python -m pip install --quiet --constraint constraints.txt
DEMO_OUT := out/demo

.PHONY: demo test check setup docs train bench bench-accuracy browser clean

demo: $(VENV)/.offline
	$(BIN)/rehearsal-audio analyse fixtures/audio --output $(DEMO_OUT) --consent-confirmed

test: setup
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest

check: setup
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest -q -m "not models and not browser and not pyannote and not docs"

# The documentation site into site/, strictly: a broken link fails. Look at it with: python -m http.server -d site
docs: $(VENV)/.docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

setup: $(VENV)/.everything browser

# The weights of wording from the written scenes; then the scenes that were held out.
train: setup
	$(BIN)/python training/train_wording.py
	$(BIN)/python benchmarks/labels.py

bench: setup
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/endurance.py
	$(BIN)/python benchmarks/pages.py
	$(BIN)/python benchmarks/batch.py
	$(BIN)/python benchmarks/kills.py
	$(BIN)/python benchmarks/summary.py

bench-accuracy: setup
	$(BIN)/python benchmarks/transcription.py
	$(BIN)/python benchmarks/diarisation.py
	$(BIN)/python benchmarks/robustness.py
	$(BIN)/python benchmarks/attribution.py
	$(BIN)/python benchmarks/turn_taking.py
	$(BIN)/python benchmarks/labels.py
	$(BIN)/python benchmarks/redaction.py
	$(BIN)/python benchmarks/end_to_end.py
	$(BIN)/python benchmarks/degraded.py
	$(BIN)/python benchmarks/intervals.py
	$(BIN)/python benchmarks/summary.py

.PHONY: lint
lint:
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

$(VENV)/.made:
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.offline: $(VENV)/.made pyproject.toml constraints.txt
	$(PIP_INSTALL) --editable ".[offline]"
	touch $@

$(VENV)/.docs: $(VENV)/.made pyproject.toml constraints.txt
	$(PIP_INSTALL) --editable ".[docs]"
	touch $@

$(VENV)/.everything: $(VENV)/.made pyproject.toml constraints.txt
	$(PIP_INSTALL) --editable ".[offline,pyannote,evaluation,encrypt,research,cluster,tutorial,docs,dev]"
	touch $@ $(VENV)/.offline $(VENV)/.docs

# The browser tests drive an installed Chromium; where there is none and apt-get may install one, it does.
browser:
	@if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; \
	else echo "No Chromium found: the browser tests will be skipped. Install Chromium to run them."; fi

clean:
	rm -rf out site build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
