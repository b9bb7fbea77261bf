"""What a caller is shown. What is absent has no key; all moments are in UTC."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Optional

from pydantic import BaseModel

from actions.cases.case import Case
from actions.cases.messages import CaseMessage
from actions.cases.workflow.machine import known_of
from actions.cases.workflow.permission import moves_open_to
from actions.cases.workflow.table import Move, workflow_of
from actions.cases.workflow.waiting import is_waiting_for
from actions.people.permissions import opened
from actions.people.person import Person


class Shown(BaseModel):
    """Part of an answer, read from an object of the case layer."""

    class Config:
        orm_mode = True


class Outline(Shown):
    """A case without what was told in it; `label` is its status in words."""

    reference: str
    kind: str
    organisation: str
    status: str
    label: str
    version: int
    handlers: tuple[str, ...]
    opened_at: datetime
    due_at: datetime
    opened_by: Optional[str] = None
    opened_by_you: bool
    waiting_for_you: bool


class Outlines(Shown):
    """Cases, newest first."""

    cases: tuple[Outline, ...]


class Entry(Shown):
    """What has happened in a case, and what was told with it."""

    at: datetime
    status: str
    actor: Optional[str] = None
    move: Optional[str] = None
    told: Mapping[str, str]


class CaseInFull(Outline):
    """A case as the caller may see it."""

    fields: Mapping[str, str]
    history: tuple[Entry, ...]
    arose_from: Optional[str] = None


class NeedShown(Shown):
    """Something to be told with a move; the values of `choices` are what they stand for.

    It is told only where the fields that `only_if` names have one of these values. What is `usual` holds where nothing
    else is told. What is for `handlers_only` is kept from the person who opened the case.
    """

    name: str
    type: str
    ask: str
    choices: Mapping[str, str]
    optional: bool
    only_if: Mapping[str, tuple[str, ...]]
    usual: Optional[str] = None
    handlers_only: bool


class MoveShown(Shown):
    """Something that the caller may do with a case."""

    name: str
    label: str
    needs: tuple[NeedShown, ...]


class Standing(Shown):
    """Where a case stands, and what the caller may do with it now."""

    reference: str
    status: str
    label: str
    version: int
    moves: tuple[MoveShown, ...]


class Message(Shown):
    """Something written in a case."""

    at: datetime
    author: Optional[str] = None
    from_handler: bool
    words: str


class Messages(Shown):
    """What was written in a case, oldest first."""

    messages: tuple[Message, ...]


class Refused(Shown):
    """Why a call was refused: in a sentence, by field where it is about fields, with how the case stands."""

    error: str
    fields: Optional[Mapping[str, str]] = None
    case: Optional[Standing] = None


def outline(case: Case, viewer: Person) -> Outline:
    """Returns the outline of a case that the viewer may see."""
    return Outline(**_outline(case, viewer))


def in_full(case: Case, viewer: Person) -> CaseInFull:
    """Returns a case, which is as the viewer may see it, with all that was told."""
    history = tuple(map(Entry.from_orm, case.history))
    return CaseInFull(**_outline(case, viewer), fields=case.fields, history=history, arose_from=case.arose_from)


def standing(case: Case, viewer: Person) -> Standing:
    """Returns how a case stands for the viewer."""
    moves = tuple(_move(each, case) for each in moves_open_to(viewer, case))
    return Standing(reference=case.reference, status=case.status, label=_label(case), version=case.version, moves=moves)


def messages(written: tuple[CaseMessage, ...]) -> Messages:
    """Returns what was written in a case."""
    return Messages(messages=tuple(map(Message.from_orm, written)))


def _move(move: Move, case: Case) -> MoveShown:
    needs = tuple(map(NeedShown.from_orm, move.needs_where(known_of(case))))
    return MoveShown(name=move.name, label=move.label, needs=needs)


def _outline(case: Case, viewer: Person) -> Mapping[str, Any]:
    return {
        **{name: getattr(case, name) for name in Outline.__fields__ if hasattr(case, name)},
        "label": _label(case),
        "opened_by_you": opened(viewer, case),
        "waiting_for_you": is_waiting_for(viewer, case),
    }


def _label(case: Case) -> str:
    return workflow_of(case.kind).states[case.status].label
