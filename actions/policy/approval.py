"""What a rule makes of approval: “what if my manager agrees?”."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from actions.policy.corpus.model import Condition, ConditionAnswer, Rule, Verdict
from actions.yaml_model import YamlModel, read_yaml_model

APPROVAL_FILE = Path(__file__).with_name("approval.yml")
REFUSES = re.compile(r"^no\b|\bnot\b", re.IGNORECASE)


class ApprovalWords(YamlModel):
    """`approval.yml`: how approval, exemptions and those who may agree are spoken of."""

    approval: tuple[str, ...]
    besides: tuple[str, ...]
    exemptions: tuple[str, ...]
    approvers: dict[str, tuple[str, ...]]


def verdict_with_approval(rule: Rule, text: str) -> Verdict | None:
    """Return what the rule says where somebody agrees as the text tells, None where agreement changes nothing.

    Agreement of somebody whom the rule does not name, or that is not all it asks for, leaves the verdict conditional.
    """
    if names_an_exemption(text):
        return None
    for condition in rule.conditions:
        for answer in condition.answers:
            if _is_approval(condition, answer) and _is_enough(condition, answer, text):
                return answer.verdict
    return Verdict.CONDITIONAL if Verdict.CONDITIONAL in rule.says else None


def names_an_exemption(text: str) -> bool:
    """Return whether the text speaks of an exemption or exception, which no agreement alone can give."""
    return _has_one(_words().exemptions, text)


def _is_approval(condition: Condition, answer: ConditionAnswer) -> bool:
    asked_and_answered = f"{condition.ask} {answer.answer}"
    return not REFUSES.search(answer.answer) and _has_one(_words().approval, asked_and_answered)


def _is_enough(condition: Condition, answer: ConditionAnswer, text: str) -> bool:
    if _has_one(_words().besides, answer.answer):
        return False
    return _approvers(text) <= _approvers(f"{condition.ask} {answer.answer}")


def _approvers(text: str) -> set[str]:
    """Return who is named in a text as somebody who may agree; a longer name hides the shorter ones inside it."""
    found = set()
    named = ((name, key) for key, names in _words().approvers.items() for name in names)
    for name, key in sorted(named, key=lambda each: -len(each[0])):
        text, times = _pattern((name,)).subn(" ", text)
        found |= {key} if times else set()
    return found


def _has_one(phrases: Iterable[str], text: str) -> bool:
    return _pattern(tuple(phrases)).search(text) is not None


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})(?:'s|s)?\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _words() -> ApprovalWords:
    return read_yaml_model(APPROVAL_FILE, ApprovalWords)
