from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, text

from actions.cases.case import Case
from actions.cases.messages import CaseMessage, CaseMessageError, add_to_case, messages_of, reply_to_case
from actions.store import audit
from actions.store.database import transaction
from actions.store.tables import audit_trail
from tests.cases.desk import Desk
from tests.cases.reports import NOW


def add(desk: Desk, case: Case, author: str | None, words: str, submission_key: str = "m-1") -> CaseMessage:
    person = desk.person(author) if author else None
    with transaction(desk.database) as session:
        return add_to_case(session, case, person, words, NOW, submission_key=submission_key)


def reply(desk: Desk, case: Case, author: str, words: str, submission_key: str = "r-1") -> CaseMessage:
    person = desk.person(author)
    with transaction(desk.database) as session:
        return reply_to_case(session, case, person, words, NOW, submission_key=submission_key)


def kept(desk: Desk, case: Case) -> list[CaseMessage]:
    with transaction(desk.database) as session:
        return list(messages_of(session, case))


def test_additions_and_replies_are_read_in_their_order(desk: Desk) -> None:
    case = desk.open()
    told = add(desk, case, "staff", " It came twice. ")
    answered = reply(desk, case, "manager", "Thank you. Please keep it.")
    assert told == CaseMessage(case.opened_at, "staff@education.example", False, "It came twice.")
    assert answered == CaseMessage(case.opened_at, "manager@education.example", True, "Thank you. Please keep it.")
    assert kept(desk, case) == [told, answered]


def test_whoever_holds_the_receipt_adds_without_a_name(desk: Desk) -> None:
    case = desk.complain()
    told = add(desk, case, None, "It happened again.")
    assert (told.author, told.from_handler) == (None, False)
    assert kept(desk, case) == [told]


def test_a_case_without_messages_has_none(desk: Desk) -> None:
    assert kept(desk, desk.open()) == []


def test_messages_belong_to_their_case(desk: Desk) -> None:
    first, second = desk.open(), desk.open(submission_key="key-2")
    add(desk, first, "staff", "to the first")
    add(desk, second, "staff", "to the second")
    assert [message.words for message in kept(desk, second)] == ["to the second"]


@pytest.mark.parametrize("author", ["colleague", "manager", None])
def test_only_its_opener_adds_to_a_case(desk: Desk, author: str | None) -> None:
    case = desk.open()
    with pytest.raises(CaseMessageError, match="Only the person who opened INC-2026-0001"):
        add(desk, case, author, "words")


@pytest.mark.parametrize("author", ["staff", "people"])
def test_nobody_adds_to_an_anonymous_complaint_under_a_name(desk: Desk, author: str) -> None:
    case = desk.complain()
    with pytest.raises(CaseMessageError, match="Only the person who opened"):
        add(desk, case, author, "words")


@pytest.mark.parametrize("author", ["staff", "colleague", "group.manager", "people"])
def test_only_a_handler_replies(desk: Desk, author: str) -> None:
    case = desk.open()
    with pytest.raises(CaseMessageError, match="does not handle INC-2026-0001"):
        reply(desk, case, author, "words")


def test_a_message_needs_words(desk: Desk) -> None:
    case = desk.open()
    with pytest.raises(CaseMessageError, match="no words"):
        add(desk, case, "staff", " \n ")
    assert kept(desk, case) == []


def test_a_message_sent_twice_is_kept_once(desk: Desk) -> None:
    case = desk.open()
    first = add(desk, case, "staff", "It came twice.")
    assert add(desk, case, "staff", "It came twice!") == first
    assert kept(desk, case) == [first]


def test_messages_at_the_same_moment_are_all_kept_and_each_once(desk: Desk) -> None:
    case = desk.open()
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda number: add(desk, case, "staff", f"{number % 6}", f"m-{number % 6}"), range(18)))
    assert sorted(message.words for message in kept(desk, case)) == ["0", "1", "2", "3", "4", "5"]
    with transaction(desk.database) as session:
        audit.verify(session)


def test_no_words_of_a_message_can_be_read_in_the_database(desk: Desk) -> None:
    add(desk, desk.open(), "staff", "It came from Rāwiri.")
    with transaction(desk.database) as session:
        assert "Rāwiri" not in str(session.execute(text("SELECT * FROM case_messages")).one())


def test_each_message_is_in_the_audit_trail_without_its_words(desk: Desk) -> None:
    case = desk.open()
    add(desk, case, "staff", "It came twice.")
    reply(desk, case, "manager", "Please keep it.")
    with transaction(desk.database) as session:
        rows = session.execute(select(audit_trail).filter_by(subject=case.reference).order_by("sequence")).all()
    assert [(row.action, row.actor, row.details) for row in rows[1:]] == [
        ("case.added_to", "staff@education.example", '{"message":1}'),
        ("case.replied_to", "manager@education.example", '{"message":2}'),
    ]


def test_an_anonymous_addition_has_no_actor_in_the_audit_trail(desk: Desk) -> None:
    add(desk, desk.complain(), None, "It happened again.")
    with transaction(desk.database) as session:
        row = session.execute(select(audit_trail).filter_by(action="case.added_to")).one()
    assert row.actor is None
