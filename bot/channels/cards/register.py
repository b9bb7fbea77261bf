"""The card of the register of exemptions: a table."""

from collections.abc import Iterable, Mapping

from bot.channels.cards.elements import Element, choices, heading, words
from bot.channels.cards.message import Message
from bot.channels.cards.wording import say, wording

MOST_ROWS = 10
WIDTHS = {"reference": 3, "activity": 4, "holder": 3, "ends_on": 3}
Row = Mapping[str, str]


def register_card(message: Message, name: str) -> list[Element]:
    """The body of the card; an empty register is told in words."""
    rows = message.custom["rows"]
    if not rows:
        return [*words(message.text), *choices(message.buttons)]
    more = say("register", "more", count=str(len(rows) - MOST_ROWS)) if len(rows) > MOST_ROWS else ""
    return [
        heading(say("register", "heading"), say("register", "icon")),
        *words(message.text.splitlines()[0]),
        _table(rows[:MOST_ROWS]),
        *words(more),
        *choices(message.buttons),
    ]


def _table(rows: Iterable[Row]) -> Element:
    titles = wording()["register"]["columns"]
    header = [_cell(words(titles[column], weight="bolder")) for column in WIDTHS]
    return {
        "type": "Table",
        "firstRowAsHeaders": True,
        "columns": [{"width": width} for width in WIDTHS.values()],
        "rows": [_row(header), *(_row(_cells(each)) for each in rows)],
    }


def _cells(row: Row) -> list[Element]:
    reference = [*words(row["reference"], weight="bolder"), *words(row["status_label"], isSubtle=True)]
    rest = (row["activity"], row["holder_name"], row["until"])
    return [_cell(reference), *(_cell(words(each)) for each in rest)]


def _row(cells: list[Element]) -> Element:
    return {"type": "TableRow", "cells": cells}


def _cell(items: list[Element]) -> Element:
    return {"type": "TableCell", "items": items}
