"""What comes between in a report, and what belongs to it although it looks otherwise."""

import pytest

from actions.conversation.reporting.interruptions import Interruption, interruption
from actions.conversation.turn import Turn
from actions.people.organisation import Organisation
from actions.people.person import Person

SURE = 0.99


class Said:
    """Makes turns as Rasa understands them."""

    def __init__(self, speaker: Person, organisation: Organisation) -> None:
        self.speaker = speaker
        self.organisation = organisation

    def typed(self, text: str, intent: str, confidence: float = SURE) -> Turn:
        return Turn(text, intent, confidence, {}, self.speaker, self.organisation)

    def pressed(self, intent: str, **values: str) -> Turn:
        return Turn("", intent, 1.0, values, self.speaker, self.organisation)


@pytest.fixture
def said(education: Organisation) -> Said:
    return Said(
        Person("staff@education.example", "Mere Tāwhai", "education", None, frozenset({"staff"}), None), education
    )


def heard(turn: Turn, *, answers: bool = False, is_account: bool = False) -> Interruption | None:
    return interruption(turn, "inappropriate_material", answers=answers, is_account=is_account)


def test_none_of_the_readings_names_somebody_to_ask(said: Said) -> None:
    found = heard(said.pressed("choose", matter="none", verdict="not_covered"))
    assert found is not None
    assert "your manager" in found.says[0].text


def test_a_button_to_report_it_again_begins_no_second_report(said: Said) -> None:
    found = heard(said.pressed("inappropriate_material"))
    assert found is not None
    assert "already telling me" in found.says[0].text


@pytest.mark.parametrize("intent", ["affirm", "stop", "change_field"])
def test_the_reports_own_buttons_interrupt_nothing(said: Said, intent: str) -> None:
    assert heard(said.pressed(intent)) is None


def test_a_word_taken_for_danger_is_an_answer_where_it_is_one(said: Said) -> None:
    assert heard(said.typed("outside", "emergency"), answers=True) is None


def test_certain_danger_interrupts_whatever_it_answers_and_is_still_heard(said: Said) -> None:
    found = heard(said.typed("an email from a man with a knife", "emergency", 1.0), answers=True)
    assert found is not None
    assert (found.says[0].custom or {})["type"] == "emergency"
    assert found.rest == "an email from a man with a knife"


@pytest.mark.parametrize(
    "intent", ["security_incident", "harassment_complaint", "exemption_request", "breach_guidance"]
)
def test_another_matter_is_promised_a_turn(said: Said, intent: str) -> None:
    found = heard(said.typed("and then there is that other thing too", intent))
    assert found is not None
    assert "another matter" in found.says[0].text


@pytest.mark.parametrize(
    ("text", "intent", "confidence"),
    [
        ("jo in finance", "contact", SURE),
        ("and there was another thing", "security_incident", 0.6),
        ("Aroha Ngata", "smalltalk", SURE),
        ("the sender is certainly wrong", "case_status", SURE),
    ],
)
def test_what_may_be_an_answer_is_left_to_the_report(said: Said, text: str, intent: str, confidence: float) -> None:
    assert heard(said.typed(text, intent, confidence)) is None


def test_a_policy_question_inside_what_happened_is_part_of_it(said: Said) -> None:
    turn = said.typed("it said are you allowed to look at this?", "policy_question")
    assert heard(turn, answers=True, is_account=True) is None
