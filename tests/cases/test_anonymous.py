from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from actions.cases.service import OpenCaseError, case_with_receipt
from actions.store import audit
from actions.store.database import transaction
from actions.store.tables import audit_trail, metadata
from tests.cases.desk import RECEIPT, Desk
from tests.cases.reports import COMPLAINT


def everything_kept_of_cases(desk: Desk) -> str:
    """All rows of all tables but the directory and its changes, decrypted as the code reads them."""
    with transaction(desk.database) as session:
        tables = [table for table in metadata.sorted_tables if table.name != "people"]
        rows = [str(row) for table in tables for row in session.execute(select(table))]
    return "\n".join(row for row in rows if "person.created" not in row)


def test_an_anonymous_complaint_names_nobody_as_its_opener(desk: Desk) -> None:
    case = desk.complain()
    assert case.opened_by is None
    assert [entry.actor for entry in case.history] == [None]
    assert case.fields == COMPLAINT
    with transaction(desk.database) as session:
        row = session.execute(select(audit_trail).filter_by(subject=case.reference)).one()
    assert (row.action, row.actor) == ("case.opened", None)


@pytest.mark.parametrize("respondent", ["Sēmisi Tāufa", "my manager", "a manager in another team", "my one-up"])
@pytest.mark.parametrize("addressee", ["people_team", "another_manager", "secretary"])
def test_nothing_that_is_kept_tells_whose_complaint_it_is(desk: Desk, respondent: str, addressee: str) -> None:
    desk.complain(respondent=respondent, addressee=addressee)
    kept = everything_kept_of_cases(desk)
    assert "people_team" in kept
    for name in ("staff", "manager", "group.manager"):
        assert f"{name}@education.example" not in kept


def test_two_complainants_with_the_same_words_leave_the_same_behind(desk: Desk) -> None:
    first = desk.complain("staff", respondent="my manager")
    second = desk.complain("service.desk", submission_key="key-2", receipt="other words", respondent="my manager")
    assert first.handlers == second.handlers
    assert first.respondents == second.respondents == ()


def test_somebody_named_is_kept_away_from_an_anonymous_complaint_too(desk: Desk) -> None:
    case = desk.complain(respondent="Hinemoa Rāpana or maybe Rawiri")
    assert case.respondents == ("people@education.example",)
    assert desk.find(case.reference, "people") is None


def test_part_of_a_name_means_every_manager_of_that_name_whoever_complains(desk: Desk) -> None:
    case = desk.complain("service.desk", respondent="that Rawiri")
    assert case.respondents == ("manager@education.example",)


def test_a_complaint_to_my_manager_about_my_manager_goes_one_up(desk: Desk) -> None:
    case = desk.complain(respondent="my manager", addressee="manager")
    assert case.handlers == ("group.manager@education.example",)
    assert desk.find(case.reference, "manager") is None


def test_only_present_handlers_see_an_anonymous_complaint(desk: Desk) -> None:
    reference = desk.complain().reference
    assert desk.cases_of("people") == [reference]
    for viewer in ("staff", "manager", "colleague", "ciso", "people@justice.example"):
        assert desk.cases_of(viewer) == []
        assert desk.find(reference, viewer) is None


def test_the_same_submission_opens_one_complaint_under_the_same_receipt(desk: Desk) -> None:
    first = desk.complain()
    assert desk.complain() == first
    assert desk.complain(description="told differently the second time") == first
    with transaction(desk.database) as session:
        assert case_with_receipt(session, RECEIPT) == first


def test_the_same_submission_at_the_same_moment_opens_one_complaint(desk: Desk) -> None:
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: desk.complain(), range(6)))
    assert {case.reference for case in opened} == {"HAR-2026-0001"}
    with transaction(desk.database) as session:
        audit.verify(session)


def test_a_second_receipt_for_the_same_submission_is_refused_plainly(desk: Desk) -> None:
    desk.complain()
    with pytest.raises(OpenCaseError, match="under the receipt that was shown when it was opened"):
        desk.complain(receipt="other words")


def test_a_complaint_without_a_name_or_a_receipt_is_refused(desk: Desk) -> None:
    with pytest.raises(OpenCaseError, match="needs a receipt"):
        desk.complain(receipt=None)
    assert desk.complain().reference == "HAR-2026-0001"


def test_a_complaint_with_a_name_has_no_receipt(desk: Desk) -> None:
    case = desk.complain(anonymous="no")
    assert case.opened_by == "staff@education.example"
    assert desk.complain(anonymous="no") == case
    with transaction(desk.database) as session:
        assert case_with_receipt(session, RECEIPT) is None
