"""Other matters told in the middle of a report: promised a turn of their own, and given it when the report is done."""

from typing import Any

from rasa_sdk import Tracker

from actions.conversation.message import Button, Message
from actions.conversation.telling.vocabulary import other_matters
from actions.conversation.wording import say

SIGNING = "policy_acknowledgement"
TOPICS = (
    "inappropriate_material",
    "security_incident",
    "harassment_complaint",
    "exemption_request",
    "breach_guidance",
    "gift_declaration",
    "interest_declaration",
    SIGNING,
)


def matters_heard(text: str, topic: str) -> tuple[Message, ...]:
    """Return a word on each other matter that the text touches in passing, so that none is lost silently."""
    return tuple(promise(matter) for matter in other_matters(text) if matter != topic)


def promise(topic: str) -> Message:
    """Return the promise that another matter can be told right after this one."""
    return Message(say("form_other_matter", topic=topic_in_words(topic)))


def matters_promised(tracker: Tracker, form: str) -> tuple[str, ...]:
    """Return the topics that were promised a turn since the form began."""
    said = {event.get("text") for event in _since_it_began(tracker.events, form) if event["event"] == "bot"}
    return tuple(topic for topic in TOPICS if promise(topic).text in said)


def offers(topics: tuple[str, ...]) -> tuple[Message, ...]:
    """Return the offers to tell those matters now."""
    return tuple(
        Message(
            say("form_other_matter_now", topic=topic_in_words(topic)), buttons=(Button(say(f"topic_{topic}"), topic),)
        )
        for topic in topics
    )


def topic_in_words(topic: str) -> str:
    """Return a topic as the person would choose it, inside a sentence."""
    words = say(f"topic_{topic}")
    return words if words.startswith("I ") else words[0].lower() + words[1:]


def _since_it_began(events: list[dict[str, Any]], form: str) -> list[dict[str, Any]]:
    began = [place for place, event in enumerate(events) if event["event"] == "active_loop" and event["name"] == form]
    return events[began[-1] :] if began else []
