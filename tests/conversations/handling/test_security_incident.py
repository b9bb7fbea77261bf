"""The service desk works off an incident by talking."""

from collections.abc import Callable

import pytest

from tests.conversations.handling.people import DESK, STAFF
from tests.conversations.records import Records
from tests.conversations.staff import Staff


@pytest.fixture
def desk(handle: Callable[[str], Staff]) -> Staff:
    return handle(DESK)


def test_an_incident_goes_from_assessed_to_closed(desk: Staff, records: Records) -> None:
    case = records.open(STAFF, "security_incident")
    desk.tell("new incidents please", "the taxi phone", "low, the phone was locked and encrypted", "yes")
    desk.tell("we've contained it, the phone has been wiped", "yes")
    desk.tell("she has a new phone now", "yes", "close it", "skip", "yes")
    assert [entry.move for entry in records.now(case).history[1:]] == ["triage", "contain", "resolve", "close"]


def test_what_was_read_wrongly_is_changed_in_words(desk: Staff, records: Records) -> None:
    case = records.open(STAFF, "security_incident")
    desk.tell(f"{case.reference} is low, the phone was locked", "change it to low, it was locked and encrypted", "yes")
    assert records.now(case).history[-1].told == {"words": "low, it was locked and encrypted"}


def test_whoever_reported_it_is_written_to(desk: Staff, records: Records) -> None:
    case = records.open(STAFF, "security_incident")
    desk.tell(f"open {case.reference}", "let her know that the wipe has been sent", "yes")
    assert records.added(case) == ["the wipe has been sent"]
    assert records.status(case) == "reported"
