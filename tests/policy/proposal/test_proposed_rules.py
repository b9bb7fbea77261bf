"""The rules that a policy's own words propose: they work at once, and say that nobody has checked them."""

from pathlib import Path

import pytest

from actions.policy.corpus.check import check_corpus
from actions.policy.corpus.files import RulesFile
from actions.policy.corpus.load import load_corpus
from actions.policy.corpus.located_yaml import read_yaml
from actions.policy.corpus.model import Corpus, Rule, Verdict
from actions.policy.proposal.add import add_policy
from tests.policy.proposal.conftest import COUNCIL

POLICY = "fleet-vehicles"


@pytest.fixture(scope="module")
def corpus(council_corpus: Path) -> Corpus:
    return load_corpus(council_corpus, COUNCIL)


def rule(corpus: Corpus, name: str) -> Rule:
    return corpus.rules[f"{POLICY}/{name}"]


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("drive.contractors-vehicles", Verdict.NOT_ALLOWED),
        ("drive.volunteers-written", Verdict.CONDITIONAL),
        ("private-use.buy-food", Verdict.ALLOWED),
        ("private-use.home-overnight", Verdict.CONDITIONAL),
        ("road.smoke-vape", Verdict.NOT_ALLOWED),
        ("road.work-function", Verdict.NOT_ALLOWED),
        ("road.animals-assistance", Verdict.CONDITIONAL),
        ("road.colleagues-travel", Verdict.ALLOWED),
        ("crashes-fines.breaks-face", Verdict.INFORMATION),
        ("crashes-fines.help-hurt", Verdict.INFORMATION),
        ("bookings.booked-calendar", Verdict.INFORMATION),
    ],
)
def test_the_verdict_is_read_off_the_words_that_permit_and_forbid(corpus: Corpus, name: str, verdict: Verdict) -> None:
    assert list(rule(corpus, name).says) == [verdict]


def test_every_rule_is_marked_as_inferred(corpus: Corpus) -> None:
    assert all(rule.inferred for rule in corpus.rules.values())


def test_every_clause_is_named_by_a_rule(corpus: Corpus) -> None:
    named = {clause for rule in corpus.rules.values() for clause in rule.clauses}
    assert named == {clause.id for clause in corpus.clauses()}


def test_what_a_rule_says_is_quoted_from_the_policy(corpus: Corpus) -> None:
    says = rule(corpus, "road.smoke-vape").says[Verdict.NOT_ALLOWED]
    assert says == "As I read it, this is not permitted: “Drivers must not: smoke or vape in a vehicle”"


def test_a_rule_for_a_list_item_quotes_the_lines_that_open_its_lists_too(corpus: Corpus) -> None:
    clauses = rule(corpus, "road.work-function").clauses
    assert clauses == ("road.work-function", "road.drinking-alcohol", "road.drivers")


def test_a_line_that_forbids_a_list_has_no_rule_of_its_own(corpus: Corpus) -> None:
    assert f"{POLICY}/road.drivers" not in corpus.rules


def test_a_line_that_only_opens_a_list_brings_the_whole_list(corpus: Corpus) -> None:
    steps = ("crashes-fines.help-hurt", "crashes-fines.somebody-injured", "crashes-fines.tell-hours")
    assert rule(corpus, "crashes-fines.crash-driver").clauses == ("crashes-fines.crash-driver", *steps)


def test_the_first_ways_of_asking_are_the_clauses_own_words(corpus: Corpus) -> None:
    lines = rule(corpus, "private-use.buy-food").asked_as[Verdict.ALLOWED]
    assert lines[0] == "You may stop to buy food or drink on the way to a work appointment."
    assert "can I stop to buy food or drink on the way to a work appointment" in lines


def test_no_line_stands_under_two_rules(corpus: Corpus) -> None:
    lines = [line for rule in corpus.rules.values() for own in rule.asked_as.values() for line in own]
    assert len(lines) == len(set(lines))


def test_it_opens_no_case_and_names_the_manager_to_ask(corpus: Corpus) -> None:
    assert {(rule.authority, rule.offers) for rule in corpus.rules.values()} == {("manager", ())}


def test_words_that_yaml_could_mistake_are_read_back_as_words(tmp_path: Path) -> None:
    items = ["Yes", "2025", '"1: 2" # 3', "null", "No: 'never' {x}"]
    document = tmp_path / "odd.md"
    document.write_text("\n- ".join(["# Odd\n\n## No\n", *items]), encoding="utf-8")
    added = add_policy(tmp_path / "policy_corpus", COUNCIL, document)
    entries = read_yaml(added.rules_file, RulesFile).rules
    assert [next(iter(entry.asked_as.values()))[0] for entry in entries] == items


def test_the_check_of_the_corpus_names_every_rule_that_nobody_has_checked(council_corpus: Path) -> None:
    rules_file = council_corpus / COUNCIL / f"{POLICY}.rules.yml"
    lines = rules_file.read_text(encoding="utf-8").splitlines()
    faults = [fault for fault in check_corpus(council_corpus) if fault.message.startswith("nobody has checked")]
    assert [fault.path for fault in faults] == [rules_file] * len(faults)
    assert [fault.line for fault in faults] == [
        number for number, line in enumerate(lines, start=1) if line == "    inferred: true"
    ]


def test_the_check_of_the_corpus_finds_only_what_a_person_must_still_write(council_corpus: Path) -> None:
    missing = ("nobody has checked", "12 are needed", "has no condition to ask about")
    faults = [fault.message for fault in check_corpus(council_corpus)]
    assert [fault for fault in faults if not any(words in fault for words in missing)] == []


def test_a_rule_that_somebody_has_checked_is_no_longer_inferred(tmp_path: Path, fleet_document: Path) -> None:
    added = add_policy(tmp_path, COUNCIL, fleet_document)
    text = added.rules_file.read_text(encoding="utf-8")
    checked = text.replace("  - id: road.smoke-vape\n    inferred: true\n", "  - id: road.smoke-vape\n")
    added.rules_file.write_text(checked, encoding="utf-8")
    rules = load_corpus(tmp_path, COUNCIL).rules.values()
    assert [rule.id for rule in rules if not rule.inferred] == ["road.smoke-vape"]
