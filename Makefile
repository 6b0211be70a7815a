# Two commands: `make run DIR=folder` and `make test`. Both set up whatever is missing.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run compiled test test-again test-headless check bench torture screenshots package check-package translations requirements clean

PYTHON ?= python3
VENV := .venv
HEADLESS := .venv-headless
PINS := packaging/requirements
PIP := -m pip --disable-pip-version-check --quiet install
# That nothing below the window needs Qt is the floors' promise (`make check`); what is left to prove
# is that the program in a terminal works where Qt is not installed.
ROOMS_WITHOUT_QT := tests/terminal
# A process for each core; the tests of a module stay together, the longest rooms come first.
PYTEST := -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder --max-worker-restart 0
# pip compiles what it installs, but no checkout. Where Python is told to write no bytecode, each start
# and each child process would compile everything again.
COMPILE := $(VENV)/bin/python -m compileall -q mediadesk tests

export PIP_ROOT_USER_ACTION := ignore

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 24

run: $(VENV)/.run-ready compiled ## open MediaDesk; DIR=folder scans that folder (in the terminal where there is no display)
	@$(VENV)/bin/python -m mediadesk $${DIR:+"$$DIR"}

test: $(VENV)/.test-ready compiled ## all tests, then the terminal's where Qt is not installed
	$(VENV)/bin/python $(PYTEST)
	@$(MAKE) --no-print-directory test-headless

test-again: $(VENV)/.test-ready compiled ## the tests that failed last, one by one, then the terminal's without Qt
	$(VENV)/bin/python -m pytest --last-failed
	@$(MAKE) --no-print-directory test-headless

test-headless: $(HEADLESS)/.ready ## the terminal's tests, where Qt is not installed
	! $(HEADLESS)/bin/python -c 'import PySide6' 2>/dev/null
	$(HEADLESS)/bin/python $(PYTEST) $(ROOMS_WITHOUT_QT)

check: $(VENV)/.test-ready ## style, types and floors
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

bench: $(VENV)/.test-ready compiled ## speed and memory beside a peer in the same run; BENCH=first-scan measures only that
	$(VENV)/bin/python -m tests.benchmarks $(BENCH)

torture: $(VENV)/.test-ready compiled ## long tests: kills, faults, hostile files
	$(VENV)/bin/python $(PYTEST) --torture -o faulthandler_timeout=0 tests/torture tests

screenshots: $(VENV)/.test-ready compiled ## pictures of every page in build/screenshots; of DIR=folder, or of media made for it
	$(VENV)/bin/python -m tests.support.screenshots build/screenshots $${DIR:+"$$DIR"}

package: $(VENV)/.package-ready ## everything that can be built here, in dist/: wheel, sdist, folder, .deb, .run
	$(VENV)/bin/python -m build --no-isolation
	$(VENV)/bin/python packaging/icons.py build/icons
	$(VENV)/bin/pyinstaller --noconfirm --log-level ERROR packaging/mediadesk.spec
	$(VENV)/bin/python packaging/linux/build_deb.py dist/mediadesk build/icons dist
	$(VENV)/bin/python packaging/linux/build_run.py dist/mediadesk build/icons dist
	$(VENV)/bin/python packaging/linux/appimage/build_appdir.py dist/mediadesk build/icons build

check-package: $(VENV)/.package-ready ## try what `make package` built, as its users will; as root
	packaging/check_all.sh $(VENV)/bin/python

translations: $(VENV)/.test-ready ## take over new and changed texts, for the translators
	$(VENV)/bin/python packaging/translations.py collect
	$(VENV)/bin/python packaging/translations.py release

requirements: $(VENV)/.test-ready ## choose newer versions and write the pinned files again
	packaging/pin.sh $(VENV)/bin/uv

clean: ## remove everything the other commands made
	rm -rf $(VENV) $(HEADLESS) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.run-ready: pyproject.toml $(wildcard resources/translations/*.ts) packaging/system-packages.sh $(PINS)/debian-run.txt $(PINS)/run.txt $(PINS)/build.txt
	@packaging/system-packages.sh $(PINS)/debian-run.txt
	@packaging/make-venv.sh "$(PYTHON)" $(VENV)
	$(VENV)/bin/python $(PIP) --require-hashes -r $(PINS)/run.txt -r $(PINS)/build.txt
	$(VENV)/bin/python $(PIP) --no-deps --no-build-isolation --editable .
	$(VENV)/bin/python packaging/translations.py release
	@$(COMPILE)
	@touch $@

compiled: $(VENV)/.run-ready
	@$(COMPILE)

$(VENV)/.test-ready: $(VENV)/.run-ready $(PINS)/debian-test.txt $(PINS)/dev.txt
	@packaging/system-packages.sh $(PINS)/debian-test.txt
	$(VENV)/bin/python $(PIP) --require-hashes -r $(PINS)/dev.txt
	@touch $@

$(VENV)/.package-ready: $(VENV)/.test-ready $(PINS)/debian-package.txt $(PINS)/package.txt
	@packaging/system-packages.sh $(PINS)/debian-package.txt
	$(VENV)/bin/python $(PIP) --require-hashes -r $(PINS)/package.txt
	@touch $@

# What is installed but Qt, as links: what a server or a script that imports mediadesk has.
$(HEADLESS)/.ready: $(VENV)/.test-ready
	$(VENV)/bin/python -m venv --clear --without-pip $(HEADLESS)
	@cd $(HEADLESS)/lib/python*/site-packages && for found in ../../../../$(VENV)/lib/python*/site-packages/*; do \
		case "$${found##*/}" in PySide6*|pyside6*|shiboken6*|pytestqt*|pytest_qt*) ;; *) ln -s "$$found" . ;; esac; done
	@touch $@
