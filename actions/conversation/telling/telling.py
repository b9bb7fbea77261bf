"""A message of a report, as the readers of its fields hear it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from actions.cases.kinds import Field
from actions.conversation.telling.reply import Reply, read_reply


@dataclass(frozen=True)
class Telling:
    """A message: `asked` is the field that it answers, if any, `known` what was told before, `now` the local time."""

    text: str
    asked: str | None
    known: Mapping[str, str]
    now: datetime

    @property
    def reply(self) -> Reply | None:
        """What the whole message is as a short reply, if it is one."""
        return read_reply(self.text)

    def answers(self, field: Field) -> bool:
        """Return whether the message answers the question for a field."""
        return self.asked == field.name

    def day_of(self, name: str) -> date | None:
        """Return the day that was told before in a field of date and time."""
        known = self.known.get(name, "")
        return date.fromisoformat(known[:10]) if known else None
