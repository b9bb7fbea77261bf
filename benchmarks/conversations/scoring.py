"""What is wrong with a conversation that was played: its end, its case, and every field of it."""

import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from actions.cases.case import Case
from actions.cases.kinds import Field, kind_named
from benchmarks.conversations.moments import is_moment
from benchmarks.conversations.player import Player
from benchmarks.conversations.script import Expected, Script

# Nobody asks for it in words: the rule comes with the answer from which a request was made.
NEVER_TOLD = "clause"
ASKED_AGAIN = "asked although told"


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong; `detail` may repeat what was said, `what` never does."""

    what: str
    detail: str = ""


def faults(player: Player, cases: Collection[Case], roles: Collection[str]) -> tuple[Fault, ...]:
    """Return what is wrong; `cases` were opened meanwhile, `roles` has whoever must never handle one of them."""
    found = tuple(_faults(player, tuple(cases), roles))
    # What was told without being asked for again is no fault, but it explains others.
    return found and (*found, *(Fault(f"never came to {entry.when}", entry.says) for entry in player.unsaid))


def _faults(player: Player, cases: tuple[Case, ...], roles: Collection[str]) -> Iterator[Fault]:
    if not player.begun:
        yield Fault("never began")
    yield from (Fault(f"{ASKED_AGAIN}: {name}") for name in sorted(player.missed))
    if player.script.ends != "opened":
        yield from _not_left_as_wished(player, cases)
    elif len(cases) != 1:
        yield Fault(f"{len(cases)} cases, asked last: {player.asked or 'nothing'}")
    else:
        yield from _wrong_case(player.script, cases[0], roles)
        yield from _wrong_fields(player, cases[0])


def _not_left_as_wished(player: Player, cases: tuple[Case, ...]) -> Iterator[Fault]:
    if cases:
        yield Fault(f"opened though {player.script.ends}")
    if player.kept != (player.script.ends == "saved"):
        yield Fault("not kept" if player.script.ends == "saved" else "not stopped")


def _wrong_case(script: Script, case: Case, roles: Collection[str]) -> Iterator[Fault]:
    if case.kind != script.kind:
        yield Fault(f"kind is {case.kind}")
    if case.opened_by != (None if script.anonymous else script.person):
        yield Fault("opened_by wrong")
    if script.never_handled_by and {script.never_handled_by, *roles} & set(case.handlers):
        yield Fault("handled by the person concerned")


def _wrong_fields(player: Player, case: Case) -> Iterator[Fault]:
    for field in kind_named(player.script.kind).fields:
        stored, expected = case.fields.get(field.name), player.script.fields.get(field.name)
        if field.name == NEVER_TOLD or _is_right(player, field, expected, stored):
            continue
        what = "missing" if stored is None else "invented" if expected is None else "wrong"
        yield Fault(f"{field.name} {what}", f"is {stored!r}, should be {expected!r}")


def _is_right(player: Player, field: Field, expected: Expected, stored: str | None) -> bool:
    if expected is None or stored is None:
        return expected is stored or (expected is None and field.optional and stored == field.not_known)
    if field.type in ("date", "date_time") and isinstance(expected, str):
        return is_moment(expected, stored, player.now)
    if field.choices:
        return stored == expected
    needed = expected.split() if isinstance(expected, str) else expected
    return all(_plain(words) in _plain(stored) for words in needed)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
