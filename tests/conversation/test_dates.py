"""What days and times people say, and which of them are none."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.conversation.telling.dates import read_moment
from tests.conversation.clock import NOW, ZONE

with Path(__file__).with_name("dates.csv").open(encoding="utf-8", newline="") as _file:
    PHRASES = [(row["told"], row["meant"] or None) for row in csv.DictReader(_file)]


@pytest.mark.parametrize(("told", "meant"), PHRASES)
def test_a_phrase_tells_a_moment_or_none(told: str, meant: str | None) -> None:
    assert read_moment(told, NOW) == meant


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
