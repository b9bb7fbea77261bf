"""A member of staff in a conversation, and what the database holds of theirs."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.engine import Engine

from actions.cases import repository
from actions.cases.case import Case
from actions.store.database import transaction
from tests.running import Conversation

ZONE = ZoneInfo("Pacific/Auckland")
# Tells all but whether the sender is known.
ACCOUNT = "Hi, yesterday at 10.20am a supplier of ours emailed me a photo of a bloke wearing nothing but socks"


def yesterday() -> date:
    """The day before today, where the ministries are."""
    return datetime.now(ZONE).date() - timedelta(days=1)


@dataclass
class Staff:
    """Speaks through the web door; `opened` are the cases of theirs since the test began."""

    email: str
    conversation: Conversation
    database: Engine
    before: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing under way."""
        self.conversation.say("stop")
        self.before = frozenset(case.reference for case in self._cases())

    def tell(self, *messages: str) -> str:
        """Say one message after the other and return the last answer's text."""
        for message in messages:
            self.conversation.say(message)
        return self.conversation.text

    def press(self, *titles: str) -> str:
        """Press a button of the latest answer, then one of the next, and return the last answer's text."""
        for title in titles:
            self.conversation.press(title)
        return self.conversation.text

    def come_to_the_summary(self) -> None:
        """Tell a report up to the summary."""
        self.tell(ACCOUNT, "skip", "yep, dealt with him before")

    @property
    def asked(self) -> str:
        """The field that the latest answer asks for."""
        return str(self.conversation.card("question")["field"])

    @property
    def summary(self) -> dict[str, str]:
        """What the latest answer reads back, by field."""
        return {each["name"]: each["value"] for each in self.conversation.card("summary")["fields"]}

    @property
    def opened(self) -> list[Case]:
        """The cases in the database that this person opened since the test began."""
        return [case for case in self._new() if case.opened_by == self.email]

    @property
    def nameless(self) -> list[Case]:
        """The cases in the database that somebody opened without a name since the test began."""
        return [case for case in self._new() if case.opened_by is None]

    @property
    def case(self) -> Case:
        """The one case that this person opened since the test began."""
        (case,) = self.opened
        return case

    def _new(self) -> list[Case]:
        return [case for case in self._cases() if case.reference not in self.before]

    def _cases(self) -> list[Case]:
        with transaction(self.database) as session:
            return repository.everything(session)
