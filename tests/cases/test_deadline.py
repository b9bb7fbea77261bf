from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from actions.cases.deadline import acknowledge_by
from actions.people.organisation import Organisation

AUCKLAND = ZoneInfo("Pacific/Auckland")


@pytest.mark.parametrize(
    ("opened", "due"),
    [
        ("2026-02-02T09:00", "2026-02-04T17:00"),  # Monday to Wednesday
        ("2026-02-19T16:59", "2026-02-23T17:00"),  # over a weekend
        ("2026-02-21T11:00", "2026-02-24T17:00"),  # opened on a Saturday
        ("2026-02-04T09:00", "2026-02-09T17:00"),  # over Waitangi Day and a weekend
        ("2026-03-03T23:30", "2026-03-05T17:00"),  # late at night, when in UTC it is still the same day
        ("2026-12-24T09:00", "2026-12-30T17:00"),  # over Christmas and the Monday for Boxing Day
    ],
)
def test_working_days_leave_out_the_day_itself_weekends_and_holidays(
    opened: str, due: str, education: Organisation
) -> None:
    moment = datetime.fromisoformat(opened).replace(tzinfo=AUCKLAND)
    deadline = acknowledge_by(moment, "inappropriate_material", education)
    assert deadline.astimezone(AUCKLAND) == datetime.fromisoformat(due).replace(tzinfo=AUCKLAND)
