"""Reads what somebody wants to do with a case: “got advice from HR”, “tell her to delete it”, “who else knows?”."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

from actions.conversation.telling.case_status.references import without_references
from actions.conversation.telling.field_reader import HAS_A_WORD
from actions.conversation.telling.handling.words import first_part, without_reason
from understanding import TextClassifier, sentence_encoder

DEEDS_FILE = Path(__file__).with_name("deeds.yml")
SURE = 0.5
SURE_AGAINST_ANOTHER_TOPIC = 0.85
NOTHING = "nothing"
LIST, OPEN, HISTORY, WHO, WHAT = "list", "open", "history", "who", "what"
# What can be asked at any time, whatever may be done with a case.
QUESTIONS = frozenset({LIST, OPEN, HISTORY, WHO, WHAT})


@dataclass(frozen=True)
class Meant:
    """What is meant, and how probable that is among what is possible."""

    name: str
    probability: float


def read_deed(text: str, possible: Collection[str]) -> Meant:
    """Return what a text most probably means: one of these deeds, a question on the case, or `nothing` of it.

    What is given as the reason decides nothing (“I agree because it can't wait” declines nothing). Where that is not
    sure and the text begins with what clearly names a deed (“I agree, …”), it is that. Whoever names a case and nothing
    else wants to see it.
    """
    if not is_more_than_a_reference(text):
        return Meant(OPEN, 1.0)
    named = without_reason(text)
    meant = _likeliest(named if is_more_than_a_reference(named) else text, possible)
    if meant.name != NOTHING and meant.probability >= SURE_AGAINST_ANOTHER_TOPIC:
        return meant
    begins = _likeliest(first_part(text), possible)
    is_clear = begins.name in possible and begins.probability >= SURE_AGAINST_ANOTHER_TOPIC
    return begins if is_clear else meant


def is_more_than_a_reference(text: str) -> bool:
    """Return whether a text says anything besides naming cases by their references."""
    return HAS_A_WORD.search(without_references(text)) is not None


def read_any_deed(text: str) -> Meant:
    """Return what a text most probably means among everything that may be done with any case."""
    chances = _chances(text)
    name = max(chances, key=lambda each: chances[each])
    return Meant(name, chances[name])


def chance_of(text: str, name: str) -> float:
    """Return how probable it is that a text means this deed."""
    return _chances(text).get(name, 0.0)


def _likeliest(text: str, possible: Collection[str]) -> Meant:
    chances = {name: chance for name, chance in _chances(text).items() if name in {*possible, *QUESTIONS, NOTHING}}
    name = max(chances, key=lambda each: chances[each])
    return Meant(name, chances[name] / sum(chances.values()))


def _chances(text: str) -> Mapping[str, float]:
    return dict(deed_classifier().rank(without_references(text, "it")))


@lru_cache(maxsize=1)
def deed_classifier() -> TextClassifier:
    """Return the process's classifier, fitted in seconds when it is first asked for."""
    lines: Mapping[str, list[str]] = YAML(typ="safe", pure=True).load(DEEDS_FILE.read_text(encoding="utf-8"))
    labelled = [(line, deed) for deed, said in lines.items() for line in said]
    texts, labels = zip(*labelled, strict=True)
    return TextClassifier.fit(texts, labels, sentence_encoder())
