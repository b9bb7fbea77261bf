"""Tells what may be a disclosure although it was understood as a question: such words are kept and sent nowhere."""

from rasa_sdk import Tracker

REPORTS = frozenset(
    {"inappropriate_material", "security_incident", "harassment_complaint", "breach_guidance", "emergency"}
)
NEARLY_A_REPORT = 0.1


def may_be_disclosure(tracker: Tracker, text: str) -> bool:
    """Return whether a message is this probably a report, or nothing is known of how it was understood."""
    rankings = [
        event["parse_data"].get("intent_ranking") or []
        for event in tracker.events
        if event["event"] == "user" and event.get("text") == text
    ]
    understood = rankings[-1] if rankings else []
    return not understood or any(
        each["name"] in REPORTS and each["confidence"] >= NEARLY_A_REPORT for each in understood
    )
