"""Does everything that is due."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from sqlalchemy.engine import Engine

from actions.cases.clocks.escalation import escalate_overdue
from actions.cases.clocks.exemption_end import end_exemptions
from actions.cases.clocks.exemption_reminder import remind_of_exemptions
from actions.cases.clocks.reminder import remind_before_due
from actions.notify.channel import Channel
from actions.notify.delivery import deliver
from actions.people.organisation import Organisation

Job = Callable[[Engine, Mapping[str, Organisation], datetime], Counter[str]]
"""Does what is due at a moment, nothing twice, and returns how often it did what."""

# In this order, so that what they tell people is delivered in the same run. A further job joins here.
JOBS: tuple[Job, ...] = (remind_before_due, escalate_overdue, remind_of_exemptions, end_exemptions)


def run_jobs(
    engine: Engine,
    organisations: Mapping[str, Organisation],
    channels: Collection[Channel],
    now: datetime,
    address: str | None = None,
) -> Counter[str]:
    """Does everything that is due and delivers the outbox; returns how often it did what.

    It may run at any time, as often as one likes, and on several machines at once. `address` is where people open
    the chat.
    """
    counts: Counter[str] = Counter()
    for job in JOBS:
        counts.update(job(engine, organisations, now))
    counts.update(deliver(engine, channels, now, address))
    return counts
