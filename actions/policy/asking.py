"""Questions made of a clause's own words: “You may not smoke here” is asked about by “can I smoke here”."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from actions.policy.corpus.model import Verdict

ASKING_FILE = Path(__file__).with_name("asking.yml")
FEWEST_WORDS = 2


def questions_about(words: str, verdict: Verdict) -> Iterator[str]:
    """Yield how the act that a clause speaks of may be asked about; none where it speaks of none."""
    act = _act(words)
    if act and len(act.split()) >= FEWEST_WORDS:
        yield from (question.format(act=act) for question in _asking()["questions"][verdict.value])


def _act(words: str) -> str:
    """Return what is done, in the words of whoever does it; empty where a clause names nobody's act."""
    _, modal, rest = (*_one_of("before_the_act").split(words, maxsplit=1), "", "")[:3]
    act = _one_of("after_the_act").split(rest, maxsplit=1)[0].strip(" :,;.")
    first, _, others = act.partition(" ")
    act = others if first.lower() in _asking()["skipped"] else act
    if not modal or _one_of("no_act").match(act):
        return ""
    return _one_of("as_the_asker").sub(lambda found: _asking()["as_the_asker"][found.group().lower()], act)


@cache
def _one_of(group: str) -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(_longest_first(_asking()[group]))})\b", re.IGNORECASE)


def _longest_first(phrases: Iterable[str]) -> list[str]:
    return sorted(phrases, key=len, reverse=True)


@lru_cache(maxsize=1)
def _asking() -> Mapping[str, Any]:
    asking: Mapping[str, Any] = YAML(typ="safe").load(ASKING_FILE.read_text(encoding="utf-8"))
    return asking
