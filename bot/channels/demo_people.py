"""The people of the demonstration, from each organisation's people.csv."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.channels.identity import Person

PEOPLE = "people.csv"
ORGANISATION = "organisation.yml"

Row = dict[str, str]


def people_to_choose_from(corpus_folder: Path) -> list[dict[str, Any]]:
    """Every organisation with its people, as the sign-in page shows them."""
    return [
        {"organisation": _name(folder), "people": [_choice(row) for row in _active_people(folder)]}
        for folder in _organisations(corpus_folder)
    ]


def find_person(corpus_folder: Path, email: str) -> Person | None:
    """The person of the demonstration with that address, if there is one."""
    wanted = email.strip().lower()
    rows = (row for folder in _organisations(corpus_folder) for row in _active_people(folder))
    return next((Person(row["email"], row["organisation"]) for row in rows if row["email"] == wanted), None)


def _organisations(corpus_folder: Path) -> list[Path]:
    return sorted(path.parent for path in corpus_folder.glob(f"*/{PEOPLE}"))


def _name(folder: Path) -> str:
    facts = YAML(typ="safe").load(folder / ORGANISATION)
    return str(facts["short_name"])


def _active_people(folder: Path) -> Iterator[Row]:
    with (folder / PEOPLE).open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["active"] == "yes":
                yield {**row, "email": row["email"].lower()}


def _choice(row: Row) -> dict[str, Any]:
    return {"email": row["email"], "name": row["name"], "roles": row["roles"].split(";")}
