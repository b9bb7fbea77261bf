"""What a hand or a cat on the keyboard types answers nothing; a name that nobody here has heard of does."""

from functools import partial

import pytest

from actions.cases.kinds import kind_named
from actions.conversation.reporting.form import ReportForm
from actions.conversation.reporting.state import Input, Reader, Told, Turn
from actions.conversation.telling import harassment_complaint
from tests.conversation.clock import NOW

COMPLAINT = ReportForm(
    kind_named("harassment_complaint"),
    Reader(partial(harassment_complaint.read_fields, manager="Kiri Pāora"), harassment_complaint.read_account),
)
TOLD = Told(
    {"role": "target", "description": "He locks me out of the records room", "occurred_at": "2026-11-18"}, "respondent"
)


def answered(words: str) -> Turn:
    return COMPLAINT.turn(TOLD, Input(words, NOW))


@pytest.mark.parametrize(
    "keys",
    [
        "sdfsdf",
        "asdf",
        "gfdsgfds",
        "xcvbnm,",
        "qwerty uiop",
        "hjkl;'#",
        "fjdksla",
        "kkkkkk",
        "dfgh;lkjj sorry cat on keys",
    ],
)
def test_the_question_stays_open(keys: str) -> None:
    turn = answered(keys)
    assert turn.told.asked == "respondent"
    assert "respondent" not in turn.told.values


@pytest.mark.parametrize(
    "name", ["Szczepan Wrzyszcz", "Ioasa Greer", "poppy power", "Ngkia Hirschsprung", "Dr Maass", "Lwbwymlf Pryce"]
)
def test_a_rare_name_is_a_name(name: str) -> None:
    assert answered(name).told.values["respondent"] == name
