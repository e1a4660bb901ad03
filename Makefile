# Commands for people; each is done at once when there is nothing to do.
#   make demo      plan the shipped project and say what to open next
#   make app       the app and the calendar feeds in a browser
#   make test      the whole test suite
#   make check     style, types and the arrows between packages
#   make seeds     plan twenty invented projects and audit each
#   make fuzz      import a hundred thousand damaged files; takes one to three hours
#   make differential  a thousand random tiny projects: solver, audit and brute force agree; WORLDS=5000 for more
#   make mutants   faults in every rule, and which of them no test notices; CHANGED=1 for changed rules only
#   make bench     searches beside their yardsticks into docs/benchmarks.md; takes about two hours of a quiet machine
#   make docs      pages under docs/ that are made from the code
#   make messages  collect sentences to translate, compile the translations

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What this folder already has; the environment is made anew only when this changes.
RUN := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
LOCALE := src/cohortplan/text/locale
POT := .cache/cohortplan.pot
SPEAKING := $(wildcard $(addprefix src/cohortplan/,cli web feeds publishing workflows))
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: demo app test check seeds fuzz differential mutants bench docs messages
.DELETE_ON_ERROR:

demo: $(RUN)
	$(BIN)/cohortplan demo

app: $(RUN)
	$(BIN)/cohortplan serve

test: $(DEV)
	COHORTPLAN_FULL=1 $(BIN)/python -m pytest -n 2 --dist loadgroup

check: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

seeds: $(DEV)
	COHORTPLAN_FULL=1 COHORTPLAN_SEEDS=20 $(BIN)/python -m pytest tests/test_seeds.py

fuzz: $(DEV)
	mkdir -p .cache
	$(BIN)/python -m tests.intake.fuzz --tries 100000 --progress .cache/fuzz.json

differential: $(DEV)
	COHORTPLAN_WORLDS=$(or $(WORLDS),1000) $(BIN)/python -m pytest -n 2 \
		tests/solving/test_differential.py tests/rules/test_incremental_audit.py

# Equal runs give equal reports, and a second thread of a library would only take time from another process.
mutants: $(DEV)
	env -u COHORTPLAN_FULL PYTHONHASHSEED=0 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.mutants $(if $(CHANGED),--changed) \
		$(if $(MINUTES),--minutes $(MINUTES) --no-report) $(RULES)

bench: $(DEV)
	$(BIN)/python -m benchmarks search --into docs/benchmarks.jsonl $(BENCH) > /dev/null
	$(BIN)/python -m benchmarks encode --into docs/benchmarks.jsonl > /dev/null
	$(BIN)/python -m benchmarks report docs/benchmarks.jsonl --write docs/benchmarks.md

docs: $(RUN)
	$(BIN)/cohortplan rules --markdown > docs/rules.md.new
	mv docs/rules.md.new docs/rules.md
	$(BIN)/python -m tests.rule_words docs/adding-a-rule.md
	$(BIN)/python -m cohortplan.workflows.schemas docs/schemas

messages: $(DEV)
	mkdir -p $(dir $(POT))
	$(BIN)/pybabel --quiet extract --output-file $(POT) --keyword _n:1,2 --keyword to_translate \
		--keyword translate --keyword translate_plural:1,2 \
		--project cohortplan --no-location --sort-output --no-wrap --add-comments "Translators:" $(SPEAKING)
	$(BIN)/pybabel --quiet update --input-file $(POT) --output-dir $(LOCALE) --domain cohortplan \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap
	$(BIN)/pybabel --quiet compile --directory $(LOCALE) --domain cohortplan

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "cohortplan needs Python 3.11 or later: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(RUN): pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "installing what cohortplan stands on, once; this takes a minute or two" >&2
	$(INSTALL) --editable .
	touch $@

$(DEV): $(RUN)
	$(INSTALL) --editable '.[dev,bench]'
	touch $@
