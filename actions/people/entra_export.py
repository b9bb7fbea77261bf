"""Reads a CSV exported from Entra ID as if it were a directory file."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping

from actions.people.directory_columns import DirectoryColumns
from actions.people.directory_table import Line, Table

BETWEEN_GROUPS = re.compile(r"[;|\n]")
YES_OR_NO = {"true": "yes", "false": "no", "1": "yes", "0": "no", "": "yes"}
NEEDED = ("email", "name")

Values = Mapping[str, str]
"""A line's values by column, columns in lower case."""


def is_export(table: Table, known: DirectoryColumns) -> bool:
    """Returns whether the table has a column for everything that an export cannot do without."""
    present = {column.casefold() for column in table.columns}
    return all(any(name.casefold() in present for name in known.columns[thing]) for thing in NEEDED)


def as_directory(table: Table, known: DirectoryColumns, organisation: str) -> list[Line]:
    """Returns the lines with the columns of a directory file, faults and all; those left out are not among them.

    A manager may be told by address, user principal name, object id, or a name that only one person has.
    """
    lines = [(number, {column.casefold(): value for column, value in row.items()}) for number, row in table.lines]
    kept = [(number, values) for number, values in lines if not _is_left_out(values, known)]
    addresses = _addresses([values for _, values in kept], known)
    managers = {_manager(values, known, addresses) for _, values in kept}
    return [(number, _row(values, known, organisation, addresses, managers)) for number, values in kept]


def _is_left_out(values: Values, known: DirectoryColumns) -> bool:
    return any(
        values.get(column.casefold(), "").casefold() in {value.casefold() for value in left_out}
        for column, left_out in known.left_out.items()
    )


def _addresses(lines: Collection[Values], known: DirectoryColumns) -> dict[str, set[str]]:
    """Returns the addresses of those whom each address, user principal name, object id and name stands for."""
    addresses: dict[str, set[str]] = defaultdict(set)
    for values in lines:
        for thing in ("email", "entra_object_id", "name"):
            for column in known.columns[thing]:
                addresses[values.get(column.casefold(), "").casefold()].add(_value(values, "email", known).lower())
    return addresses


def _manager(values: Values, known: DirectoryColumns, addresses: Mapping[str, set[str]]) -> str:
    """Returns the manager's address, or what stands there where it is nobody's, or may be several people's."""
    told = _value(values, "manager", known)
    found = addresses.get(told.casefold(), set()) if told else set()
    return next(iter(found)) if len(found) == 1 else told.lower()


def _row(
    values: Values,
    known: DirectoryColumns,
    organisation: str,
    addresses: Mapping[str, set[str]],
    managers: Collection[str],
) -> dict[str, str]:
    email, active = _value(values, "email", known).lower(), _value(values, "active", known).lower()
    roles = {"staff", *_roles_of_groups(values, known), *(["manager"] if email in managers else [])}
    surplus = {column: value for column, value in values.items() if column == "too_many"}
    return {
        **surplus,
        "email": email,
        "name": _value(values, "name", known),
        "organisation": organisation,
        "manager": _manager(values, known, addresses),
        "roles": ";".join(roles),
        "entra_object_id": _value(values, "entra_object_id", known).lower(),
        "active": YES_OR_NO.get(active, active),
    }


def _roles_of_groups(values: Values, known: DirectoryColumns) -> set[str]:
    roles = {group.casefold(): role for group, role in known.roles.items()}
    groups = BETWEEN_GROUPS.split(_value(values, "groups", known).casefold())
    return {roles[group.strip()] for group in groups if group.strip() in roles}


def _value(values: Values, thing: str, known: DirectoryColumns) -> str:
    found = (values.get(column.casefold(), "") for column in known.columns[thing])
    return next((value for value in found if value), "")
