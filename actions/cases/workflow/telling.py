"""Checks what is told with a move."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from actions.cases.case import Case
from actions.cases.fields import FieldsError
from actions.cases.period import as_day
from actions.cases.workflow.machine import known_of
from actions.cases.workflow.table import Known, Move, Need


def validate_told(
    move: Move, told: Mapping[str, str], case: Case, today: date, longest_in_days: int | None = None
) -> dict[str, str]:
    """Returns what was told of the move's needs, in their order, without blanks around it.

    `longest_in_days` is how long the organisation lets an exemption last, None where it sets no limit.
    Raises FieldsError, which says for each need concerned why, and repeats no words.
    """
    given = {name: value.strip() for name, value in told.items() if value.strip()}
    faults = dict(_faults(move, given, {**known_of(case), **given}, Days(today, longest_in_days)))
    if faults:
        raise FieldsError(faults)
    return {need.name: given[need.name] for need in move.needs if need.name in given}


@dataclass(frozen=True)
class Days:
    """The day on which something is told, and how many days an exemption may last from then."""

    today: date
    longest: int | None


def _faults(move: Move, given: Known, known: Known, days: Days) -> Iterator[tuple[str, str]]:
    needs = {need.name: need for need in move.needs}
    yield from ((name, f"is not asked for by {move.name}") for name in given if name not in needs)
    for name, need in needs.items():
        fault = _fault(need, given.get(name), known, days)
        if fault:
            yield name, fault


def _fault(need: Need, value: str | None, known: Known, days: Days) -> str | None:
    if not need.applies(known):
        return None if value is None else "is not to be told in this case"
    if value is None:
        return None if need.optional else f"is needed: {need.ask}"
    if need.choices and value not in need.choices:
        return f"must be one of {', '.join(need.choices)}"
    return _date_fault(need, value, known, days) if need.type == "date" else None


def _date_fault(need: Need, value: str, known: Known, days: Days) -> str | None:
    day, first, last = (
        as_day(each) for each in (value, known.get(need.not_before or ""), known.get(need.at_latest or ""))
    )
    if day is None:
        return "must be a date such as 2026-02-28"
    if day < days.today:
        return "must not lie in the past"
    if first and day < first:
        return f"must not be earlier than {first}"
    if last and day > last:
        return f"must be {last} at the latest"
    if need.within_longest and days.longest and day - max(days.today, first or days.today) > timedelta(days.longest):
        return f"must be at most {days.longest} days ahead"
    return None
