"""Whom a person's words may mean: "Rāwiri Potiki", "my manager", "hemi@…"."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from actions.people.person import Person
from actions.people.reporting_line import Directory, line_above

ADDRESS = re.compile(r"[\w.+'-]+@[\w.-]*\w")
MANAGER = re.compile(r"\b(manager|boss|supervisor|team lead(er)?)\b")
MANAGERS_MANAGER = re.compile(r"\b(group manager|(managers|bosss) (manager|boss)|one up)\b")

# Those on a keyboard, those that word processors make of them, and the signs for the Polynesian glottal stop.
APOSTROPHE = re.compile(
    "['`\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
    "\N{MODIFIER LETTER TURNED COMMA}\N{MODIFIER LETTER APOSTROPHE}]"
)


def people_meant(text: str, speaker: Person, directory: Directory) -> tuple[Person, ...]:
    """Returns everybody whom the text may mean, by e-mail address.

    Somebody with an e-mail address or whole name in it is meant. Where there is no such person, part of a
    name is enough for those above the speaker and those with a special role: it is better to keep a report
    from one person too many than to hand it to the very person it is about.
    """
    addresses, words = _told(text, directory)
    meant = _by_name(addresses, words, directory, _likely_handlers(speaker, directory))
    above = list(line_above(speaker, directory))
    meant += above[:1] if MANAGER.search(words) else []
    meant += above[:2] if MANAGERS_MANAGER.search(words) else []
    return _in_order(meant)


def people_named(text: str, directory: Directory) -> tuple[Person, ...]:
    """Returns everybody whom the text may mean whoever says it, so that it tells nothing of the speaker.

    "My manager" names nobody; part of a name is enough for everybody with a role beyond `staff`.
    """
    addresses, words = _told(text, directory)
    with_role = (person for person in directory.values() if person.roles - {"staff"})
    return _in_order(_by_name(addresses, words, directory, with_role))


def people_named_in_full(text: str, directory: Directory) -> tuple[Person, ...]:
    """Returns everybody whose e-mail address or whole name is in the text; a name that two have names neither."""
    addresses, words = _told(text, directory)
    names = Counter(_words(person.name) for person in directory.values())
    return _in_order(
        person
        for person in directory.values()
        if person.email in addresses or (_named(person, words) and names[_words(person.name)] == 1)
    )


def _told(text: str, directory: Directory) -> tuple[set[str], str]:
    """Returns the addresses in the text that the directory knows, and the words beside them."""
    addresses = set(ADDRESS.findall(text.lower())) & directory.keys()
    return addresses, _words(ADDRESS.sub(lambda match: "" if match[0] in addresses else match[0], text.lower()))


def _by_name(addresses: set[str], words: str, directory: Directory, likely: Iterable[Person]) -> list[Person]:
    meant = [person for person in directory.values() if person.email in addresses or _named(person, words)]
    return meant or [person for person in likely if _partly_named(person, words)]


def _in_order(meant: Iterable[Person]) -> tuple[Person, ...]:
    return tuple(sorted(set(meant), key=lambda person: person.email))


def _likely_handlers(speaker: Person, directory: Directory) -> Iterator[Person]:
    yield from line_above(speaker, directory)
    yield from (person for person in directory.values() if person.roles - {"staff", "manager"})


def _named(person: Person, words: str) -> bool:
    return f" {_words(person.name)} " in f" {words} "


def _partly_named(person: Person, words: str) -> bool:
    return not set(_words(person.name).split()).isdisjoint(words.split())


def _words(text: str) -> str:
    """Returns the words in lower case, without macrons, accents and apostrophes, parted by single spaces."""
    letters = (letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", APOSTROPHE.sub("", "".join(letters)).casefold()))
