"""The card whose button was pressed, as it looks from then on."""

from collections.abc import Mapping, Sequence
from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from bot.channels.history import utterances
from bot.channels.signed_choice import Choices
from bot.channels.teams.activity import Activity
from bot.channels.teams.candour import candid
from bot.channels.teams.notice import read_notice
from bot.channels.teams.outgoing import used
from bot.channels.teams.said import Said


def used_card(tracker: DialogueStateTracker | None, said: Said, choices: Choices) -> Activity | None:
    """The activity to show in the card's place; None where no button was pressed, or the card is forgotten.

    It must be made before the turn is taken: what is said in a report is forgotten when it is opened.
    """
    if not said.card:
        return None
    said_on_it = read_notice(said.notice, choices) or candid(_turn(tracker, said.card_turn))
    offered = (button for message in said_on_it for button in message.get("buttons") or [])
    title = next((button["title"] for button in offered if button["payload"] == said.heard), None)
    shown = used(said_on_it, choices, said.card_turn, title) if title else []
    return shown[0] if len(shown) == 1 else None


def _turn(tracker: DialogueStateTracker | None, turn: str) -> Sequence[Mapping[str, Any]]:
    """What the assistant said in a turn."""
    return [each.message for each in utterances(tracker) if each.turn == turn and each.place] if tracker else []
