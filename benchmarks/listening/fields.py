"""Reads one author's annotated accounts as a report would, and prints what was heard of each field.

    uv run python -m benchmarks.listening.fields ACCOUNTS.yml [-v]

The file has the form of `actions/conversation/telling/account/lines`; it must not be among those lines, else every
figure looks better than it is. Of each field: how often it was told; of these heard right, heard wrong, missed; and
how often it was heard although nobody told it.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path
from zoneinfo import ZoneInfo

from ruamel.yaml import YAML

from actions.cases.kinds import kind_named
from actions.conversation.telling.account.annotation import Annotated, read_annotation

NOW = datetime(2026, 11, 20, 16, 30, tzinfo=ZoneInfo("Pacific/Auckland"))
PERIOD = "period"
RIGHT, WRONG, MISSED, INVENTED = "right", "wrong", "missed", "invented"
ENOUGH_WORDS = 0.5


def told_in(kind: str, account: Annotated) -> dict[str, set[str]]:
    """Return what the marks tell of each field: the values of a closed one, the words of another."""
    text, spans = account
    told: dict[str, set[str]] = defaultdict(set)
    for span in spans:
        name, _, value = span.label.partition("=")
        for each in ("starts_on", "ends_on") if name == PERIOD else (name,):
            told[each].add(value or text[span.start : span.end])
    return told


def outcomes(kind: str, account: Annotated) -> Iterator[tuple[str, str, str]]:
    """Yield field, outcome and what was heard of one account."""
    reader = import_module(f"actions.conversation.telling.{kind}")
    told = told_in(kind, account)
    heard = reader.read_fields(account[0], None, {}, NOW)
    own = kind_named(kind)
    for field in own.fields:
        if field.name == own.account or not field.asked:
            continue
        value = heard.get(field.name)
        yield field.name, outcome(field.type, value, told.get(field.name, set())), value or ""


def outcome(type_of_field: str, heard: str | None, told: set[str]) -> str:
    """Return what became of one field, empty where there was nothing to hear."""
    if not told:
        return INVENTED if heard else ""
    if not heard:
        return MISSED
    if type_of_field in ("date", "date_time"):
        return RIGHT
    return RIGHT if heard in told or any(_covers(heard, words) for words in told) else WRONG


def _covers(heard: str, words: str) -> bool:
    """Return whether what was heard holds most of the words that tell it."""
    wanted = set(words.casefold().split())
    return len(wanted & set(heard.casefold().split())) >= ENOUGH_WORDS * len(wanted)


def main() -> None:
    """Print the figures of every field, and with -v what was heard wrong or invented."""
    accounts = YAML(typ="safe", pure=True).load(Path(sys.argv[1]))
    for kind, lines in accounts.items():
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for account in map(read_annotation, lines):
            for field, became, heard in outcomes(kind, account):
                counts[field][became] += 1
                if "-v" in sys.argv and became in (WRONG, INVENTED):
                    print(f"  {field} {became}: {heard!r} in {account[0]!r}")
        for field, count in counts.items():
            told = count[RIGHT] + count[WRONG] + count[MISSED]
            print(
                f"{kind}.{field}: told {told}, right {count[RIGHT] / max(told, 1):.0%}, wrong {count[WRONG]},"
                f" missed {count[MISSED]}, invented {count[INVENTED]} of {len(lines) - told}"
            )


if __name__ == "__main__":
    main()
