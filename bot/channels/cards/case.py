"""The card of a case: where it stands, what has happened as a timeline, what was written in it, what can be done."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.channels.cards.elements import Element, choices, container, folded, heading, labelled, line, run, words
from bot.channels.cards.message import Message
from bot.channels.cards.wording import say

PAST, PRESENT = "○", "●"
Entry = Mapping[str, str]


def case_card(message: Message, name: str) -> list[Element]:
    """The body of the card; what was told at the opening is folded away, and the timeline of one among several."""
    card = message.custom
    title = heading(f"{card['reference']}: {card['kind_label']}", say("case", "icon"))
    told = [labelled(f"{each['label']}:", each["value"]) for each in card.get("fields", ())]
    timeline = list(_timeline(card["history"]))
    return [
        container([title, *words(card["status_label"], weight="bolder")], "emphasis", bleed=True),
        *(each for says in card["says"] for each in words(says)),
        *(folded(say("case", "told"), f"told-{name}", told) if told else ()),
        *(folded(say("case", "history"), f"history-{name}", timeline) if card["brief"] else _shown(timeline)),
        *_written(card["messages"]),
        *choices(message.buttons),
    ]


def _shown(timeline: list[Element]) -> list[Element]:
    return [line(run(say("case", "history"), isSubtle=True)), *timeline]


def _timeline(history: Sequence[Entry]) -> Iterator[Element]:
    for place, entry in enumerate(history, start=1):
        is_last = place == len(history)
        look: dict[str, Any] = {"weight": "bolder"} if is_last else {}
        yield line(run(f"{PRESENT if is_last else PAST} {entry['says']}", **look), spacing="small")


def _written(messages: Sequence[Entry]) -> Iterator[Element]:
    if messages:
        yield line(run(say("case", "messages"), isSubtle=True))
    for each in messages:
        yield line(run(say("case", "written", by=each["by"], day=each["day"]), weight="bolder"), spacing="small")
        yield from words(each["words"])
