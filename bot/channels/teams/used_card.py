"""The card whose button was pressed, as it looks from then on."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.channels.history import utterances
from bot.channels.signed_choice import Choices
from bot.channels.teams.activity import Activity
from bot.channels.teams.outgoing import used
from bot.channels.teams.said import Said
from bot.tracker_store import EncryptedTrackerStore


async def used_card(store: EncryptedTrackerStore, said: Said, choices: Choices) -> Activity | None:
    """The activity to show in the card's place; None where no button was pressed, or the card is forgotten.

    It must be made before the turn is taken: what is said in a report is forgotten when it is opened.
    """
    if not said.card:
        return None
    turn = await _turn(store, choices.conversation, said.card_turn)
    offered = (button for message in turn for button in message.get("buttons") or [])
    title = next((button["title"] for button in offered if button["payload"] == said.heard), None)
    shown = used(turn, choices, said.card_turn, title) if title else []
    return shown[0] if len(shown) == 1 else None


async def _turn(store: EncryptedTrackerStore, conversation: str, turn: str) -> Sequence[Mapping[str, Any]]:
    """What the assistant said in a turn."""
    tracker = await store.retrieve(conversation)
    return [each.message for each in utterances(tracker) if each.turn == turn and each.place] if tracker else []
