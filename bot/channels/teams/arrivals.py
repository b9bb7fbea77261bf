"""When the assistant is added to a chat it greets, once, and remembers where the chat is; removed, it forgets."""

from dataclasses import dataclass

from bot.channels.identity import Identity, Person
from bot.channels.teams.activity import spoken
from bot.channels.teams.incoming import Incoming
from bot.channels.teams.reference import reference_of
from bot.channels.teams.references import References
from bot.channels.teams.speech import Speech
from bot.channels.teams.wording import say


@dataclass(frozen=True)
class Arrivals:
    """Hears of chats; Teams tells of one in two ways at the same time."""

    identity: Identity
    references: References
    speech: Speech

    async def arrive(self, activity: Incoming, person: Person) -> None:
        """Greet, forget, or do nothing where only others come and go."""
        chat = person if activity.is_personal else Person("", person.organisation, group=person.group)
        conversation, reference = self.identity.conversation(chat), reference_of(activity)
        if _is_removed(activity):
            await self.references.forget(conversation)
        elif _is_added(activity) and await self.references.remember(conversation, reference):
            greeting = say("greeting" if activity.is_personal else "greeting_in_group")
            await self.speech.tell(reference, [spoken(greeting)])


def _is_added(activity: Incoming) -> bool:
    return activity.action == "add" or activity.recipient.id in {member.id for member in activity.members_added}


def _is_removed(activity: Incoming) -> bool:
    return activity.action == "remove" or activity.recipient.id in {member.id for member in activity.members_removed}
