"""What a caller may ask for; each operation runs in one transaction, for one person of the directory."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from actions.api.sent import NewCase, NewMessage, NewMove
from actions.api.shown import Outline, Outlines, Shown, Standing, in_full, messages, outline, standing
from actions.cases.case import Case
from actions.cases.fields import FieldsError
from actions.cases.kinds import Kind, kind_named
from actions.cases.messages import CaseMessage, add_to_case, messages_of, reply_to_case
from actions.cases.openers import may_open
from actions.cases.service import cases_of, find_case, open_case
from actions.cases.workflow.moving import ChangedMeanwhileError, ImpossibleMoveError, UnseenCaseError
from actions.cases.workflow.writing import make_move_in_writing
from actions.errors import AskFirstError
from actions.people.directory import list_people
from actions.people.organisation import load_organisation
from actions.people.permissions import opened
from actions.people.person import Person
from actions.settings import corpus_folder
from actions.store import audit

OPENED, WAITING = "opened", "waiting"
NAMED = "can only be no here: a complaint without a name is made in the chat, which gives its receipt"


class NotTheirsToOpenError(AskFirstError):
    """Somebody else opens such a case."""


class ConflictError(AskFirstError):
    """The case does not stand as the caller thought; `standing` says how, where they may still see it."""

    def __init__(self, reason: str, standing: Standing | None) -> None:
        super().__init__(reason)
        self.standing = standing


@dataclass(frozen=True)
class Call:
    """Who calls, when, and the transaction in which they are answered."""

    session: Session
    person: Person
    now: datetime


@dataclass(frozen=True)
class Answer:
    """What is shown; `is_new` where the call has made it."""

    shown: Shown
    is_new: bool = False


Operation = Callable[[Call], Answer]


def list_cases(call: Call, which: str | None) -> Answer:
    """Returns the caller's cases: those they opened, those waiting for them, or all.

    Raises FieldsError where it is not clear which.
    """
    if which not in (None, OPENED, WAITING):
        raise FieldsError({"which": f"must be {OPENED} or {WAITING}"})
    outlines = tuple(outline(case, call.person) for case in cases_of(call.session, call.person))
    return Answer(Outlines(cases=tuple(each for each in outlines if _is_among(each, which))))


def show_case(call: Call, reference: str) -> Answer:
    """Returns a case as the caller may see it, which is recorded. Raises UnseenCaseError."""
    case = _case(call, reference)
    _record_reading(call, case, "case")
    return Answer(in_full(case, call.person))


def show_moves(call: Call, reference: str) -> Answer:
    """Returns how a case stands and what the caller may do with it. Raises UnseenCaseError."""
    return Answer(standing(_case(call, reference), call.person))


def move_case(call: Call, reference: str, sent: NewMove) -> Answer:
    """Makes a move and returns how the case then stands; raises what make_move does, and ConflictError."""
    try:
        case = make_move_in_writing(call.session, reference, sent.move, call.person, call.now, sent.told, sent.version)
    except (ChangedMeanwhileError, ImpossibleMoveError) as error:
        present = find_case(call.session, reference, call.person)
        raise ConflictError(str(error), standing(present, call.person) if present else None) from None
    return Answer(standing(case, call.person))


def show_messages(call: Call, reference: str) -> Answer:
    """Returns what was written in a case, which is recorded. Raises UnseenCaseError."""
    case = _case(call, reference)
    _record_reading(call, case, "messages")
    return Answer(messages(messages_of(call.session, case)))


def write_message(call: Call, reference: str, sent: NewMessage) -> Answer:
    """Adds to a case as its opener, or replies as its handler, and returns everything that is written there.

    Raises UnseenCaseError and CaseMessageError.
    """
    case = _case(call, reference)
    write = add_to_case if opened(call.person, case) else reply_to_case
    key = _key(call, sent.submission_key)
    written: CaseMessage = write(call.session, case, call.person, sent.words, call.now, submission_key=key)
    return Answer(messages((written,)), is_new=written.at == call.now)


def open_new_case(call: Call, sent: NewCase) -> Answer:
    """Opens a case, or finds the one that was opened under this submission key.

    Raises FieldsError, NotTheirsToOpenError and OpenCaseError.
    """
    _refuse_anonymous(sent)
    _refuse_others(call, kind_named(sent.kind))
    case = open_case(
        call.session,
        kind=sent.kind,
        organisation=load_organisation(corpus_folder() / call.person.organisation),
        opened_by=call.person,
        fields=sent.fields,
        submission_key=_key(call, sent.submission_key),
        now=call.now,
    )
    return Answer(outline(case, call.person), is_new=case.opened_at == call.now)


def _case(call: Call, reference: str) -> Case:
    case = find_case(call.session, reference, call.person)
    if case is None:
        raise UnseenCaseError(reference)
    return case


def _is_among(case: Outline, which: str | None) -> bool:
    return {None: True, OPENED: case.opened_by_you, WAITING: case.waiting_for_you}[which]


def _refuse_anonymous(sent: NewCase) -> None:
    # The receipt would pass through another system, which knows by the token whose complaint it is.
    field = kind_named(sent.kind).anonymous_field
    if field and sent.fields.get(field, "").strip() == "yes":
        raise FieldsError({field: NAMED})


def _refuse_others(call: Call, kind: Kind) -> None:
    directory = {person.email: person for person in list_people(call.session, call.person.organisation)}
    if not may_open(call.person, kind, directory):
        raise NotTheirsToOpenError(f"This is for people with the role {kind.told_by} to open.")


def _key(call: Call, submission_key: str) -> str:
    """Returns a key of the caller's own, so that nobody can take one that another, or the workflow, will need."""
    return "api/" + hashlib.sha256(f"{call.person.email}\n{submission_key}".encode()).hexdigest()


def _record_reading(call: Call, case: Case, part: str) -> None:
    audit.record(
        call.session,
        at=call.now,
        actor=call.person.email,
        action="case.read",
        subject=case.reference,
        details={"through": "api", "part": part},
    )
