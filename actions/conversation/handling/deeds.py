"""What somebody may do with a case by talking: its moves that are theirs now, writing to its opener, a reminder."""

from collections.abc import Mapping
from dataclasses import dataclass

from actions.cases.case import Case
from actions.cases.withdrawal import WITHDRAW
from actions.cases.workflow.permission import moves_open_to
from actions.cases.workflow.table import OPENER, Move, Need
from actions.conversation.wording import say
from actions.people.permissions import handles
from actions.people.person import Person

REPLY, REMIND = "reply", "remind"


@dataclass(frozen=True)
class Deed:
    """Something to be done: `leads_on` where the case then stands elsewhere, `opens` the kind of case that it opens."""

    name: str
    label: str
    needs: tuple[Need, ...] = ()
    clauses: tuple[str, ...] = ()
    leads_on: bool = False
    opens: str | None = None

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
        return [need for need in self.needs if need.name not in told]

    def words_told(self, told: Mapping[str, str]) -> str | None:
        """Return the name of the need that was told in words, which can be changed in words."""
        return next((need.name for need in self.needs if need.type == "words" and told.get(need.name)), None)


def deeds_open_to(person: Person, case: Case) -> tuple[Deed, ...]:
    """Return what a person may do with a case now; withdrawing one's own is a matter of its own."""
    moves = (_of_move(move) for move in moves_open_to(person, case) if move.name != WITHDRAW or OPENER not in move.by)
    return (*moves, *((_reply(),) if handles(person, case) else ()), _reminder())


def waiting_deeds(person: Person, case: Case) -> tuple[Deed, ...]:
    """Return the moves for which a case waits for a person: those that lead it on."""
    return tuple(deed for deed in deeds_open_to(person, case) if deed.leads_on)


def _of_move(move: Move) -> Deed:
    return Deed(move.name, move.label, move.needs, move.clauses, move.to is not None, move.opens)


def _reply() -> Deed:
    words = Need(name="words", type="words", ask=say("handling_reply_ask"), to_opener=True)
    return Deed(REPLY, say("handling_reply_button"), (words,))


def _reminder() -> Deed:
    day = Need(name="day", type="date", ask=say("handling_remind_ask"))
    return Deed(REMIND, say("handling_remind_button"), (day,))
