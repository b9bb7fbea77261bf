"""Reads a directory file: a CSV with one person a line, our own or one exported from Entra ID."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from actions.people.directory_columns import DirectoryColumns
from actions.people.directory_table import TOO_MANY, DirectoryFileError, Line, read_table, refuse
from actions.people.entra_export import as_directory, is_export
from actions.people.person import ROLES, Person
from actions.people.roles_file import read_roles, split_roles

COLUMNS = ("email", "name", "organisation", "manager", "roles", "entra_object_id", "active")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
LONGEST = {"email": 254, "name": 200, "organisation": 100, "entra_object_id": 36}


@dataclass(frozen=True)
class Export:
    """Whose export from Entra ID a file is, and how it is read."""

    organisation: str
    columns: DirectoryColumns


def read_people(path: Path, export: Export | None = None, roles: Path | None = None) -> list[Person]:
    """Returns the people in a CSV file with the columns of COLUMNS, or in an export from Entra ID.

    In our own, `manager` is an e-mail address or empty, `roles` are parted by semicolons, `active` is yes or no. An
    export is read only as that of an organisation. The file `roles` gives people further roles. Raises
    DirectoryFileError.
    """
    lines = _directory(path, export)
    refuse(path, list(_faults(lines)))
    people = [_person(row) for _, row in lines]
    if roles is None:
        return people
    further = read_roles(roles, {person.email for person in people})
    return [replace(person, roles=person.roles | further.get(person.email, frozenset())) for person in people]


def _directory(path: Path, export: Export | None) -> list[Line]:
    table = read_table(path)
    if table.columns == COLUMNS:
        lines = [(number, {**row, **_in_lower_case(row)}) for number, row in table.lines]
        refuse(path, list(_strangers(lines, export)) if export else [])
        return lines
    if export is None:
        either = f"the columns must be {','.join(COLUMNS)}; for an export from Entra ID say whose it is"
        raise DirectoryFileError(f"{path}, line 1: {either} (--organisation)")
    if not is_export(table, export.columns):
        names = " and ".join(" or ".join(export.columns.columns[thing]) for thing in ("email", "name"))
        raise DirectoryFileError(f"{path}, line 1: an export from Entra ID must have the columns {names}")
    return as_directory(table, export.columns, export.organisation)


def _strangers(lines: list[Line], export: Export) -> Iterator[tuple[int, str]]:
    for number, row in lines:
        if row["organisation"] != export.organisation:
            yield number, f"{row['email']} belongs to {row['organisation']} and not to {export.organisation}"


def _in_lower_case(row: Mapping[str, str]) -> dict[str, str]:
    return {column: row[column].lower() for column in ("email", "manager")}


def _faults(lines: list[Line]) -> Iterator[tuple[int, str]]:
    emails = Counter(row["email"] for _, row in lines)
    object_ids = Counter(row["entra_object_id"] for _, row in lines)
    managers = {row["email"]: row["manager"] for _, row in lines}
    for number, row in lines:
        email, manager, object_id = row["email"], row["manager"], row["entra_object_id"]
        roles = split_roles(row["roles"])
        checks = {
            "there are more values than columns": TOO_MANY not in row,
            f"{email or 'nothing'} is no e-mail address": EMAIL.fullmatch(email),
            f"{email} is listed more than once": emails[email] == 1,
            "the name is missing": row["name"],
            "the organisation is missing": row["organisation"],
            f"the manager {manager} is not in this file, or may be several people": not manager or manager in emails,
            "nobody is their own manager": not manager or manager != email,
            f"the line of managers above {email} comes back to {email}": not _comes_back(email, managers),
            f"the roles must be among {', '.join(sorted(ROLES))}": roles and roles <= ROLES,
            "somebody else has the same Entra object id": not object_id or object_ids[object_id] == 1,
            "active must be yes or no": row["active"] in ("yes", "no"),
            **{f"{thing} is longer than {most} characters": len(row[thing]) <= most for thing, most in LONGEST.items()},
        }
        yield from ((number, fault) for fault, holds in checks.items() if not holds)


def _comes_back(email: str, managers: Mapping[str, str]) -> bool:
    """Returns whether somebody stands above themselves, with at least one other person between."""
    seen = {email}
    above = managers.get(email, "")
    while above and above not in seen:
        seen.add(above)
        above = managers.get(above, "")
    return above == email and len(seen) > 1


def _person(row: Mapping[str, str]) -> Person:
    return Person(
        email=row["email"],
        name=row["name"],
        organisation=row["organisation"],
        manager_email=row["manager"] or None,
        roles=split_roles(row["roles"]),
        entra_object_id=row["entra_object_id"] or None,
        active=row["active"] == "yes",
    )
