"""What the bot's files, the actions and the wording say of one another holds."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from string import Formatter
from typing import Any

import pytest
from rasa_sdk.executor import ActionExecutor
from ruamel.yaml import YAML

from actions.cases.kinds import told_kinds
from actions.conversation import smalltalk
from actions.conversation.reporting import other_matters
from actions.conversation.reporting.action import TakeReport
from actions.conversation.reporting.topic import ReportTopic
from actions.conversation.wording import WORDING_FILE, say
from actions.policy.corpus.model import Verdict
from tests.workplace import PROJECT

FEWEST_EXAMPLES = 60
# Set by buttons alone; nobody types them.
WITHOUT_EXAMPLES = {"choose", "change_field", "follow_up", "rate_answer"}
CONVERSATION = PROJECT / "actions" / "conversation"


def reports() -> list[ReportTopic]:
    """Return every matter that is taken by talking."""
    return [action.report for action in TakeReport.__subclasses__()]


# What a button's intent can be where the code does not name it outright.
INTENTS_OF_VARIABLES = {
    "smalltalk.py: name": set(smalltalk.TOPICS),
    "other_matters.py: topic": set(other_matters.TOPICS),
    "offers.py: TOPICS.get(kind, kind)": {report.topic for report in reports()},
}


def read(path: str) -> Any:
    return YAML(typ="safe").load((PROJECT / path).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def domain() -> dict[str, Any]:
    return dict(read("domain.yml"))


@pytest.fixture(scope="module")
def actions() -> set[str]:
    """The actions that the action server runs."""
    executor = ActionExecutor()
    executor.register_package("actions.conversation")
    return set(executor.actions)


def test_every_action_of_the_domain_has_a_class(domain: dict[str, Any], actions: set[str]) -> None:
    assert set(domain["actions"]) - actions == set()


def test_every_action_that_has_a_class_is_in_the_domain(domain: dict[str, Any], actions: set[str]) -> None:
    assert actions - set(domain["actions"]) == set()


def test_no_action_intent_or_slot_stands_twice_in_the_domain(domain: dict[str, Any]) -> None:
    for names in (domain["actions"], domain["intents"]):
        assert [name for name, count in Counter(names).items() if count > 1] == []


def test_every_intent_has_enough_examples(domain: dict[str, Any]) -> None:
    examples: Counter[str] = Counter()
    for path in PROJECT.glob("data/nlu/**/*.yml"):
        for entry in read(str(path.relative_to(PROJECT)))["nlu"]:
            if "intent" in entry:
                lines = [line[2:].strip() for line in entry["examples"].splitlines() if line.startswith("- ")]
                examples[entry["intent"]] += len(set(lines))
    few = {name: examples[name] for name in domain["intents"] if examples[name] < FEWEST_EXAMPLES}
    assert {name: count for name, count in few.items() if name not in WITHOUT_EXAMPLES} == {}


def test_no_example_stands_under_two_intents() -> None:
    under: dict[str, set[str]] = {}
    for path in PROJECT.glob("data/nlu/**/*.yml"):
        for entry in read(str(path.relative_to(PROJECT)))["nlu"]:
            for line in entry.get("examples", "").splitlines():
                under.setdefault(line[2:].strip().lower(), set()).add(entry.get("intent", ""))
    assert {line: intents for line, intents in under.items() if line and len(intents) > 1} == {}


def test_every_intent_with_examples_is_in_the_domain(domain: dict[str, Any]) -> None:
    paths = PROJECT.glob("data/nlu/**/*.yml")
    named = {entry["intent"] for path in paths for entry in read(str(path.relative_to(PROJECT)))["nlu"]}
    assert named - set(domain["intents"]) == set()


def test_every_slot_is_named_after_its_topic_and_field(domain: dict[str, Any]) -> None:
    topics = set(domain["intents"])
    wrong = [name for name in domain["slots"] if name.partition("__")[0] not in topics or not name.partition("__")[2]]
    assert wrong == []


def test_every_field_that_a_form_asks_for_has_a_slot(domain: dict[str, Any]) -> None:
    asked = {slot for form in domain["forms"].values() for slot in form["required_slots"]}
    assert asked - set(domain["slots"]) == set()


def test_every_field_of_a_kind_has_its_slot(domain: dict[str, Any]) -> None:
    needed = {report.slot(field.name) for report in reports() for field in report.kind.fields}
    assert needed - set(domain["slots"]) == set()


def test_every_form_takes_a_kind_of_case(domain: dict[str, Any]) -> None:
    assert {report.form_name for report in reports()} == set(domain["forms"]) - {
        "case_status_form",
        "case_handling_form",
    }
    assert {report.kind_name for report in reports()} == set(told_kinds())


@cache
def wording() -> dict[str, str]:
    sentences: dict[str, str] = read(str(WORDING_FILE.relative_to(PROJECT)))
    return sentences


def calls_of(function: str) -> Iterator[tuple[str, ast.Call]]:
    """Yield every call of a function in the conversation, with the name of its file."""
    for path in sorted(set(CONVERSATION.rglob("*.py")) - {WORDING_FILE.with_name("wording.py")}):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function:
                yield path.name, node


def key_patterns(key: ast.expr) -> list[str]:
    """Return what keys an expression can be, as patterns; one that cannot be read fails the test."""
    if isinstance(key, ast.Constant):
        return [re.escape(str(key.value))]
    if isinstance(key, ast.IfExp):
        return key_patterns(key.body) + key_patterns(key.orelse)
    assert isinstance(key, ast.JoinedStr), f"line {key.lineno}: a key of wording.yml that cannot be looked up"
    parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+" for part in key.values]
    return ["".join(parts)]


def used_keys() -> set[str]:
    calls = [*calls_of("say"), *calls_of("say_first")]
    return {pattern for _, call in calls for key in call.args for pattern in key_patterns(key)}


def needed_keys() -> set[str]:
    """Return the keys that must be there: of those that `say_first` tries, the last."""
    calls = [*calls_of("say"), *calls_of("say_first")]
    return {pattern for _, call in calls for pattern in key_patterns(call.args[-1])}


def test_every_wording_that_the_code_uses_exists() -> None:
    assert [key for key in needed_keys() if not any(re.fullmatch(key, known) for known in wording())] == []


def test_no_wording_is_unused() -> None:
    used = used_keys()
    assert [known for known in wording() if not any(re.fullmatch(key, known) for key in used)] == []


def test_every_blank_of_a_wording_is_filled_and_nothing_else_is_given() -> None:
    wrong = []
    for file, call in calls_of("say"):
        key = str(call.args[0].value) if isinstance(call.args[0], ast.Constant) else ""
        if key in wording():
            blanks = {name for _, name, _, _ in Formatter().parse(wording()[key]) if name}
            given = {keyword.arg for keyword in call.keywords}
            wrong += [f"{file}: {key}"] if blanks != given else []
    assert wrong == []


@pytest.mark.parametrize("verdict", [verdict.value for verdict in Verdict])
def test_every_verdict_has_its_words(verdict: str) -> None:
    assert isinstance(say(f"verdict_{verdict}"), str)


@pytest.mark.parametrize("topic", smalltalk.TOPICS)
def test_every_topic_that_is_offered_has_its_words(topic: str) -> None:
    assert say(f"topic_{topic}")


def test_every_form_has_its_ending() -> None:
    assert {f"opened_{report.topic}" for report in reports()} - set(wording()) == set()


def button_intents() -> Iterator[tuple[str, str]]:
    """Yield the intent of every button, with where it stands; one that is not known here stands for itself."""
    for file, call in calls_of("Button"):
        intent = call.args[1]
        if isinstance(intent, ast.Constant):
            yield f"{file}:{intent.lineno}", str(intent.value)
        else:
            variable = f"{file}: {ast.unparse(intent)}"
            for known in INTENTS_OF_VARIABLES.get(variable, {f"unknown {variable}"}):
                yield variable, known


def test_every_buttons_intent_is_in_the_domain(domain: dict[str, Any]) -> None:
    intents = set(domain["intents"])
    assert [f"{place}: {intent}" for place, intent in button_intents() if intent not in intents] == []


def test_every_intent_without_examples_is_one_of_a_button() -> None:
    assert WITHOUT_EXAMPLES - {intent for _, intent in button_intents()} == set()
