"""Prints how often parts of an author's accounts are right, by how sure they must be: what `fields.yml` is chosen from.

    uv run python -m benchmarks.listening.gates ACCOUNTS.yml

The file has the form of `actions/conversation/telling/account/lines` and must not be among those lines.
"""

import sys
from collections import Counter, defaultdict
from importlib import import_module
from pathlib import Path

from ruamel.yaml import YAML

from actions.cases.kinds import kind_named
from actions.conversation.telling.account.annotation import Annotated, read_annotation
from actions.conversation.telling.account.parts import fields_marked
from actions.conversation.telling.account.told_in_parts import Trust, told_in_parts
from actions.conversation.telling.telling import Telling
from benchmarks.listening.fields import INVENTED, MISSED, NOW, RIGHT, WRONG, outcome, told_in

LEAST = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
GATE_TO_REPLACE = 0.8
Place = tuple[str, float]


def judge(kind: str, accounts: list[Annotated]) -> tuple[dict[Place, Counter[str]], dict[str, Counter[str]]]:
    """Return what became of each field at each gate, and who was right where a field's own reader heard otherwise."""
    reader = import_module(f"actions.conversation.telling.{kind}")
    became: dict[Place, Counter[str]] = defaultdict(Counter)
    beside: dict[str, Counter[str]] = defaultdict(Counter)
    for account in accounts:
        told, own = told_in(kind, account), reader.read_fields(account[0], None, {}, NOW)
        for least in LEAST:
            heard = heard_by_parts(kind, account, least)
            for name in fields_of(kind):
                type_of_field = kind_named(kind).field(name).type  # type: ignore[union-attr]
                of_part = outcome(type_of_field, heard.get(name), told.get(name, set()))
                became[name, least][of_part] += 1
                if least == GATE_TO_REPLACE and heard.get(name) and own.get(name, heard[name]) != heard[name]:
                    of_own = outcome(type_of_field, own[name], told.get(name, set()))
                    beside[name].update({"own": of_own == RIGHT, "part": of_part == RIGHT})
    return became, beside


def heard_by_parts(kind: str, account: Annotated, least: float) -> dict[str, str]:
    """Return the fields that parts alone tell, where they are at least this sure."""
    trusted = {name: Trust(fills=least) for name in fields_marked(kind)}
    return told_in_parts(kind_named(kind), Telling(account[0], None, {}, NOW), {}, trusted)


def fields_of(kind: str) -> list[str]:
    """Return the fields of a kind that parts may tell."""
    return [field.name for field in kind_named(kind).fields if field.name in fields_marked(kind)]


def in_words(count: Counter[str]) -> str:
    """Return how much of what was said is right, and how much of what was told was found."""
    said = count[RIGHT] + count[WRONG] + count[INVENTED]
    told = count[RIGHT] + count[WRONG] + count[MISSED]
    return f"{count[RIGHT] / max(said, 1):4.0%}/{said:3d}({count[RIGHT] / max(told, 1):3.0%})"


def main() -> None:
    """Print one line a field."""
    print(f"at {LEAST}: right of so many said (share of what was told)")
    for kind, lines in YAML(typ="safe", pure=True).load(Path(sys.argv[1])).items():
        became, beside = judge(kind, [read_annotation(line) for line in lines])
        for name in fields_of(kind):
            columns = " ".join(in_words(became[name, least]) for least in LEAST)
            print(f"{kind}.{name}: {columns} | own reader : part {beside[name]['own']}:{beside[name]['part']}")


if __name__ == "__main__":
    main()
