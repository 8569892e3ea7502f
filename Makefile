# Two commands do everything: `make demo` and `make test`. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

TRAINING := .venv-training
DATA ?= ../shared/data
TRAINED ?= trained

.PHONY: demo test check fix docs train export coreference happenings clean
.DEFAULT_GOAL := demo

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Stemma needs Python 3.11 or newer; name one with: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@

demo: $(STAMP)  ## collate the examples and say where the report lies
	@mkdir -p demo
	$(BIN)/stemma collate examples/reports --case demo/examples.stemma || test $$? -eq 1
	@echo
	@echo "Open demo/examples.html in a browser, or go on with:"
	@echo "  $(BIN)/stemma differences demo/examples.stemma"

test: check  ## all that CI runs
	$(BIN)/python -m pytest

check: $(STAMP)  ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fix: $(STAMP)  ## mend what a machine can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(STAMP)  ## write the command reference anew
	$(BIN)/python -m stemma.cli.reference > docs/command-reference.md

$(TRAINING)/.installed: training/requirements.txt pyproject.toml
	$(PYTHON) -m venv $(TRAINING)
	$(TRAINING)/bin/pip install --quiet --editable . --requirement training/requirements.txt
	@touch $@

train: $(TRAINING)/.installed  ## train the encoder on the sets in DATA, in two passes: about two hours on two cores
	@mkdir -p $(TRAINED)
	$(TRAINING)/bin/python -m training.train $(DATA) $(TRAINED)/first.pt
	$(TRAINING)/bin/python -m training.train $(DATA) $(TRAINED)/reader.pt --start $(TRAINED)/first.pt \
	  --rate 1.6e-4 --head-rate 6e-4 --scale 0.6

export: $(TRAINING)/.installed  ## write what was trained as the model that Stemma brings
	$(TRAINING)/bin/python -m training.export $(TRAINED)/reader.pt src/stemma/models

coreference: $(TRAINING)/.installed  ## train the ranker of antecedents on the sets in DATA: some minutes on one core
	$(TRAINING)/bin/python -m training.coreference $(DATA) src/stemma/models/coreference.npz

EVENTS = $(DATA)/event_coreference
# more piles with keys to fit on, each a KEY.json and its case: make happenings KEYED="KEY.json CASE.stemma"
KEYED =

happenings: $(STAMP)  ## fit the weights by which tellings of one happening are tied; prints them
	$(BIN)/python -m benchmarks.happenings_made ecb $(EVENTS)/ecb_train_corpus.txt \
	  $(EVENTS)/ecb_train_event.json $(TRAINED)/ecb
	$(BIN)/python -m benchmarks.happenings_made gvc $(EVENTS)/gvc/dev_dataset.conll \
	  $(EVENTS)/gvc/dev_event_mentions.json $(TRAINED)/gvc
	$(BIN)/stemma collate $(TRAINED)/ecb/reports --case $(TRAINED)/ecb.stemma --no-report --quiet
	$(BIN)/stemma collate $(TRAINED)/gvc/reports --case $(TRAINED)/gvc.stemma --no-report --quiet
	$(BIN)/stemma collate examples/reports --case $(TRAINED)/examples.stemma --no-report --quiet
	$(BIN)/python -m training.happenings $(TRAINED)/ecb/key.json $(TRAINED)/ecb.stemma \
	  $(TRAINED)/gvc/key.json $(TRAINED)/gvc.stemma examples/key.json $(TRAINED)/examples.stemma $(KEYED)

clean:  ## remove all that was built
	rm -rf $(VENV) $(TRAINING) demo dist .mypy_cache .ruff_cache .hypothesis
