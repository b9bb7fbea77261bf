import pytest

from actions.cases.fields import FieldsError, validate_fields
from actions.cases.kinds import Kind, kind_named
from tests.cases.reports import NOW, REPORT, REQUEST

MATERIAL = kind_named("inappropriate_material")
INCIDENT = kind_named("security_incident")
COMPLAINT = kind_named("harassment_complaint")
EXEMPTION = kind_named("exemption_request")


def faults(**changes: str | None) -> dict[str, str]:
    with pytest.raises(FieldsError) as caught:
        validate_fields(MATERIAL, {**REPORT, **changes}, NOW)
    return caught.value.faults


def test_what_was_told_comes_back_in_the_order_of_asking_without_blanks() -> None:
    shuffled = {name: f" {value} " for name, value in reversed(REPORT.items())}
    assert list(validate_fields(MATERIAL, shuffled, NOW).items()) == list(REPORT.items())


def test_an_optional_field_may_be_left_out() -> None:
    assert validate_fields(EXEMPTION, {**REQUEST, "clause": None}, NOW) == REQUEST


@pytest.mark.parametrize("nothing", [None, "", "   "])
def test_a_needed_field_must_be_told(nothing: str | None) -> None:
    assert faults(sender=nothing) == {"sender": "is needed and was not told"}


def test_an_unknown_field_is_named() -> None:
    assert faults(colour="red") == {"colour": "is no field of inappropriate_material"}


def test_a_value_outside_the_vocabulary_is_refused_with_the_vocabulary() -> None:
    assert faults(sender_origin="mars") == {"sender_origin": "must be one of internal, external, unknown"}


def test_a_yes_or_no_must_be_one() -> None:
    assert faults(sender_known="true") == {"sender_known": "must be one of yes, no"}


def test_a_moment_in_the_future_is_refused() -> None:
    assert faults(received_at="2026-02-04T15:31:00+13:00") == {"received_at": "must not lie in the future"}


def test_the_present_moment_is_not_the_future() -> None:
    validate_fields(MATERIAL, {**REPORT, "received_at": NOW.isoformat()}, NOW)


@pytest.mark.parametrize("moment", ["yesterday", "2026-02-04T09:00:00", "2026-02-30"])
def test_a_moment_must_be_a_day_or_exact_with_its_offset(moment: str) -> None:
    assert "must be a day, or a date and time with its offset" in faults(received_at=moment)["received_at"]


def test_a_day_is_enough_where_no_time_was_told() -> None:
    told = validate_fields(MATERIAL, {**REPORT, "received_at": "2026-02-04"}, NOW)
    assert told["received_at"] == "2026-02-04"


def test_a_day_in_the_future_is_refused() -> None:
    assert faults(received_at="2026-02-05") == {"received_at": "must not lie in the future"}


def test_a_date_must_be_one() -> None:
    with pytest.raises(FieldsError, match="ends_on: must be a date such as"):
        validate_fields(EXEMPTION, {**REQUEST, "ends_on": "30 June"}, NOW)


@pytest.mark.parametrize("kind", [INCIDENT, COMPLAINT], ids=lambda kind: kind.kind)
@pytest.mark.parametrize("days", ["2026-01-05/2026-02-04", "2026-02-04/2026-02-04", "2025-12-31/2026-01-01"])
def test_what_went_on_for_days_is_told_as_an_interval(kind: Kind, days: str) -> None:
    occurred_at = kind.field("occurred_at")
    assert occurred_at is not None
    only_when = kind.copy(update={"fields": (occurred_at,)})
    assert validate_fields(only_when, {"occurred_at": days}, NOW) == {"occurred_at": days}


@pytest.mark.parametrize(
    ("days", "fault"),
    [
        ("2026-02-03/2026-02-05", "must not lie in the future"),
        ("2026-02-03/2026-02-01", "the earlier one first"),
        ("2026-02-01/", "must be two days"),
        ("2026-02-01/2026-02-02/2026-02-03", "must be two days"),
        ("2026-02-01T10:00:00+13:00/2026-02-03", "must be two days"),
        ("2026-01-32/2026-02-03", "must be two days"),
    ],
)
def test_an_interval_must_be_two_days_in_order_and_past(days: str, fault: str) -> None:
    with pytest.raises(FieldsError) as caught:
        validate_fields(INCIDENT, {"occurred_at": days}, NOW)
    assert fault in caught.value.faults["occurred_at"]


def test_a_single_moment_may_not_be_an_interval() -> None:
    assert "must be a day, or" in faults(received_at="2026-02-01/2026-02-03")["received_at"]


def exemption_faults(longest: int | None = None, **changes: str) -> dict[str, str]:
    try:
        validate_fields(EXEMPTION, {**REQUEST, **changes}, NOW, longest)
    except FieldsError as error:
        return error.faults
    return {}


@pytest.mark.parametrize("covers", ["named_staff", "business_function"])
def test_an_exemption_that_covers_others_needs_their_names(covers: str) -> None:
    assert exemption_faults(covers=covers) == {"covered_names": "is needed and was not told"}
    assert exemption_faults(covers=covers, covered_names="the registrars") == {}


def test_what_no_longer_applies_is_not_kept() -> None:
    told = validate_fields(EXEMPTION, {**REQUEST, "covered_names": "the registrars"}, NOW)
    assert told == REQUEST


def test_an_exemption_may_start_today_and_not_earlier() -> None:
    assert exemption_faults(starts_on="2026-02-04") == {}
    assert exemption_faults(starts_on="2026-02-03") == {"starts_on": "must not lie in the past"}


def test_an_exemption_may_be_for_one_day_and_does_not_end_before_it_starts() -> None:
    assert exemption_faults(ends_on="2026-02-09") == {}
    assert exemption_faults(ends_on="2026-02-08") == {"ends_on": "must not be earlier than the first day"}


def test_an_exemption_is_at_most_as_long_as_the_organisation_grants() -> None:
    assert exemption_faults(30, ends_on="2026-03-11") == {}
    assert exemption_faults(30, ends_on="2026-03-12") == {"ends_on": "must be at most 30 days after the first day"}
    assert exemption_faults(None, ends_on="2036-02-09") == {}


def test_a_day_that_is_none_is_named_once() -> None:
    assert exemption_faults(starts_on="Monday", ends_on="Friday") == {
        "starts_on": "must be a date such as 2026-02-28",
        "ends_on": "must be a date such as 2026-02-28",
    }


def test_every_fault_is_named_at_once_and_no_narrative_is_repeated() -> None:
    with pytest.raises(FieldsError) as caught:
        validate_fields(MATERIAL, {"description": "very private", "sender_known": "very private"}, NOW)
    assert "very private" not in str(caught.value)
    assert len(caught.value.faults) == 5
