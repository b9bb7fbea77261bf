"""Days as people read them."""

from datetime import date


def day_in_words(day: date) -> str:
    """Return a day with its weekday and year, “Tuesday 30 June 2026”."""
    return f"{day:%A} {day.day} {day:%B %Y}"
