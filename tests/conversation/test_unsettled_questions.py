"""What the policies leave unsettled is counted, as is an answer that did not help; the answer itself never suffers."""

import asyncio
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy import text as sql
from structlog.testing import capture_logs

from actions.conversation import services
from actions.conversation.helpfulness import NoteHelpfulness
from actions.conversation.policy_question import ChooseReading
from actions.questions.unsettled import Reason, Tally, tallies
from actions.store.database import transaction
from tests.conversation.ranger import ask, payload, press, said

BET = "gonna put twenty bucks on race four through the TAB app here"
LEND = "can my teammate borrow my laptop for the afternoon"
LEAVE = "can I carry over my annual leave"
RAIN = "will it rain on Saturday"
GAMBLING = {"matter": "devices/gambling", "verdict": "not_allowed"}


pytestmark = pytest.mark.usefixtures("department")


def counted() -> list[Tally]:
    with transaction(services.database()) as session:
        return tallies(session, "parks")


def titles(message: dict[str, Any]) -> list[str]:
    return [button["title"] for button in message["buttons"] or []]


class TestADeclinedQuestion:
    def test_is_counted_with_its_words_but_without_personal_details(self) -> None:
        ask(f"{LEAVE}, asked Hemi and he rang 021 555 0199")
        texts = ((f"{LEAVE}, asked [name] and he rang [number]", 1),)
        assert counted() == [Tally("annual-leave", Reason.DECLINED, "not_covered", 1, texts)]

    def test_outside_the_scope_is_counted_without_its_words(self) -> None:
        ask(RAIN)
        assert counted() == [Tally("weather", Reason.DECLINED, "out_of_scope", 1, ())]

    def test_that_may_be_a_disclosure_is_counted_without_its_words(self) -> None:
        ask(LEAVE, harassment_complaint=0.2)
        assert counted() == [Tally("annual-leave", Reason.DECLINED, "not_covered", 1, ())]

    def test_offers_no_feedback_buttons(self) -> None:
        assert titles(ask(LEAVE)) == []

    def test_is_answered_even_where_it_cannot_be_counted_and_the_log_holds_no_words(self) -> None:
        with transaction(services.database()) as session:
            session.execute(sql("DROP TABLE unsettled_questions"))
        with capture_logs() as logged:
            assert "do not settle" in ask(LEAVE)["text"]
        assert [entry["event"] for entry in logged] == ["question.not_counted"]
        assert "leave" not in str(logged)

    def test_is_one_too_for_which_no_reading_was_right(self) -> None:
        press(ChooseReading(), '/choose{"matter": "none", "verdict": "not_covered"}', LEND)
        assert [(tally.matter, tally.texts) for tally in counted()] == [("none", ((LEND, 1),))]


class TestASettledAnswer:
    def test_ends_with_the_two_feedback_buttons(self) -> None:
        assert titles(ask(BET))[-2:] == ["That helped", "That did not help"]

    def test_is_not_counted(self) -> None:
        ask(BET)
        assert counted() == []

    def test_asks_for_feedback_only_when_its_condition_is_settled(self) -> None:
        asked = ask(LEND)
        assert "That helped" not in titles(asked)
        settled = press(ChooseReading(), payload(asked, "Yes, my manager approved it"), LEND)
        assert "That helped" in titles(settled)

    def test_does_not_show_the_question_in_its_buttons(self) -> None:
        assert "bucks" not in payload(ask(BET), "That did not help")


class TestFeedback:
    def test_that_it_did_not_help_is_counted_with_the_question_and_names_whom_to_ask(self) -> None:
        button = payload(ask(BET), "That did not help")
        reply = press(NoteHelpfulness(), button, BET, **GAMBLING)
        assert "ask your manager" in reply["text"]
        assert reply["custom"]["contacts"][0]["name"] == "Your manager"
        assert counted() == [Tally("devices/gambling", Reason.NOT_HELPFUL, "not_allowed", 1, ((BET, 1),))]

    def test_that_it_helped_is_thanked_for_and_not_counted(self) -> None:
        reply = press(NoteHelpfulness(), payload(ask(BET), "That helped"), BET, **GAMBLING)
        assert "Thank you" in reply["text"]
        assert counted() == []

    def test_on_an_older_answer_is_counted_without_the_words_of_a_later_question(self) -> None:
        button = payload(ask(BET), "That did not help")
        press(NoteHelpfulness(), button, LEND, matter="devices/lending", verdict="conditional")
        assert [(tally.matter, tally.texts) for tally in counted()] == [("devices/gambling", ())]

    def test_keeps_the_question_in_mind(self) -> None:
        tracker = said('/rate_answer{"helped": "yes"}', {}, [], {"policy_question__question": BET})
        events = asyncio.run(NoteHelpfulness().run(CollectingDispatcher(), tracker, {}))
        assert [(event["name"], event["value"]) for event in events] == [("policy_question__question", BET)]
