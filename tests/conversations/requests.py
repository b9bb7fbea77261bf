"""Requests for an exemption as people tell them, on days that lie ahead whenever the tests run."""

from datetime import datetime, timedelta

from tests.conversations.staff import ZONE, Staff

ACTIVITY = "I'd like an exemption to run the old dictation programme on my work laptop"


def ahead(days: int) -> str:
    """The day that many days from today where the ministries are, as the database holds it."""
    return f"{datetime.now(ZONE).date() + timedelta(days=days):%Y-%m-%d}"


def spoken(days: int) -> str:
    """The same day as somebody would write it."""
    day = datetime.now(ZONE).date() + timedelta(days=days)
    return f"{day.day} {day:%B %Y}"


def come_to_the_summary(staff: Staff) -> str:
    """Ask for an exemption answer by answer, up to the summary, and return what is read back."""
    return staff.tell(
        ACTIVITY,
        "the new one garbles te reo names",
        "hearing notes, IN-CONFIDENCE",
        "only me",
        spoken(3),
        spoken(40),
        "yep, we talked it through on Monday",
    )
