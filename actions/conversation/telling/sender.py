"""Reads from whom something came."""

import re
from collections.abc import Mapping
from pathlib import Path

import spacy
from ruamel.yaml import YAML

from actions.conversation.telling.vocabulary import read_value

UNKNOWN = "unknown"
KIND = "inappropriate_material"
MOST_WORDS_OF_A_NAME = 8

_words: Mapping[str, list[str]] = YAML(typ="safe").load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
_frequent_words: frozenset[str] = frozenset(spacy.blank("en").Defaults.stop_words)


def _any_of(name: str) -> str:
    return "|".join(re.escape(word) for word in sorted(_words[name], key=len, reverse=True))


ADDRESS = re.compile(r"(?<!to )(?<!into )\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE_NUMBER = re.compile(r"(?<![\w:./-])(?:\+|0)\d[\d -]{5,14}\d(?![\d:/-])")
CAPITALISED = r"[A-ZĀĒĪŌŪ][\wāēīōūĀĒĪŌŪ'’-]*"
NAME = rf"{CAPITALISED}(?: (?:(?:de|van|von|der|la) )?{CAPITALISED}){{0,3}}(?: from {CAPITALISED})?"
SENT = rf"(?:has |had |just |also )*(?:{_any_of('sent')})\b"
SENT_BY_NAME = re.compile(
    rf"\b(?i:from|by|sender (?:was|is)|called|named)[: ]+(?P<name>{NAME})|\b(?P<subject>{NAME}) {SENT}"
)
ROLE = (
    rf"(?:a|an|one of|my|our|some|the|this|that) (?:\w+ ){{0,2}}?(?:{_any_of('roles')})\b"
    r"(?:['’]?s (?:\w+ )?(?:boss|manager|supervisor)| of (?:ours|mine|his|hers|theirs))?"
)
SOMEBODY = (
    rf"(?:someone|somebody|(?:a|some|this) (?:\w+ )?(?:{_any_of('persons')}))"
    rf" (?:from|at|in) (?:the |our )?\w+(?: {CAPITALISED}){{0,3}}"
)
SENT_BY_ROLE = re.compile(
    rf"\b(?:from|by) (?P<name>{ROLE}|{SOMEBODY})|\b(?P<subject>{ROLE}|{SOMEBODY}) {SENT}", re.IGNORECASE
)
# A role as an answer: nothing follows it but who that is (“my boss, Rāwiri”, “a teacher from Hill School”).
ROLE_ALONE = re.compile(
    rf"^(?:{ROLE}|{SOMEBODY})(?=$|[,.;!]| (?:from|at|in|of|on|called|named|who|that|but|and|i)\b)", re.IGNORECASE
)
SUBJECT_ALONE = re.compile(rf"^(?P<name>[\w'’-]+(?: [\w'’-]+){{0,2}}?) {SENT}", re.IGNORECASE)
BEFORE = re.compile(rf"^(?:(?:{_any_of('before')})[,:]?\s+)+", re.IGNORECASE)
BEHIND = re.compile(rf"\s+(?:{_any_of('behind')})$", re.IGNORECASE)


def read_sender(text: str) -> str | None:
    """Return an address, a number, a name or a role told as the sender, `unknown` when that is told, else None."""
    if found := _address(text) or _named(text):
        return found
    if read_value(KIND, "sender_known", text) == "no":
        return UNKNOWN
    role = SENT_BY_ROLE.search(text)
    return (role["name"] or role["subject"]).strip() if role else None


def read_sender_answer(text: str) -> str | None:
    """Return the sender from the answer to “who did it come from?”, where a bare name or role is enough."""
    if found := _address(text):
        return found
    if read_value(KIND, "sender_known", text) == "no":
        return UNKNOWN
    answer = BEFORE.sub("", text.strip(" \n\"'“”‘’")).strip(" .,;:!")
    bare = BEHIND.sub("", answer)
    role = ROLE_ALONE.match(bare)
    subject = SUBJECT_ALONE.match(answer)
    told = (bare, role[0] if role else "", subject["name"] if subject else "")
    return next((each for each in told if _may_be_a_name(each)), None) or read_sender(text)


def is_role(sender: str) -> bool:
    """Return whether a sender is named by what they are, as in “my boss”."""
    return ROLE_ALONE.match(sender) is not None


def _address(text: str) -> str | None:
    found = ADDRESS.search(text) or PHONE_NUMBER.search(text)
    return found[0].strip() if found else None


def _named(text: str) -> str | None:
    names = (_without_other_words(found["name"] or found["subject"]) for found in SENT_BY_NAME.finditer(text))
    return next((name for name in names if name), None)


def _without_other_words(name: str) -> str:
    """Return a name without the words at its beginning that only look like one: “Yesterday Ana” is Ana."""
    words = name.split()
    while words and _is_no_name(words[0]):
        words = words[1:]
    bare = " ".join(words).removesuffix("'s").removesuffix("’s")
    return "" if bare.lower() in _words["months"] else bare


def _is_no_name(word: str) -> bool:
    bare = word.lower().split("'")[0].split("’")[0]
    is_abbreviation = word.isupper() and len(word) > 1
    return bare in _words["no_names"] or (bare in _frequent_words and not is_abbreviation)


def _may_be_a_name(answer: str) -> bool:
    """Return whether a few words are a name rather than a sentence."""
    words = answer.lower().replace("’", "'").split()
    return (
        0 < len(words) <= MOST_WORDS_OF_A_NAME
        and words[0] not in _words["never_first"]
        and not set(words[1:]) & set(_words["never_inside"])
        and "?" not in answer
        and any(character.isalnum() for character in answer)
    )
