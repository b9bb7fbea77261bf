"""A manager answers a report of inappropriate material from the acknowledgement to its end."""

from collections.abc import Callable

import pytest

from actions.cases.case import Case
from tests.conversations.handling.people import MANAGER, STAFF
from tests.conversations.records import Records
from tests.conversations.staff import Staff

Handle = Callable[[str], Staff]


@pytest.fixture
def manager(handle: Handle) -> Staff:
    return handle(MANAGER)


@pytest.fixture
def case(manager: Staff, records: Records) -> Case:
    return records.open(STAFF, "inappropriate_material", sender="a caterer", sender_known="yes")


def begun(records: Records, case: Case) -> None:
    records.move(case, "acknowledge", MANAGER, words="Thanks")
    records.move(case, "start", MANAGER)


def test_the_acknowledgement_is_drafted_and_sent_on_a_yes(manager: Staff, case: Case, records: Records) -> None:
    letter = manager.tell(f"show me {case.reference}", "acknowledge it")
    assert "have been notified" in letter and case.reference in letter
    assert (records.status(case), records.added(case)) == ("reported", [])
    manager.tell("yes")
    (sent,) = records.messages(case)
    assert records.status(case) == "acknowledged"
    assert sent.from_handler and sent.author == MANAGER and "Mere Tāwhai" in sent.words


def test_what_it_would_do_quotes_the_policy(manager: Staff, case: Case, records: Records) -> None:
    assert "The manager will respond in writing" in manager.tell(f"acknowledge {case.reference}")
    assert records.status(case) == "reported"


def test_steps_are_recorded_in_words(manager: Staff, case: Case, records: Records) -> None:
    begun(records, case)
    manager.tell(
        f"open {case.reference}",
        "I've asked him for a copy",
        "yes",
        "got advice from HR, they said to be patient",
        "yes",
    )
    taken = [(entry.move, dict(entry.told)) for entry in records.now(case).history[3:]]
    assert taken == [("copy_requested", {}), ("advice_sought", {"words": "they said to be patient"})]


def test_the_sender_is_noted_as_contacted_only_where_that_was_safe(
    manager: Staff, case: Case, records: Records
) -> None:
    begun(records, case)
    manager.tell(f"open {case.reference}", "I've told the sender to stop")
    assert "noted nothing" in manager.tell("no")
    assert records.now(case).history[-1].move == "start"
    manager.tell("I've told the sender to stop", "yes it was", "yes")
    assert records.now(case).history[-1].move == "sender_contacted"


def test_deletion_is_asked_for_confirmed_in_chat_and_the_case_closed(
    manager: Staff, case: Case, records: Records, sign_in: Handle
) -> None:
    begun(records, case)
    manager.tell(f"open {case.reference}", "tell her to delete it", "yep")
    assert records.status(case) == "deletion_requested"
    sign_in(STAFF).tell("I've deleted it", "yes")
    assert records.status(case) == "deletion_confirmed"
    manager.tell(f"{case.reference}", "close it – nothing further", "yes")
    assert records.now(case).history[-1].told == {"outcome": "nothing further"}
    assert records.status(case) == "closed"


def test_the_reporter_confirms_by_the_button_of_their_own_report(
    manager: Staff, case: Case, records: Records, sign_in: Handle
) -> None:
    begun(records, case)
    records.move(case, "request_deletion", MANAGER)
    reporter = sign_in(STAFF)
    reporter.tell(f"any update on {case.reference}")
    reporter.press("Confirm that the material is deleted", "Yes, do that")
    assert records.status(case) == "deletion_confirmed"


def test_taking_it_further_asks_one_thing_at_a_time_and_opens_a_breach(
    manager: Staff, case: Case, records: Records
) -> None:
    records.move(case, "acknowledge", MANAGER, words="Thanks")
    manager.tell(f"open {case.reference}", "take it further", "contractor@education.example")
    assert manager.asked == "what_happened"
    manager.tell("Sent the voicemail from the depot", "passed it on", "skip", "skip", "yes he is", "no", "skip", "yes")
    (breach,) = [each for each in manager.opened if each.kind == "breach"]
    assert (records.status(case), breach.arose_from) == ("escalated", case.reference)
    assert breach.fields["action_taken"] == "distributed"


def test_a_button_does_what_words_do(manager: Staff, case: Case, records: Records) -> None:
    manager.tell(f"open {case.reference}")
    manager.press("Send the written acknowledgement", "Yes, do that")
    assert records.status(case) == "acknowledged"


def test_what_is_not_possible_is_said_to_be_so(manager: Staff, case: Case, records: Records) -> None:
    assert "can't be done" in manager.tell(f"open {case.reference}", "the complaint is substantiated")
    assert records.status(case) == "reported"
