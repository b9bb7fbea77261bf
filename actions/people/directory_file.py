"""Reads a directory file: a CSV with one person a line."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from actions.errors import AskFirstError
from actions.people.person import ROLES, Person

COLUMNS = ("email", "name", "organisation", "manager", "roles", "entra_object_id", "active")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")

Line = tuple[int, dict[str, str]]


class DirectoryFileError(AskFirstError):
    """The file is no directory; the message names the line of every fault."""


def read_people(path: Path) -> list[Person]:
    """Returns the people in a UTF-8 CSV file with the columns of COLUMNS.

    `manager` is an e-mail address or empty, `roles` are parted by semicolons, `active` is yes or no. Raises
    DirectoryFileError.
    """
    lines = _read(path)
    faults = [f"{path}, line {number}: {fault}" for number, fault in _faults(lines)]
    if faults:
        raise DirectoryFileError("\n".join(faults))
    return [_person(row) for _, row in lines]


def _read(path: Path) -> list[Line]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey="too_many", restval="")
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise DirectoryFileError(f"{path}, line 1: the columns must be {','.join(COLUMNS)}")
            return [(reader.line_num, _clean(row)) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DirectoryFileError(f"{path}: cannot be read: {error}") from error


def _clean(row: dict[str, str]) -> dict[str, str]:
    row = {column: str(value).strip() for column, value in row.items()}
    return {**row, "email": row["email"].lower(), "manager": row["manager"].lower()}


def _faults(lines: list[Line]) -> Iterator[tuple[int, str]]:
    emails = Counter(row["email"] for _, row in lines)
    object_ids = Counter(row["entra_object_id"] for _, row in lines)
    for number, row in lines:
        email, manager, object_id = row["email"], row["manager"], row["entra_object_id"]
        roles = _roles(row)
        checks = {
            "there are more values than columns": "too_many" not in row,
            f"{email or 'nothing'} is no e-mail address": EMAIL.fullmatch(email),
            f"{email} is listed more than once": emails[email] == 1,
            "the name is missing": row["name"],
            "the organisation is missing": row["organisation"],
            f"the manager {manager} is not in this file": not manager or manager in emails,
            "nobody is their own manager": not manager or manager != email,
            f"the roles must be among {', '.join(sorted(ROLES))}": roles and roles <= ROLES,
            "somebody else has the same Entra object id": not object_id or object_ids[object_id] == 1,
            "active must be yes or no": row["active"] in ("yes", "no"),
        }
        yield from ((number, fault) for fault, holds in checks.items() if not holds)


def _roles(row: dict[str, str]) -> frozenset[str]:
    return frozenset(role.strip() for role in row["roles"].split(";") if role.strip())


def _person(row: dict[str, str]) -> Person:
    return Person(
        email=row["email"],
        name=row["name"],
        organisation=row["organisation"],
        manager_email=row["manager"] or None,
        roles=_roles(row),
        entra_object_id=row["entra_object_id"] or None,
        active=row["active"] == "yes",
    )
