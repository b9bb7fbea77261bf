"""An exemption is granted by talking: only what applies is asked, and the clause it is from is proposed."""

from collections.abc import Callable

import pytest

from actions.cases.case import Case
from tests.conversations.handling.people import CISO, ICT_SECURITY, JUSTICE_MANAGER, JUSTICE_STAFF
from tests.conversations.records import Records
from tests.conversations.register.granting import Granting
from tests.conversations.requests import ahead
from tests.conversations.staff import Staff

Handle = Callable[[str], Staff]
QUESTION = "can I use Dropbox to share files with Crown Law?"
DROPBOX = {"activity": "I need an exemption to use Dropbox to swap files with Crown Law", "ends_on": ahead(120)}
ITS_RULE = "You must not use any cloud services to host Ministry data"


@pytest.fixture
def security(handle: Handle, records: Records) -> Staff:
    Granting(records).clear()
    return handle(ICT_SECURITY)


def approved(records: Records, **fields: str) -> Case:
    case = records.open(JUSTICE_STAFF, "exemption_request", **{**DROPBOX, **fields})
    records.move(case, "agree", JUSTICE_MANAGER)
    records.move(case, "assess", ICT_SECURITY, alternatives="the secure transfer tool")
    records.move(case, "approve", CISO, until=ahead(60))
    return case


def test_for_one_person_only_the_review_is_asked_and_the_rest_is_read_back(security: Staff, records: Records) -> None:
    case = approved(records)
    security.tell(f"grant {case.reference}")
    assert security.asked == "review_on"
    answer = security.press("Skip this one")
    assert ITS_RULE in answer and "Is it to be kept from the team? No" in answer
    security.tell("yes")
    assert records.now(case).history[-1].told == {"clause": "cloud.approved_only", "restricted": "no"}


def test_the_staff_of_a_function_are_asked_for(security: Staff, records: Records) -> None:
    case = approved(records, covers="business_function", covered_names="the registry")
    security.tell(f"grant {case.reference}", "skip")
    assert security.asked == "staff"
    security.tell("Losa Tāvana and Tama Wīneera", "yes")
    assert records.now(case).history[-1].told["staff"] == "Losa Tāvana and Tama Wīneera"


@pytest.mark.parametrize("told", ["security.connect_equipment", "plugging in a hard drive that he bought himself"])
def test_another_clause_can_be_told(security: Staff, records: Records, told: str) -> None:
    case = approved(records)
    security.tell(f"grant {case.reference}", "skip")
    security.press("Change: Which clause")
    assert len(security.conversation.buttons) > 3
    security.tell(told, "yes")
    assert records.now(case).history[-1].told["clause"] == "security.connect_equipment"


def test_the_clause_of_the_request_comes_before_any_other(security: Staff, records: Records) -> None:
    case = approved(records, clause="protect.unapproved_cloud")
    security.tell(f"grant {case.reference}", "skip", "yes")
    assert records.now(case).history[-1].told["clause"] == "protect.unapproved_cloud"


def test_then_the_one_who_asked_hears_of_it_and_nobody_else(
    security: Staff, records: Records, sign_in: Callable[[str], Staff]
) -> None:
    case = approved(records)
    security.tell(f"grant {case.reference}", "skip", "yes")
    entry = next(each for each in records.all() if each.arose_from == case.reference)
    staff, colleague = sign_in(JUSTICE_STAFF), sign_in("colleague@justice.example")
    assert f"You have an exemption from this rule: {entry.reference}" in staff.tell(QUESTION)
    assert staff.conversation.card("answer")["verdict"] == "conditional"
    assert "You have an exemption" not in colleague.tell(QUESTION)
    assert colleague.conversation.card("answer")["verdict"] == "conditional"
