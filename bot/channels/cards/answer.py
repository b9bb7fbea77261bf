"""The card of an answer: the verdict at a glance, one sentence, the policy's words folded away, whom to ask."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bot.channels.cards.elements import Element, choices, container, folded, heading, labelled, line, run, words
from bot.channels.cards.message import Message
from bot.channels.cards.wording import say, wording

Citation = Mapping[str, str]


def answer_card(message: Message, name: str) -> list[Element]:
    """The body of the card; what the answer hangs on stands last, next to the buttons that settle it."""
    card = message.custom
    asks = [container(words(each["ask"], weight="bolder")) for each in card["conditions"]]
    return [
        _verdict(card["verdict"], card["says"] or message.text),
        *_further_rules(card.get("also", ())),
        *_quotes(card, name),
        *words(card.get("inferred", ""), isSubtle=True),
        *words(card.get("overdue", ""), isSubtle=True),
        *([labelled(say("answer", "authority"), card["authority"])] if card["authority"] else []),
        *asks,
        *choices(message.buttons),
    ]


def spoken_answer(message: Message) -> str:
    """The verdict and the sentence."""
    card = message.custom
    return f"{_look(card['verdict'])['word']}. {card['says'] or message.text}"


def _look(verdict: str) -> Mapping[str, str]:
    looks: Mapping[str, Mapping[str, str]] = wording()["verdicts"]
    return looks[verdict]


def _verdict(verdict: str, sentence: str) -> Element:
    look = _look(verdict)
    title = heading(look["word"], look["icon"], look["look"])
    return container([title, *words(sentence)], look["look"], bleed=True)


def _further_rules(rules: Sequence[Mapping[str, Any]]) -> Iterator[Element]:
    for rule in rules:
        look = _look(rule["verdict"])
        title = line(run(say("answer", "further_rule"), isSubtle=True))
        word = line(run(f"{look['icon']} {look['word']}", weight="bolder"), spacing="small")
        yield container([title, word, *words(rule["says"])], look["look"])


def _quotes(card: Mapping[str, Any], name: str) -> list[Element]:
    """The citations, those of further rules too, folded under a title."""
    cited = [*card["citations"], *(rule["citation"] for rule in card.get("also", ()))]
    if not cited:
        return []
    title = say("answer", "nearest_quotes" if card["verdict"] == "not_covered" else "quotes")
    return folded(title, f"quotes-{name}", _in_their_places(cited))


def _in_their_places(cited: Sequence[Citation]) -> Iterator[Element]:
    """The quotes place by place, and under them where they stand; a line that opens others stands above them."""
    places: dict[str, list[list[Citation]]] = {}
    for list_ in _lists(cited):
        places.setdefault(_source(list_[0]), []).append(list_)
    for source, lists in places.items():
        for list_ in sorted(lists, key=_opens_nothing):
            yield from _quoted(list_)
        yield from words(source, isSubtle=True)


def _opens_nothing(citations: Sequence[Citation]) -> bool:
    return not citations[0]["quote"].endswith(":")


def _lists(cited: Sequence[Citation]) -> Iterable[list[Citation]]:
    """The citations, items of one list together; the line that is known to open them is not quoted for itself."""
    openings = {(_source(each), each.get("opening")) for each in cited}
    lists: dict[tuple[str, str], list[Citation]] = {}
    for citation in cited:
        source, quote = _source(citation), citation["quote"]
        if (source, quote) not in openings:
            lists.setdefault((source, citation.get("opening") or quote), []).append(citation)
    return lists.values()


def _quoted(citations: Sequence[Citation]) -> list[Element]:
    """Items under the line that opens their list, or a sentence."""
    opening = citations[0].get("opening", "")
    quotes = dict.fromkeys(f"• {each['quote']}" if opening else f"“{each['quote']}”" for each in citations)
    return [each for quote in (opening, *quotes) for each in words(quote, italic=True)]


def _source(citation: Citation) -> str:
    reviewed = citation["last_reviewed"]
    parts = (citation["policy"], citation["section"], say("answer", "reviewed", day=reviewed) if reviewed else "")
    return "— " + ", ".join(filter(None, parts))
