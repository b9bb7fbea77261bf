"""Messages are answered where they were said: in the person's own chat, or in a group."""

import logging
from dataclasses import dataclass, replace

from rasa.core.channels.channel import UserMessage

from bot.assistant import Assistant
from bot.channels.identity import Person
from bot.channels.rate_limit import RateLimit
from bot.channels.refusals import TRY_AGAIN, Refusal, or_try_again
from bot.channels.signed_choice import Choices
from bot.channels.teams.activity import Activity, spoken
from bot.channels.teams.candour import candid
from bot.channels.teams.connector import NotDeliveredError
from bot.channels.teams.group import for_group, may_be_heard, may_be_shown
from bot.channels.teams.incoming import Incoming
from bot.channels.teams.late_answer import comes_late
from bot.channels.teams.outgoing import answer
from bot.channels.teams.reference import Reference, reference_of
from bot.channels.teams.references import References
from bot.channels.teams.said import Said, read_said
from bot.channels.teams.speech import FAILURES, Speech
from bot.channels.teams.used_card import used_card
from bot.channels.teams.wording import say
from bot.channels.turns import Turns

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Hearing:
    """Has messages answered; what cannot be is said in plain words."""

    assistant: Assistant
    turns: Turns
    rate_limit: RateLimit
    references: References
    speech: Speech

    async def hear(self, activity: Incoming, person: Person) -> None:
        """Answer a message, or say plainly that it could not be answered."""
        reference = reference_of(activity)
        if why_not := await self._attempt(activity, person, reference):
            await self.speech.tell(reference, [spoken(why_not)], activity.id)

    async def _attempt(self, activity: Incoming, person: Person, reference: Reference) -> str:
        """Answer, and return in words for the person why that could not be; empty where it could."""
        try:
            await self._answer(activity, person, reference)
        except Refusal as refusal:
            return str(refusal)
        except FAILURES as failure:
            logger.error("An answer could not be shown. %s", failure)
            return say("not_shown")
        except Exception as error:
            logger.error("A message of Teams could not be answered", exc_info=error)
            return TRY_AGAIN
        return ""

    async def _answer(self, activity: Incoming, person: Person, reference: Reference) -> None:
        await self.rate_limit.admit(person)
        if activity.has_attachments:
            await self.speech.tell(reference, [spoken(say("files"))], activity.id)
        if activity.words or not activity.has_attachments:
            said = read_said(activity, self.turns.choices(person))
            await (self._in_group if person.group else self._in_private)(person, said, reference)

    async def _in_private(self, person: Person, said: Said, reference: Reference) -> None:
        choices = self.turns.choices(person)
        with or_try_again():
            await self.references.remember(choices.conversation, reference)
        used = await self._used_card(said, choices)
        async with self.speech.typing(reference):
            messages = await self.turns.take(person, said.heard, said.turn)
        await self.speech.tell(reference, answer(candid(messages or []), choices, said.turn), said.turn)
        await self.speech.mark_used(reference, said, used)

    async def _in_group(self, person: Person, said: Said, reference: Reference) -> None:
        """Answer in the group what everybody may read, and all else in the person's own chat."""
        choices = self.turns.choices(person)
        with or_try_again():
            is_open = bool(said.card) or await self._may_be_heard(said, choices.conversation)
        used = await self._used_card(said, choices)
        messages = await self.turns.take(person, said.heard, said.turn) if is_open else []
        if not is_open or not all(map(may_be_shown, messages or [])):
            await self._move(replace(person, group=""), said, reference)
            return
        await self.speech.tell(reference, answer(for_group(messages or []), choices, said.turn), said.turn)
        await self.speech.mark_used(reference, said, used)

    async def _used_card(self, said: Said, choices: Choices) -> Activity | None:
        """The card that was pressed as it looks from then on, None for typed words; refuses what comes too late."""
        if not said.is_pressed:
            return None
        with or_try_again():
            tracker = await self.assistant.tracker_store.retrieve(choices.conversation)
        if comes_late(tracker, said):
            raise Refusal(409, say("moved_on"))
        return used_card(tracker, said, choices)

    async def _may_be_heard(self, said: Said, conversation: str) -> bool:
        tracker = await self.assistant.tracker_store.retrieve(conversation)
        return may_be_heard(await self.assistant.processor.parse_message(UserMessage(said.heard), tracker))

    async def _move(self, person: Person, said: Said, group: Reference) -> None:
        """Answer in the person's own chat, and say in the group no more than that, or that they should write there."""
        choices = self.turns.choices(person)
        try:
            reference = await self._own_chat(choices.conversation, group)
            messages = await self.turns.take(person, said.heard, said.turn) or []
            told = [spoken(say("moved_here")), *answer(candid(messages), choices, said.turn)]
            await self.speech.tell(reference, told)
        except NotDeliveredError as failure:
            if failure.is_gone:
                with or_try_again():
                    await self.references.forget(choices.conversation)
            await self.speech.tell(group, [spoken(say("write_to_me"))], said.turn)
        else:
            await self.speech.tell(group, [spoken(say("moved"))], said.turn)

    async def _own_chat(self, conversation: str, group: Reference) -> Reference:
        """Where the person's own chat is, opened where it was never used; raises NotDeliveredError."""
        with or_try_again():
            known = await self.references.find(conversation)
        if known:
            return known
        opened = replace(group, conversation=await self.speech.connector.open(group))
        with or_try_again():
            await self.references.remember(conversation, opened)
        return opened
