"""A report begun is never lost: not by a restart, not by a database that is away, not by a night's sleep."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from actions.store.database import transaction
from tests.conversations.staff import Staff
from tests.running import AskFirst


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("contractor@justice.example")


@pytest.fixture
def asked_when(staff: Staff) -> Staff:
    staff.tell(
        "someone left a voice message on my work line, want it noted as inappropriate", "Jody Finch", "yes", "outside"
    )
    assert staff.asked == "received_at"
    return staff


def finish(staff: Staff) -> None:
    staff.tell("yesterday at 3pm", "moaning and a slur", "yes")
    assert staff.case.fields["sender"] == "Jody Finch"
    assert staff.case.fields["material_type"] == "voicemail"


class TestRestarts:
    def test_a_restarted_bot_goes_on_where_it_was(self, askfirst: AskFirst, asked_when: Staff) -> None:
        askfirst.bot.restart()
        finish(asked_when)

    def test_a_restarted_action_server_goes_on_where_it_was(self, askfirst: AskFirst, asked_when: Staff) -> None:
        askfirst.actions.restart()
        finish(asked_when)

    def test_after_both_were_restarted_the_summarys_yes_still_opens_it(self, askfirst: AskFirst, staff: Staff) -> None:
        staff.come_to_the_summary()
        askfirst.bot.restart()
        askfirst.actions.restart()
        staff.press("Yes, open it")
        assert staff.case.fields["sender"] == "a supplier of ours"

    def test_signing_in_anew_goes_on_where_it_was(self, askfirst: AskFirst, asked_when: Staff) -> None:
        asked_when.conversation.token = askfirst.sign_in(asked_when.email).token
        finish(asked_when)


class TestLater:
    def test_a_report_saved_for_later_is_continued(self, asked_when: Staff) -> None:
        assert "kept your answers" in asked_when.tell("gotta go, can I finish this later?")
        asked_when.tell("hi, I'm back")
        assert asked_when.asked == "received_at"
        finish(asked_when)

    def test_the_next_answer_is_taken_without_a_word_of_greeting(self, asked_when: Staff) -> None:
        asked_when.tell("save it for later")
        finish(asked_when)

    def test_a_summary_saved_for_later_is_read_back_again(self, staff: Staff) -> None:
        staff.come_to_the_summary()
        staff.tell("hold on, I'll come back to this")
        assert staff.opened == []
        staff.tell("where were we?")
        assert staff.summary["sender"] == "a supplier of ours"
        staff.tell("yes")
        assert staff.case


@contextmanager
def database_away(askfirst: AskFirst) -> Iterator[None]:
    """In the place of the database there is something that is none."""
    path = Path(askfirst.actions.environment["ASKFIRST_DATABASE_URL"].removeprefix("sqlite:///"))
    aside = path.with_suffix(".aside")
    path.rename(aside)
    path.write_text("This is no database.")
    yield
    aside.replace(path)


@contextmanager
def database_refusing_cases(staff: Staff) -> Iterator[None]:
    """The database can be read but takes no new case."""
    with transaction(staff.database) as session:
        session.execute(text("CREATE TRIGGER full BEFORE INSERT ON cases BEGIN SELECT RAISE(FAIL, 'disk full'); END"))
    yield
    with transaction(staff.database) as session:
        session.execute(text("DROP TRIGGER full"))


class TestDatabaseAway:
    def test_try_again_opens_exactly_one_report(self, askfirst: AskFirst, staff: Staff) -> None:
        staff.come_to_the_summary()
        with database_away(askfirst):
            answers = [staff.conversation.post({"text": "yes"}) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [503, 503]
        assert "try again" in answers[0].json()["error"]
        assert staff.opened == []
        staff.tell("try again", "try again")
        assert staff.case.fields["sender"] == "a supplier of ours"

    def test_an_answer_given_meanwhile_is_given_again(self, askfirst: AskFirst, asked_when: Staff) -> None:
        with database_away(askfirst):
            assert asked_when.conversation.post({"text": "yesterday at 3pm"}).status_code == 503
        asked_when.tell("try again")
        assert asked_when.asked == "received_at"
        finish(asked_when)


class TestDatabaseRefusing:
    def test_the_person_is_told_that_the_answers_are_kept(self, staff: Staff) -> None:
        staff.come_to_the_summary()
        with database_refusing_cases(staff):
            answer = staff.tell("yes")
        assert "I have kept your answers" in answer
        assert staff.opened == []

    def test_try_again_opens_exactly_one_report(self, staff: Staff) -> None:
        staff.come_to_the_summary()
        with database_refusing_cases(staff):
            staff.tell("yes", "yes please")
        staff.tell("try again", "try again")
        assert staff.case.fields["sender"] == "a supplier of ours"

    def test_the_button_tries_again_as_well(self, staff: Staff) -> None:
        staff.come_to_the_summary()
        with database_refusing_cases(staff):
            staff.tell("yes")
        staff.press("Try again")
        assert staff.case

    def test_an_answer_can_still_be_changed_before_trying_again(self, staff: Staff) -> None:
        staff.come_to_the_summary()
        with database_refusing_cases(staff):
            staff.tell("yes")
        staff.tell("it was a text actually", "yes")
        assert staff.case.fields["material_type"] == "sms"
