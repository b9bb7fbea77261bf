"""When a case must have been acknowledged."""

from datetime import datetime, time, timezone

from holidays import country_holidays

from actions.people.organisation import Organisation

END_OF_WORKING_DAY = time(17)


def acknowledge_by(opened_at: datetime, kind: str, organisation: Organisation) -> datetime:
    """Returns the end of the last working day for acknowledging, in UTC.

    The day of opening is not counted, nor are weekends and the organisation's public holidays.
    """
    place = organisation.public_holidays
    calendar = country_holidays(place.country, subdiv=place.region)
    days = organisation.acknowledge_within_working_days[kind]
    last_day = calendar.get_nth_working_day(opened_at.astimezone(organisation.zone).date(), days)
    return datetime.combine(last_day, END_OF_WORKING_DAY, organisation.zone).astimezone(timezone.utc)
