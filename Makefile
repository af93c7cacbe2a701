# Two commands do all the set-up: make demo, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check lint types layers unit system bench docs clean

# What is installed follows pyproject.toml: the stamp is older than it, or it is not.
$(VENV)/.base: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check -U "pip>=25.1"
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e .
	@touch $@

$(VENV)/.full: $(VENV)/.base
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e ".[full]" --group dev
	@touch $@

demo: $(VENV)/.base  ## lint the example content repository
	@$(BIN)/python examples/demo.py

test: lint types layers unit  ## lint, types, tests

check: lint types layers

lint: $(VENV)/.full
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: $(VENV)/.full
	@$(BIN)/mypy

layers: $(VENV)/.full
	@$(BIN)/lint-imports --no-cache

unit: $(VENV)/.full
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -q $(PYTEST)
	@$(BIN)/coverage combine -q
	@$(BIN)/coverage report

system:  ## what only the operating system's packages bring (Debian)
	@if command -v apt-get >/dev/null; then sh tests/system/install.sh; else echo "no apt-get: install by hand what tests/system/install.sh names"; fi

bench: $(VENV)/.full
	@$(BIN)/python benchmarks/speed.py

docs: $(VENV)/.base  ## write the generated pages again
	@$(BIN)/python docs/generate.py

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage* dist
