"""Finds the words of a text that are names, or may be.

Whatever word is not known counts as a name. A known word is one where its neighbours or its capital say so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from actions.policy.personal_details.span import Span, is_free
from actions.policy.personal_details.vocabulary import is_known, is_term, name_words, plain

PLACEHOLDER = "[name]"
WORD = re.compile(r"[^\W\d_]+(?:['’`ʻ][^\W\d_]+)*")
ENDING = re.compile(r"['’`](?:s|ll|re|ve|d|m)$", re.I)
SENTENCE_ENDS = frozenset(".!?\n…")
THOUGHT_ENDS = SENTENCE_ENDS | frozenset(':;"“‘-–—•*(/')
JOINED = re.compile(r"[ .'’\u00a0-]{1,3}")
MOST_CAPITALS = 0.5
FEWEST_WORDS_TO_TELL = 4
# So common as other words that nothing but what follows them tells that they are names.
VERBS_TOO = frozenset({"will", "may", "long"})


@dataclass(frozen=True)
class Word:
    """A word of a text; `before` and `after` are what stands between it and its neighbours."""

    text: str
    start: int
    is_first: bool
    before: str
    after: str

    @cached_property
    def bare(self) -> str:
        """Return the word without a possessive or a contracted verb, plain."""
        return plain(ENDING.sub("", self.text))

    @property
    def has_ending(self) -> bool:
        """Return whether “’s” or the like follows the word itself."""
        return ENDING.search(self.text) is not None

    @property
    def end_of_name(self) -> int:
        """Return where the word ends without such an ending."""
        return self.start + len(ENDING.sub("", self.text))

    @property
    def is_capitalised(self) -> bool:
        """Return whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def is_known(self) -> bool:
        """Return whether it may stay as a word; “don’t” is known as “dont”, “who’ll” as “who”."""
        return is_known(self.bare) or self.bare in name_words().titles

    def begins(self, ends: frozenset[str]) -> bool:
        """Return whether it is the first word, or the first behind one of these signs."""
        return self.is_first or any(sign in ends for sign in self.before)


def names(text: str, taken: Sequence[Span]) -> list[Span]:
    """Return the words of a text that are or may be names; the parts already taken are left alone."""
    words = _words(text, taken)
    found = _Finder(words).names()
    return [Span(words[place].start, words[place].end_of_name, PLACEHOLDER) for place in sorted(found)]


def _words(text: str, taken: Sequence[Span]) -> list[Word]:
    matches = [match for match in WORD.finditer(text) if is_free(*match.span(), taken)]
    ends = [0, *(match.end() for match in matches)]
    starts = [*(match.start() for match in matches), len(text)]
    return [
        Word(
            match[0],
            match.start(),
            place == 0,
            text[ends[place] : match.start()],
            text[match.end() : starts[place + 1]],
        )
        for place, match in enumerate(matches)
    ]


class _Finder:
    """Looks at each word with its neighbours."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._lists = name_words()
        capitals = sum(word.is_capitalised for word in words)
        self._capitals_tell = len(words) < FEWEST_WORDS_TO_TELL or capitals <= MOST_CAPITALS * len(words)

    def names(self) -> set[int]:
        """Return the places of the words that are names."""
        found = {place for place in range(len(self._words)) if self._is_name(place)}
        while more := {
            place for place in range(len(self._words)) if place not in found and self._belongs(place, found)
        }:
            found |= more
        return found

    def _is_name(self, place: int) -> bool:
        word = self._words[place]
        if not word.is_known or self._near(place, -1) in self._lists.titles:
            return True
        if word.is_capitalised and self._capitals_tell and not word.begins(SENTENCE_ENDS):
            return self._is_name_in_capitals(place)
        if word.is_capitalised and word.bare in self._lists.surnames:
            return self._near(place, 1) in self._lists.sayings
        return word.bare in self._lists.given_names and self._is_person(place)

    def _is_name_in_capitals(self, place: int) -> bool:
        word = self._words[place]
        if word.bare in self._lists.given_names | self._lists.surnames:
            return not is_term(word.bare) or self._is_person(place)
        if is_term(word.bare) or word.begins(THOUGHT_ENDS) or word.text.isupper():
            return False
        beside_a_term = any(is_term(self._near(place, step)) and self._capital(place + step) for step in (-1, 1))
        return not beside_a_term and self._near(place, -1) not in self._lists.determiners

    def _is_person(self, place: int) -> bool:
        """Return whether the neighbours of a given name say that it is one here."""
        word, before, after = self._words[place], self._near(place, -1), self._near(place, 1)
        if before in self._lists.determiners:
            return False
        if before in self._lists.people | self._lists.addressed:
            return after not in self._lists.objects and word.bare not in VERBS_TOO
        return word.has_ending or after in self._lists.person_verbs | self._lists.sayings

    def _belongs(self, place: int, found: set[int]) -> bool:
        """Return whether a word is part of the name beside it, or named in one breath with it."""
        word = self._words[place]
        is_given, is_surname = word.bare in self._lists.given_names, word.bare in self._lists.surnames
        if place - 1 in found and JOINED.fullmatch(word.before):
            alike = self._capital(place - 1) == word.is_capitalised
            return self._is_small_part(word) or (alike and (is_given or is_surname) and word.bare not in VERBS_TOO)
        if place + 1 in found and JOINED.fullmatch(word.after):
            return word.is_capitalised and (self._is_small_part(word) or is_given)
        return is_given and place - 2 in found and self._near(place, -1) in ("and", "or")

    def _is_small_part(self, word: Word) -> bool:
        """Return whether a word is a particle or an initial."""
        is_initial = len(word.bare) == 1 and word.is_capitalised and word.bare not in ("i", "a")
        return is_initial or word.bare in self._lists.particles

    def _near(self, place: int, step: int) -> str:
        """Return the neighbour as a plain word, empty where none follows without a sign between."""
        between = self._words[place].before if step < 0 else self._words[place].after
        if not 0 <= place + step < len(self._words) or between.strip(" .") or ("." in between and step > 0):
            return ""
        return plain(self._words[place + step].text)

    def _capital(self, place: int) -> bool:
        return 0 <= place < len(self._words) and self._words[place].is_capitalised
