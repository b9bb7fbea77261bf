"""The sentences of an account, any of which may be struck and put back before it goes anywhere."""

import json
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

import spacy

LENGTH_OF_A_MARK = 12


@lru_cache(maxsize=1)
def _sentencizer() -> spacy.language.Language:
    language = spacy.blank("en")
    language.add_pipe("sentencizer")
    return language


def sentences(account: str) -> list[str]:
    """Return the sentences of an account in their order; a new line begins a new one."""
    lines = (line for line in account.splitlines() if line.strip())
    return [sentence.text.strip() for line in lines for sentence in _sentencizer()(line).sents if sentence.text.strip()]


def mark(sentence: str) -> str:
    """Return a short mark by which a button names a sentence, whatever was struck before it."""
    return sha256(sentence.encode()).hexdigest()[:LENGTH_OF_A_MARK]


@dataclass(frozen=True)
class Account:
    """An account and what was struck from it: each time the places, counted from 0, and the sentences."""

    sentences: tuple[str, ...]
    struck: tuple[tuple[tuple[int, str], ...], ...] = ()

    @classmethod
    def of(cls, account: str, struck: str | None) -> "Account":
        """Return the account whose `struck` was written by `struck_in_words`."""
        told = json.loads(struck) if struck else []
        return cls(tuple(sentences(account)), tuple(tuple((place, words) for place, words in each) for each in told))

    def without(self, places: tuple[int, ...]) -> "Account":
        """Return the account without the sentences at these places."""
        gone = tuple((place, self.sentences[place]) for place in places)
        left = tuple(each for place, each in enumerate(self.sentences) if place not in places)
        return Account(left, (*self.struck, gone))

    def restored(self) -> "Account":
        """Return the account with what was struck last back in its place."""
        left = list(self.sentences)
        for place, sentence in sorted(self.struck[-1]):
            left.insert(place, sentence)
        return Account(tuple(left), self.struck[:-1])

    @property
    def text(self) -> str:
        """The account as it is passed on."""
        return (
            "\n".join(self.sentences)
            if any(each[-1] not in ".!?…" for each in self.sentences[:-1])
            else " ".join(self.sentences)
        )

    @property
    def struck_in_words(self) -> str:
        """What was struck, as the conversation keeps it."""
        return json.dumps(self.struck)
