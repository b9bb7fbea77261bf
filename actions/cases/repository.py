"""Keeps cases in the database. Knows nothing of who may see them; that is for its callers to ask."""

from collections.abc import Collection

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.engine import Row
from sqlalchemy.orm import Session

from actions.cases.case import Case, HistoryEntry
from actions.cases.kinds import kind_named
from actions.store.tables import case_handlers, case_history, case_origins, cases

NEWEST_FIRST = select(cases).order_by(cases.c.opened_at.desc(), cases.c.reference.desc())


def add(session: Session, case: Case, submission_key: str) -> None:
    """Stores a new case. Raises IntegrityError where the submission key is taken."""
    encrypted = {field.name for field in kind_named(case.kind).fields if field.encrypted}
    session.execute(
        insert(cases).values(
            reference=case.reference,
            kind=case.kind,
            organisation=case.organisation,
            status=case.status,
            opened_by=case.opened_by,
            opened_at=case.opened_at,
            due_at=case.due_at,
            fields={name: value for name, value in case.fields.items() if name not in encrypted},
            confidential_fields={name: value for name, value in case.fields.items() if name in encrypted},
            respondents=list(case.respondents),
            submission_key=submission_key,
        )
    )
    _add_handlers(session, case)
    for sequence, entry in enumerate(case.history, start=1):
        _add_entry(session, case, sequence, entry)


def note_origin(session: Session, reference: str, arose_from: str) -> None:
    """Notes because of which other case a case was opened."""
    session.execute(insert(case_origins).values(reference=reference, arose_from=arose_from))


def lock(session: Session, reference: str) -> None:
    """Makes whoever else would change this case wait until the session's end."""
    session.execute(select(cases.c.reference).filter_by(reference=reference).with_for_update())


def move(session: Session, case: Case) -> None:
    """Stores a locked case as it is after a move: its status, its handlers, and the newest entry of its history."""
    changed = update(cases).where(cases.c.reference == case.reference)
    session.execute(changed.values(status=case.status, version=case.version))
    session.execute(delete(case_handlers).where(case_handlers.c.reference == case.reference))
    _add_handlers(session, case)
    _add_entry(session, case, len(case.history), case.history[-1])


def with_reference(session: Session, reference: str) -> Case | None:
    """Returns the case with this reference, in any case of letters."""
    row = session.execute(select(cases).filter_by(reference=reference.strip().upper())).first()
    return None if row is None else _case(session, row)


def with_submission_key(session: Session, submission_key: str) -> Case | None:
    """Returns the case that was opened under this submission key."""
    row = session.execute(select(cases).filter_by(submission_key=submission_key)).first()
    return None if row is None else _case(session, row)


def opened_or_handled_by(session: Session, email: str, handler_names: Collection[str]) -> list[Case]:
    """Returns the cases that this person opened, or that one of these handlers has, newest first."""
    handled = select(case_handlers.c.reference).where(case_handlers.c.handler.in_(handler_names))
    concerned = or_(cases.c.opened_by == email, cases.c.reference.in_(handled))
    return [_case(session, row) for row in session.execute(NEWEST_FIRST.where(concerned)).all()]


def of_kind(session: Session, kind: str, organisation: str) -> list[Case]:
    """Returns an organisation's cases of a kind, newest first."""
    found = session.execute(NEWEST_FIRST.filter_by(kind=kind, organisation=organisation)).all()
    return [_case(session, row) for row in found]


def everything(session: Session) -> list[Case]:
    """Returns all cases, newest first."""
    return [_case(session, row) for row in session.execute(NEWEST_FIRST).all()]


def _add_handlers(session: Session, case: Case) -> None:
    for handler in case.handlers:
        session.execute(insert(case_handlers).values(reference=case.reference, handler=handler))


def _add_entry(session: Session, case: Case, sequence: int, entry: HistoryEntry) -> None:
    session.execute(
        insert(case_history).values(
            reference=case.reference,
            sequence=sequence,
            at=entry.at,
            status=entry.status,
            actor=entry.actor,
            move=entry.move,
            told=dict(entry.told),
        )
    )


def _case(session: Session, row: Row) -> Case:
    handlers = select(case_handlers.c.handler).filter_by(reference=row.reference).order_by("handler")
    history = select(case_history).filter_by(reference=row.reference).order_by("sequence")
    origin = select(case_origins.c.arose_from).filter_by(reference=row.reference)
    return Case(
        reference=row.reference,
        kind=row.kind,
        organisation=row.organisation,
        status=row.status,
        opened_by=row.opened_by,
        handlers=tuple(session.execute(handlers).scalars()),
        respondents=tuple(row.respondents),
        opened_at=row.opened_at,
        due_at=row.due_at,
        fields=_in_order(row.kind, {**row.fields, **row.confidential_fields}),
        history=tuple(_entry(step) for step in session.execute(history)),
        version=row.version,
        arose_from=session.execute(origin).scalar(),
    )


def _entry(row: Row) -> HistoryEntry:
    return HistoryEntry(row.at, row.status, row.actor, row.move, row.told or {})


def _in_order(kind: str, fields: dict[str, str]) -> dict[str, str]:
    return {field.name: fields[field.name] for field in kind_named(kind).fields if field.name in fields}
