"""What was told only roughly is asked for once more, and stays as it is where no more is known."""

from functools import partial

import pytest

from actions.cases.kinds import kind_named
from actions.conversation.reporting.form import ReportForm
from actions.conversation.reporting.state import CONFIRMED, Input, Reader, Turn
from actions.conversation.telling import breach, harassment_complaint, security_incident
from tests.conversation.clock import NOW

INCIDENT = ReportForm(
    kind_named("security_incident"), Reader(security_incident.read_fields, security_incident.read_account)
)
RECORD = ReportForm(kind_named("breach"), Reader(partial(breach.read_fields), breach.read_account))
LOSS = "left my work phone on the Otaki bus yesterday at 4pm"


def told(form: ReportForm, *messages: str) -> Turn:
    turn = form.begin(Input(messages[0], NOW))
    for words in messages[1:]:
        turn = form.turn(turn.told, Input(words, NOW))
    return turn


def test_a_device_without_a_number_is_asked_for_more() -> None:
    turn = told(INCIDENT, LOSS)
    assert turn.told.asked == "asset"
    assert "“work phone”" in turn.says[-1].text


def test_the_number_stands_behind_what_was_told() -> None:
    assert told(INCIDENT, LOSS, "Nokia, tag 30977").told.values["asset"] == "work phone, Nokia, tag 30977"


def test_who_knows_no_more_keeps_what_was_told() -> None:
    turn = told(INCIDENT, LOSS, "no idea sorry", "no")
    assert (turn.told.asked, turn.told.values["asset"]) == (CONFIRMED, "work phone")


def test_a_device_told_with_its_number_is_not_asked_for_again() -> None:
    assert told(INCIDENT, "left my work phone, asset number 30977, on the bus yesterday").told.asked != "asset"


def test_what_answers_another_question_leaves_it_open() -> None:
    turn = told(INCIDENT, LOSS, "hang on, it was stolen, not lost")
    assert (turn.told.asked, turn.told.values["incident_type"]) == ("asset", "stolen_device")


def test_an_unclear_answer_said_again_is_taken_and_read_out() -> None:
    words = "it has had the public already and that did not go down well with them"
    turn = told(RECORD, "Hemi Clarke on my team forwarded a lewd cartoon to the whole floor", words)
    again = RECORD.turn(turn.told, Input(words, NOW)) if turn.told.asked == "public_scrutiny" else turn
    assert again.told.values["public_scrutiny"] == "no"


def test_a_picture_answers_no_question_of_yes_or_no() -> None:
    turn = told(RECORD, "Hemi Clarke on my team forwarded a lewd cartoon to the whole floor", "no", "skip", "👍")
    assert turn.told.asked == "contractor"


class TestAFewWordsOfWhatHappened:
    """They may be all there is, or only announce it: one question more."""

    COMPLAINT = ReportForm(
        kind_named("harassment_complaint"),
        Reader(partial(harassment_complaint.read_fields, manager="Kiri Pāora"), harassment_complaint.read_account),
    )
    FEW = "My manager keeps having a go at me about my faith and I want it to stop"
    FULL = (
        "Yesterday in the stand-up Colin read out my leave request for Eid in a funny accent, the whole table laughed,"
        " and afterwards he asked in front of Tane whether I had packed my prayer mat."
    )

    def test_are_followed_by_the_question_for_more(self) -> None:
        turn = told(self.COMPLAINT, self.FEW)
        assert (turn.told.asked, turn.told.values["description"]) == ("description", self.FEW)
        assert "a little more" in turn.says[-1].text

    def test_stand_before_what_is_told_then(self) -> None:
        more = "He hums hymns whenever I walk past"
        assert told(self.COMPLAINT, self.FEW, more).told.values["description"] == f"{self.FEW}\n{more}"

    @pytest.mark.parametrize("end", ["no, that's it", "skip", "that's everything really", "nothing else", "nope"])
    def test_stay_alone_where_there_is_no_more(self, end: str) -> None:
        turn = told(self.COMPLAINT, self.FEW, end)
        assert (turn.told.asked, turn.told.values["description"]) == ("occurred_at", self.FEW)

    def test_are_asked_about_once_whatever_is_answered(self) -> None:
        turn = told(self.COMPLAINT, self.FEW, "I want it handled formally")
        assert turn.told.asked == "occurred_at"
        assert turn.told.values["preferred_option"] == "formal"

    def test_are_not_asked_for_where_the_account_is_full(self) -> None:
        assert told(self.COMPLAINT, self.FULL).told.asked != "description"
