"""Checks what is told with a move."""

from collections.abc import Iterator, Mapping
from datetime import date

from actions.cases.case import Case
from actions.cases.fields import FieldsError
from actions.cases.workflow.table import Move, Need


def validate_told(move: Move, told: Mapping[str, str], case: Case, today: date) -> dict[str, str]:
    """Returns what was told of the move's needs, in their order, without blanks around it.

    Raises FieldsError, which says for each need concerned why, and repeats no words.
    """
    given = {name: value.strip() for name, value in told.items() if value.strip()}
    faults = dict(_faults(move, given, case, today))
    if faults:
        raise FieldsError(faults)
    return {need.name: given[need.name] for need in move.needs if need.name in given}


def _faults(move: Move, given: Mapping[str, str], case: Case, today: date) -> Iterator[tuple[str, str]]:
    needs = {need.name: need for need in move.needs}
    yield from ((name, f"is not asked for by {move.name}") for name in given if name not in needs)
    for name, need in needs.items():
        fault = _fault(need, given.get(name), case, today)
        if fault:
            yield name, fault


def _fault(need: Need, value: str | None, case: Case, today: date) -> str | None:
    if value is None:
        return None if need.optional else f"is needed: {need.ask}"
    if need.choices and value not in need.choices:
        return f"must be one of {', '.join(need.choices)}"
    return _date_fault(need, value, case, today) if need.type == "date" else None


def _date_fault(need: Need, value: str, case: Case, today: date) -> str | None:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return "must be a date such as 2026-02-28"
    if day < today:
        return "must not lie in the past"
    if need.after and day <= date.fromisoformat(case.fields[need.after]):
        return f"must be later than {case.fields[need.after]}"
    if need.at_latest and day > date.fromisoformat(case.fields[need.at_latest]):
        return f"must be {case.fields[need.at_latest]} at the latest, which is what was asked for"
    return None
