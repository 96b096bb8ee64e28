# Everything a coach or a contributor does with this repository; `make` alone lists it.
# Needs make and Python 3.11 or newer; the rest goes into .venv.

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8866
BIN := $(VENV)/bin
# Dash brings an extension that asks JupyterLab for a rebuild, so it lives in a place of its own.
BENCH ?= .venv-bench
PAGE ?= coach
SEATS ?= 30

# The clone's own template, chart bundle and settings come before installed copies of them.
export JUPYTER_PATH := $(CURDIR)/share/jupyter$(if $(JUPYTER_PATH),:$(JUPYTER_PATH))
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# What an installation is made of: when one of these changes, the next command installs again.
SOURCES := pyproject.toml hatch_build.py $(wildcard share/jupyter/lab/settings/overrides.d/*.json)
BUNDLE := share/jupyter/labextensions/mile-workbook/static/plotly.min.js

# Notebooks are committed without outputs, widget state and what differs between machines.
STRIP := $(BIN)/nbstripout --keep-id --extra-keys "metadata.widgets metadata.language_info.version \
	cell.metadata.execution cell.metadata.collapsed cell.metadata.scrolled cell.metadata.ExecuteTime"
NOTEBOOKS = $(wildcard notebooks/*.ipynb notebooks/*/*.ipynb)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help dashboard lab athletes workshop test soak bench pictures worksheet comparison lint format strip lock clean

help: ## List what make can do here
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

dashboard: $(VENV)/runtime.stamp ## Serve the coach's workbook in the browser (PORT=8866)
	@$(BIN)/mile dashboard $(PAGE) --port $(PORT)

lab: $(VENV)/runtime.stamp ## Open the notebooks in JupyterLab
	@$(BIN)/mile lab $(PAGE)

athletes: $(VENV)/runtime.stamp ## Serve each athlete the plan of their link
	@$(BIN)/mile athletes

workshop: $(VENV)/runtime.stamp ## Serve a class (PAGE="5 8 10" SEATS=30)
	@$(BIN)/mile workshop $(PAGE) --seats $(SEATS) --port $(PORT)

test: $(VENV)/everything.stamp ## Run every test: units, examples, notebooks, pages in a browser
	@echo "== Units and the examples in docstrings"
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile
	@echo "== Notebooks, run from top to bottom"
	@$(BIN)/python -m pytest -q --nbval-lax --nbval-current-env -n 2 --dist loadscope notebooks
	@echo "== Pages in a real browser"
	@CHROMIUM="$$($(BIN)/python tests/browser/find_chromium.py)" && export CHROMIUM && \
		$(BIN)/python -m pytest -q tests/browser

soak: $(VENV)/everything.stamp ## Kill, damage and reload ten times as often as the tests do
	@SOAK=10 $(BIN)/python -m pytest -q tests/roster/test_storage.py
	@CHROMIUM="$$($(BIN)/python tests/browser/find_chromium.py)" && export CHROMIUM && \
		SOAK=10 $(BIN)/python -m pytest -q tests/browser/test_classroom.py -k again_and_again

bench: $(BENCH)/bench.stamp ## Measure the budgets beside a bare Dash page
	@CHROMIUM="$$($(BENCH)/bin/python tests/browser/find_chromium.py)" && export CHROMIUM && \
		$(BENCH)/bin/python -m benchmarks $(ARGS)

pictures: $(VENV)/everything.stamp ## Take the README's pictures from the running app
	@CHROMIUM="$$($(BIN)/python tests/browser/find_chromium.py)" && export CHROMIUM && \
		$(BIN)/python docs/take_pictures.py

worksheet: $(VENV)/everything.stamp ## Write the exercises of all chapters as a page to print
	@$(BIN)/python docs/write_worksheet.py

comparison: $(VENV)/everything.stamp ## Compare our models with two independent packages
	@$(BIN)/python docs/compare_models.py

lint: $(VENV)/everything.stamp ## Check style and that notebooks are clean, changing nothing
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(STRIP) --verify $(NOTEBOOKS)

format: $(VENV)/everything.stamp strip ## Format code and notebooks, and mend what can be mended
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

strip: $(VENV)/everything.stamp
	@$(STRIP) $(NOTEBOOKS)

lock: $(VENV)/everything.stamp ## Choose the newest versions again and write both locks
	@$(call lock,requirements.lock,)
	@$(call lock,requirements-dev.lock,--extra test --extra dev --constraint requirements.lock)
	@$(call lock,requirements-bench.lock,--extra bench --constraint requirements.lock)

clean: ## Remove the environment, caches and the fetched bundle
	rm -rf $(VENV) $(BENCH) build dist .pytest_cache .ruff_cache .hypothesis $(BUNDLE) $(BUNDLE:.min.js=.txt)
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# No option of ours, nor comment of uv's, may name where packages come from.
lock = $(BIN)/uv pip compile pyproject.toml $(2) --universal --python-version 3.11 --generate-hashes \
	--upgrade --quiet --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock" --output-file $(1)

$(VENV)/made.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed; name one with: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "This Python cannot make environments. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Making $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/runtime.stamp: $(VENV)/made.stamp requirements.lock $(SOURCES)
	@echo "Installing the workbook (a minute or two, once) …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@

$(VENV)/everything.stamp: $(VENV)/runtime.stamp requirements-dev.lock
	@echo "Installing what tests and checks need …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

$(BENCH)/bench.stamp: requirements-bench.lock $(SOURCES)
	@echo "Installing the benchmarks and their peer into $(BENCH) …"
	@$(PYTHON) -m venv $(BENCH)
	@$(BENCH)/bin/python -m pip install --quiet --require-hashes -r requirements-bench.lock
	@$(BENCH)/bin/python -m pip install --quiet --no-deps --editable .
	@touch $@
