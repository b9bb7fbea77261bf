import csv
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from actions.cases.routing import handlers
from actions.people.directory_file import read_people
from actions.people.organisation import Organisation, load_organisation
from actions.people.person import Person
from tests.cases.desk import Desk
from tests.organisations import CORPUS

with (Path(__file__).parent / "routing.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
TEAMS = ("people_team", "secretary")
PEOPLE = read_people(CORPUS / "education" / "people.csv")
FEWEST_ROWS = 60
# What the table must have at least a line of.
SITUATIONS: Mapping[str, Callable[[dict[str, str]], bool]] = {
    "it is about one's own manager": lambda row: row["reporter"] == "staff" and row["respondents"] == "manager",
    "it is about the people team": lambda row: row["respondents"] == "people",
    "there is no manager": lambda row: "staff>" in split(row["reporting_lines"]),
    "the manager has left": lambda row: "manager" in split(row["left"]),
    "nobody is above the manager": lambda row: "manager>" in split(row["reporting_lines"]),
    "nobody is above the reporter": lambda row: row["reporter"] == "group.manager",
    "the reporter is anonymous": lambda row: row["anonymous"] == "yes",
    "the reporter has seen it happen to somebody else": lambda row: row["situation"].startswith("I saw"),
    "it is at Education": lambda row: row["organisation"] == "",
    "it is at Justice": lambda row: row["organisation"] == "justice",
}


def email(name: str, organisation: str = "education") -> str:
    return f"{name}@{organisation}.example"


def split(names: str) -> list[str]:
    return [name for name in names.split(";") if name]


def directory_of(row: dict[str, str]) -> dict[str, Person]:
    """The demo directory by names, after some have left, and with other managers (a>b) or further roles (a=role)."""
    organisation = organisation_of(row)
    people = read_people(CORPUS / organisation / "people.csv")
    named = {person.email.partition("@")[0]: person for person in people}
    for name in split(row["left"]):
        named[name] = replace(named[name], active=False)
    for change in split(row["reporting_lines"]):
        if ">" in change:
            name, manager = change.split(">")
            named[name] = replace(named[name], manager_email=email(manager, organisation))
        else:
            name, role = change.split("=")
            named[name] = replace(named[name], roles=named[name].roles | {role})
    return named


def organisation_of(row: dict[str, str]) -> str:
    return row["organisation"] or "education"


@pytest.mark.parametrize("row", ROWS, ids=[row["situation"] for row in ROWS])
def test_a_case_goes_to_the_first_who_is_free_to_act(row: dict[str, str]) -> None:
    named, organisation = directory_of(row), organisation_of(row)
    expected = {name if name in TEAMS else email(name, organisation) for name in split(row["handlers"])}
    chosen = handlers(
        "harassment_complaint" if row["addressee"] else "inappropriate_material",
        load_organisation(CORPUS / organisation),
        named[row["reporter"]],
        [named[name] for name in split(row["respondents"])],
        {person.email: person for person in named.values()},
        addressee=row["addressee"] or None,
        is_anonymous=row["anonymous"] == "yes",
    )
    assert (set(chosen), len(chosen)) == (expected, len(expected))


def test_the_table_has_sixty_lines_and_none_twice() -> None:
    assert len({row["situation"] for row in ROWS}) == len(ROWS) >= FEWEST_ROWS


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_table_has_what_matters(situation: str) -> None:
    assert any(map(SITUATIONS[situation], ROWS))


@pytest.mark.parametrize("respondent", ["", "Rāwiri Pōtiki", "Hinemoa Rāpana", "Alison McKenzie"])
@pytest.mark.parametrize("addressee", ["manager", "people_team"])
def test_whoever_saw_it_is_heard_by_the_same_people_as_whoever_suffered_it(
    desk: Desk, addressee: str, respondent: str
) -> None:
    told = {"anonymous": "no", "addressee": addressee, "respondent": respondent}
    target, witness = (
        desk.open(kind="harassment_complaint", submission_key=role, role=role, **told) for role in ("target", "witness")
    )
    assert witness.handlers == target.handlers


def test_a_report_about_somebody_of_the_other_ministry_stays_in_ones_own(desk: Desk) -> None:
    case = desk.open(sender="Kiri Pāora")
    assert (case.handlers, case.respondents) == (("manager@education.example",), ())


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
