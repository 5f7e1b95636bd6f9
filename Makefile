# Everything that is run by hand or by CI. `make` alone lists the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What running needs is installed at once; what testing needs more is twice as much.
STAMP := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
BI_PORT ?= 8088
UV := $(shell command -v uv 2>/dev/null)

# A server of yours, and modules of another project, have no business in the demo or the tests.
unexport DATABASE_URL
unexport PYTHONPATH
demo bi-demo bi-check test pytest: export WHOMET_HOME := $(CURDIR)/.whomet

# Installs an extra, unless its module is there: $(call with_extra,EXTRA,MODULE)
define with_extra
	@$(BIN)/python -c 'import $(2)' 2>/dev/null || \
		if test -n "$(UV)"; then \
			uv pip install --quiet --python $(BIN)/python --no-build-isolation -e '.[$(1)]'; \
		else \
			$(BIN)/python -m pip install --quiet --disable-pip-version-check \
				--no-build-isolation -e '.[$(1)]'; \
		fi
endef

# Installs this checkout with what a file pins, into an environment that is made if there is none:
# $(call installed_with,FILE).
define installed_with
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "whomet needs Python 3.11 or newer, and $(PYTHON) is not. Name one:" \
			"make PYTHON=/path/to/python3.12"; exit 1; }
	@echo "Making $(VENV) (about a minute the first time)"
	@test -x $(BIN)/python || { \
		if test -n "$(UV)"; then uv venv --quiet --python $(PYTHON) $(VENV); \
		else $(PYTHON) -m venv $(VENV); fi; } || { \
		rm -rf $(VENV); echo "No environment could be made: install uv, or your system's" \
			"python3-venv package."; exit 1; }
	@if test -n "$(UV)"; then \
		uv pip install --quiet --python $(BIN)/python --require-hashes -r $(1) && \
		uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .; \
	else \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check \
			--require-hashes -r $(1) && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
			--no-build-isolation -e .; \
	fi
endef

.DEFAULT_GOAL := help
.PHONY: help install demo test lint format pytest docs bi-demo bi-check lock clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(DEV)  ## make .venv with whomet, its pinned dependencies and what the tests need

demo: $(STAMP)  ## load the sample articles into a Postgres of its own and show who met whom
	@$(BIN)/whomet load seeds/articles
	@$(BIN)/whomet meetings --layout full
	@$(BIN)/whomet db connect

test: lint pytest  ## lint, types, import contracts and all tests

lint: $(DEV)  ## ruff, mypy and the import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

pytest: $(DEV)  ## the tests alone
	$(BIN)/pytest

format: $(DEV)  ## write the code as ruff would
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Superset needs older packages than ours, so it has an environment of its own; 0.7 GB with it.
bi-demo: $(STAMP) .superset/venv/.installed  ## Superset with a dashboard on the sample articles
	@$(BIN)/whomet load seeds/articles
	@$(BIN)/python sql/dashboards/superset/demo.py $(BIN)/whomet .superset $(BI_PORT)

bi-check: $(DEV) .superset/venv/.installed  ## what BI tools' drivers find; that dashboard in Chromium, its figures compared with SQL
	$(call with_extra,bi-check,playwright)
	$(BIN)/pytest tests/acceptance/check_drivers.py tests/acceptance/check_dashboard.py

.superset/venv/.installed: sql/dashboards/superset/requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { \
		echo "This Superset was tested with Python 3.11 alone: make bi-demo PYTHON=python3.11"; exit 1; }
	@echo "Installing Superset into .superset (minutes the first time)"
	@mkdir -p .superset && chmod 700 .superset
	@if test -n "$(UV)"; then \
		uv venv --quiet --clear --python $(PYTHON) .superset/venv && \
		uv pip install --quiet --python .superset/venv/bin/python -r $<; \
	else \
		$(PYTHON) -m venv --clear .superset/venv && \
		.superset/venv/bin/python -m pip install --quiet --disable-pip-version-check -r $<; \
	fi
	@touch $@

docs: $(STAMP)  ## build the documentation's site into docs/.site (installs the extra `docs`)
	$(call with_extra,docs,zensical)
	@$(BIN)/zensical build --strict --clean -f docs/zensical.toml
	@echo "Open docs/.site/index.html"

# Universal, so that a file serves every Python and platform; without index addresses, so that
# it serves every mirror; with hashes, so that what was tested is what is installed.
lock:  ## write requirements.txt and requirements-run.txt again from pyproject.toml (needs uv)
	@test -n "$(UV)" || { echo "make lock needs uv: https://docs.astral.sh/uv/"; exit 1; }
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --upgrade \
		--custom-compile-command "make lock" --quiet --output-file requirements.txt
	uv pip compile pyproject.toml --extra checkout --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate \
		--constraints requirements.txt \
		--custom-compile-command "make lock" --quiet --output-file requirements-run.txt

clean:  ## stop the demo's server; remove what was built, cached or loaded here
	@test ! -x $(BIN)/whomet || WHOMET_HOME=$(CURDIR)/.whomet $(BIN)/whomet db stop || true
	rm -rf $(VENV) .whomet .superset dist docs/.site docs/.cache .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Both files pin the build tools too: nothing unpinned is fetched while installing.
$(STAMP): pyproject.toml requirements-run.txt
	$(call installed_with,requirements-run.txt)
	@touch $@

$(DEV): pyproject.toml requirements.txt
	$(call installed_with,requirements.txt)
	@touch $(STAMP) $@
