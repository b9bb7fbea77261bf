from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from sqlalchemy import select, text

from actions.cases.case import HistoryEntry
from actions.cases.fields import FieldsError
from actions.cases.service import OpenCaseError
from actions.people.organisation import load_organisation
from actions.store import audit
from actions.store.database import transaction
from actions.store.tables import audit_trail
from tests.cases.desk import Desk
from tests.cases.reports import NOW, REPORT
from tests.organisations import CORPUS


def test_a_case_is_opened_with_all_that_was_told(desk: Desk) -> None:
    case = desk.open()
    assert case.reference == "INC-2026-0001"
    assert case.status == "reported"
    assert case.opened_by == "staff@education.example"
    assert case.handlers == ("manager@education.example",)
    assert case.opened_at == NOW
    assert case.due_at.isoformat() == "2026-02-09T04:00:00+00:00"
    assert case.fields == REPORT
    assert case.history == (HistoryEntry(case.opened_at, "reported", "staff@education.example"),)


def test_what_was_opened_is_found_again_unchanged(desk: Desk) -> None:
    case = desk.open()
    assert desk.find(" inc-2026-0001 ", "staff") == case


def test_nothing_told_in_free_words_can_be_read_in_the_database(desk: Desk) -> None:
    desk.open(sender="Rāwiri Pōtiki")
    with transaction(desk.database) as session:
        row = str(session.execute(text("SELECT * FROM cases")).one())
    assert "cartoon" not in row
    assert "Rāwiri" not in row
    assert "manager@education" not in row


def test_the_same_submission_opens_one_case_however_often(desk: Desk) -> None:
    first = desk.open()
    assert desk.open() == first
    assert desk.open(description="told differently the second time") == first
    assert desk.cases_of("staff") == ["INC-2026-0001"]


def test_the_same_submission_at_the_same_moment_opens_one_case(desk: Desk) -> None:
    with ThreadPoolExecutor(6) as pool:
        opened = list(pool.map(lambda _: desk.open(), range(12)))
    assert len({case.reference for case in opened}) == 1
    with transaction(desk.database) as session:
        actions = session.execute(select(audit_trail.c.action).filter_by(action="case.opened")).all()
        assert len(actions) == 1
        audit.verify(session)


def test_different_submissions_at_the_same_moment_open_a_case_each(desk: Desk) -> None:
    with ThreadPoolExecutor(6) as pool:
        opened = list(pool.map(lambda key: desk.open(submission_key=f"key-{key}"), range(12)))
    assert sorted(case.reference for case in opened) == [f"INC-2026-{n:04d}" for n in range(1, 13)]


def test_a_submission_key_of_somebody_else_shows_nothing(desk: Desk) -> None:
    desk.open()
    with pytest.raises(OpenCaseError, match="submitted by somebody else"):
        desk.open(opened_by="colleague")


def test_a_faulty_report_opens_nothing_and_uses_up_no_number(desk: Desk) -> None:
    with pytest.raises(FieldsError, match="material_type: must be one of"):
        desk.open(material_type="hologram")
    assert desk.open().reference == "INC-2026-0001"


def test_somebody_of_another_organisation_opens_nothing_here(desk: Desk) -> None:
    with pytest.raises(OpenCaseError, match="Only people of Ministry of Education"):
        desk.open(opened_by="staff@justice.example")


def test_a_kind_that_the_organisation_does_not_take_is_refused(desk: Desk) -> None:
    with pytest.raises(OpenCaseError, match="takes no cases of the kind lunch"):
        desk.open(kind="lunch")


def test_the_year_of_a_reference_is_that_of_the_organisations_clock(desk: Desk) -> None:
    new_year = datetime.fromisoformat("2026-12-31T11:30:00+00:00")
    assert desk.open_at(new_year).reference == "INC-2027-0001"


def test_an_exemption_longer_than_the_organisation_grants_is_refused(desk: Desk) -> None:
    justice = Desk(desk.database, load_organisation(CORPUS / "justice"))
    with pytest.raises(FieldsError, match="ends_on: must be at most 365 days after the first day"):
        justice.open("staff@justice.example", kind="exemption_request", ends_on="2027-02-10")
    assert justice.open("staff@justice.example", kind="exemption_request", ends_on="2027-02-09").status == "submitted"


def test_today_is_what_the_organisations_clock_says(desk: Desk) -> None:
    just_after_midnight = datetime.fromisoformat("2026-02-08T11:30:00+00:00")
    with pytest.raises(FieldsError, match="starts_on: must not lie in the past"):
        desk.open_at(just_after_midnight, kind="exemption_request", starts_on="2026-02-08")
    assert desk.open_at(just_after_midnight, kind="exemption_request", starts_on="2026-02-09").status == "submitted"


@pytest.mark.parametrize("viewer", ["staff", "manager"])
def test_its_opener_and_its_handler_see_a_case(desk: Desk, viewer: str) -> None:
    reference = desk.open().reference
    assert desk.find(reference, viewer) is not None
    assert desk.cases_of(viewer) == [reference]


@pytest.mark.parametrize(
    "viewer", ["colleague", "group.manager", "people", "ciso", "ict.security", "manager@justice.example"]
)
def test_nobody_else_sees_it(desk: Desk, viewer: str) -> None:
    reference = desk.open().reference
    assert desk.find(reference, viewer) is None
    assert desk.cases_of(viewer) == []


@pytest.mark.parametrize("sender", ["Rāwiri Pōtiki", "my manager", "manager@education.example", "Rawiri"])
def test_a_report_about_my_manager_goes_one_up_and_stays_hidden_from_my_manager(desk: Desk, sender: str) -> None:
    case = desk.open(sender=sender)
    assert case.handlers == ("group.manager@education.example",)
    assert case.respondents == ("manager@education.example",)
    assert desk.find(case.reference, "manager") is None


def test_a_case_for_the_people_team_is_seen_by_its_members(desk: Desk) -> None:
    reference = desk.open(sender="Alison McKenzie").reference
    assert desk.cases_of("people") == [reference]
    assert desk.cases_of("people@justice.example") == []


def test_a_reference_that_does_not_exist_finds_nothing(desk: Desk) -> None:
    assert desk.find("INC-2026-0099", "staff") is None


def test_cases_are_listed_newest_first(desk: Desk) -> None:
    for key in ("a", "b"):
        desk.open(submission_key=key)
    assert desk.cases_of("manager") == ["INC-2026-0002", "INC-2026-0001"]


def test_opening_is_in_the_audit_trail_without_any_narrative(desk: Desk) -> None:
    desk.open(sender="Sēmisi Tāufa")
    with transaction(desk.database) as session:
        row = session.execute(select(audit_trail).filter_by(subject="INC-2026-0001")).one()
    assert (row.action, row.actor) == ("case.opened", "staff@education.example")
    assert row.details == (
        '{"handlers":["manager@education.example"],"kind":"inappropriate_material","organisation":"education"}'
    )
