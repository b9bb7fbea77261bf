"""What may be said in a group, where others read along."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.channels.quick_exit import is_delicate, speaks_of_harassment

FILE = Path(__file__).with_name("group.yml")


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = YAML(typ="safe", pure=True).load(FILE.read_text(encoding="utf-8"))
    return rules


def may_be_heard(parsed: Mapping[str, Any]) -> bool:
    """Whether a message, as it was understood, may be answered in the group; danger always is."""
    topic = parsed["intent"]["name"]
    is_open = topic in _rules()["topics"] and not speaks_of_harassment([parsed["text"]])
    ranking = parsed.get("intent_ranking") or []
    looks_private = any(
        each["name"] in _rules()["private_topics"] and each["confidence"] > _rules()["most_probable"]
        for each in ranking
    )
    return topic == "emergency" or (is_open and not looks_private)


def may_be_shown(message: Mapping[str, Any]) -> bool:
    """Whether one of the assistant's messages may be shown in the group; help in danger always is."""
    card = message.get("custom") or {}
    kind = card.get("type", "")
    return kind == "emergency" or (kind in _rules()["cards"] and not is_delicate(card))


def for_group(messages: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The messages without the buttons that lead to something private."""
    return [
        {**each, "buttons": [button for button in each.get("buttons") or [] if _is_open(button)]} for each in messages
    ]


def _is_open(button: Mapping[str, str]) -> bool:
    return button["payload"].removeprefix("/").partition("{")[0] in _rules()["topics"]
