"""What somebody may do with a case by talking: its moves that are theirs now, writing to its opener, a reminder."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from actions.cases.case import Case
from actions.cases.withdrawal import WITHDRAW
from actions.cases.workflow.machine import known_of
from actions.cases.workflow.permission import moves_open_to
from actions.cases.workflow.table import OPENER, Known, Move, Need
from actions.conversation.wording import say
from actions.people.permissions import handles
from actions.people.person import Person

REPLY, REMIND = "reply", "remind"


@dataclass(frozen=True)
class Deed:
    """Something to be done: what is `known` of the case decides which of its needs apply.

    `opens` is the kind of case that it opens.
    """

    name: str
    label: str
    needs: tuple[Need, ...] = ()
    clauses: tuple[str, ...] = ()
    opens: str | None = None
    known: Known = field(default_factory=dict)

    @property
    def is_move(self) -> bool:
        """Return whether it is a move of the case's workflow."""
        return self.name not in (REPLY, REMIND)

    @property
    def needs_consent(self) -> bool:
        """Return whether it is read back first; a reminder tells nobody else, and another day can be told any time."""
        return self.name != REMIND

    def open_needs(self, told: Mapping[str, str]) -> list[Need]:
        """Return what has still to be told or skipped, in the order of asking."""
        return [need for need in self._applying(told) if need.name not in told]

    def told_of(self, told: Mapping[str, str]) -> dict[str, str]:
        """Return what was told of the needs that apply, without what was skipped, in the order of asking."""
        return {need.name: told[need.name] for need in self._applying(told) if told.get(need.name)}

    def words_told(self, told: Mapping[str, str]) -> str | None:
        """Return the name of the need that was told in words, which can be changed in words."""
        return next((need.name for need in self.needs if need.type == "words" and told.get(need.name)), None)

    def _applying(self, told: Mapping[str, str]) -> list[Need]:
        return [need for need in self.needs if need.applies({**self.known, **told})]


def deeds_open_to(person: Person, case: Case) -> tuple[Deed, ...]:
    """Return what a person may do with a case now; withdrawing one's own is a matter of its own."""
    open_moves = moves_open_to(person, case)
    moves = (_of_move(move, case) for move in open_moves if move.name != WITHDRAW or OPENER not in move.by)
    return (*moves, *((_reply(),) if handles(person, case) else ()), _reminder())


def _of_move(move: Move, case: Case) -> Deed:
    return Deed(move.name, move.label, move.needs, move.clauses, move.opens, known_of(case))


def _reply() -> Deed:
    words = Need(name="words", type="words", ask=say("handling_reply_ask"), to_opener=True)
    return Deed(REPLY, say("handling_reply_button"), (words,))


def _reminder() -> Deed:
    day = Need(name="day", type="date", ask=say("handling_remind_ask"))
    return Deed(REMIND, say("handling_remind_button"), (day,))
