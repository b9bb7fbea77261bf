"""Ids for clauses, made of the words that tell them apart: `private-use.home-overnight`."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from itertools import count

from spacy.lang.en.stop_words import STOP_WORDS

from actions.policy.corpus.cutting import slug
from actions.policy.language import english

UNDER_NO_HEADING = "introduction"
OPENING, WITHOUT_TELLING_WORDS = "list", "clause"
WORDS_OF_A_SECTION = 3
WORDS_OF_A_CLAUSE = 2
FEWEST_LETTERS = 3
NOT_TELLING = STOP_WORDS | frozenset({"shall", "allowed", "permitted", "required", "prohibited", "including"})


class ClauseNames:
    """Names clauses one by one, no two alike; which words tell much is known from all clauses of the document."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._uses = Counter(word for text in texts for word in set(_telling_words(text)))
        self._taken: set[str] = set()

    def keep(self, name: str) -> None:
        """Note an id that the document has already."""
        self._taken.add(name)

    def name(self, section: str, text: str) -> str:
        """Return an id for a clause under a heading that no other clause has."""
        chosen = next(name for name in self._candidates(section, text) if name not in self._taken)
        self._taken.add(chosen)
        return chosen

    def _candidates(self, section: str, text: str) -> Iterator[str]:
        """Yield ids of the rarest words of the clause, the shortest first, then numbered ones."""
        head = _section(section)
        words = [word for word in dict.fromkeys(_telling_words(text)) if word not in head.split("-")]
        rarest = sorted(words, key=lambda word: self._uses[word])
        without_words = OPENING if text.endswith(":") else WITHOUT_TELLING_WORDS
        names = [_in_order(words, rarest[:most]) for most in range(WORDS_OF_A_CLAUSE, len(words) + 1)]
        names = names or [_in_order(words, words) or without_words]
        yield from (f"{head}.{name}" for name in names)
        yield from (f"{head}.{names[0]}-{number}" for number in count(2))


def _in_order(words: Iterable[str], chosen: Container[str]) -> str:
    return "-".join(word for word in words if word in chosen)


def _section(heading: str) -> str:
    words = _telling_words(heading)[:WORDS_OF_A_SECTION]
    return "-".join(words) or slug(heading) or UNDER_NO_HEADING


def _telling_words(text: str) -> list[str]:
    """Return the words that say what a text is about, as an id spells them."""
    words = (token.lower_ for token in english()(text) if token.is_alpha and token.lower_ not in NOT_TELLING)
    return [spelt for word in words if len(spelt := slug(word)) >= FEWEST_LETTERS]
