"""Which of the answers that were offered a reply picks in words: “the second one”, “yeah, my manager signed it off”."""

import re
from dataclasses import dataclass

from bot.nlu.in_context.choice_words import (
    NO,
    YES,
    asks_back,
    content,
    denies,
    doubts,
    leaves_room_for_doubt,
    place_named,
    plain,
    wants_none,
    yes_or_no,
)
from understanding import sentence_encoder

# Chosen on four hundred replies to thirty questions, those of the tests among them.
LEAST_RELEVANCE = 0.25
LEAST_LIKENESS = 0.35
LEAST_LEAD = 0.1
MOST_WORDS_OF_A_YES_OR_NO = 8
WEIGHT_OF_OWN_WORDS = 0.3
WEIGHT_OF_NEGATION = 0.1
LEADING_YES_OR_NO = re.compile(r"^(?:yes|no)\b[,.;:]?\s*", re.IGNORECASE)
NONE_OF_THEM = re.compile(r"^none of", re.IGNORECASE)


@dataclass(frozen=True)
class Option:
    """An answer that is offered: its words without yes and no, and which of the two it begins with, if any."""

    title: str
    body: str
    polarity: str
    is_none: bool

    @classmethod
    def of(cls, title: str) -> "Option":
        """Return the option on a button."""
        body = LEADING_YES_OR_NO.sub("", title)
        first = title.lower()[: len(title) - len(body)].strip(" ,.;:") if body != title else ""
        return cls(title, body or title, first, NONE_OF_THEM.match(title) is not None)


@dataclass(frozen=True)
class Likeness:
    """How like a reply is to each option, and to the question or any option at all."""

    scores: list[float]
    own_words: list[float]
    at_all: float


def choice_in(text: str, asked: str, titles: tuple[str, ...], *, of_a_report: bool = False) -> int | None:
    """Return the index of the option that a reply picks, None where it picks none without doubt.

    `of_a_report` tells that the words are likelier those of a report: then only the options' own words count.
    """
    options = [Option.of(title) for title in titles]
    reply = plain(text)
    if (index := _picked_outright(reply, options)) is not None:
        return index
    if not reply or asks_back(text) or (of_a_report and not content(text) <= _all_content(asked, options)):
        return None
    open_to_reply = [
        index
        for index, option in enumerate(options)
        if not option.is_none and (not doubts(reply) or leaves_room_for_doubt(option.title))
    ]
    return _picked_by_meaning(text, asked, options, open_to_reply) if open_to_reply else None


def _picked_outright(reply: str, options: list[Option]) -> int | None:
    """Return the option that a reply names by its place, or that turns all the others down."""
    place = place_named(reply, sum(not option.is_none for option in options))
    if place is not None:
        return place - 1 if place <= len(options) else None
    none = next((index for index, option in enumerate(options) if option.is_none), None)
    refuses = wants_none(reply) or (yes_or_no(reply) == NO and not content(reply) and not doubts(reply))
    return none if refuses else None


def _picked_by_meaning(text: str, asked: str, options: list[Option], open_to_reply: list[int]) -> int | None:
    likeness = _likeness(text, asked, options)
    if {YES, NO} <= {option.polarity for option in options}:
        said = yes_or_no(plain(text)) or (NO if denies(plain(text)) else "")
        if said:
            return _picked_by_yes_or_no(said, text, options, open_to_reply, likeness)
    return _clearly_likest(text, options, open_to_reply, likeness) if content(text) else None


def _picked_by_yes_or_no(
    said: str, text: str, options: list[Option], open_to_reply: list[int], likeness: Likeness
) -> int | None:
    agreeing = [index for index in open_to_reply if options[index].polarity == said]
    others = [index for index in range(len(options)) if options[index].polarity != said]
    if not agreeing or not _is_to_the_point(text, likeness):
        return None
    rival = max(others, key=lambda index: likeness.scores[index])
    lead = likeness.scores[rival] - max(likeness.scores[index] for index in agreeing)
    if content(text) and lead >= LEAST_LEAD:
        if not yes_or_no(plain(text)):
            # A negation without a “no” may as well be the rival's own: “there's no conflict”.
            if denies(plain(options[rival].body)):
                return rival
        elif not denies(plain(text)) and likeness.own_words[rival] > 0:
            return None
    if len(agreeing) == 1:
        return agreeing[0]
    return _clearly_likest(text, options, agreeing, likeness) if content(text) else None


def _is_to_the_point(text: str, likeness: Likeness) -> bool:
    """Return whether a yes or no answers this question; a few words behind it need not repeat what was asked."""
    is_short = len(text.split()) <= MOST_WORDS_OF_A_YES_OR_NO
    return not content(text) or likeness.at_all >= LEAST_RELEVANCE or (is_short and bool(yes_or_no(plain(text))))


def _clearly_likest(text: str, options: list[Option], among: list[int], likeness: Likeness) -> int | None:
    denied = denies(plain(text))
    agreement = {i: WEIGHT_OF_NEGATION * (denies(plain(options[i].body)) == denied) for i in among}
    ranked = sorted(among, key=lambda index: -(likeness.scores[index] + agreement[index]))
    best, rest = ranked[0], ranked[1:]
    if likeness.scores[best] < LEAST_LIKENESS:
        return None
    lead = min((likeness.scores[best] + agreement[best] - likeness.scores[i] - agreement[i] for i in rest), default=1.0)
    return best if lead >= LEAST_LEAD else None


def _likeness(text: str, asked: str, options: list[Option]) -> Likeness:
    reply, question, *bodies = sentence_encoder().encode([text, asked, *(option.body for option in options)])
    words = content(text)
    own_words = [len(words & own) / max(1, len(words)) for own in _own_content(options)]
    alike = [float(reply @ body) for body in bodies]
    # A bare “Yes” says what the question says.
    alike = [
        float(reply @ question) if option.title.lower() == YES else likeness
        for option, likeness in zip(options, alike, strict=True)
    ]
    shares_a_word = 1.0 if words & _all_content(asked, options) else 0.0
    scores = [likeness + WEIGHT_OF_OWN_WORDS * own for likeness, own in zip(alike, own_words, strict=True)]
    return Likeness(scores, own_words, max(float(reply @ question), shares_a_word, *alike))


def _own_content(options: list[Option]) -> list[frozenset[str]]:
    """Return the words that each option shares with no other."""
    contents = [content(option.body) for option in options]
    return [
        words.difference(*(other for place, other in enumerate(contents) if place != index))
        for index, words in enumerate(contents)
    ]


def _all_content(asked: str, options: list[Option]) -> frozenset[str]:
    return content(asked).union(*(content(option.body) for option in options))
