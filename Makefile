# make run: the library with its example content. make test: everything that is checked by running.
# Stamps in .venv record what is installed, so that nothing is done twice for the same lock.

VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
INSTALL := $(UV) pip install --quiet --python $(BIN)/python
SYNC := $(UV) pip sync --quiet --require-hashes
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header
RUN_READY := $(VENV)/run-ready
DEV_READY := $(VENV)/dev-ready
LEAFLET := iatheque/web/static/iatheque/leaflet/leaflet.js
BENCH_VENV := .venv-bench
BENCH_READY := $(BENCH_VENV)/bench-ready
PYTEST := $(BIN)/pytest --numprocesses auto --dist worksteal
SCORING_TESTS := tests/decision/results tests/decision/law $(wildcard tests/decision/test_answers*.py)
PROSE := @printf '\n== %s\n'

.DEFAULT_GOAL := help
.PHONY: help run test lint fmt lock schemas outlines messages bench clean

help: ## Show what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile

run: export IATHEQUE_DEMO ?= 1
run: $(RUN_READY) ## Open the library, with its example content, at http://localhost:8810
	@$(BIN)/iatheque demo
	@exec $(BIN)/iatheque serve

test: $(DEV_READY) ## Run every test, on SQLite then on PostgreSQL, and the branches of scoring
	@scripts/system_packages.sh chromium-headless-shell postgresql
	$(PROSE) 'Calculs des outils de décision : chaque branche est essayée'
	@$(BIN)/coverage erase
	@env --unset=DATABASE_URL $(BIN)/coverage run -m pytest --numprocesses auto --quiet $(SCORING_TESTS)
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report
	$(PROSE) 'Tests sur SQLite'
	@env --unset=DATABASE_URL $(PYTEST) $(SCORING_TESTS:%=--ignore=%)
	$(PROSE) 'Tests sur PostgreSQL'
	@$(BIN)/python scripts/with_postgres.py $(PYTEST)

lint: export IATHEQUE_DATA_DIR := $(VENV)/lint
lint: $(DEV_READY) ## Check style, imports, types, templates and migrations
	$(PROSE) 'ruff'
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	$(PROSE) 'import-linter'
	@$(BIN)/lint-imports
	$(PROSE) 'mypy'
	@$(BIN)/mypy
	$(PROSE) 'djlint'
	@$(BIN)/djlint iatheque --lint --quiet
	$(PROSE) 'Django'
	@$(BIN)/iatheque check --fail-level WARNING
	@env --unset=DATABASE_URL $(BIN)/iatheque makemigrations --check --dry-run

fmt: $(DEV_READY) ## Format the code
	@$(BIN)/ruff check --fix-only --quiet
	@$(BIN)/ruff format

lock: $(UV) ## Resolve the dependencies again; UPGRADE=--upgrade takes the latest versions
	@$(COMPILE) $(UPGRADE) --group installer --output-file locks/uv.txt
	@$(COMPILE) $(UPGRADE) pyproject.toml --output-file locks/run.txt
	@$(COMPILE) $(UPGRADE) pyproject.toml --all-extras --group test --group lint \
		--constraints locks/run.txt --output-file locks/dev.txt
	@$(COMPILE) $(UPGRADE) --group bench --output-file locks/bench.txt
	@scripts/npm.sh . $(if $(UPGRADE),update,install) --package-lock-only --no-audit --no-fund \
		--omit-lockfile-registry-resolved

schemas: $(RUN_READY) ## Write again the files generated from the published model
	@$(BIN)/python -m iatheque.schema.generate

outlines: $(RUN_READY) ## Draw again the outlines of French territories, from Natural Earth
	@scripts/npm.sh scripts/outlines ci --no-audit --no-fund
	@$(BIN)/python scripts/outlines.py

messages: $(DEV_READY) ## Bring the translations up to date with the French texts
	@scripts/messages.sh

bench: $(RUN_READY) $(BENCH_READY) ## Measure, side by side with Datasette (long)
	@scripts/system_packages.sh wrk
	@$(BIN)/python -m tests.bench

clean: ## Remove what is installed or cached; the data in var/ stays
	rm -rf $(VENV) $(BENCH_VENV) node_modules $(dir $(LEAFLET)) build dist .hypothesis .import_linter_cache .mypy_cache \
		.pytest_cache .ruff_cache

$(UV): locks/uv.txt
	@python=$$(scripts/find_python.sh) && echo "Environnement Python : $$python" && \
		"$$python" -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/uv.txt
	@touch $@

$(LEAFLET): $(UV) package-lock.json scripts/front_end.sh
	@scripts/front_end.sh

$(RUN_READY): $(UV) $(LEAFLET) locks/run.txt pyproject.toml
	@echo 'Installation des bibliothèques verrouillées (locks/run.txt)'
	@$(INSTALL) --require-hashes -r locks/run.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV_READY): $(UV) $(LEAFLET) locks/dev.txt pyproject.toml
	@echo 'Installation des outils de développement verrouillés (locks/dev.txt)'
	@$(SYNC) --python $(BIN)/python locks/dev.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $(RUN_READY) $@

$(BENCH_READY): $(UV) locks/bench.txt
	@$(UV) venv --quiet --clear --python $(BIN)/python $(BENCH_VENV)
	@$(SYNC) --python $(BENCH_VENV)/bin/python locks/bench.txt
	@touch $@
