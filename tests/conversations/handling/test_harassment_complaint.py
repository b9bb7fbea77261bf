"""The people team handles a complaint, an anonymous one too; what happens is the complainant's choice."""

from collections.abc import Callable

import pytest

from tests.conversations.handling.people import PEOPLE, RECEIPT, STAFF
from tests.conversations.records import Records
from tests.conversations.staff import Staff

Handle = Callable[[str], Staff]


@pytest.fixture
def people(handle: Handle) -> Staff:
    return handle(PEOPLE)


def test_an_anonymous_complainant_is_answered_by_message(people: Staff, records: Records) -> None:
    receipt = RECEIPT.replace("washroom", "answered")
    case = records.open(STAFF, "harassment_complaint", receipt=receipt, anonymous="yes")
    told = people.tell(f"open {case.reference}")
    assert "gave no name" in told and "Mere" not in told
    people.tell("reply to the complainant that we can meet off site on Friday", "yes")
    assert records.added(case) == ["we can meet off site on Friday"]


def test_the_options_are_explained_in_a_letter(people: Staff, records: Records) -> None:
    case = records.open(STAFF, "harassment_complaint")
    assert "Self-help" in people.tell(f"explain the options on {case.reference}")
    people.tell("yes")
    assert records.status(case) == "options_explained"
    assert len(records.added(case)) == 1


def test_the_complainant_chooses_by_the_button_of_their_complaint(
    people: Staff, records: Records, sign_in: Handle
) -> None:
    case = records.open(STAFF, "harassment_complaint")
    records.move(case, "explain_options", PEOPLE)
    complainant = sign_in(STAFF)
    complainant.tell(f"any news on {case.reference}?")
    complainant.press("Have someone speak to the person", "Yes, do that")
    assert records.status(case) == "informal"


def test_a_finding_is_kept_with_what_was_found(people: Staff, records: Records) -> None:
    case = records.open(STAFF, "harassment_complaint")
    for move, email in (("explain_options", PEOPLE), ("request_formal", STAFF), ("proceed", PEOPLE)):
        records.move(case, move, email)
    people.tell(f"open {case.reference}", "the investigation has begun", "yes")
    people.tell("he didn't do it: not substantiated", "yes")
    after = records.now(case)
    assert (after.status, after.history[-1].told) == ("not_substantiated", {"reason": "he didn't do it"})


def test_not_to_investigate_needs_a_reason(people: Staff, records: Records) -> None:
    case = records.open(STAFF, "harassment_complaint")
    for move, email in (("explain_options", PEOPLE), ("request_formal", STAFF)):
        records.move(case, move, email)
    people.tell(f"open {case.reference}", "we won't investigate this formally")
    assert people.asked == "reason"
    people.tell("They have settled it between them", "yes")
    assert records.status(case) == "not_proceeding"
