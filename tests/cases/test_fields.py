import pytest

from actions.cases.fields import FieldsError, validate_fields
from actions.cases.kinds import kind_named
from tests.cases.reports import NOW, REPORT

MATERIAL = kind_named("inappropriate_material")
EXEMPTION = kind_named("exemption_request")
EXEMPTION_REQUEST = {
    "activity": "use a USB stick",
    "business_need": "the courtroom has no network",
    "covers": "me",
    "starts_on": "2026-02-09",
    "ends_on": "2026-06-30",
    "discussed_with_manager": "yes",
}


def faults(**changes: str | None) -> dict[str, str]:
    with pytest.raises(FieldsError) as caught:
        validate_fields(MATERIAL, {**REPORT, **changes}, NOW)
    return caught.value.faults


def test_what_was_told_comes_back_in_the_order_of_asking_without_blanks() -> None:
    shuffled = {name: f" {value} " for name, value in reversed(REPORT.items())}
    assert list(validate_fields(MATERIAL, shuffled, NOW).items()) == list(REPORT.items())


def test_an_optional_field_may_be_left_out() -> None:
    assert validate_fields(EXEMPTION, {**EXEMPTION_REQUEST, "clause": None}, NOW) == EXEMPTION_REQUEST


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
        validate_fields(EXEMPTION, {**EXEMPTION_REQUEST, "ends_on": "30 June"}, NOW)


def test_every_fault_is_named_at_once_and_no_narrative_is_repeated() -> None:
    with pytest.raises(FieldsError) as caught:
        validate_fields(MATERIAL, {"description": "very private", "sender_known": "very private"}, NOW)
    assert "very private" not in str(caught.value)
    assert len(caught.value.faults) == 5
