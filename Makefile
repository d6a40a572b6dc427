# Everything a change needs. `make install` once, `make check` before each commit.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: install check format lint types test marked preview gallery pictures bench fuzz docs site clean

install: $(BIN)/pytest

$(BIN)/pytest: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q -e '.[dev]'
	touch $@

check: format lint types test

format: install
	$(BIN)/ruff format --check

lint: install
	$(BIN)/ruff check

types: install
	$(BIN)/mypy

test: install
	$(BIN)/pytest

# The tests that need LibreOffice, fonts and poppler, take long, or build the wheel.
marked: install
	$(BIN)/pytest -m "office or slow or wheel"

# Every example in every theme as contact sheets in preview/. Needs LibreOffice and poppler.
preview: install
	$(BIN)/python scripts/preview.py

# The pictures of docs/themes.md and the README.
gallery: install
	$(BIN)/python scripts/preview.py --gallery

# The first picture of the README, and those of docs/blocks.md from the posts in docs/blocks/.
pictures: install
	$(BIN)/python scripts/make_readme_picture.py
	$(BIN)/python scripts/make_block_pictures.py

# Wall time and peak memory beside pandoc (where installed), and what photographs cost. Takes half an hour.
bench: install
	$(BIN)/python bench/run.py
	$(BIN)/python bench/photographs.py

# The documentation as a site, in build/site; a link that leads nowhere fails.
site: install
	$(BIN)/pip install -q -e '.[docs]'
	$(BIN)/python scripts/make_site.py

# Writes anew what the documentation shows of the program: docs/cli.md and the man page from --help, and what commands print.
docs: install
	$(BIN)/python scripts/make_cli_reference.py
	$(BIN)/python scripts/make_man_page.py
	$(BIN)/pytest tests/test_console.py --accept

clean:
	rm -rf .venv preview build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

# 20,000 damaged inputs of every kind; what goes wrong is saved in fuzz/found.
fuzz: install
	$(BIN)/python fuzz/fuzz.py
