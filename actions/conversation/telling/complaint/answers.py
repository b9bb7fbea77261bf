"""Reads answers in free words: who did it, who was there, who supports, how to be reached."""

import re

from actions.conversation.telling.complaint.persons import Mention, holds_a_name, mentions
from actions.conversation.telling.complaint.respondent import read_respondent
from actions.conversation.telling.complaint.wishes import has_nothing_to_tell
from actions.conversation.telling.reply import read_reply

LEAD = re.compile(
    r"^\W*(?:(?:yes|yep|yeah|yea|yup|ae|āe|sure|ok|okay|um|umm|uh|oh|well|so|no|nah|i think|i guess"
    r"|i reckon|please|actually|sorry|wait"
    r"|i meant|correction|hmm|probably|maybe|ah)\b[\s,.:–-]*)+",
    re.IGNORECASE,
)
IT_WAS = re.compile(
    r"^(?:(?:it|that|this|they|he|she)(?:['’]s| is| was|['’]d be| would be)?|his name(?:['’]s| is)?"
    r"|(?:i|we)(?: only| just)? know (?:him|her|them) (?:only )?(?:as|by)"
    r"|(?:everyone|everybody|they all|we all|people|we|they)(?: just| only)? calls? (?:him|her|them)"
    r"|her name(?:['’]s| is)?|their name(?:['’]s| is)?"
    r"|the name(?:['’]s| is)?|name(?:['’]s| is)|someone called|somebody called|a (?:guy|man|woman"
    r"|bloke) called|the person(?: is| was)?|called|goes by)\s+"
    r"(?:called |named |mostly |done by |by )?",
    re.IGNORECASE,
)
# A question is no answer to another.
QUESTION = re.compile(
    r"^\W*(?:(?:and|but|so|sorry|wait|hey|also|ok|oh)[, ]+)*(?:who|what|why|how|when|where|which|can"
    r"|could|should|would|will|do|does|did|is|are|am|may|must)\b.*\?\s*$",
    re.IGNORECASE | re.DOTALL,
)
EXCEPT = re.compile(
    r"\b(?:except|apart from|other than|besides|but|only|just|though|although|however|unless)\b", re.IGNORECASE
)
# “A guy from IT, don't know his name.”
KNOWN_BY = re.compile(
    r"^\W*(?:(?:it was|it['’]?s|he['’]?s|she['’]?s|just|only|i think|some|maybe) )*"
    r"(?P<who>(?:an?|some|one of the) (?:\w+ ){0,2}?"
    r"(?:guy|man|woman|bloke|person|lady|chap|fella|contractor|temp|colleague|lawyer|manager|analyst|people|guys)"
    r" (?:from|in|on|at|with|who works (?:in|at|for)) [^,.;!?]+)[,.;] *"
    r"(?:but )?(?:i )?(?:don['’]?t|do not|not sure|never|no idea|can['’]?t)\b",
    re.IGNORECASE,
)
# An answer in few words that leaves a question open.
DECLINES = re.compile(
    r"^\W*(?:(?:um|oh|sorry|no|nah|well|ok|okay|actually|can we|can i|could we|could i|let['’]?s"
    r"|i['’]?d|i would|i|we|please|just)[, ]+)*"
    r"(?:(?:rather|prefer|prefers?) not\b|(?:prefer|rather) to leave\b|leave (?:that|this|it)\b"
    r"|skip\b|pass\b|next\b|(?:have |got |there['’]?s |there is )?nothing\b"
    r"|(?:have |got )?(?:no|not) (?:answer|comment|thing|idea|one in mind)\b|(?:don['’]?t"
    r"|do not) (?:want to|wanna|wish to|have (?:one|any|anything))"
    r"|(?:come|go) back to (?:that|it)|move on|n/?a\b|blank\b|not (?:for )?(?:now|yet|applicable|today)\b"
    r"|won['’]?t (?:say|answer))",
    re.IGNORECASE,
)
MOST_WORDS_TO_DECLINE = 8
PART = re.compile(r"[.!?;\n]+\s*|\s+-+\s+")
MOST_WORDS, MOST_WORDS_ABOUT_SOMEBODY = 10, 16
SENTENCE_ABOUT_ME = re.compile(r"\b(?:i|i['’]m|i['’]ve|i['’]d|we|you)\b", re.IGNORECASE)


def says_none(field: str, text: str) -> bool:
    """Return whether an answer says that there is nothing to tell; “nobody but Ana” does not."""
    if (
        len(text.split()) <= MOST_WORDS_TO_DECLINE
        and DECLINES.match(text)
        and not EXCEPT.search(DECLINES.sub("", text))
    ):
        return True
    if not has_nothing_to_tell(field, text):
        return False
    if field == "respondent" and any(each.tells_who for each in mentions(text)):
        return False
    behind = EXCEPT.split(text, maxsplit=1)
    others = [each for each in mentions(behind[1]) if each.tells_who] if len(behind) > 1 else []
    return not others and not (field != "contact_preference" and any(each.is_name for each in mentions(text)))


def words_told(field: str, text: str) -> str | None:
    """Return an answer in the person's words without a leading yes; a short reply, a question, “nobody” are none."""
    if read_reply(text) or QUESTION.match(text) or says_none(field, text):
        return None
    words = LEAD.sub("", text).strip() or text.strip()
    return words if re.search(r"[^\W_]{2,}", words) else None


def respondent_told(text: str) -> str | None:
    """Return who did it from the answer to that question, where a bare name or role is enough."""
    if read_reply(text) or QUESTION.match(text):
        return None
    if known_by := KNOWN_BY.match(text):
        return known_by["who"].strip()
    if says_none("respondent", text):
        return None
    parts = [part.strip(" ,\"'“”") for part in PART.split(text) if part.strip()]
    told = (_person_in(IT_WAS.sub("", LEAD.sub("", part))) for part in parts)
    return next((each for each in told if each), None) or read_respondent(text) or _called(text)


def _called(text: str) -> str | None:
    """Return a few words that name somebody: “I only know him as Lance”."""
    is_short = len(text.split()) <= MOST_WORDS_ABOUT_SOMEBODY and not DECLINES.match(text)
    return text.strip(" .!") if is_short and holds_a_name(text) else None


def _is_named_later(part: str, first: Mention | None) -> bool:
    """Return whether few words name somebody behind what they are: “that bloke they call Macca, real name Stephen”."""
    is_short = len(part.split()) <= MOST_WORDS_ABOUT_SOMEBODY and not SENTENCE_ABOUT_ME.search(part)
    return is_short and any(each.is_name for each in mentions(part) if first is None or each.start >= first.end)


def _person_in(part: str) -> str | None:
    """Return the person that a part of an answer names: at its beginning, or by all its few words."""
    if has_nothing_to_tell("respondent", part) or read_reply(part):
        found = [each.text for each in mentions(part) if each.tells_who]
        return found[-1] if found and not read_reply(part) else None
    first = next((each for each in mentions(part) if each.start == 0), None)
    if _is_named_later(part, first):
        return part.strip(" ,.")
    if first is not None and (first.is_name or len(part.split()) > MOST_WORDS):
        return (
            part.strip(" ,.") if len(part.split()) <= MOST_WORDS and not SENTENCE_ABOUT_ME.search(part) else first.text
        )
    is_short = 0 < len(part.split()) <= MOST_WORDS and not SENTENCE_ABOUT_ME.search(part)
    return part.strip(" ,.") if is_short and re.search(r"[^\W\d_]{2,}", part) else (first.text if first else None)
