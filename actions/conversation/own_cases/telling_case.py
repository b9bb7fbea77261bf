"""Tells a case to whoever opened it: where it stands, who has it, by when, and what was written in it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from actions.cases.case import Case, HistoryEntry
from actions.cases.kinds import kind_named
from actions.cases.messages import CaseMessage, messages_of
from actions.cases.service import cases_of
from actions.cases.withdrawal import WITHDRAW
from actions.cases.workflow.machine import is_final, legal_moves
from actions.cases.workflow.table import OPENER, workflow_of
from actions.conversation.handlers import handler_in_words, handlers_in_words
from actions.conversation.message import Button, Message
from actions.conversation.services import database
from actions.conversation.telling.case_status.wish import Wish
from actions.conversation.wording import say
from actions.people.organisation import Organisation
from actions.people.permissions import opened
from actions.people.person import Person
from actions.store.database import transaction


def own_cases(person: Person) -> tuple[Case, ...]:
    """Return the cases that a person opened, the newest first; not those that they handle for others."""
    with transaction(database()) as session:
        return tuple(case for case in cases_of(session, person) if opened(person, case))


def case_status_messages(person: Person, organisation: Organisation) -> tuple[Message, ...]:
    """Return the cases that a person opened, each in a line."""
    own = own_cases(person)
    return (Message(say("case_status")), *in_lines(own, organisation)) if own else (Message(say("case_status_none")),)


def told_cases(cases: Sequence[Case], organisation: Organisation) -> tuple[Message, ...]:
    """Return one case with all there is to it, several each in a line."""
    if len(cases) == 1:
        return (in_full(cases[0], organisation),)
    return (Message(say("case_status")), *in_lines(cases, organisation))


def in_lines(cases: Sequence[Case], organisation: Organisation) -> tuple[Message, ...]:
    """Return each case in one line."""
    return tuple(_brief(case, organisation) for case in cases)


def in_full(case: Case, organisation: Organisation) -> Message:
    """Return a case with its history, what was written in it, and what its opener can do."""
    with transaction(database()) as session:
        written = messages_of(session, case)
    says = [_line(case, organisation), *_due(case, organisation)]
    history = [_entry(case, each, organisation) for each in case.history]
    told = [*says, *history, *(_written(each, organisation) for each in written)]
    return Message("\n".join(told), buttons=_buttons(case), custom=card(case, organisation, says, written))


def is_settled(case: Case) -> bool:
    """Return whether it is too late to withdraw a case."""
    return is_final(case)


def case_button(case: Case, wish: Wish | None) -> Button:
    """Return the button that chooses a case."""
    label = say("case_status_button", reference=case.reference, label=kind_named(case.kind).label)
    return Button(label, "case_status", {"reference": case.reference, **({"wish": wish.value} if wish else {})})


def _brief(case: Case, organisation: Organisation) -> Message:
    says = _line(case, organisation)
    return Message(says, buttons=_buttons(case), custom={**card(case, organisation, [says]), "brief": True})


def card(
    case: Case, organisation: Organisation, says: Sequence[str], written: Sequence[CaseMessage] = ()
) -> dict[str, Any]:
    """Return a case as clients show it; `says` is what stands above its history."""
    return {
        "type": "case",
        "reference": case.reference,
        "kind": case.kind,
        "kind_label": kind_named(case.kind).label,
        "status": case.status,
        "status_label": _status(case, case.status),
        "says": list(says),
        "brief": False,
        "history": [
            {"at": each.at.isoformat(), "status": each.status, "says": _entry(case, each, organisation)}
            for each in case.history
        ],
        "messages": [
            {
                "at": each.at.isoformat(),
                "day": _day(each.at, organisation),
                "by": _author(each, organisation),
                "words": each.words,
            }
            for each in written
        ],
    }


def _entry(case: Case, entry: HistoryEntry, organisation: Organisation) -> str:
    return say(
        "case_status_entry",
        day=_day(entry.at, organisation),
        status=_status(case, entry.status),
        words=_told(case, entry),
    )


def _buttons(case: Case) -> tuple[Button, ...]:
    wishes = (Wish.ADD,) if is_settled(case) else (Wish.ADD, Wish.WITHDRAW)
    return _asked_of_opener(case) + tuple(
        Button(
            say(f"case_status_{wish.value}_button"), "case_status", {"reference": case.reference, "wish": wish.value}
        )
        for wish in wishes
    )


def _asked_of_opener(case: Case) -> tuple[Button, ...]:
    """Return the buttons of the moves that lead the case on and are its opener's to make; a nameless one has none."""
    if case.opened_by is None:
        return ()
    moves = (move for move in legal_moves(case) if move.to and OPENER in move.by and move.name != WITHDRAW)
    return tuple(
        Button(move.label, "case_handling", {"reference": case.reference, "deed": move.name}) for move in moves
    )


def _line(case: Case, organisation: Organisation) -> str:
    return say(
        "case_status_line",
        reference=case.reference,
        label=kind_named(case.kind).label,
        status=_status(case, case.status),
        handler=handlers_in_words(case, organisation),
    )


def _told(case: Case, entry: HistoryEntry) -> str:
    """Return what its handlers told with a step; what they wrote to the opener stands among the messages."""
    move = workflow_of(case.kind).move(entry.move or "")
    written = {need.name for need in move.needs if need.to_opener} if move else set()
    return "".join(f" “{value}”" for name, value in entry.told.items() if name not in written)


def _due(case: Case, organisation: Organisation) -> tuple[str, ...]:
    """Return by when an answer is due, as long as nobody has acted."""
    kind = kind_named(case.kind)
    is_waiting = kind.told and case.status == kind.first_status
    return (say("case_status_due", day=_day(case.due_at, organisation)),) if is_waiting else ()


def _written(message: CaseMessage, organisation: Organisation) -> str:
    return say(
        "case_status_reply" if message.from_handler else "case_status_added",
        name=_author(message, organisation),
        day=_day(message.at, organisation),
        words=message.words,
    )


def _author(message: CaseMessage, organisation: Organisation) -> str:
    if message.from_handler and message.author:
        return handler_in_words(message.author, organisation)
    return say("case_status_you")


def _status(case: Case, status: str) -> str:
    return workflow_of(case.kind).states[status].label


def _day(moment: datetime, organisation: Organisation) -> str:
    local = moment.astimezone(organisation.zone)
    return f"{local:%A} {local.day} {local:%B %Y}"
