"""A plain question for leave is answered before a request is taken."""

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.leave_detector import LeaveDetector

DETECTOR = LeaveDetector()


def heard(text: str, topic: str) -> str:
    """The topic of a message after the detector, whose classifier heard `topic`."""
    (message,) = DETECTOR.process([Message({"text": text, "intent": {"name": topic, "confidence": 0.6}})])
    return str(message.get("intent")["name"])


@pytest.mark.parametrize(
    "question",
    [
        "can I use Dropbox to share files with Crown Law?",
        "Kia ora, may we plug our own keyboards in",
        "is it ok to take the laptop to Fiji",
        "hi, am I allowed to put the roster on my phone",
        "is it ok to forward the roster to my own email?",
    ],
)
def test_a_question_for_leave_is_a_policy_question(question: str) -> None:
    assert heard(question, "exemption_request") == "policy_question"


@pytest.mark.parametrize(
    "request_",
    [
        "can I get an exemption to use Dropbox",
        "could someone approve me taking my laptop to Shanghai",
        "could I get the ok to put files in Dropbox",
        "can I get leave to use Dropbox?",
        "could I please be granted access to gambling sites?",
        "can i use my own keyboard, mine is broken",
        "can we run a minecraft server? It is for the digital curriculum pilot in term 3",
        "can I be excused from the monthly password change?",
        "we need to use Dropbox with Crown Law until March",
    ],
)
def test_whoever_wants_more_than_an_answer_begins_a_request(request_: str) -> None:
    assert heard(request_, "exemption_request") == "exemption_request"


def test_no_other_topic_is_overruled() -> None:
    assert heard("can I report my boss for touching me", "harassment_complaint") == "harassment_complaint"
