"""Who sees which exemption, as a table: its holder is `staff`, whose manager is `manager`."""

import csv
from pathlib import Path
from typing import Any

import pytest

from tests.cases.register.register_desk import RegisterDesk

with (Path(__file__).parent / "visibility.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
PEOPLE = tuple(ROWS[0])[1:]
NAMED = {"covers": "named_staff", "covered_names": "Tama Wīneera and Losa Tavana"}
RESTRICTED = {"told": {"restricted": "yes"}}
GRANTED: dict[str, dict[str, Any]] = {
    "mine": {},
    "restricted": RESTRICTED,
    "names a colleague": NAMED,
    "names part of a name": {**NAMED, "covered_names": "Tāvana from registry"},
    "function with its staff": {
        "covers": "business_function",
        "covered_names": "the registry",
        "told": {"staff": "contractor@justice.example"},
    },
    "restricted and names a colleague": {**NAMED, **RESTRICTED},
}


@pytest.mark.parametrize("row", ROWS, ids=[row["exemption"] for row in ROWS])
def test_exactly_those_in_the_table_see_it(desk: RegisterDesk, row: dict[str, str]) -> None:
    desk.grant(**GRANTED[row["exemption"]])
    assert [name for name in PEOPLE if desk.seen_by(name)] == [name for name in PEOPLE if row[name] == "yes"]


def test_what_ends_first_comes_first(desk: RegisterDesk) -> None:
    later, sooner = desk.grant(until="2026-06-30"), desk.grant("colleague", until="2026-05-31")
    assert desk.seen_by("ciso") == [sooner.reference, later.reference]
