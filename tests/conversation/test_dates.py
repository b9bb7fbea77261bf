"""What days and times people say, and which of them are none."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from actions.conversation.telling.ahead import read_day_ahead
from actions.conversation.telling.dates import read_moment, read_past
from actions.conversation.telling.periods import read_period
from tests.conversation.clock import NOW, ZONE


def _rows(file: str) -> list[dict[str, str]]:
    with Path(__file__).with_name(file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


PHRASES = [(row["told"], row["meant"] or None) for row in _rows("dates.csv")]
PAST, DAYS_AHEAD, PERIODS = (_rows(file) for file in ("past.csv", "days_ahead.csv", "periods.csv"))
TEXTS = [row["text"] for row in (*PAST, *DAYS_AHEAD, *PERIODS)]


@pytest.mark.parametrize(("told", "meant"), PHRASES)
def test_a_phrase_tells_a_moment_or_none(told: str, meant: str | None) -> None:
    assert read_moment(told, NOW) == meant


@pytest.mark.parametrize("row", PAST, ids=lambda row: f"{row['text']} ({row['now']})")
def test_what_went_on_is_told_as_a_moment_or_as_its_first_and_last_day(row: dict[str, str]) -> None:
    now = datetime.fromisoformat(row["now"]).replace(tzinfo=ZONE)
    assert read_past(row["text"], now) == (row["expected"] or None)


@pytest.mark.parametrize("row", DAYS_AHEAD, ids=lambda row: f"{row['text']} ({row['now']})")
def test_a_phrase_tells_a_day_to_come_or_none(row: dict[str, str]) -> None:
    assert read_day_ahead(row["text"], date.fromisoformat(row["now"])) == (row["expected"] or None)


@pytest.mark.parametrize("row", PERIODS, ids=lambda row: f"{row['text']} ({row['now']}, {row['starts_on']})")
def test_a_phrase_tells_the_first_and_the_last_day_of_a_period(row: dict[str, str]) -> None:
    starts_on = date.fromisoformat(row["starts_on"]) if row["starts_on"] else None
    first, last = read_period(row["text"], date.fromisoformat(row["now"]), starts_on)
    assert f"{first or ''}/{last or ''}" == row["expected"]


def test_capitals_and_typographic_apostrophes_change_nothing() -> None:
    assert read_moment("YESTERDAY ARVO AT 3 O’CLOCK", NOW) == "2026-11-19T15:00"


def test_another_time_of_a_day_told_before_stays_on_that_day() -> None:
    assert read_moment("more like 4pm", NOW, date(2026, 11, 17)) == "2026-11-17T16:00"


def test_another_day_is_not_held_to_the_day_told_before() -> None:
    assert read_moment("no, wednesday", NOW, date(2026, 11, 17)) == "2026-11-18"


class TestWhenTheClocksChange:
    @pytest.mark.parametrize(
        ("now", "told", "meant"),
        [
            (datetime(2026, 9, 27, 4, 0, tzinfo=ZONE), "3 hours ago", "2026-09-27T00:00"),
            (datetime(2026, 9, 27, 3, 30, tzinfo=ZONE), "an hour ago", "2026-09-27T01:30"),
            (datetime(2026, 4, 5, 3, 30, tzinfo=ZONE), "2 hours ago", "2026-04-05T02:30"),
            (datetime(2026, 4, 5, 8, 0, tzinfo=ZONE), "this morning at 2.30", "2026-04-05T02:30"),
        ],
    )
    def test_hours_are_counted_as_they_passed(self, now: datetime, told: str, meant: str) -> None:
        assert read_moment(told, now) == meant

    def test_in_the_hour_that_comes_twice_the_first_is_already_past(self) -> None:
        assert read_moment("at 2.45am", datetime(2026, 4, 5, 2, 15, fold=1, tzinfo=ZONE)) == "2026-04-05T02:45"

    def test_in_the_first_of_the_two_hours_it_is_still_to_come(self) -> None:
        assert read_moment("at 2.45am", datetime(2026, 4, 5, 2, 15, fold=0, tzinfo=ZONE)) is None

    @pytest.mark.parametrize("now", [datetime(2026, 9, 28, 9, 0, tzinfo=ZONE), datetime(2026, 4, 6, 9, 0, tzinfo=ZONE)])
    def test_yesterday_is_the_day_before_however_long_it_was(self, now: datetime) -> None:
        assert read_moment("yesterday", now) == f"{now.date() - timedelta(days=1)}"


class TestAroundTheTurnOfTheYear:
    NOW = datetime(2027, 1, 2, 9, 0, tzinfo=ZONE)

    def test_a_date_without_a_year_is_the_latest_past_one(self) -> None:
        assert read_moment("30 December", self.NOW) == "2026-12-30"

    def test_a_day_without_a_month_is_the_latest_past_one(self) -> None:
        assert read_moment("the 28th", self.NOW) == "2026-12-28"

    def test_last_friday_is_in_the_old_year(self) -> None:
        assert read_moment("last friday at 4pm", self.NOW) == "2027-01-01T16:00"


MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)).map(lambda moment: moment.replace(tzinfo=ZONE))


@settings(deadline=None)
@given(st.text(), MOMENTS)
def test_no_text_tells_a_moment_in_the_future(text: str, now: datetime) -> None:
    told = read_moment(text, now)
    assert told is None or datetime.fromisoformat(told).replace(tzinfo=ZONE).timestamp() <= now.timestamp()


@settings(deadline=None)
@given(st.sampled_from([told for told, _ in PHRASES]), MOMENTS)
def test_no_known_phrase_tells_a_moment_in_the_future_at_any_time(text: str, now: datetime) -> None:
    told = read_moment(text, now)
    assert told is None or datetime.fromisoformat(told).replace(tzinfo=ZONE).timestamp() <= now.timestamp()


@settings(deadline=None)
@given(MOMENTS, st.integers(0, 400))
def test_a_written_date_is_that_date(now: datetime, days: int) -> None:
    day = now.date() - timedelta(days=days)
    assert read_moment(f"it came on {day:%d/%m/%Y}", now) == day.isoformat()
    assert read_moment(f"{day.day} {day:%B %Y}", now) == day.isoformat()


@settings(deadline=None)
@given(st.text() | st.sampled_from(TEXTS), MOMENTS)
def test_what_went_on_never_ends_in_the_future_nor_before_it_began(text: str, now: datetime) -> None:
    first, _, last = (read_past(text, now) or "").partition("/")
    assert not last or first < last <= now.date().isoformat()


@settings(deadline=None)
@given(st.text() | st.sampled_from(TEXTS), MOMENTS, st.dates(date(2024, 1, 1), date(2032, 1, 1)) | st.none())
def test_any_text_can_be_read_for_days_to_come(text: str, now: datetime, starts_on: date | None) -> None:
    told = (read_day_ahead(text, now.date()), *read_period(text, now.date(), starts_on))
    assert all(day is None or date.fromisoformat(day) for day in told)


@settings(deadline=None)
@given(MOMENTS, st.integers(0, 360))
def test_a_date_without_its_year_is_the_next_one_to_come(now: datetime, days: int) -> None:
    day = now.date() + timedelta(days=days)
    # “24/7” is always, and no day in July.
    assume((day.day, day.month) != (24, 7))
    assert read_day_ahead(f"{day.day} {day:%B}", now.date()) == day.isoformat()
    assert read_period(f"until {day.day}/{day.month}", now.date()) == (None, day.isoformat())


@settings(deadline=None)
@given(MOMENTS, st.integers(0, 300), st.integers(1, 60))
def test_two_dates_are_the_first_and_the_last_day_of_a_period(now: datetime, later: int, days: int) -> None:
    first = now.date() + timedelta(days=later)
    last = first + timedelta(days=days)
    told = read_period(f"from {first.day} {first:%B} to {last.day} {last:%B}", now.date())
    assert told == (first.isoformat(), last.isoformat())
