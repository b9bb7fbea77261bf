import pytest
from sqlalchemy import update

from actions.cases.routing import one_up
from actions.people.directory import list_people
from actions.store.database import transaction
from actions.store.tables import case_handlers, people
from tests.cases.desk import Desk


def above(desk: Desk, reference: str) -> tuple[str, ...]:
    case = desk.find(reference, "staff") or desk.find(reference, "people")
    assert case is not None
    with transaction(desk.database) as session:
        directory = {person.email: person for person in list_people(session, "education")}
    return one_up(case, directory)


def change(desk: Desk, name: str, **columns: object) -> None:
    with transaction(desk.database) as session:
        session.execute(update(people).where(people.c.email == f"{name}@education.example").values(columns))


def test_a_managers_case_goes_to_the_manager_above(desk: Desk) -> None:
    assert above(desk, desk.open().reference) == ("group.manager@education.example",)


def test_somebody_who_has_left_is_passed_over(desk: Desk) -> None:
    change(desk, "group.manager", active=False)
    assert above(desk, desk.open().reference) == ("people_team",)


def test_a_teams_case_goes_to_those_above_its_members(desk: Desk) -> None:
    case = desk.open(kind="security_incident", incident_type="other", occurred_at="2026-02-03", description="Odd.")
    assert case.handlers == ("service_desk",)
    assert above(desk, case.reference) == ("ciso@education.example",)


@pytest.mark.parametrize("sender", ["Alison McKenzie", "group.manager@education.example"])
def test_it_never_goes_to_whom_it_is_about_nor_to_somebody_who_reports_to_them(desk: Desk, sender: str) -> None:
    case = desk.open(sender=sender)
    assert case.handlers == ("people_team",)
    assert above(desk, case.reference) == ()


def test_it_never_goes_to_whoever_opened_it(desk: Desk) -> None:
    case = desk.open("group.manager")
    with transaction(desk.database) as session:
        handed = update(case_handlers).where(case_handlers.c.reference == case.reference)
        session.execute(handed.values(handler="manager@education.example"))
        directory = {person.email: person for person in list_people(session, "education")}
    found = desk.find(case.reference, "manager")
    assert found is not None
    assert one_up(found, directory) == ("people_team",)


def test_a_complaint_to_a_manager_goes_to_the_people_team_and_not_up_the_line(desk: Desk) -> None:
    case = desk.complain(anonymous="no", addressee="manager", respondent="somebody outside")
    assert case.handlers == ("manager@education.example",)
    assert above(desk, case.reference) == ("people_team",)


@pytest.mark.parametrize("addressee", ["people_team", "another_manager"])
def test_a_complaint_to_the_people_team_goes_to_nobody_else(desk: Desk, addressee: str) -> None:
    change(desk, "people", manager_email="group.manager@education.example")
    assert above(desk, desk.complain(anonymous="no", addressee=addressee).reference) == ()


def test_an_anonymous_complaint_goes_to_nobody_else(desk: Desk) -> None:
    change(desk, "people", manager_email="group.manager@education.example")
    assert above(desk, desk.complain().reference) == ()
