"""Reads a file that says who has which roles, for exports that do not."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from actions.people.directory_table import TOO_MANY, DirectoryFileError, Line, read_table, refuse
from actions.people.person import ROLES

COLUMNS = ("email", "roles")


def read_roles(path: Path, emails: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Returns the roles by e-mail address in a CSV file with the columns of COLUMNS, roles parted by semicolons.

    `emails` are the addresses of everybody there is. Raises DirectoryFileError.
    """
    table = read_table(path)
    if table.columns != COLUMNS:
        raise DirectoryFileError(f"{path}, line 1: the columns must be {','.join(COLUMNS)}")
    refuse(path, list(_faults(table.lines, emails)))
    found: dict[str, frozenset[str]] = {}
    for _, row in table.lines:
        email = row["email"].lower()
        found[email] = found.get(email, frozenset()) | split_roles(row["roles"])
    return found


def split_roles(text: str) -> frozenset[str]:
    """Returns the names in a text that parts them by semicolons."""
    return frozenset(role.strip() for role in text.split(";") if role.strip())


def _faults(lines: Collection[Line], emails: Collection[str]) -> Iterator[tuple[int, str]]:
    for number, row in lines:
        checks = {
            "there are more values than columns": TOO_MANY not in row,
            f"{row['email'] or 'nobody'} is not in the directory file": row["email"].lower() in emails,
            f"the roles must be among {', '.join(sorted(ROLES))}": frozenset() < split_roles(row["roles"]) <= ROLES,
        }
        yield from ((number, fault) for fault, holds in checks.items() if not holds)
