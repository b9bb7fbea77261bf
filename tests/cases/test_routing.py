import csv
from dataclasses import replace
from pathlib import Path

import pytest

from actions.cases.routing import handlers
from actions.people.directory_file import read_people
from actions.people.organisation import Organisation
from actions.people.person import Person
from tests.organisations import CORPUS

with (Path(__file__).parent / "routing.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
TEAMS = ("people_team", "secretary")
PEOPLE = read_people(CORPUS / "education" / "people.csv")


def email(name: str) -> str:
    return f"{name}@education.example"


def split(names: str) -> list[str]:
    return [name for name in names.split(";") if name]


def directory_of(row: dict[str, str]) -> dict[str, Person]:
    """The demo directory after some have left, and with other managers (a>b) or further roles (a=role)."""
    directory = {person.email: person for person in PEOPLE}
    for name in split(row["left"]):
        directory[email(name)] = replace(directory[email(name)], active=False)
    for change in split(row["reporting_lines"]):
        if ">" in change:
            name, manager = change.split(">")
            directory[email(name)] = replace(directory[email(name)], manager_email=email(manager))
        else:
            name, role = change.split("=")
            person = directory[email(name)]
            directory[email(name)] = replace(person, roles=person.roles | {role})
    return directory


@pytest.mark.parametrize("row", ROWS, ids=[row["situation"] for row in ROWS])
def test_a_case_goes_to_the_first_who_is_free_to_act(row: dict[str, str], education: Organisation) -> None:
    directory = directory_of(row)
    respondents = [directory[email(name)] for name in split(row["respondents"])]
    expected = tuple(name if name in TEAMS else email(name) for name in sorted(split(row["handlers"])))
    chosen = handlers(
        "harassment_complaint" if row["addressee"] else "inappropriate_material",
        education,
        directory[email(row["reporter"])],
        respondents,
        directory,
        addressee=row["addressee"] or None,
        is_anonymous=row["anonymous"] == "yes",
    )
    assert tuple(sorted(chosen)) == expected


@pytest.mark.parametrize(
    ("kind", "role"), [("security_incident", "service_desk"), ("harassment_complaint", "people_team")]
)
def test_a_kind_goes_to_the_role_that_the_organisation_names(kind: str, role: str, education: Organisation) -> None:
    directory = {person.email: person for person in PEOPLE}
    assert handlers(kind, education, directory[email("staff")], (), directory) == (role,)


def test_a_role_that_nobody_has_any_more_gives_way_to_the_people_team(education: Organisation) -> None:
    directory = {person.email: person for person in PEOPLE if "service_desk" not in person.roles}
    staff = directory[email("staff")]
    assert handlers("security_incident", education, staff, (), directory) == ("people_team",)
