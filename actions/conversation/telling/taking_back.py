"""How people begin to take something back: "actually it was Monday", "two things to fix", "no wait"."""

import re

MARK = (
    r"actually|sorry|wait|correction|i meant|oops|whoops|my bad|my mistake|hang on|hold on"
    r"|(?:i(?:['’]ve| have)? |have )?changed my mind (?:about|on|as to)\b"
    r"|(?:just |only )?(?:one|two|three|a couple of|a few) (?:small |quick |wee )?"
    r"(?:fix|correction|change|amendment|edit|mistake)(?:e?s)?\b"
    r"|i (?:must|need to|have to|should|ought to|want to) (?:put|set|correct|fix|amend|change)"
    r" (?:one|two|three|a couple of|a few|some) (?:small )?things?\b"
    r"|(?:one|two|three|a couple of|a few) (?:small )?(?:things?|points?) (?:i (?:said|told|got|gave|put)"
    r"|to (?:fix|correct|put right|change|amend)|(?:is|are|was|were) wrong)"
    r"|(?:thinking (?:again |more )?about|having thought about|about|on|as for)\b[^.!?:;]{0,40}?,? "
    r"(?:i(?:['’]ve| have)? )?changed my mind\b"
    r"|(?:i(?:['’]d like to| want to| must| have to)? |let me )?take (?:that|it|this) back\b"
    r"|i withdraw (?:that|what i said)\b"
    r"|i(?:['’]ve| have)? (?:mixed|muddled) (?:up (?:one|two|three|a couple of|some) things|(?:the |my )?\w+ up)\b"
    r"|i(?:['’]ve| have)? (?:gave|given|told|put|got|wrote|written) (?:you )?(?:down )?the wrong\b"
    r"|i (?:need|have|want|ought) to come clean\b|i got (?:a bit )?ahead of myself\b|did i (?:just )?say\b"
    r"|(?:let me |to )?set (?:it|that|the record) straight\b|aroha mai\b|(?:scrap|ditch|forget) (?:the|what i said)\b"
    r"|nearly\b(?! (?:all|every|a|an|the)\b)|almost there|not quite|close but"
    r"|on (?:second thoughts?|reflection)|scratch that|i got that wrong|that's wrong|that was wrong|i was wrong"
)
WISH = (
    r"(?:(?:can|could) (?:i|we|you) |please |i want to |i need to |i'd like to )*"
    r"(?:change|fix|correct|edit|update|(?:go|going|coming) back to)\b"
)
INTERJECTIONS = (
    r"(?:(?:oh|ah|aw|hmm+|um+|ugh|heck|bother|damn|blast|gosh|aue|auē"
    r"|oops|oh heavens|heavens|goodness|ok|okay|right|no|nah|shoot|dang|eek|argh+|and|but)"
    r"\b[,.! ]+)*"
)
WISH_FIRST = re.compile(rf"^\W*{WISH}", re.IGNORECASE)
CORRECTION = re.compile(
    rf"^\W*(?:oh,? )?(?:{MARK}|no[,. ]|nah[,. ]|make (?:it|that)\b|it was|it wasn)"
    r"|\b(?:actually|i meant|change|fix|correct|edit|update|amend|go back to|wrong|not right|mistake|incorrect)\b",
    re.IGNORECASE,
)
# Without any doubt: a description may well begin with “No”.
PLAIN_CORRECTION = re.compile(
    rf"^\W*{INTERJECTIONS}(?:{MARK}|(?:no|nah),? (?:it was|it wasn|it came|on reflection)"
    rf"|{WISH})",
    re.IGNORECASE,
)
LEADING_MARK = re.compile(rf"^\W*{INTERJECTIONS}(?:{MARK})\b\W*(?:(?:no|nah)\b\W*)?", re.IGNORECASE)
# “Two fixes.” announces what follows, and is none of it.
HEADING = re.compile(
    r"^\W*(?:(?:oh|ok|sorry|hang on|hold on|wait)[, ]+)*(?:just |only )?(?:one|two|three|a couple of|a few) (?:\w+ )?"
    r"(?:fix(?:es)?|corrections?|changes?|amendments?|edits?|mistakes?|things?)(?: \w+){0,2}[.:;]\s+",
    re.IGNORECASE,
)
MOST_WORDS_OF_A_PLAIN_CORRECTION = 10
YES_OR_NO = re.compile(r"^\W*(?:yes|yeah|yep|no|nah|nope)\b[\s,.]*", re.IGNORECASE)


def is_correction(text: str, *, after_yes_or_no: bool = False) -> bool:
    """Return whether a text takes something back; where yes or no is the answer, that word alone does not."""
    return CORRECTION.search(YES_OR_NO.sub("", text) if after_yes_or_no else text) is not None


def says_yes_or_no(text: str) -> bool:
    """Return whether a text begins with yes or no, and so answers a question of that kind."""
    return YES_OR_NO.match(text) is not None


def is_plain_correction(text: str) -> bool:
    """Return whether a text does nothing but take something back, so that it can be no account of what happened."""
    return len(text.split()) <= MOST_WORDS_OF_A_PLAIN_CORRECTION and begins_as_correction(text)


def begins_as_correction(text: str) -> bool:
    """Return whether a text begins as one does that takes something back."""
    return PLAIN_CORRECTION.match(text) is not None


def wishes_a_change(text: str) -> bool:
    """Return whether a text begins with the wish to change something: “can I fix the date”."""
    return WISH_FIRST.match(text) is not None


def without_mark(text: str) -> str:
    """Return a text without the words at its beginning that only say that something is taken back."""
    return LEADING_MARK.sub("", text)


def without_heading(text: str) -> str:
    """Return a text without the words at its beginning that announce how much is to be put right."""
    return HEADING.sub("", text)
