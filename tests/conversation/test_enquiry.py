"""An enquiry after a case, turn by turn, without a server."""

from collections.abc import Sequence
from datetime import datetime, timezone

import pytest

from actions.cases.case import Case, HistoryEntry
from actions.conversation.message import Message
from actions.conversation.own_cases.enquiry import Enquiry
from actions.conversation.own_cases.state import Enquired, Heard, Outcome, Step

OPENED = datetime(2026, 2, 4, tzinfo=timezone.utc)


def case(reference: str, kind: str, status: str, **fields: str) -> Case:
    people = ("people_team",)
    history = (HistoryEntry(OPENED, status, None),)
    return Case(reference, kind, "education", status, "a@o.example", people, (), OPENED, OPENED, fields, history)


COMPLAINT = case("HAR-2026-0002", "harassment_complaint", "received", description="Remarks about me at the printer")
INCIDENT = case("SEC-2026-0004", "security_incident", "reported", description="I left my work phone in a taxi")
MATERIAL = case("INC-2026-0003", "inappropriate_material", "reported", description="Swearing on the answerphone")
REQUEST = case("EXM-2026-0001", "exemption_request", "submitted", activity="use a USB stick in the courtroom")
OWN = (COMPLAINT, INCIDENT, MATERIAL, REQUEST)


def shown(cases: Sequence[Case]) -> tuple[Message, ...]:
    return tuple(Message(each.reference) for each in cases)


def told(*said: str, cases: tuple[Case, ...] = OWN, spoken_of: str | None = None) -> Outcome:
    enquiry, enquired = Enquiry(cases, shown, spoken_of), Enquired()
    for words in said:
        outcome = enquiry.turn(enquired, Heard(words))
        enquired = outcome.enquired
    return outcome


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("what became of the mobile I left in a cab", INCIDENT),
        ("my exemption, any decision", REQUEST),
        ("how's my harassment complaint going", COMPLAINT),
        ("is there news about the answerphone swearing", MATERIAL),
        ("sec 4", INCIDENT),
    ],
)
def test_the_case_that_is_meant_is_shown_alone(words: str, meant: Case) -> None:
    outcome = told(words)
    assert (outcome.step, outcome.says) == (Step.DONE, shown([meant]))


def test_nothing_is_done_before_a_yes() -> None:
    assert told("withdraw EXM-2026-0001").step is Step.ASKING
    assert told("withdraw EXM-2026-0001", "yes withdraw it").step is Step.WITHDRAWING
    assert told("withdraw EXM-2026-0001", "cancel it").step is Step.ASKING


def test_it_is_the_case_spoken_of_last() -> None:
    outcome = told("add to it that he rang again", "yes", spoken_of="INC-2026-0003")
    assert (outcome.step, outcome.enquired.reference) == (Step.ADDING, "INC-2026-0003")


def test_words_for_a_nameless_complaint_are_not_offered_to_another_case() -> None:
    outcome = told("add to it that he rang again", spoken_of="HAR-2026-0077")
    assert (outcome.enquired.asked, outcome.enquired.reference) == ("receipt", None)


def test_two_answers_not_understood_bring_a_way_out() -> None:
    says = told("withdraw EXM-2026-0001", "purple", "seventeen").says
    assert any("“stop”" in message.text for message in says)


def test_a_receipt_is_remembered_nowhere() -> None:
    receipt = "clubhouse dimness gladly kindling oxygen ruby washroom"
    outcome = told(f"I want to add to my complaint without a name, the receipt is {receipt} and thanks for your help")
    assert outcome.receipt == receipt
    assert "clubhouse" not in str(outcome.enquired)
