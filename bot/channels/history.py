"""The conversation so far, so that a reloaded page shows what was said."""

from typing import Any

from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.channels.replies import Reply, as_reply
from bot.channels.signed_choice import Choices


def conversation_so_far(tracker: DialogueStateTracker, choices: Choices) -> list[Reply]:
    """Every message of the present session that is still kept, each marked with who said it."""
    titles: dict[str, str] = {}
    messages: list[Reply] = []
    for event in tracker.events:
        if isinstance(event, BotUttered) and (event.text or event.data):
            titles.update(_button_titles(event))
            messages.append({"from": "assistant", **as_reply(event.message(), choices)})
        elif isinstance(event, UserUttered) and event.text:
            messages.append({"from": "person", "text": _as_seen(event.text, titles)})
    return messages


def _button_titles(utterance: BotUttered) -> dict[str, str]:
    buttons: list[dict[str, Any]] = utterance.data.get("buttons") or []
    return {button["payload"]: button["title"] for button in buttons}


def _as_seen(text: str, titles: dict[str, str]) -> str:
    """A pressed button is remembered by its payload but was read by its title."""
    return titles.get(text, text)
