# Two commands do all the set-up: `make run` and `make test`.
SHELL := /bin/bash
.DELETE_ON_ERROR:

# uv from the PATH where it works, else one of the project's own.
UV := $(shell uv --version >/dev/null 2>&1 && echo uv || echo .tools/bin/uv)
RUN := $(UV) run --no-sync
export TF_CPP_MIN_LOG_LEVEL := 3
export RASA_TELEMETRY_ENABLED := false

BOT_SOURCES := config.yml domain.yml $(wildcard data/*/*.yml data/*/*/*.yml bot/nlu/*.py bot/nlu/*.yml understanding/*.py)
CORPUS_SOURCES := $(wildcard policy_corpus/*.yml policy_corpus/*/*.md policy_corpus/*/*.yml policy_corpus/asked_as/*.yml \
	policy_corpus/*/asked_as/*.yml) \
	$(wildcard actions/policy/*.py actions/policy/corpus/*.py understanding/*.py)

TELLING_SOURCES := $(wildcard actions/conversation/telling/*/*.py actions/conversation/telling/*/lines/*.yml understanding/*.py)

.PHONY: run demo test evaluate play check setup train migrate

run: train migrate ## Install, train, migrate, start bot and action server, print the address
	@$(RUN) python -m deploy.announce & $(RUN) honcho start

demo: migrate ## Fill the installation with made-up cases of every kind; safe to run twice
	@$(RUN) askfirst demo fill

test: train .venv/.browser ## Install what is missing and run every test
	$(RUN) pytest

evaluate: train ## Score the evaluation questions and write the report
	$(RUN) python -m benchmarks.evaluation

play: train ## Play the written conversations against the real servers and print the figures
	$(RUN) python -m benchmarks.conversations third
	$(RUN) python -m benchmarks.conversations fourth
	$(RUN) python -m benchmarks.conversations fresh

check: .venv/.installed ## The quick part of the tests: style, types, imports, corpus
	$(RUN) pytest tests/project tests/policy

setup: .venv/.installed .env

train: setup models/.bot models/.answers models/.telling

migrate: setup
	@mkdir -p var
	$(RUN) askfirst db upgrade
	@for people in policy_corpus/*/people.csv; do $(RUN) askfirst people import $$people; done

.tools/bin/uv:
	python3 -m venv .tools
	.tools/bin/pip install --quiet uv

.venv/.installed: pyproject.toml uv.lock $(filter .tools/bin/uv,$(UV))
	$(UV) sync --locked
	@touch $@

.env:
	$(RUN) python -m deploy.create_environment $@

models/.encoder: .venv/.installed $(wildcard understanding/*.py understanding/adapters/*.npz)
	$(RUN) python -m understanding
	@touch $@

models/.bot: models/.encoder $(BOT_SOURCES)
	$(RUN) rasa train --quiet --force --fixed-model-name askfirst
	@touch $@

models/.answers: models/.encoder $(CORPUS_SOURCES)
	$(RUN) askfirst corpus train
	@touch $@

models/.telling: models/.encoder $(TELLING_SOURCES)
	$(RUN) python -m actions.conversation.telling
	@touch $@

# The browser tests use the system's Chromium.
.venv/.browser: .venv/.installed
	@command -v chromium >/dev/null || deploy/install_browser
	@touch $@
