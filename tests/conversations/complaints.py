"""Complaints of harassment as tests tell them."""

from tests.conversations.staff import Staff

# Tells all that must be told but the option, to whom it goes, and whether a name stands on it.
ACCOUNT = "Yesterday at 2pm Rob Ellis from Property slapped me on the bum by the stationery cupboard. Sina Lome saw it."
# What remains, in the order in which it is asked for.
REST = ("formal", "the people team", "no, use my name", "skip", "skip")


def come_to_the_summary(staff: Staff, *, anonymous: bool = False) -> None:
    """Tell a complaint up to the summary."""
    option, addressee, name, *others = REST
    staff.tell(ACCOUNT, option, addressee, "yes, keep it out" if anonymous else name, *others)
