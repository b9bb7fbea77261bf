"""What a report form says with buttons and cards: a question, the summary, what may be changed."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from hashlib import sha256

from actions.cases.kinds import Field, Kind
from actions.conversation.message import Button, Message
from actions.conversation.reporting.state import CONFIRMED, NOT_KNOWN
from actions.conversation.wording import say

LENGTH_OF_A_MARK = 12


def question(kind: Kind, field: Field, roughly: str | None = None) -> Message:
    """Return the question for a field, or the one for more where it was told `roughly`.

    A button answers this field and no other, whenever it is pressed.
    """
    buttons = tuple(
        Button(label, "choose", {"field": field.name, "value": value}) for value, label in field.choices.items()
    )
    may_skip = field.optional or roughly is not None
    if may_skip:
        buttons += (Button(say("form_skip_button"), "skip"),)
    asks = (field.ask_more or field.ask).format(told=roughly) if roughly else field.ask
    custom = {"type": "question", "kind": kind.kind, "field": field.name, "optional": may_skip}
    return Message(asks, buttons=buttons, custom=custom)


def read_back(kind: Kind, values: Mapping[str, str], own_words: Callable[[str, str], str | None]) -> Message:
    """Return the summary, with every field that is asked changeable; `own_words` is how the kind shows a value."""
    shown = [each for each in kind.fields if each.applies(values) and (each.asked or each.name in values)]
    fields = [
        {
            "name": each.name,
            "label": each.label,
            "value": own_words(each.name, values.get(each.name, "")) or in_words(each, values.get(each.name)),
        }
        for each in shown
    ]
    yes = Button(say("form_yes"), "affirm", {"field": CONFIRMED, "value": summary_mark(values)})
    buttons = (yes, *_change_buttons(shown), Button(say("form_stop"), "stop"))
    custom = {"type": "summary", "kind": kind.kind, "fields": fields}
    return Message(say("form_summary"), buttons=buttons, custom=custom)


def summary_mark(values: Mapping[str, str]) -> str:
    """Return a short mark of what was read back: a yes to an earlier summary says nothing of this one."""
    return sha256(json.dumps(sorted(values.items())).encode()).hexdigest()[:LENGTH_OF_A_MARK]


def what_to_change(kind: Kind) -> Message:
    """Return the question what is wrong, with a button for every field."""
    return Message(
        say("form_what_to_change"), buttons=(*_change_buttons(kind.fields), Button(say("form_stop"), "stop"))
    )


def offer_to_stop() -> Message:
    """Return the offer for somebody who seems to want to stop: a report is not thrown away on a guess."""
    return Message(say("form_offer_stop"), buttons=(Button(say("form_stop"), "stop"),))


def in_words(field: Field, value: str | None) -> str:
    """Return a field's value as the person would say it."""
    if value is None or (field.type == "person" and value == NOT_KNOWN):
        return say("form_left_open" if field.optional else "form_not_known")
    if field.type in ("date_time", "date"):
        return " – ".join(map(moment_in_words, value.split("/")))
    return field.choices.get(value, value)


def moment_in_words(value: str) -> str:
    """Return an ISO day or minute as “Friday 20 November 2026, 3:00 pm”."""
    moment = datetime.fromisoformat(value)
    day = f"{moment:%A} {moment.day} {moment:%B %Y}"
    return f"{day}, {moment.hour % 12 or 12}:{moment:%M} {'am' if moment.hour < 12 else 'pm'}" if "T" in value else day


def _change_buttons(fields: Iterable[Field]) -> tuple[Button, ...]:
    return tuple(
        Button(say("form_change", label=each.label), "change_field", {"field": each.name})
        for each in fields
        if each.asked
    )
