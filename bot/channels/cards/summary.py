"""The card of a summary: every field with its value and a button that changes it, every sentence that can be struck."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from bot.channels.cards.elements import Element, beside, choices, container, heading, line, press, run, words
from bot.channels.cards.message import Button, Message
from bot.channels.cards.wording import say

CHANGE = "change_field"


def summary_card(message: Message, name: str) -> list[Element]:
    """The body of the card; the question stands last, next to the buttons that answer it."""
    *says, question = message.custom.get("says") or message.text.splitlines()
    sentences = message.custom.get("sentences", ())
    fields = [each for each in message.custom["fields"] if each["value"] != " ".join(sentences)]
    strikes = [button for button in message.buttons if button.means == CHANGE and "value" in button.values]
    beside_sentences = strikes[: len(sentences)] if len(sentences) > 1 else []
    changes = {button.values["field"]: button for button in message.buttons if _changes_a_field(button)}
    named = [changes[each["name"]] for each in fields if each["name"] in changes]
    rest = [button for button in message.buttons if button not in (*beside_sentences, *named)]
    return [
        heading(say("summary", "heading"), say("summary", "icon")),
        *(each for told in says for each in words(told)),
        *_sentences(sentences, beside_sentences),
        *(_field(each, changes.get(each["name"])) for each in fields),
        line(run(question, weight="bolder"), spacing="large"),
        *choices(rest),
    ]


def _changes_a_field(button: Button) -> bool:
    return button.means == CHANGE and "field" in button.values and "value" not in button.values


def _field(field: Mapping[str, str], change: Button | None) -> Element:
    shown = [line(run(field["label"], isSubtle=True)), *words(field["value"])]
    return beside(shown, [press(change, say("summary", "change"))]) if change else container(shown)


def _sentences(sentences: Sequence[str], strikes: Sequence[Button]) -> list[Element]:
    if not sentences:
        return []
    title = line(run(say("summary", "sentences"), isSubtle=True))
    rows = zip_longest(sentences, strikes)
    return [title, *(_sentence(place, *row) for place, row in enumerate(rows, start=1))]


def _sentence(place: int, sentence: str, strike: Button | None) -> Element:
    shown = words(f"{place}. {sentence}")
    return beside(shown, [press(strike, say("summary", "strike"))]) if strike else container(shown)
