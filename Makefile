# Two commands matter: `make report` does the main job, `make test` passes the tests.
# Both install what they need into .venv first, so a fresh clone needs nothing else.
VENV := .venv
ifeq ($(OS),Windows_NT)
PYTHON ?= py
BIN := $(VENV)/Scripts
else
PYTHON ?= python3
BIN := $(VENV)/bin
endif

.PHONY: report test lint types check golden catalogue docs bench wheel clean
.DEFAULT_GOAL := check

report: $(VENV)/ready
	$(BIN)/trygg report plans/2022.yaml --tertial 2

test: $(VENV)/ready-dev
	$(BIN)/python -m pytest

lint: $(VENV)/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/ready-dev
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 trygg_cli

check: lint types test

# remake what tests compare with; read the difference before committing it
golden: $(VENV)/ready-dev
	TRYGG_REMAKE=1 $(BIN)/python -m pytest -p no:xdist -o addopts= tests -k golden

catalogue: $(VENV)/ready-dev
	$(BIN)/python -m tests.catalogue

# what is made from the code: the tables of the model, the manual of the rules
docs: $(VENV)/ready-dev
	$(BIN)/python -m trygg_cli.model.shapes
	$(BIN)/python -m tests.manual

bench: $(VENV)/ready-dev
	$(BIN)/python bench/run.py

wheel: $(VENV)/ready-dev
	$(BIN)/python -m build --wheel

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/ready-dev: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $(VENV)/ready $@

clean:
	rm -rf $(VENV) dist rapporter .pytest_cache .mypy_cache .ruff_cache .hypothesis
