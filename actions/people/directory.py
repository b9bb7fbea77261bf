"""The directory: who works where, for whom, in which roles."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Row
from sqlalchemy.orm import Session

from actions.people.directory_file import Export, read_people
from actions.people.directory_table import DirectoryFileError
from actions.people.person import Person
from actions.store import audit
from actions.store.tables import people


@dataclass(frozen=True)
class ImportResult:
    """The e-mail addresses of those whom an import created, changed, or marked as having left."""

    created: tuple[str, ...]
    changed: tuple[str, ...]
    left: tuple[str, ...]


def find(session: Session, email: str) -> Person | None:
    """Returns the person with this e-mail address, in any case of letters; nobody who has left."""
    wanted = select(people).where(people.c.email == email.strip().lower(), people.c.active)
    row = session.execute(wanted).first()
    return None if row is None else _person(row)


def find_by_object_id(session: Session, object_id: str) -> Person | None:
    """Returns the person with this Entra object id, nobody who has left."""
    wanted = select(people).where(func.lower(people.c.entra_object_id) == object_id.lower(), people.c.active)
    row = session.execute(wanted).first()
    return None if row is None else _person(row)


def list_people(session: Session, organisation: str | None = None) -> list[Person]:
    """Returns everybody in the directory, those who have left included, by e-mail address."""
    everybody = select(people).order_by(people.c.email)
    if organisation is not None:
        everybody = everybody.where(people.c.organisation == organisation)
    return [_person(row) for row in session.execute(everybody)]


def import_csv(
    session: Session,
    path: Path,
    actor: str | None = None,
    *,
    export: Export | None = None,
    roles: Path | None = None,
) -> ImportResult:
    """Makes the directory say what the file says, and returns what changed; a second import changes nothing.

    The file is the whole directory of each organisation in it: whoever is no longer listed has left. `export` and
    `roles` are as read_people takes them, `actor` is who imports. Raises DirectoryFileError, with the line of every
    fault, before anything is changed.
    """
    listed = read_people(path, export, roles)
    known = {person.email: person for person in list_people(session)}
    _refuse_moves(path, known, listed)
    changes: dict[str, list[str]] = {"created": [], "changed": [], "left": []}
    for person in [*_no_longer_listed(known.values(), listed), *listed]:
        change = _change(known.get(person.email), person)
        if change is not None:
            _write(session, person, change, actor)
            changes[change].append(person.email)
    return ImportResult(**{change: tuple(emails) for change, emails in changes.items()})


def _refuse_moves(path: Path, known: Mapping[str, Person], listed: list[Person]) -> None:
    """A file of one organisation, taken for another's, must not carry its people off."""
    faults = [
        f"{path}: {person.email} is in the directory of {known[person.email].organisation} already"
        for person in listed
        if person.email in known and known[person.email].organisation != person.organisation
    ]
    if faults:
        raise DirectoryFileError("\n".join(faults))


def _no_longer_listed(known: Iterable[Person], listed: list[Person]) -> list[Person]:
    """Returns those who have left, without the Entra object ids that others, or they under new addresses, now have."""
    emails = {person.email for person in listed}
    organisations = {person.organisation for person in listed}
    taken = {person.entra_object_id for person in listed}
    return [
        replace(
            person, active=False, entra_object_id=None if person.entra_object_id in taken else person.entra_object_id
        )
        for person in known
        if person.email not in emails and person.organisation in organisations
    ]


def _change(before: Person | None, after: Person) -> str | None:
    if before is None:
        return "created"
    if before == after:
        return None
    return "left" if before.active and not after.active else "changed"


def _write(session: Session, person: Person, change: str, actor: str | None) -> None:
    if change == "created":
        session.execute(insert(people).values(_columns(person)))
    else:
        session.execute(update(people).where(people.c.email == person.email).values(_columns(person)))
    now = datetime.now(timezone.utc)
    details = {"manager": person.manager_email, "roles": sorted(person.roles)}
    audit.record(session, at=now, actor=actor, action=f"person.{change}", subject=person.email, details=details)


def _columns(person: Person) -> dict[str, Any]:
    return {**asdict(person), "roles": sorted(person.roles)}


def _person(row: Row) -> Person:
    return Person(**{**row._mapping, "roles": frozenset(row.roles)})
