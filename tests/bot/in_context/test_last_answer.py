"""An answer is in mind right after it was given, and no longer once something else was spoken of."""

from rasa.shared.core.events import ActiveLoop, BotUttered, Event, SlotSet, UserUttered

from bot.nlu.in_context.last_answer import QUESTION_SLOT, LastAnswer, last_answer
from bot.nlu.in_context.meaning import in_context
from tests.bot.in_context.conftest import conversation, question_answered

TITLES = ("Yes", "No")


def turn(topic: str) -> list[Event]:
    """Something that was said, and a reply that speaks of no policy answer."""
    return [UserUttered("…", {"name": topic, "confidence": 1.0}), BotUttered("Kia ora.")]


def test_an_answer_just_given_is_in_mind() -> None:
    assert last_answer(conversation(*question_answered())) == LastAnswer()


def test_so_is_what_it_asks_back() -> None:
    found = last_answer(conversation(*question_answered("Is it licensed?", TITLES)))
    assert found is not None
    assert (found.asks, found.titles) == ("Is it licensed?", TITLES)
    assert found.payloads == ('/choose{"matter": "Yes"}', '/choose{"matter": "No"}')


def test_thanks_in_between_change_nothing() -> None:
    assert last_answer(conversation(*question_answered(), *turn("smalltalk"))) is not None


def test_another_matter_ends_it() -> None:
    assert last_answer(conversation(*question_answered(), *turn("contact"))) is None


def test_a_question_outside_the_scope_leaves_nothing_in_mind() -> None:
    forgotten = SlotSet(QUESTION_SLOT, None)
    assert last_answer(conversation(*question_answered(), *turn("policy_question"), forgotten)) is None


def test_a_report_that_is_being_told_hears_everything_itself() -> None:
    assert last_answer(conversation(*question_answered(), ActiveLoop("report_form"))) is None


def test_at_the_beginning_there_is_none() -> None:
    assert last_answer(conversation()) is None


def test_certain_danger_is_never_anything_else() -> None:
    danger = {"text": "yes", "intent": {"name": "emergency", "confidence": 1.0}}
    assert in_context(danger, conversation(*question_answered("Is it licensed?", TITLES))) == danger


def test_a_pressed_button_says_what_it_says() -> None:
    pressed = {"text": "/choose{}", "intent": {"name": "choose", "confidence": 1.0}}
    assert in_context(pressed, conversation(*question_answered("Is it licensed?", TITLES))) == pressed
