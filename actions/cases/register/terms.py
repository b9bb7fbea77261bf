"""What an exemption allows, whom it covers and for how long, as it was last decided."""

from dataclasses import dataclass
from datetime import date, timedelta

from actions.cases.case import Case
from actions.cases.period import as_day
from actions.cases.workflow.machine import known_of
from actions.people.organisation import Organisation


@dataclass(frozen=True)
class Terms:
    """The first day, the last and the day of its review; all of them days where the organisation is.

    `clause` is the rule that it is from, empty where that is not known; `covered_names` and `staff` are the words that
    say whom it covers besides the person who asked, who is covered where `covers_holder`. A `restricted` one is kept
    from the holder's managers.
    """

    activity: str
    clause: str
    covers: str
    covered_names: str
    staff: str
    starts_on: date
    ends_on: date
    review_on: date
    restricted: bool

    @property
    def covers_holder(self) -> bool:
        """Returns whether it covers the person who asked for it without naming them."""
        return self.covers == "me"


def terms_of(exemption: Case, organisation: Organisation) -> Terms:
    """Returns the present terms of an exemption in the register."""
    known = known_of(exemption)
    starts_on, ends_on = (date.fromisoformat(known[name]) for name in ("starts_on", "ends_on"))
    return Terms(
        activity=known["activity"],
        clause=known.get("clause", ""),
        covers=known["covers"],
        covered_names=known.get("covered_names", ""),
        staff=known.get("staff", ""),
        starts_on=starts_on,
        ends_on=ends_on,
        review_on=_review_on(exemption, starts_on, ends_on, organisation),
        restricted=known.get("restricted") == "yes",
    )


def _review_on(exemption: Case, starts_on: date, ends_on: date, organisation: Organisation) -> date:
    """Returns the day told when its end was last decided, else as long before the end as is usual.

    Where the term is shorter than that, it is the end itself.
    """
    decided = next(entry for entry in reversed(exemption.history) if entry.move is None or "ends_on" in entry.told)
    told = as_day((decided.told or exemption.fields).get("review_on"))
    usual = ends_on - timedelta(organisation.exemptions.review_days_before_end)
    begins = max(starts_on, decided.at.astimezone(organisation.zone).date())
    return min(told, ends_on) if told else (usual if usual >= begins else ends_on)
