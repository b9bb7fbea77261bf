"""Checks the period for which something is asked."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from actions.cases.kinds import Kind


def period_faults(
    kind: Kind, told: Mapping[str, str], today: date, longest_in_days: int | None
) -> Iterator[tuple[str, str]]:
    """Yields the faults of the period that the kind asks for, by the name of the field; none where it has none.

    A day that is missing or no date is left to the check of its own field.
    """
    if kind.period is None:
        return
    starts, ends = (as_day(told.get(name)) for name in (kind.period.starts, kind.period.ends))
    if starts and starts < today:
        yield kind.period.starts, "must not lie in the past"
    if starts and ends and ends < starts:
        yield kind.period.ends, "must not be earlier than the first day"
    elif starts and ends and longest_in_days and ends - starts > timedelta(longest_in_days):
        yield kind.period.ends, f"must be at most {longest_in_days} days after the first day"


def as_day(value: str | None) -> date | None:
    """Returns the day that a text such as 2026-02-28 stands for, None where it is no date."""
    try:
        return date.fromisoformat(value or "")
    except ValueError:
        return None
