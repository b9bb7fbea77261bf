"""A breach as a manager tells it."""

from tests.conversations.staff import Staff

OPENING = "a person in my team broke the computer rules and I need to record the breach"
EMPLOYEE = "Losa Tāvana"
ACCOUNT = "There was a poker site open on the front counter machine on three mornings"


def come_to_the_summary(manager: Staff) -> str:
    """Tell a breach answer by answer, up to the summary, and return what is read back."""
    return manager.tell(
        OPENING, ACCOUNT, EMPLOYEE, "something else", "doubt it", "skip", "permanent", "no, just poor judgement", "skip"
    )
