# make serve   set everything up, build, and serve the site with the working calculator
# make test    set everything up, and run the unit and the real-browser tests
# make profile  find out anew which of Python's functions run here: when Pyodide, its tools or the verbs have changed
# make poisoned  run the main tests, every byte that was moved out of the first download being junk
# make hostile  10,000 generated documents, tables and lists of ACE's against the rules (make test tries a few hundred)
# make same    hold 2,000 random ledgers in the browser's Python against this machine's
# make soak    1,000 chance actions in a browser against a model; SEED=7 ACTIONS=200 does again what seed 7 did
# make mutants  change the rules in small ways and count what no test notices; ONLY="rules cycle" for a few modules
# make check   lint, formatting and types, in Python and JavaScript; the built pages' HTML
# make hooks   have make format and make check run before each commit in this clone
# make site    build the site into site/
# make screenshot  draw the picture in README.md from the built site
# make bench   measure the start-up and the engine (not part of the tests)
# make lighthouse  judge every page by Lighthouse, on a phone and on a desktop
# make lock    pin the Python packages again after changing pyproject.toml
# make clean   remove everything that was made

BIN := .venv/bin
PORT ?= 8000
SOURCES := $(sort $(shell find calculator docs overrides tests/cases tests/conformance -type f -not -name '*.pyc') \
	mkdocs.yml pyproject.toml README.md LICENSE)

.DELETE_ON_ERROR:
.PHONY: always help setup serve test same profile poisoned unit hostile soak mutants check python-style python-types plain-language \
    script-types markup format hooks site screenshot bench lighthouse lock clean
help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

setup: .venv/ready node_modules/ready

.venv/ready: requirements/dev.txt pyproject.toml scripts/find-python
	@scripts/home
	@python=$$(scripts/find-python) && echo "Setting up .venv with $$python" && "$$python" -m venv .venv
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

node_modules/ready: package-lock.json .npmrc | .venv/ready
	@scripts/node-packages

# The service worker is the last file the build writes, when all that it lists has been found sound.
site: site/sw.js
site/sw.js: .venv/ready node_modules/ready build/asked $(SOURCES)
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict
	@touch $@

# What no file's age tells: for which address, and that a source is gone.
build/asked: always
	@mkdir -p build && echo "$$SITE_URL $$REPOSITORY_URL $(SOURCES)" | cmp -s - $@ || echo "$$SITE_URL $$REPOSITORY_URL $(SOURCES)" >$@

serve: site
	@$(BIN)/python scripts/serve.py --port $(PORT)

# Chromium is needed; the tests in the other two are skipped, saying so, where they are not installed.
test: site
	@CHROMIUM=$$(scripts/find-browser chromium) && FIREFOX=$$(scripts/find-browser --optional firefox) && \
	WEBKIT=$$(scripts/find-browser --optional webkit) && export CHROMIUM FIREFOX WEBKIT && $(BIN)/python -m pytest -n auto --dist worksteal

same: site
	@LEDGERS=2000 $(BIN)/python -m pytest tests/pyodide

# Each browser that is here is asked; one that is not costs its readers what only it calls.
profile: site
	@CHROMIUM=$$(scripts/find-browser chromium) && FIREFOX=$$(scripts/find-browser --optional firefox) && \
	WEBKIT=$$(scripts/find-browser --optional webkit) && export CHROMIUM FIREFOX WEBKIT && $(BIN)/python tests/pyodide/counting.py

# The tests of the browser's Python and the main flows, every byte that was moved to the later part being junk.
POISONED := tests/pyodide $(wildcard tests/browser/test_main_flow.py tests/browser/test_browsers.py tests/browser/test_webkit.py \
    tests/browser/test_start_from_memory.py tests/browser/test_failed_start.py)
poisoned: site
	@$(BIN)/python tests/pyodide/poisoned.py build/poisoned
	@CHROMIUM=$$(scripts/find-browser chromium) && FIREFOX=$$(scripts/find-browser --optional firefox) && \
	WEBKIT=$$(scripts/find-browser --optional webkit) && export CHROMIUM FIREFOX WEBKIT && \
	SITE=$(CURDIR)/build/poisoned LEDGERS=1500 $(BIN)/python -m pytest $(POISONED) -n auto --dist worksteal

unit: .venv/ready
	@$(BIN)/python -m pytest tests/unit tests/contract

hostile: .venv/ready
	@HOSTILE_FILES=10000 $(BIN)/python -m pytest tests/unit/test_hostile.py tests/unit/test_spoiled.py tests/unit/test_kept_tables.py tests/unit/advice/test_reconcile.py

soak: site
	@CHROMIUM=$$(scripts/find-browser chromium) && export CHROMIUM && SOAK_SEED=$(or $(SEED),$$(date +%s)) \
	SOAK_ACTIONS=$(or $(ACTIONS),1000) $(BIN)/python -m pytest tests/browser/test_soak.py -s

.venv/mutants: requirements/mutants.txt .venv/ready
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/mutants.txt
	@touch $@

mutants: .venv/mutants
	@nice -n 19 $(BIN)/python scripts/mutants.py $(ONLY)

# Each kind of check by itself, so that `make -j` makes them side by side, and while the site is built.
check: markup python-style python-types plain-language script-types

python-style: .venv/ready
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

python-types: .venv/ready
	@$(BIN)/mypy

plain-language: .venv/ready
	@$(BIN)/python scripts/reading_grade.py

script-types: setup
	@PATH="$(CURDIR)/$(BIN):$$PATH" scripts/node-tool npx --no-install tsc -p .
	@PATH="$(CURDIR)/$(BIN):$$PATH" scripts/node-tool npx --no-install tsc -p overrides/assets/javascripts/offline

markup: setup site
	@PATH="$(CURDIR)/$(BIN):$$PATH" scripts/node-tool npx --no-install html-validate "site/**/*.html"

format: .venv/ready
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

hooks:
	@git config core.hooksPath scripts/hooks
	@echo "make format and make check now run before each commit. To undo it: git config --unset core.hooksPath"

screenshot: site
	@CHROMIUM=$$(scripts/find-browser chromium) && export CHROMIUM && $(BIN)/python scripts/screenshot.py

bench: site benchmarks/pyscript/node_modules/ready
	@$(BIN)/python benchmarks/engine.py && $(BIN)/python benchmarks/roster.py
	@CHROMIUM=$$(scripts/find-browser chromium) && export CHROMIUM && $(BIN)/python benchmarks/startup.py

# Lighthouse has packages of its own, and needs a newer Node than the site.
lighthouse: export NODE_AT_LEAST = 23
lighthouse: site benchmarks/lighthouse/node_modules/ready
	@CHROMIUM=$$(scripts/find-browser chromium) && export CHROMIUM && $(BIN)/python benchmarks/scores.py $(PAGES)

benchmarks/%/node_modules/ready: benchmarks/%/package-lock.json | .venv/ready
	@scripts/node-packages benchmarks/$*

lock:
	uv pip compile --universal --python-version 3.12 --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links --group docs --group test -o requirements/dev.txt
	uv pip compile --universal --python-version 3.12 --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links --group mutants -c requirements/dev.txt -o requirements/mutants.txt
	uv pip compile --universal --python-version 3.12 --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links requirements/node.in -o requirements/node.txt

clean:
	rm -rf .venv node_modules benchmarks/*/node_modules site build dist *.egg-info .cache .hypothesis .*_cache
	find . -name .git -prune -o -name __pycache__ -prune -exec rm -rf {} +
