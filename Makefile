# Two commands matter: `make run` opens the dashboard, `make test` runs the tests; `make quick` those
# of them that belong to every change, `make whole` what is repeated at length before a release too.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MOORLANDS := $(BIN)/moorlands-dash

# Workers, servers and loads start several times over: what is compiled once is kept.
export PYTHONDONTWRITEBYTECODE =

# A module's tests share what they make, so one process has them; tests/order.py orders them.
BY_MODULE := --dist loadfile --no-loadscope-reorder

.PHONY: run start public test quick whole search mutated attack lint types layers format docs bench look visitors backtest promises equal-maps pooled agreement claims unchanged beyond sentences power demo lock sbom replicas clean

run: $(VENV)/.installed
	@$(MOORLANDS) init
	@$(MOORLANDS) serve

# Any district's dashboard with its public figures: make start DISTRICT="High Peak". Beside it can be named CSP, its
# partnership where that is asked for; FROM, a folder of downloads; HOME_OF, another home; PLAN=1, to fetch nothing.
# What is named reaches the command through the environment: no sign in it steers the shell.
export DISTRICT CSP FROM HOME_OF
start: $(VENV)/.installed
	@$(MOORLANDS) $(if $(HOME_OF),--home "$$HOME_OF") start "$$DISTRICT" $(if $(CSP),--csp "$$CSP") \
	  $(if $(FROM),--from "$$FROM") $(if $(PLAN),--plan)

public: $(VENV)/.installed
	@$(MOORLANDS) init
	@$(MOORLANDS) --public serve

test: $(VENV)/.tested
	$(BIN)/python -m pytest -n auto $(BY_MODULE)

# What belongs to every change: no browser, no simulation, no whole home of data, nothing that takes
# a third of a second; and not what is touched least, how data are fetched, kept safe and served.
QUICK_WITHOUT := tests/deploy $(addprefix tests/unit/,fetch store/backup store/database)
quick: $(VENV)/.tested
	$(BIN)/python -m pytest -n logical $(BY_MODULE) --hypothesis-profile quick \
	  -m "not browser and not simulation and not home and not slow and not whole" \
	  $(addprefix --ignore=,$(QUICK_WITHOUT))

# Before a release: also every pair of kinds of files, and a load killed before each of its steps.
whole: $(VENV)/.tested
	$(BIN)/python -m pytest -n auto $(BY_MODULE) --hypothesis-profile whole -m ""

# The property tests on examples that differ each time; what they find becomes an @example. Then
# spoilt files of every layout, others with SEED=...; `make mutated` tries these alone.
FILES ?= 20000
SEED ?= 1
search: $(VENV)/.tested
	$(BIN)/python -m pytest -n auto --hypothesis-profile search \
	  $$(grep -rl "import.*given" tests --include="*.py")
	$(MAKE) mutated

mutated: $(VENV)/.tested
	$(BIN)/python -m tests.mutated $(FILES) $(SEED)

# How large a change is seen; writes docs/accuracy.md.
power: $(VENV)/.tested
	$(BIN)/python -m benchmarks.power

# What somebody who knows the program, and all that is published, can tell of counts that are hidden.
TABLES ?= 200
attack: $(VENV)/.tested
	$(BIN)/python -m tests.attacker $(TABLES) $(SEED)

# Whether known weaknesses stand in the packages asks a list on the internet, so it is no part of this:
# `pip-audit --require-hashes -r deploy/requirements.lock`, where that may be reached.
lint: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/bandit -q -c pyproject.toml -r app.py pages moorlands_dash demonstration 2>/dev/null

types: $(VENV)/.tested
	$(BIN)/mypy

layers: $(VENV)/.tested
	$(BIN)/lint-imports

format: $(VENV)/.tested
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.installed
	$(BIN)/python -m moorlands_dash.tables.reference > docs/tables.md

bench: $(VENV)/.tested
	$(BIN)/python -m benchmarks

# Words before unfolding, height, charts on the first screen, movement and bytes of each page.
look: $(VENV)/.tested
	$(BIN)/python -m benchmarks.look $(PAGES)

# 50 and 100 people at once on one replica and on two, half an hour on an idle machine; SHORT=1 for
# some minutes, BEFORE=DIR for another checkout in the same run.
visitors: $(VENV)/.tested
	$(BIN)/python -m benchmarks.visitors $(if $(SHORT),--short) $(if $(BEFORE),--reference "$(BEFORE)")

# What is said of hotspots since the year before, on maps where nothing has changed.
unchanged: $(VENV)/.tested
	$(BIN)/python -m benchmarks.hotspot_changes

# How often chance alone takes months beyond their usual range, and marks control charts.
beyond: $(VENV)/.tested
	$(BIN)/python -m benchmarks.by_chance

# Every sentence of eleven homes against grammar and facts; `make sentences HOMES="'one month'"`.
sentences: $(VENV)/.tested
	$(BIN)/python -m tests.sentences $(HOMES)

backtest: $(VENV)/.tested
	$(if $(CSV),,$(MOORLANDS) init && $(MOORLANDS) backtest)
	$(BIN)/python -m benchmarks.backtest $(CSV)

# How often promises are kept that were set at even chances; writes docs/accuracy.md.
promises: $(VENV)/.tested
	$(BIN)/python -m benchmarks.promises $(CSV)

# Typed claims against readings made by hand; the table goes into docs/accuracy.md.
claims: $(VENV)/.tested
	$(BIN)/python -m benchmarks.claims
# How often wards that are truly equal are called higher or lower (kept in docs/accuracy.md), and
# whether what the pages say of one rate agrees, in the demonstration or in HOME_OF=...
MAPS ?= 500
equal-maps: $(VENV)/.tested
	$(BIN)/python -m benchmarks.equal_maps --maps $(MAPS)

# How often the pooled shares of wards hold the truth.
pooled: $(VENV)/.tested
	$(BIN)/python -m benchmarks.pooled

DRAWN ?= 500
agreement: $(VENV)/.tested
	$(BIN)/python -m benchmarks.agreement $(DRAWN)
	$(BIN)/python -m tests.agreement $(if $(HOME_OF),--home $(HOME_OF),)

demo: $(VENV)/.installed
	$(BIN)/python -m demonstration

# The exact versions that the tests ran with, for every platform and Python from 3.11 on, each with
# the hashes of its files; then the same versions of what a server needs, without the tests' tools.
LOCKED := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-header --no-emit-index-url --no-emit-find-links
lock: $(VENV)/.tested
	$(BIN)/pip install --quiet uv
	$(LOCKED) $(if $(UPGRADE),--upgrade) --output-file requirements.lock requirements-dev.txt
	$(LOCKED) --constraints requirements.lock --output-file deploy/requirements.lock deploy/requirements.in

# What a server runs on, as a bill of materials (CycloneDX) for whoever compares it with known weaknesses.
sbom: $(VENV)/.tested
	@mkdir -p build
	$(BIN)/cyclonedx-py requirements deploy/requirements.lock --pyproject pyproject.toml \
	  --output-reproducible --validate --output-file build/sbom.json

# Two replicas behind nginx and fifty readers: one replica is killed, and all go on.
replicas: $(VENV)/.tested
	READERS=50 $(BIN)/python -m pytest -n 0 -m "" tests/deploy/test_replicas.py

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build *.egg-info

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Name another with: make run PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.tested: requirements.lock pyproject.toml tests/install_browser.py tests/install_database.py \
  tests/deploy/install_proxies.py tests/provider/package-lock.json | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	$(BIN)/python tests/install_browser.py
	$(BIN)/python tests/provider/install.py
	$(BIN)/python tests/install_database.py
	$(BIN)/python tests/deploy/install_proxies.py
	@touch $(VENV)/.installed $@
