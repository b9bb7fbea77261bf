"""Reads which of their people a manager speaks of: by name where one is told, else by what they are."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ruamel.yaml import YAML
from spacy.lang.en.stop_words import STOP_WORDS

from actions.conversation.telling.names import NAME

_words: Mapping[str, list[str]] = YAML(typ="safe").load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
NO_NAMES = frozenset(_words["no_names"]) | STOP_WORDS
MOST_WORDS_OF_A_NAME, MOST_WORDS_OF_A_NAME_IN_PARTS = 4, 14
# “Pāora, first name Kiri”, “Robert Tait, goes by Bob”: every part of it may be the one that is known.
IN_PARTS = re.compile(
    r"\b(?:(?:first|last|given|family|middle|full|real|proper|maiden) name|surname|goes by|known as|nick ?name"
    r"|also called|calls? (?:him|her|them)self)\b",
    re.IGNORECASE,
)


def _any_of(name: str) -> str:
    return "|".join(re.escape(word) for word in sorted(_words[name], key=len, reverse=True))


PEOPLE = rf"{NAME}(?:(?: and | & |, ){NAME})*"
ADDRESS = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ROLE = rf"(?:[\w-]+ ){{0,3}}?(?:{_any_of('roles')})s?\b"
TEAM = r"(?:[\w-]+ )?(?:team|staff|unit|office|group|branch|people|crew)\b"
OF_MINE = (
    rf"(?: of mine\b| (?:in|on|from) (?:my|our|the) {TEAM}| (?:who|that) (?:reports to|works for) me\b| i manage\b)"
)
OWN = (
    rf"(?i:(?:one|two|three|some|a couple|a few) of (?:mine\b|(?:my|our|the) {ROLE})"
    rf"|(?:my|our|this|the) {ROLE}{OF_MINE}?|an? {ROLE}{OF_MINE}"
    rf"|(?:someone|somebody|(?:a )?(?:member|person)(?: of staff)?) (?:in|on|from|of) (?:my|our) {TEAM})"
)
# “My EA” is somebody certain, “one of my analysts” is not.
CERTAIN = re.compile(
    rf"\b(?i:(?:my|our|the) (?:[\w-]+ ){{0,2}}?(?:{_any_of('certain_roles')}))\b"
    rf"(?!['’]s\b| (?i:{_any_of('tellers')})\b)"
)
CALLED = r"(?:is |was )?(?:called|named) |name of "
BESIDE_A_ROLE = re.compile(
    rf"\b(?:{OWN})(?:,| -| –|:| \()? (?i:{CALLED})?(?P<name>{PEOPLE})"
    rf"|\b(?i:an?) (?i:{ROLE}) (?i:{CALLED})(?P<called>{NAME})"
    rf"|(?P<before>{NAME})(?:,| -| –| \() ?(?i:who is |who['’]s |he['’]s |she['’]s )?(?:{OWN}|(?i:an? {ROLE}))"
)
BY_HABIT = r"(?:has |had |just |also |been |actually |apparently )*"
DOING = re.compile(
    # “A temp from Alpha, found to have …” is not Alpha.
    rf"(?<!from )(?<!via )(?P<name>{PEOPLE})(?:['’]s|['’]d)?"
    rf"(?: (?i:(?:from|in|on) (?:my |our |the )?[\w ]{{2,20}}?))?,? (?i:{BY_HABIT}(?:{_any_of('doings')}))\b"
)
POSSESSIVE = re.compile(rf"(?P<name>{NAME})['’]s (?=(?i:been|got|gone|{_any_of('belongings')}|\w+ing)\b)")
# “A folder called Misc” names nobody.
OF_A_THING = r"(?<!folder )(?<!file )(?<!app )(?<!site )(?<!website )(?<!tool )(?<!group )(?<!channel )(?<!programme )"
ABOUT = re.compile(
    rf"\b{OF_A_THING}(?i:{_any_of('about')}) (?P<name>{PEOPLE})"
    rf"(?=\W*$|[,.;?!]| (?i:{_any_of('doings')}|\w+ing|in my|on my|from my|who|for|and)\b)"
)
TELLS = re.compile(
    rf"^(?:['’]s)?(?: (?i:(?:from|in|at) (?:the )?\w+(?: \w+)?))? (?i:(?:has |have |had |just |also )*"
    rf"(?:was the (?:one|person|guy|woman|man) (?:who|that) )?(?:{_any_of('tellers')}))\b"
)
BEFORE = re.compile(
    r"^(?:(?:um+|oh|well|it['’]?s|it is|it was|that['’]?s|(?:his|her|their) name is"
    rf"|(?:s?he|they)(?:['’]s|['’]re| is| are)|{_any_of('about')}|{CALLED.strip()})[, ]+)+",
    re.IGNORECASE,
)
ALL_NAMES = re.compile(rf"^{PEOPLE}(?=$|[,.]| (?i:from|in|on|who)\b)")


def read_employee(text: str, team: Iterable[str] = ()) -> str | None:
    """Return an address, a name or a role that only one has (“my EA”) told as the person it is about, else None.

    `team` are the names of the speaker's people; any of them in the text is believed before a name nobody knows.
    """
    if found := ADDRESS.search(text):
        return found[0]
    known = (*_names(BESIDE_A_ROLE, text), *_of_the_team(text, team))
    others = (name for pattern in (POSSESSIVE, DOING, ABOUT) for name in _names(pattern, text))
    if name := next(iter((*known, *others)), None):
        return _in_full(name, text)
    role = CERTAIN.search(text)
    return role[0] if role else None


def _in_full(name: str, text: str) -> str:
    """Return a first name as the whole name that the text has elsewhere: “Kiri” of “Kiri Pāora”."""
    fuller = (_without_other_words(found[0]) for found in re.finditer(NAME, text))
    return next((each for each in fuller if each.startswith(f"{name} ")), name)


def read_employee_answer(text: str, team: Iterable[str] = ()) -> str | None:
    """Return whom the answer to “who is this about?” names, where a bare name in small letters is enough."""
    answer = BEFORE.sub("", text.strip(' \n.!"“”'))
    if IN_PARTS.search(answer) and len(answer.split()) <= MOST_WORDS_OF_A_NAME_IN_PARTS:
        return answer
    named = ALL_NAMES.match(answer)
    if named and _without_other_words(named[0]) == named[0]:
        return named[0]
    role = re.match(OWN, answer)
    return read_employee(text, team) or (role[0].strip() if role else None) or _bare(answer) or _about(answer)


def is_mere_name(text: str) -> bool:
    """Return whether a text is nothing but the name of somebody."""
    answer = BEFORE.sub("", text.strip(' \n.!"“”'))
    return re.fullmatch(PEOPLE, answer) is not None and _without_other_words(answer) == answer


def _bare(answer: str) -> str | None:
    words = answer.lower().split()
    is_short = 0 < len(words) <= MOST_WORDS_OF_A_NAME and "?" not in answer
    return answer if is_short and not set(words) & NO_NAMES and any(map(str.isalpha, answer)) else None


def _about(answer: str) -> str | None:
    """Return a few words that name somebody among others: “we all call him V, on the payroll he's Vaea Moala”."""
    # The first word of a sentence has its capital letter from that.
    names = (found for found in re.finditer(NAME, answer) if found.start() > 0 or " " in found[0])
    named = any(_without_other_words(found[0]) for found in names)
    return answer if named and len(answer.split()) <= MOST_WORDS_OF_A_NAME_IN_PARTS and "?" not in answer else None


def _names(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for found in pattern.finditer(text):
        for group, name in found.groupdict().items():
            if name and (bare := _without_other_words(name)) and not TELLS.match(text[found.end(group) :]):
                yield bare


def _without_other_words(name: str) -> str:
    """Return a name without the words at its ends that only look like one: “Yesterday Ana” is Ana."""
    words = name.replace(",", " ,").split()
    while words and _is_no_name(words[0]):
        words = words[1:]
    while words and _is_no_name(words[-1]):
        words = words[:-1]
    return " ".join(words).replace(" ,", ",")


def _is_no_name(word: str) -> bool:
    bare = re.split(r"['’]", word.lower())[0]
    return bare in NO_NAMES or not bare.strip(",&") or (word.isupper() and len(word) > 1)


def _of_the_team(text: str, team: Iterable[str]) -> Iterator[str]:
    """Yield the names of the speaker's people as the text writes them, whole or by their first name."""
    known = {words for name in team for words in (_plain(name), _plain(name).split()[0])}
    for found in re.finditer(NAME, text):
        name = _without_other_words(found[0])
        if _plain(name) in known and not TELLS.match(text[found.end() :]):
            both = re.match(rf" (?:and|&) ({NAME})", text[found.end() :])
            yield f"{name}{both[0]}" if both else name


def _plain(text: str) -> str:
    letters = (letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return re.sub(r"['’ʻ]", "", "".join(letters)).casefold()
