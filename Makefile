# Two commands matter: `make report` does the main job, `make test` passes the tests.
# Both install what they need into .venv first, so a fresh clone needs nothing else: what a lock file
# in locks/ names, and then the project itself (docs/decisions/0010).
VENV := .venv
ifeq ($(OS),Windows_NT)
PYTHON ?= py
INSIDE := Scripts
else
PYTHON ?= python3
INSIDE := bin
endif
BIN := $(VENV)/$(INSIDE)
PIP := -m pip --quiet --disable-pip-version-check

.PHONY: report test quick lint types check golden catalogue docs torture bench wheel release lock newest oldest clean
.DEFAULT_GOAL := check

report: $(VENV)/ready
	$(BIN)/trygg report plans/2022.yaml --tertial 2

test: $(VENV)/ready-dev
	$(BIN)/python -m pytest $(PYTEST)

# an answer within twenty seconds, while one works: no types, and not the tests that take their time
SLOW := agreement answer_targets approve archivable bench_corpus build calendar ci_files cli cli_collect_in cli_collect_out cli_diff \
	cli_history cli_identity cli_merge cli_query cli_remind cli_report cli_review collect_office collect_properties \
	documents files format golden_answers history homes keys limited mend merge model moves naive names_of_plans pages \
	plan_log policy query query_agreement query_filter query_index query_own query_sql \
	query_tables_extra races render_safety render_tables review slip source_differential source_hostile source_properties \
	templates two_evaluators unsettled why windows word_templates

quick: $(VENV)/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m pytest $(SLOW:%=--ignore=tests/test_%.py)

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
	$(BIN)/python -m tools.catalogue

# what is made from the code: the tables of the model, the manual of the rules
docs: $(VENV)/ready-dev
	$(BIN)/python -m tools.shapes
	$(BIN)/python -m tools.manual

# every command in every format in odd worlds, then writers that meet and that are killed; the last lines count
WORLDS ?= 300
RACES ?= 200
torture: $(VENV)/ready-dev
	$(BIN)/python -m tools.torture --worlds $(WORLDS)
	$(BIN)/python -m tools.races --count $(RACES)

# every table of figures in the documents, written there; one of them: make bench BENCH=diff
BENCH ?= run diff merge merge.growth documents collect history national memory engines
bench: $(VENV)/ready-dev
	set -e; for name in $(BENCH); do $(BIN)/python bench/$${name%.growth}.py $$(case $$name in *.growth) echo --growth;; esac) --write; done

wheel: $(VENV)/ready-dev
	$(BIN)/python -m build --wheel --no-isolation

# the wheel, and for each system a folder of all wheels; EMBEDDED=FILE adds the zip for Windows
release: wheel
	$(BIN)/python -m tools.release $(EMBEDDED:%=--embedded %)

# a lock that is installed lies in .venv too: only another content, and not a later date, has it installed anew
INSTALL_LOCK = { $(PYTHON) -m venv --clear $(VENV) && \
	$(BIN)/python $(PIP) install --require-hashes --only-binary :all: --requirement $(1) && cp $(1) $(VENV)/; }
INSTALL_PROJECT = $(BIN)/python $(PIP) install --no-index --no-deps --no-build-isolation --editable .
PROJECT := pyproject.toml hatch_build.py \
	$(wildcard trygg_cli/locale/*/LC_MESSAGES/*.po templates/* trygg_cli/templates/*.py)

$(VENV)/ready: locks/run.txt $(PROJECT)
	cmp -s $< $(VENV)/run.txt || $(call INSTALL_LOCK,$<)
	$(INSTALL_PROJECT)
	touch $@

$(VENV)/ready-dev: locks/dev.txt $(PROJECT)
	cmp -s $< $(VENV)/dev.txt || $(call INSTALL_LOCK,$<)
	cp locks/run.txt $(VENV)/
	$(INSTALL_PROJECT)
	touch $(VENV)/ready $@

# the lock files are for every Python and system that pyproject.toml allows; what is in run.txt is in dev.txt too
UV := $(VENV)-uv/$(INSIDE)/uv
COMPILE := $(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command 'make lock'
COMPILE_PROJECT := $(COMPILE) --only-binary :all: pyproject.toml --group build
PEERS := $(wildcard locks/bench/*.in)

lock: $(UV) $(PEERS:.in=) locks/bench/ajv-cli/package-lock.json
	$(COMPILE_PROJECT) --extra dev --output-file locks/dev.txt
	$(COMPILE_PROJECT) --constraint locks/dev.txt --output-file locks/run.txt
	$(COMPILE) --only-binary :all: pyproject.toml --extra xlsx --extra pdf --extra docx --constraint locks/dev.txt --output-file locks/release.txt

locks/bench/%: locks/bench/%.in $(UV)  # a peer that bench/run.py compares with
	$(COMPILE) $< --output-file $@.txt

locks/bench/ajv-cli/package-lock.json: locks/bench/ajv-cli/package.json  # the one that npm installs
	npm update --prefix $(@D) --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund

# the tests with the newest and with the lowest that pyproject.toml allows, each in an environment of its own
newest: $(UV)
	$(call TRY,$(VENV)-newest,highest)

oldest: $(UV)
	$(call TRY,$(VENV)-oldest,lowest-direct)

define TRY
$(UV) venv --quiet --clear --python $(PYTHON) $(1)
$(UV) pip install --quiet --python $(1) --resolution $(2) --requirement pyproject.toml --extra dev --group build
$(UV) pip install --quiet --python $(1) --offline --no-deps --no-build-isolation --editable .
$(UV) pip freeze --python $(1)
$(1)/$(INSIDE)/python -m pytest
endef

$(UV):
	$(PYTHON) -m venv $(VENV)-uv
	$(VENV)-uv/$(INSIDE)/python $(PIP) install 'uv>=0.13,<1'

clean:
	rm -rf $(VENV) $(VENV)-* dist rapporter .pytest_cache .mypy_cache .ruff_cache .hypothesis
	rm -rf trygg_cli/locale/*/LC_MESSAGES/*.mo trygg_cli/compiled_templates
