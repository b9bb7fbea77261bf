"""How people take something back: "actually it was Monday", "the date is wrong", "add that he rang me"."""

import re
from collections.abc import Iterator

from spacy.lang.en.stop_words import STOP_WORDS

from actions.cases.kinds import Kind
from actions.conversation.telling.names import CAPITALISED, NAME
from actions.conversation.telling.taking_back import (
    MOST_WORDS_OF_A_PLAIN_CORRECTION,
    begins_as_correction,
    wishes_a_change,
    without_mark,
)
from actions.conversation.telling.vocabulary import fields_named

# What was answered last is spoken of without its name.
LAST_ANSWER = re.compile(
    r"\b(?:(?:that|the|my) (?:last|previous) (?:one|answer|bit|thing|question)|the one before"
    r"|what i just (?:said|told you)|did i (?:just )?say \w+\?(?: that| it)? should(?: have|['’]ve) been)\b"
    r"[\s,:;.–-]*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
TO_THE_ACCOUNT = r"(?: to (?:the|my) (?:description|account|report|story|complaint|record|details|request))"
ADD = re.compile(
    rf"^\W*(?:[\w' ]+, )?(?:(?:can|could) (?:you|we|i) |please |also |oh |and |ok |then |i want to |i'd like to )*"
    r"(?:add(?: in| on)?|put in|(?:one more|one last|another|a further) thing (?:to|you can|for you to|i['’]d like to)"
    rf" (?:put in|add|note|mention|include)){TO_THE_ACCOUNT}?(?: that)?[:, ]+(.+)$",
    re.IGNORECASE | re.DOTALL,
)
ADD_TO = re.compile(
    r"\b(?:add|addition|one more thing)\b,? (?:this |that )?(?:under|for|on|in) (?P<under>[^,.;:]{3,40}?)"
    r"(?::|,| -| that\b) (?P<further>.+)$|"
    r"\badd to (?P<field>[^,.;:]{3,40}?)(?: that\b|:|,) (?P<more>.+)$|"
    r"\badd as (?:an?|another|the) (?P<kind>[^,.;:]{3,40}?)(?: that\b|:|,) (?P<told>.+)$|"
    r"\badd (?P<what>.{2,60}?) (?:to|on to|as (?:an?|another)) (?P<where>.+)$|"
    r"\bput (?P<put>.{2,60}?) down (?:as|for) (?P<down>.+)$",
    re.IGNORECASE,
)
# “Add a third person to those it covers: Samisoni Vea.”
ADD_ONE = re.compile(
    r"\badd (?:an?|another|one|a (?:second|third|fourth)|one more)(?: more)?"
    r" (?:person|name|colleague|witness|staff member)"
    r"\b(?P<where>[^:]{0,60}): (?P<who>.+)$",
    re.IGNORECASE,
)
# “Put Bronwyn Teague on the list as well.”
ON_THE_LIST = re.compile(
    r"\b(?:put|add|tack|pop|stick|chuck|throw|slot) (?P<who>.{2,60}?) (?:on(?:to)?|on to|in|to) (?:the|my|that) list\b",
    re.IGNORECASE,
)
LISTS_OF_PEOPLE = ("covered_names", "witnesses")
# “It was Farida from Legal. Add her as a witness.”
SOMEBODY_SAID_BEFORE = re.compile(r"her|him|them|that|it|this", re.IGNORECASE)
ADDITION = re.compile(
    r"^\W*(?:oh|ah|um|btw|by the way|sorry|actually|yeah|yep|yes|ok|okay)?[,. ]*"
    r"(?:and\b|also\b|plus\b|oh\b|btw\b|by the way\b|as well\b|one more thing\b|another thing\b|something else\b"
    r"|(?:i )?(?:just |almost |nearly )?(?:forgot|remembered)\b|i should (?:add|say|mention)\b|ps\b|add\b)",
    re.IGNORECASE,
)
NEW_VALUE = re.compile(
    r"\b(?:to|was|is|are|were|should be|says|should say|reads|should read|as|it'?s|make (?:it|that))\b:?\s+(.+)$"
    r"|:\s*(.+)$",
    re.DOTALL,
)
# What is said outright to be the new words goes before any “to” or “is” on the way there.
OUTRIGHT = re.compile(
    r"\b(?:should (?:be|read|say)|make (?:it|that)|change (?:it|that) to|put)\b:? (?P<value>.+)$",
    re.IGNORECASE | re.DOTALL,
)
SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
PIECE = re.compile(r"(?<=[.!?;,])(?=\s)|(?=\s+and\s)|(?=\n)")
WORD = r"[\w'’-]+"
WHOSE = r"(?:(?:the|an?|my|our|his|her|their|your) )?"
NEW_NOT_OLD = re.compile(rf"(?P<new>{WORD}(?: {WORD}){{0,6}}),? (?:and )?not {WHOSE}(?P<old>{WORD})", re.IGNORECASE)
# “Copy 9 of the memo, not copy 7.”
NUMBERED_ANEW = re.compile(
    rf"\b(?P<what>{WORD}) (?P<new>\d+)\b[^,.;!?]{{0,40}},? (?:and )?not (?P=what) (?P<old>\d+)\b", re.IGNORECASE
)
# “It's a personal tablet that I want to connect, not a phone.”
NEW_THAT_NOT_OLD = re.compile(
    rf"\bit(?:['’]s| is| was| should be) {WHOSE}(?P<new>{WORD}(?: {WORD}){{0,3}}?) (?:that|which|who)\b[^.;!?]*?,? not"
    rf" {WHOSE}(?P<old>{WORD})",
    re.IGNORECASE,
)
# “It's Toby Marchant, not Toby Sinclair.”
NAME_NOT_NAME = re.compile(
    rf"(?P<new>{NAME})(?: (?i:from|in|at) [\w ]{{2,30}}?)?,? (?i:and )?(?i:not|rather than|instead of) (?P<old>{NAME})"
)
# “It wasn't Peter Halloran, it was the other one, Peter Hallett.”
ANOTHER_NAME = re.compile(
    rf"(?i:\bnot|n['’]t) (?P<old>{NAME})[,;.]? "
    rf"(?:(?i:but|it was|it's|it is|(?:(?:the|his|her|their) )?(?:right|correct|real|proper|full) name is) )?"
    rf"(?:(?i:the other (?:one|person|man|woman)|(?:his|her|their|my|our|the)(?: \w+){{1,3}}?),? )?(?P<new>{NAME})"
)
# “Ana wasn't there, it was Hine.”
NAME_DENIED = re.compile(
    rf"(?P<old>{NAME}) (?i:was|were|is|did|had|has)(?i:n['’]t| not)\b[^,;.!?]{{0,30}}[,;.] "
    rf"(?i:it was|it's|it is|that was|but)(?: (?i:actually|really))? (?P<new>{NAME})"
)
# “Anika's surname is Varma.”
SURNAME = re.compile(
    rf"(?P<old>{CAPITALISED})['’]s (?i:surname|last name|family name)"
    rf" (?i:is|was|should be)(?: (?i:actually|really))? (?P<new>{NAME})"
)
OLD_BUT_NEW = re.compile(
    rf"(?:\bnot|n['’]t) {WHOSE}(?P<old>{WORD}(?: {WORD}){{0,2}}?)(?: who[^,;.!?]{{0,30}})?[,;.]?"
    rf" (?:but|it['’]?s|it is|it was|rather|they['’]?re|they were) (?P<new>{WORD}(?: {WORD}){{0,3}})",
    re.IGNORECASE,
)
# “Leave out the witness”, “no support person thanks”.
LEFT_OUT = re.compile(
    r"^\W*(?:(?:can|could|would) (?:you|we|i) |please |just |sorry,? |actually,? |oh,? |and )*"
    r"(?:i['’]d (?:like|rather|prefer) (?:you )?(?:to )?|i want (?:you )?to )?"
    r"(?:leave out|leave off|take out|take off|strike out|cross out|drop|remove|delete|strike|scrap|get rid of"
    r"|(?:leave|take|cross|strike) (?:[\w'’]+ ){1,4}(?:out|off)\b|no(?: need for)?(?: an?| any)?(?= [\w ]+\W*(?:thanks"
    r"|thank you|please|after all|needed|needed after all|for me)\W*$)|i (?:don['’]t|do not) (?:want|need)\b"
    r"(?=.*\bafter all\b))",
    re.IGNORECASE,
)
MOST_WORDS_OF_LEAVING_OUT = 10
# “Change informal to formal.”
FROM_OLD_TO_NEW = re.compile(
    rf"\b(?:change|swap|switch|turn|amend|correct) (?:it |that )?(?:from )?{WHOSE}(?P<old>{WORD}(?: {WORD}){{0,2}}?)"
    rf" (?:to|into|for|with) {WHOSE}(?P<new>{WORD}(?: {WORD}){{0,3}}?)(?=[,.;!?]|$| please\b| instead\b)",
    re.IGNORECASE,
)
# “Not Mikaere. Mikaela Tuhoe.”
OLD_THEN_NEW = re.compile(
    rf"(?i:\bnot) (?P<old>{CAPITALISED})[,;.](?: (?i:the one|he|she|it|that)[^,;.!?]{{0,40}}?(?i:\bis|\bwas|'s))?"
    rf" (?P<new>{NAME})"
)
# “I told you the case share before, that was wrong, it was the training share.”
SAID_THEN_NEW = re.compile(
    rf"\bI (?:said|told you|put|wrote|typed)(?: it was| that it was)? {WHOSE}(?P<old>{WORD}(?: {WORD}){{0,2}}?)"
    rf"(?: before| earlier)?,(?: (?:but|and) )?(?:[^.;!?]*,)?"
    rf" (?:it|that|he|she)(?:['’]s| is| was|['’]s actually) (?:actually |really )?(?P<new>{WORD}(?: {WORD}){{0,3}})",
    re.IGNORECASE,
)
# “The colleague is Anil”: what stands before the new words themselves.
LEADING_WORDS = re.compile(
    r"^.*\b(?:is|was|are|were|it'?s|that'?s|meant|mean|be|say|to|from|for|by|and|the|a|an|my|our|his|her|their)\b",
    re.IGNORECASE,
)
# “The flatmate that gave it to him”: what is only said of the new words.
SAID_OF_IT = re.compile(r" (?:that|who|which)\b.*$", re.IGNORECASE)
# “Dad will be with me, not Ana.”
WHO_DOES_IT = re.compile(rf"^(?P<name>{NAME})(?:['’]ll)? (?i:will|is|was|has|can|would|could|saw|heard|did)\b")
# “The date is wrong” does not say what it should be.
NO_VALUE = re.compile(
    r"\b(?:wrong|mistake|incorrect|right|correct|spelt|spelled|misspelt|off|out|change|changed|fix)\b", re.IGNORECASE
)
# “His first name is Kevin, Kevin Marsden.”
NAME_SAID = re.compile(
    rf"\b(?i:his|her|their|the) (?i:(?:first|last|full|real|right|proper|whole) )?(?i:(?:sur)?name)"
    rf"(?:['’]s| (?i:is|was|should be))(?: (?i:actually|really))? (?P<name>{NAME})(?:, (?P<whole>{NAME}))?"
)
QUOTED = re.compile(r"['\"“‘](?P<words>[^'\"”’]{2,60})['\"”’](?=\W|$)")
JUDGEMENT = re.compile(r"^(?:wrong|incorrect|off|not right|a mistake)[.,;!]\s*", re.IGNORECASE)
MOST_WORDS_OF_A_JUDGEMENT, MOST_WORDS_OF_A_WISH = 3, 10
TWICE = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
WHOLE_NAME = re.compile(rf"{CAPITALISED} {CAPITALISED}")


def corrects_by_name(kind: Kind, text: str) -> bool:
    """Return whether a text begins as one does that takes something back, and names there what it puts right."""
    first = " ".join(text.split()[:MOST_WORDS_OF_A_PLAIN_CORRECTION])
    return begins_as_correction(text) and field_to_change(kind, first) is not None


def field_to_change(kind: Kind, text: str) -> str | None:
    """Return the first field of a kind of case that the text speaks of by its name, its label or the words for it."""
    said = text.lower()
    # A label of one word, “From”, stands in many sentences.
    labelled = (
        field.name
        for field in kind.fields
        if (" " in field.label and field.label.lower() in said) or field.name.replace("_", " ") in said
    )
    return next(iter((*fields_named(kind.kind, text), *labelled)), None)


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [sentence.strip() for sentence in SENTENCE.split(text) if sentence.strip()]


def pieces_of(kind: Kind, text: str) -> list[str]:
    """Return the parts of a text so that each speaks of one field: “change the start to …” and “the end to …”."""
    pieces: list[str] = []
    for part in PIECE.split(text):
        if pieces and field_to_change(kind, part) in (None, field_to_change(kind, pieces[-1])):
            pieces[-1] += part
        else:
            pieces.append(part)
    return [piece.strip(" ,") for piece in pieces if piece.strip(" ,")]


def contrasts(text: str) -> Iterator[tuple[str, str]]:
    """Yield what is taken back and what stands in its place: Arjun and Anil in “it's Anil, not Arjun”."""
    said = without_mark(text)
    for pattern, pair in OUTRIGHT_CONTRASTS:
        yield from map(pair, pattern.finditer(said))
        said = pattern.sub("", said)
    for pattern in (NEW_NOT_OLD, OLD_BUT_NEW, OLD_THEN_NEW, SAID_THEN_NEW, FROM_OLD_TO_NEW):
        yield from filter(_says_something, map(_in_few_words, pattern.finditer(said)))


def _old_and_new(found: re.Match[str]) -> tuple[str, str]:
    return found["old"], found["new"]


def _numbered(found: re.Match[str]) -> tuple[str, str]:
    return f"{found['what']} {found['old']}", f"{found['what']} {found['new']}"


def _with_surname(found: re.Match[str]) -> tuple[str, str]:
    return found["old"], f"{found['old']} {found['new']}"


OUTRIGHT_CONTRASTS = (
    (NUMBERED_ANEW, _numbered),
    (SURNAME, _with_surname),
    (NEW_THAT_NOT_OLD, _old_and_new),
    (NAME_NOT_NAME, _old_and_new),
    (ANOTHER_NAME, _old_and_new),
    (NAME_DENIED, _old_and_new),
)


def _in_few_words(found: re.Match[str]) -> tuple[str, str]:
    if somebody := WHO_DOES_IT.match(found["new"]):
        return found["old"].strip(), somebody["name"]
    return found["old"].strip(), LEADING_WORDS.sub("", SAID_OF_IT.sub("", found["new"].strip())).strip()


def _says_something(contrast: tuple[str, str]) -> bool:
    old, new = contrast
    return old.lower() not in STOP_WORDS and new != "" and old.lower() != new.lower()


def put_right(words: str, old: str, new: str) -> str:
    """Return words with one name or word in place of another; a whole name takes the place of a whole name."""
    # Where the one was from says nothing of the other.
    surname = r"(?: [A-ZĀĒĪŌŪ][\w'’-]+)?(?: (?:from|in|at) [A-ZĀĒĪŌŪ]\w+)?" if WHOLE_NAME.fullmatch(new) else ""
    # “EDU-4417, not 4471” replaces the whole number.
    prefix = r"(?:\w+-)?" if "-" in new and "-" not in old else ""
    changed = re.sub(rf"\b{prefix}(?i:{re.escape(old)})\b{surname}", new.replace("\\", r"\\"), words)
    return TWICE.sub(r"\1", changed)


def only_names_a_field(text: str) -> bool:
    """Return whether a text wishes something changed and does not say to what: “change who it covers”."""
    is_short = len(text.split()) <= MOST_WORDS_OF_A_WISH
    return is_short and wishes_a_change(text) and new_value(text) is None


def gives_new_words(text: str) -> bool:
    """Return whether a text says outright what something should be: “make it …”, “it should read …”."""
    return OUTRIGHT.search(text) is not None


def new_value(text: str) -> str | None:
    """Return what something should be instead, “Bob” in “change the sender to Bob”."""
    outright = OUTRIGHT.search(text)
    found = None if outright else NEW_VALUE.search(text)
    told = outright["value"] if outright else (found[1] or found[2] or "") if found else ""
    value = JUDGEMENT.sub("", told.strip())
    if quoted := QUOTED.match(value):
        return quoted["words"]
    is_judgement = len(value.split()) <= MOST_WORDS_OF_A_JUDGEMENT and NO_VALUE.search(value)
    return None if is_judgement else value or None


def name_said(text: str) -> str | None:
    """Return the name that somebody is said to have, the whole of it where that is said besides."""
    found = NAME_SAID.search(text)
    return (found["whole"] or found["name"]) if found else None


def added_to_a_field(kind: Kind, text: str) -> tuple[str, str] | None:
    """Return the field to which something is added and what that is: “add Tama to the staff it covers”."""
    found, one = ADD_TO.search(text), ADD_ONE.search(text) or ON_THE_LIST.search(text)
    if one and (people := next((field.name for field in kind.fields if field.name in LISTS_OF_PEOPLE), None)):
        return people, one["who"].rstrip(" .")
    if found is None:
        return None
    where = next(filter(None, map(found.__getitem__, ("field", "kind", "where", "down", "under"))))
    in_words = [name for name in fields_named(kind.kind, where) if name not in _closed(kind) and name != kind.account]
    name = next(iter(in_words), None) or field_to_change(kind, where)
    words = next(filter(None, map(found.__getitem__, ("more", "told", "what", "put", "further"))))
    if SOMEBODY_SAID_BEFORE.fullmatch(words.strip()):
        words = new_value(text[: found.start()].strip(" .")) or ""
    return (name, words) if name and words and name != kind.account else None


def _closed(kind: Kind) -> set[str]:
    return {field.name for field in kind.fields if field.choices}


def field_left_out(kind: Kind, text: str) -> str | None:
    """Return the field that a short text wishes to be left out of the report, by its name."""
    is_wished = len(text.split()) <= MOST_WORDS_OF_LEAVING_OUT and LEFT_OUT.match(text) is not None
    return field_to_change(kind, text) if is_wished else None


def about_the_last_answer(text: str) -> str | None:
    """Return what a text says behind words for what was answered last (“change that last one, it was …”)."""
    found = LAST_ANSWER.search(text)
    return found["rest"].strip() if found else None


def is_addition(text: str) -> bool:
    """Return whether a text begins as one does that adds to what was told: “oh and …”, “one more thing …”."""
    return ADDITION.match(text) is not None


def added_words(text: str) -> str | None:
    """Return what should be added to what happened."""
    found = ADD.match(text)
    return found[1].strip() if found else None
