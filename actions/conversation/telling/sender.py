"""Reads from whom something came."""

import re

from actions.conversation.telling.reply import Reply, read_reply
from actions.conversation.telling.sender_phrase import NAMED, name_pattern, sender_phrases, without_other_words
from actions.conversation.telling.sender_words import CAPITALISED, WORDS, any_of
from actions.conversation.telling.vocabulary import read_value

UNKNOWN = "unknown"
KIND = "inappropriate_material"
MOST_WORDS_OF_A_NAME = 8
MOST_WORDS_OF_A_DESCRIPTION = 9

ADDRESS = re.compile(r"(?<!to )(?<!into )\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# “Lachlan Moody, lmoody@postbox.example”: both help to find them.
NAME_AND_ADDRESS = re.compile(rf"{CAPITALISED}(?: {CAPITALISED}){{1,3}},? [(<]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>]?\W*$")
# “Pita Karaka put the link in there.”
NAME_AND_DEED = re.compile(
    rf"^(?P<name>{CAPITALISED}(?: {CAPITALISED}){{1,3}}) (?:put|posted|stuck|dropped|shared|added|made|wrote|left|did"
    r"|pasted|showed|played|airdropped)\b"
)
PHONE_NUMBER = re.compile(r"(?<![\w:./-])(?:\+|0)\d[\d -]{5,14}\d(?![\d:/-])")
# “027 number, ends 4471” helps to find a sender whom nobody knows.
PART_OF_A_NUMBER = re.compile(r"(?<![\w:./])\d{3,}\b")
# “A number I don't know” can still be told.
NUMBER_NOT_KNOWN = re.compile(
    r"\b(?:number|address) (?:that )?i (?:don['’]?t|do not|didn['’]?t) (?:know|recogni[sz]e)"
    r"|(?:don['’]?t|do not|didn['’]?t) (?:know|recogni[sz]e) the (?:number|address)",
    re.IGNORECASE,
)
SITE = re.compile(
    r"\b(?:https?://)?(?:www\.)?[a-z0-9-]{2,}(?:\.[a-z0-9-]+)*\.(?:com|net|org|nz|au|io|info|example)\b", re.IGNORECASE
)
SENT = rf"(?:has |had |just |also )*(?:{any_of('sent')})\b"
RELATIVE = r"(?:['’]?s (?:\w+ )?(?:boss|manager|supervisor)| of (?:ours|mine|his|hers|theirs))?"
ROLE = rf"(?:a|an|one of|my|our|some|the|this|that) (?:[\w-]+ ){{0,2}}?(?:{any_of('roles')})s?\b{RELATIVE}"
SOMEBODY = (
    rf"(?:someone|somebody|(?:a|some|this) (?:\w+ )?(?:{any_of('persons')}))"
    rf" (?:from|at|in) (?:the |our )?\w+(?: {CAPITALISED}){{0,3}}"
)
# Somebody told by what ties them to the speaker: “a guy I used to flat with”.
TIED = (
    rf"(?:someone|somebody|(?:a|an|some|this|the) (?:\w+ )?(?:{any_of('persons')})) (?:that |who |whom )?"
    r"(?:I|we) (?!don|never|do not|have never|can't)\w+[^,.;!?]*"
)
ROLE_ALONE = re.compile(
    rf"^(?:{ROLE}|{SOMEBODY})(?=$|[,.;!]| (?:from|at|in|of|on|called|named|who|that|but|and|i)\b)", re.IGNORECASE
)
# What somebody is, with where: “a parent at one of our schools”, “student from Aotea College”.
DESCRIPTION = re.compile(
    rf"^(?:{TIED}|{SOMEBODY}|(?:{ROLE}|(?:{any_of('roles')})\b)(?: (?:at|from|in|of) [^,.;!?]*?)?)"
    r"(?=$|[,.;!?]|\s(?:who|that|which|i|called|named)\b)",
    re.IGNORECASE,
)
INSTITUTION = re.compile(rf"^(?:the )?{CAPITALISED}(?: {CAPITALISED}){{0,3}}$")
SOME_ONE = re.compile(rf"^(?:the|our|my) (?!(?:{any_of('things')})\b)[\w-]+(?: [\w-]+)?$", re.IGNORECASE)
SUBJECT_ALONE = re.compile(rf"^(?P<name>[\w'’-]+(?: [\w'’-]+){{0,2}}?) {SENT}", re.IGNORECASE)
NAME_SAID = re.compile(rf"\b(?:his|her|their|the|whose) name (?:was|is) (?P<name>{CAPITALISED}(?: {CAPITALISED})*)")
BEFORE = re.compile(rf"^(?:(?:{any_of('before')})[,:]?\s+)+", re.IGNORECASE)
BEHIND = re.compile(rf"\s+(?:{any_of('behind')})$", re.IGNORECASE)
OF_A_PLACE = re.compile(r"\b(?:from|at|in|of|for|with|to)(?: the| our)? $", re.IGNORECASE)


def read_sender(text: str) -> str | None:
    """Return an address, a number, a name or a description told as the sender, `unknown` where that is told."""
    if found := _address(text):
        return found
    told = (_name(phrase) or _description(phrase) for phrase in sender_phrases(text))
    if sender := next((each for each in told if each), None):
        return sender
    is_unknown = read_value(KIND, "sender_known", text) == "no" and not NUMBER_NOT_KNOWN.search(text)
    return UNKNOWN if is_unknown else None


def address_told(text: str) -> str | None:
    """Return an e-mail address, with a name before it, a telephone number or a website that a text tells."""
    both = NAME_AND_ADDRESS.match(text.strip())
    return both[0].rstrip(" .)>") if both else _address(text) or _site(text)


def read_sender_answer(text: str) -> str | None:
    """Return the sender from the answer to “who did it come from?”, where a bare name or role is enough."""
    if found := address_told(text):
        return found
    if named := NAME_SAID.search(text):
        return named["name"]
    if read_value(KIND, "sender_known", text) == "no" or _gives_up(text):
        return text.strip() if PART_OF_A_NUMBER.search(text) else UNKNOWN
    answer = BEFORE.sub("", text.strip(" \n\"'“”‘’")).strip(" .,;:!")
    bare = BEHIND.sub("", answer)
    role = ROLE_ALONE.match(bare)
    subject = SUBJECT_ALONE.match(answer)
    told = (bare, role[0] if role else "", subject["name"] if subject else "")
    return next((each for each in told if _may_be_a_name(each)), None) or read_sender(text)


def sender_by_deed(text: str) -> str | None:
    """Return who is said first to have done something: “Pita Karaka put the link in there”."""
    named = NAME_AND_DEED.match(text)
    return named["name"] if named else None


def about_the_sender(text: str, sender: str) -> str:
    """Return the words in which a text speaks of its sender, from which follows who they are to the speaker."""
    if is_role(sender):
        return sender
    return next((phrase for phrase in sender_phrases(text) if sender in phrase), "")


def is_role(sender: str) -> bool:
    """Return whether a sender is named by what they are, as in “my boss”."""
    return ROLE_ALONE.match(sender) is not None or DESCRIPTION.match(sender) is not None


def _address(text: str) -> str | None:
    found = ADDRESS.search(text) or PHONE_NUMBER.search(text)
    return found[0].strip() if found else None


def _site(text: str) -> str | None:
    found = SITE.search(text)
    return found[0] if found else None


def _gives_up(text: str) -> bool:
    """Return whether a part of an answer says that it is not known (“unknown, the number is hidden”)."""
    return any(read_reply(part) is Reply.NOT_KNOWN for part in re.split(r"[,.;!]\s+", text))


def _name(phrase: str) -> str:
    """Return the name in the words about a sender; where somebody is from is no name of theirs."""
    if called := NAMED.search(phrase):
        behind = re.match(r"[\w.'’-]+(?: [A-ZĀĒĪŌŪ][\w'’-]*)*", phrase[called.end() :])
        return behind[0] if behind else ""
    for found in name_pattern().finditer(phrase):
        name = without_other_words(found["name"])
        if name and not OF_A_PLACE.search(phrase[: found.start()]) and name.lower() not in WORDS["months"]:
            return name + (_place(found["place"]) if found["name"].endswith(name) else "")
    return ""


def _place(place: str | None) -> str:
    return place if place and place.startswith(" from ") else ""


def _description(phrase: str) -> str:
    """Return what somebody is called who is not named: “my boss”, “the cleaner”, “the IRD”."""
    found = DESCRIPTION.match(phrase) or INSTITUTION.match(phrase) or SOME_ONE.match(phrase)
    who = found[0].strip() if found else ""
    return who if 0 < len(who.split()) <= MOST_WORDS_OF_A_DESCRIPTION and _is_somebody(who) else ""


def _is_somebody(who: str) -> bool:
    words = who.lower().split()
    return words[-1] not in WORDS["no_names"] and words[-1] not in WORDS["things"] and words[-1] not in WORDS["months"]


def _may_be_a_name(answer: str) -> bool:
    """Return whether a few words are a name rather than a sentence."""
    words = answer.lower().replace("’", "'").split()
    return (
        0 < len(words) <= MOST_WORDS_OF_A_NAME
        and words[0] not in WORDS["never_first"]
        and not set(words[1:]) & set(WORDS["never_inside"])
        and "?" not in answer
        and any(character.isalnum() for character in answer)
    )
