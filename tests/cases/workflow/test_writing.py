import pytest

from actions.cases.case import Case
from actions.cases.messages import CaseMessage, messages_of
from actions.cases.workflow.moving import ChangedMeanwhileError, MoveError
from actions.cases.workflow.writing import make_move_in_writing
from actions.store.database import transaction
from tests.cases.desk import RECEIPT, Desk
from tests.cases.reports import NOW

LETTER = "Thank you, I have it."


def move(desk: Desk, case: Case, name: str, by: str, **told: str) -> Case:
    person = desk.person(by)
    with transaction(desk.database) as session:
        return make_move_in_writing(session, case.reference, name, person, NOW, told, case.version)


def messages(desk: Desk, case: Case) -> tuple[CaseMessage, ...]:
    with transaction(desk.database) as session:
        return messages_of(session, case)


def test_what_is_written_to_the_opener_is_a_message_to_them(desk: Desk) -> None:
    case = move(desk, desk.open(), "acknowledge", "manager", words=LETTER)
    (message,) = messages(desk, case)
    assert (case.status, message.words, message.from_handler) == ("acknowledged", LETTER, True)


def test_what_is_told_for_the_handlers_alone_is_none(desk: Desk) -> None:
    case = move(desk, desk.open(), "acknowledge", "manager", words=LETTER)
    case = move(desk, case, "start", "manager", words="I will ring the caterer.")
    assert [message.words for message in messages(desk, case)] == [LETTER]


def test_an_anonymous_complainant_finds_the_letter_too(desk: Desk) -> None:
    case = move(desk, desk.complain(receipt=RECEIPT), "explain_options", "people", words="You may choose.")
    assert [message.words for message in messages(desk, case)] == ["You may choose."]


def test_of_two_at_once_one_writes(desk: Desk) -> None:
    case = desk.open()
    move(desk, case, "acknowledge", "manager", words=LETTER)
    with pytest.raises(ChangedMeanwhileError):
        move(desk, case, "acknowledge", "manager", words=LETTER)
    assert len(messages(desk, case)) == 1


def test_whoever_may_not_see_it_writes_nothing(desk: Desk) -> None:
    case = desk.open()
    with pytest.raises(MoveError):
        move(desk, case, "acknowledge", "ciso", words=LETTER)
    assert messages(desk, case) == ()
