"""Nobody hears of, adds to or withdraws what another person opened, be it by its reference or by a receipt."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from actions.cases.case import Case
from tests.conversations.records import Records
from tests.conversations.staff import Staff
from tests.running import AskFirst

EMAIL = "people@education.example"
OTHER = "contractor@education.example"
RECEIPT = "clubhouse dimness gladly kindling oxygen ruby washroom"
WRONG = "abacus bucket canopy dazzling elbow fabric gala"


@pytest.fixture
def staff(sign_in: Callable[[str], Staff], records: Records) -> Staff:
    for email in (EMAIL, OTHER):
        records.clear(email)
    return sign_in(EMAIL)


@pytest.fixture
def complaint(records: Records) -> Case:
    """A complaint without a name, under the receipt; opened by somebody else than who asks."""
    found = [case for case in records.all() if case.opened_by is None and "mezzanine" in str(case.fields)]
    if found:
        return found[0]
    words = "Remarks about my hair on the mezzanine."
    return records.open(OTHER, "harassment_complaint", RECEIPT, anonymous="yes", description=words)


def stored_events(askfirst: AskFirst) -> list[str]:
    """Every event of every conversation in order, deciphered."""
    path = Path(askfirst.conversations_url.removeprefix("sqlite:///"))
    cipher = Fernet(askfirst.bot.environment["ASKFIRST_ENCRYPTION_KEYS"])
    with sqlite3.connect(path) as database:
        rows = database.execute("SELECT data FROM events ORDER BY id").fetchall()
    return [str(json.loads(cipher.decrypt(data.encode()))) for (data,) in rows]


def test_somebody_elses_reference_is_answered_as_one_that_does_not_exist(staff: Staff, records: Records) -> None:
    case = records.open(OTHER, "security_incident")
    missing = case.reference[:-4] + "9876"
    theirs = staff.tell(f"how is {case.reference} going?").replace(case.reference, "…")
    staff.tell("stop")
    assert theirs == staff.tell(f"how is {missing} going?").replace(missing, "…")
    assert records.audited_by(EMAIL, case) == []


@pytest.mark.parametrize("wish", ["please withdraw {}", "add to {} that it was all made up", "any word about {}"])
def test_another_organisations_case_is_not_touched(staff: Staff, records: Records, wish: str) -> None:
    records.clear("contractor@justice.example")
    case = records.open("contractor@justice.example", "exemption_request")
    assert "memory stick" not in staff.tell(wish.format(case.reference), "yes", "yes")
    assert (records.status(case), records.added(case)) == ("submitted", [])


def test_a_handler_asking_after_their_own_cases_hears_of_none_that_they_handle(staff: Staff, records: Records) -> None:
    case = records.open(OTHER, "harassment_complaint")
    assert "people_team" in case.handlers
    staff.tell("kia ora")
    assert case.reference not in staff.tell("where are my reports up to?")
    assert "Shall I do that" not in staff.tell(f"withdraw {case.reference}")
    staff.tell("yes", "stop")
    assert records.status(case) == "received"


def test_whom_a_complaint_is_about_hears_nothing_of_it(staff: Staff, records: Records) -> None:
    about = {"respondent": EMAIL, "description": "Shouting at me about the zebra folder."}
    case = records.open(OTHER, "harassment_complaint", **about)
    assert EMAIL in case.respondents
    for words in (f"status of {case.reference} please", "any news of the complaint about the zebra folder?"):
        answer = staff.tell(words)
        assert "zebra folder." not in answer
        assert "received" not in answer
        staff.tell("stop")
    assert records.audited_by(EMAIL, case) == []


def test_a_receipt_typed_by_itself_opens_its_complaint(staff: Staff, complaint: Case, records: Records) -> None:
    records.reply(complaint, "people@education.example", "Would a walk suit you better than a meeting?")
    answer = staff.tell(RECEIPT)
    assert complaint.reference in answer
    assert "Would a walk suit you better" in answer
    assert staff.conversation.card("case")["reference"] == complaint.reference
    staff.tell("that's all thanks")
    assert records.audited_by(EMAIL, complaint) == ["case.replied_to"]


def test_what_is_added_with_a_receipt_has_no_author(staff: Staff, complaint: Case, records: Records) -> None:
    staff.tell("I've still got the receipt of a complaint", RECEIPT.title().replace(" ", "-"))
    staff.press("Add something")
    staff.tell("It has not stopped since", "yes")
    added = [message for message in records.messages(complaint) if message.words == "It has not stopped since"]
    assert [(message.author, message.from_handler) for message in added] == [(None, False)]


def test_a_receipt_and_what_was_read_behind_it_are_forgotten(
    askfirst: AskFirst, sign_in: Callable[[str], Staff], complaint: Case, records: Records
) -> None:
    complainant = sign_in(OTHER)
    before = len(stored_events(askfirst))
    complainant.tell("I have a receipt", RECEIPT)
    complainant.tell("add that Moana was there too", "yes")
    stored = str(stored_events(askfirst)[before:])
    for secret in (RECEIPT, "clubhouse", complaint.reference, "Moana was there too", "mezzanine"):
        assert secret not in stored
        assert secret not in str(complainant.conversation.history())
    assert "Moana was there too" in records.added(complaint)


def test_a_receipt_stays_out_of_the_logs(askfirst: AskFirst, staff: Staff, complaint: Case, records: Records) -> None:
    staff.tell(RECEIPT, "no that's all")
    assert "clubhouse" not in askfirst.logs
    assert records.status(complaint) == "received"


def test_another_organisations_receipt_is_answered_as_a_wrong_one(
    sign_in: Callable[[str], Staff], complaint: Case, records: Records
) -> None:
    stranger = sign_in("people@justice.example")
    theirs = stranger.tell("I have a receipt", RECEIPT)
    assert theirs == stranger.tell(WRONG)
    stranger.tell("stop")
    assert records.audited_by("people@justice.example", complaint) == []


def test_wrong_receipts_are_tried_five_times_and_no_more(
    sign_in: Callable[[str], Staff], complaint: Case, records: Records
) -> None:
    guesser = sign_in("service.desk@education.example")
    guesser.tell("I have a receipt", *[WRONG] * 5)
    assert "quarter of an hour" in guesser.tell(RECEIPT)
    assert complaint.reference not in guesser.tell("I have a receipt", RECEIPT)
    assert records.status(complaint) == "received"


def test_a_complaint_is_withdrawn_with_its_receipt_and_nobody_is_named(staff: Staff, records: Records) -> None:
    receipt = "daybreak enclose flannel magnetic nutrient pebble stapling"
    case = records.open(OTHER, "harassment_complaint", receipt, anonymous="yes")
    assert "legal routes stay open" in staff.tell("I want to withdraw the complaint without my name", receipt)
    staff.tell("yes")
    assert records.status(case) == "withdrawn"
    assert records.audited_by(EMAIL, case) == records.audited_by(OTHER, case) == []
