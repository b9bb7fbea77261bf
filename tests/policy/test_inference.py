"""A policy without a rules file: its rules are read off its own words, and the answers say so."""

import pytest

from actions.policy.corpus.load import load_corpus
from actions.policy.corpus.model import Rule, Verdict
from tests.policy.conftest import AssistantOf
from tests.policy.corpus_folder import PARKS, CorpusFolder

VEHICLES = """---
title: Vehicles Policy
organisation: parks
---

## Driving

You must not smoke in a Department vehicle. {#driving.smoking}

You may stop for lunch on a long journey. {#driving.lunch}

You may carry a passenger only if the ranger in charge agrees. {#driving.passenger}

Vehicles are washed on Fridays. {#driving.washing}

## Prohibited acts

- racing on beaches {#prohibited.racing}
"""


@pytest.fixture
def vehicles(small: CorpusFolder) -> CorpusFolder:
    small.write("parks/vehicles.md", VEHICLES)
    return small


def rule(corpus: CorpusFolder, name: str) -> Rule:
    return load_corpus(corpus.path, PARKS).rules[f"vehicles/{name}"]


@pytest.mark.parametrize(
    ("clause", "verdict"),
    [
        ("driving.smoking", Verdict.NOT_ALLOWED),
        ("driving.lunch", Verdict.ALLOWED),
        ("driving.passenger", Verdict.CONDITIONAL),
        ("driving.washing", Verdict.INFORMATION),
    ],
)
def test_the_verdict_of_a_clause_is_read_off_its_words(vehicles: CorpusFolder, clause: str, verdict: Verdict) -> None:
    assert list(rule(vehicles, clause).says) == [verdict]


def test_the_verdict_of_a_list_item_is_read_off_its_heading(vehicles: CorpusFolder) -> None:
    assert list(rule(vehicles, "prohibited.racing").says) == [Verdict.NOT_ALLOWED]


def test_the_verdict_of_a_list_item_is_read_off_the_line_that_opens_its_list(vehicles: CorpusFolder) -> None:
    opening = "You must not: {#never.list}\n\n- race on beaches {#never.racing}\n"
    vehicles.replace("parks/vehicles.md", "## Prohibited acts", f"{opening}\n## Prohibited acts")
    assert list(rule(vehicles, "never.racing").says) == [Verdict.NOT_ALLOWED]


def test_clauses_are_cut_from_headings_and_lists_where_no_ids_were_given(vehicles: CorpusFolder) -> None:
    front_matter = "---\ntitle: Vehicles Policy\norganisation: parks\n---\n"
    vehicles.write("parks/vehicles.md", f"{front_matter}\n## Driving\n\n- You must not smoke in a vehicle.\n")
    rules = load_corpus(vehicles.path, PARKS).rules
    assert [list(each.says) for each in rules.values() if each.inferred] == [[Verdict.NOT_ALLOWED]]


def test_every_clause_has_a_rule_that_is_marked_as_inferred(vehicles: CorpusFolder) -> None:
    rules = load_corpus(vehicles.path, PARKS).rules.values()
    inferred = {each.clauses for each in rules if each.inferred}
    ids = ("driving.smoking", "driving.lunch", "driving.passenger", "driving.washing", "prohibited.racing")
    assert inferred == {(name,) for name in ids}


def test_the_rules_of_a_policy_with_a_rules_file_are_not_inferred(vehicles: CorpusFolder) -> None:
    rules = load_corpus(vehicles.path, PARKS).rules.values()
    assert not any(each.inferred for each in rules if each.policy == "devices")


def test_an_answer_from_an_inferred_rule_says_so_and_quotes_the_clause(
    vehicles: CorpusFolder, assistant_of: AssistantOf
) -> None:
    answer = assistant_of(vehicles).ask("may I smoke in a Department vehicle")
    assert (answer.verdict, answer.inferred) == (Verdict.NOT_ALLOWED, True)
    assert answer.says.startswith("As I read it")
    assert answer.citations[0].quote == "You must not smoke in a Department vehicle."


def test_an_answer_from_a_rules_file_does_not_say_that_it_was_inferred(
    vehicles: CorpusFolder, assistant_of: AssistantOf
) -> None:
    assert not assistant_of(vehicles).ask("can I place a bet on the races from my laptop").inferred
