"""Checks what a person told against the fields of a kind of case."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from actions.cases.kinds import Field, Kind
from actions.cases.period import period_faults
from actions.errors import AskFirstError

MOMENT_FAULT = "must be a day, or a date and time with its offset from UTC, such as 2026-02-28T15:00:00+13:00"
SPAN_FAULT = "must be two days, the earlier one first, such as 2026-02-01/2026-02-28"
FUTURE_FAULT = "must not lie in the future"
LENGTH_OF_A_DAY = len("2026-02-28")


class FieldsError(AskFirstError):
    """What was told cannot be kept in a case; `faults` says for each field concerned why."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__("\n".join(f"{name}: {fault}" for name, fault in faults.items()))
        self.faults = dict(faults)


def validate_fields(
    kind: Kind, fields: Mapping[str, str | None], now: datetime, longest_period_in_days: int | None = None
) -> dict[str, str]:
    """Returns the fields that apply and hold something, in the kind's order, without blanks around them.

    Values are text: a choice's stored value, "yes" or "no", a date in ISO 8601, a date and time in ISO 8601
    with its offset from UTC, a day where no time was told, or two days parted by a slash where it went on.
    `now` is in the time zone in which days are meant. Raises FieldsError, which never repeats a narrative.
    """
    told = {name: value.strip() for name, value in fields.items() if value is not None and value.strip()}
    faults = dict(_faults(kind, told, now))
    for name, fault in period_faults(kind, told, now.date(), longest_period_in_days):
        faults.setdefault(name, fault)
    if faults:
        raise FieldsError(faults)
    return {field.name: told[field.name] for field in kind.fields if field.name in told and field.applies(told)}


def _faults(kind: Kind, told: Mapping[str, str], now: datetime) -> Iterator[tuple[str, str]]:
    for name in told:
        if kind.field(name) is None:
            yield name, f"is no field of {kind.kind}"
    for field in kind.fields:
        fault = _fault(field, told.get(field.name), now) if field.applies(told) else None
        if fault:
            yield field.name, fault


def _fault(field: Field, value: str | None, now: datetime) -> str | None:
    if value is None:
        return None if field.optional else "is needed and was not told"
    if field.choices and value not in field.choices:
        return f"must be one of {', '.join(field.choices)}"
    if field.type == "date":
        return _date_fault(value)
    if field.may_span and "/" in value:
        return _span_fault(field, value, now.date())
    return _moment_fault(field, value, now) if field.type == "date_time" else None


def _date_fault(value: str) -> str | None:
    try:
        date.fromisoformat(value)
    except ValueError:
        return "must be a date such as 2026-02-28"
    return None


def _span_fault(field: Field, value: str, today: date) -> str | None:
    try:
        first, last = (date.fromisoformat(day) for day in value.split("/"))
    except ValueError:
        return SPAN_FAULT
    if first > last:
        return SPAN_FAULT
    return FUTURE_FAULT if field.in_past and last > today else None


def _moment_fault(field: Field, value: str, now: datetime) -> str | None:
    """A day without a time is enough: a time that was not told must not be made up."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return MOMENT_FAULT
    if len(value) == LENGTH_OF_A_DAY:
        return FUTURE_FAULT if field.in_past and moment.date() > now.date() else None
    if moment.tzinfo is None:
        return MOMENT_FAULT
    return FUTURE_FAULT if field.in_past and moment > now else None
