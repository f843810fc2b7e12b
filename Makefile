# Everything starts here. Each target makes .venv from the hashed locks when it is missing or they have changed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check format bench schema senses screenshots lock clean
.DEFAULT_GOAL := demo

demo: $(READY)  ## the bot in a simulated Discord, in the browser
	$(BIN)/glossbot demo $(ARGS)

test: $(READY)  ## the tests
	$(BIN)/pytest $(ARGS)

check: $(READY)  ## everything that CI runs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/pyright
	$(BIN)/glossbot check --strict data
	$(BIN)/pytest

format: $(READY)  ## lay out the code and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY)  ## how well terms are found, and measurements of speed, as ratios inside one run
	$(BIN)/pytest --quiet tests/golden
	for file in bench/bench_*.py; do $(BIN)/python $$file || exit 1; done

schema: $(READY)  ## write data/entry.schema.json from the model
	$(BIN)/glossbot schema > data/entry.schema.json

senses: $(READY)  ## learn anew, from the messages in training/, when a word is meant as a term
	$(BIN)/python -m training.senses.fit

screenshots: $(READY)  ## take the pictures of the documentation anew, from the demo; wants Chromium
	$(BIN)/python -m docs.take_screenshots

lock: $(READY)  ## resolve the dependencies anew
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --upgrade \
	  pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --upgrade \
	  --extra demo --extra dev pyproject.toml -o requirements-dev.lock

$(READY): requirements-dev.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "glossbot needs Python 3.11 or newer; say PYTHON=python3.12 make ... if it has another name."; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

clean:  ## remove what the other targets made
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis dist build
