"""Reading the YAML files of a corpus: what is not as docs/corpus.md says is refused with its line."""

import pytest

from actions.policy.corpus.fault import CorpusError
from actions.policy.corpus.load import load_corpus
from actions.policy.corpus.model import Condition, ConditionAnswer, Verdict
from tests.policy.corpus_folder import PARKS, CorpusFolder

RULES = "parks/devices.rules.yml"
TOPICS = "parks/not_covered.yml"
HAND = "parks/asked_as/ranger.yml"


def fault_in(small: CorpusFolder, file: str) -> tuple[int, str]:
    with pytest.raises(CorpusError) as error:
        load_corpus(small.path, PARKS)
    assert error.value.path == small.path / file
    return error.value.line, error.value.message


def test_a_rule_holds_what_its_file_says(small: CorpusFolder) -> None:
    rule = load_corpus(small.path, PARKS).rules["devices/lending"]
    assert (rule.id, rule.policy, rule.about) == ("lending", "devices", "Lending a Department device to somebody")
    assert (rule.clauses, rule.authority, rule.offers) == (("lending.colleague", "lending.outside"), "manager", ())
    assert rule.says[Verdict.NOT_ALLOWED] == "You must not lend your device to anybody outside the Department."
    assert rule.asked_as[Verdict.ALLOWED][0].startswith("boss signed off on Hemi")
    assert not rule.inferred


def test_a_condition_is_a_question_with_answers_and_the_verdict_of_each(small: CorpusFolder) -> None:
    answers = (
        ConditionAnswer("Yes, my manager approved it", Verdict.ALLOWED),
        ConditionAnswer("It is for somebody outside the Department", Verdict.NOT_ALLOWED),
    )
    conditions = load_corpus(small.path, PARKS).rules["devices/lending"].conditions
    assert conditions == (Condition("Has your manager approved it?", answers),)


def test_an_outcome_may_cite_its_clauses_in_another_order(small: CorpusFolder) -> None:
    rule = load_corpus(small.path, PARKS).rules["devices/lending"]
    assert rule.clauses_for(Verdict.NOT_ALLOWED) == ("lending.outside",)
    assert rule.clauses_for(Verdict.ALLOWED) == ("lending.colleague", "lending.outside")


def test_a_file_that_is_no_yaml_is_refused_with_its_line(small: CorpusFolder) -> None:
    small.replace(RULES, "    offers: [exemption_request]", "    offers: [exemption_request")
    line, message = fault_in(small, RULES)
    assert line == small.line(RULES, "    says:")
    assert message.startswith("not valid YAML: ")


def test_a_tab_in_a_file_is_refused_with_its_line(small: CorpusFolder) -> None:
    small.replace(RULES, "    about: Reporting", "\tabout: Reporting")
    line, message = fault_in(small, RULES)
    assert line == small.line(RULES, "\tabout")
    assert message.startswith("not valid YAML: ")


def test_an_unknown_key_is_refused_with_its_line(small: CorpusFolder) -> None:
    small.replace(RULES, "    about: Reporting a lost device\n", "    aboot: Reporting\n    about: Reporting\n")
    assert fault_in(small, RULES) == (
        small.line(RULES, "aboot"),
        "rules → 2 → aboot: extra fields not permitted",
    )


def test_a_missing_key_is_refused_with_the_line_of_its_rule(small: CorpusFolder) -> None:
    small.replace(RULES, "    about: Reporting a lost device\n", "")
    assert fault_in(small, RULES) == (small.line(RULES, "- id: lost-device"), "rules → 2 → about: field required")


def test_a_rule_without_clauses_is_refused_with_its_line(small: CorpusFolder) -> None:
    small.replace(RULES, "clauses: [lost.report]", "clauses: []")
    line, message = fault_in(small, RULES)
    assert line == small.line(RULES, "clauses: []")
    assert message.startswith("rules → 2 → clauses: ")


def test_a_verdict_that_does_not_exist_is_refused_with_the_line_of_its_key(small: CorpusFolder) -> None:
    small.replace(RULES, "      information: A lost device", "      maybe: A lost device")
    line, message = fault_in(small, RULES)
    assert line == small.line(RULES, "maybe:") - 1
    assert message.startswith("rules → 2 → says")


def test_an_answer_without_a_verdict_is_refused_with_its_line(small: CorpusFolder) -> None:
    small.replace(RULES, "approved it\n            verdict: allowed\n", "approved it\n")
    assert fault_in(small, RULES) == (
        small.line(RULES, "- answer: Yes"),
        "rules → 1 → conditions → 0 → answers → 0 → verdict: field required",
    )


def test_a_background_mark_without_its_reason_is_refused_with_its_line(small: CorpusFolder) -> None:
    small.replace(RULES, "    because: opens the list\n", "")
    assert fault_in(small, RULES) == (
        small.line(RULES, "- clause: prohibited.list"),
        "background → 0 → because: field required",
    )


def test_a_topic_without_lines_is_refused_with_its_line(small: CorpusFolder) -> None:
    small.write(TOPICS, "topics:\n  - id: annual-leave\n    about: Leave\n")
    assert fault_in(small, TOPICS) == (2, "topics → 0 → asked_as: field required")


def test_a_hand_without_a_name_is_refused_with_its_line(small: CorpusFolder) -> None:
    small.replace(HAND, "hand: ranger\n", "")
    assert fault_in(small, HAND) == (1, "hand: field required")


def test_a_file_that_holds_a_list_is_refused_with_its_line(small: CorpusFolder) -> None:
    small.write(RULES, "- id: gambling\n")
    line, message = fault_in(small, RULES)
    assert line == 1
    assert "expected dict not list" in message


@pytest.mark.parametrize("key", ["    about: Reporting a lost device\n", "    says:\n"])
def test_a_key_that_stands_twice_is_refused(small: CorpusFolder, key: str) -> None:
    small.write(RULES, small.text(RULES).replace(key, key + key.replace(":\n", ": {}\n"), 1))
    _, message = fault_in(small, RULES)
    assert message.startswith("not valid YAML: ")


def test_an_empty_rules_file_holds_no_rules(small: CorpusFolder) -> None:
    small.write(RULES, "")
    small.write(HAND, "hand: ranger\n")
    assert load_corpus(small.path, PARKS).rules == {}
