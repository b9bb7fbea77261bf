"""Short replies that stand beside other words: “gotta run, can I finish this later?”, “good to go, please lodge it”."""

import re
from dataclasses import dataclass

from actions.conversation.telling.reply import Reply, read_reply

CLAUSE = re.compile(r"[^.,;:!?\n]+[.,;:!?\n]*")
# In fewer words these mean something else in the middle of a sentence: “hang on”, “why”.
FEWEST_WORDS = {
    Reply.LATER: 3,
    Reply.STOP: 2,
    Reply.WHY: 2,
    Reply.WHO: 3,
    Reply.WHAT_NEXT: 2,
    Reply.BACK: 2,
    Reply.RESTART: 2,
}
ASSENT = re.compile(
    r"^\W*(?:(?:oh|um|ok|okay|well|great|thanks|thank you|cool|sweet|good|right|nice|lovely|perfect|awesome|alright)[,.! ]+)*"
    r"(?:yes|yep|yeah|yup|yip|ya|aye|āe|ae|sure|ok|okay|correct|exactly|absolutely|definitely|affirmative|confirmed?|ack|approved?"
    r"|all good|all correct|all right|looks? (?:good|right|fine|correct|great|ok)|sounds? (?:good|right|fine)|spot on|that'?s (?:it|right|correct|all|good|the one)"
    r"|that is (?:it|right|correct|all|good|accurate|an accurate)|good to go|go ahead|go for it|happy with (?:that|it)|ka pai|koinā|pai|tino pai|sweet as|she'?s right|bang on"
    r"|please (?:do|proceed|submit|send|lodge|file|open|log|go)|(?:submit|send|lodge|file|open|log|record|fire|shoot|ship|pop|put) (?:it|that|this|her|away)"
    r"|i (?:confirm|agree|approve)|proceed|submit)\b",
    re.IGNORECASE,
)
ASSENT_AT_THE_END = re.compile(
    r"\b(?:please (?:proceed|submit(?: it)?|send it|lodge it|file it|open it|go ahead|do)|go ahead|submit it|send it|lodge it|file it|open it"
    r"|good to go|happy with that|you can send it(?: now)?|ready to go)\W*(?:thanks|thank you|now|please|ta|cheers)?\W*$",
    re.IGNORECASE,
)
RESERVATION = re.compile(
    r"\?|\b(?:but|except|however|although|though|only|wait|actually|not|no|nah|nope|never|wrong|change|add|also|forgot|instead|should"
    r"|missing|missed|before you|once you|when you|after you|unless|if|hold|later|stop|cancel|don'?t|doesn'?t|isn'?t|wasn'?t|didn'?t|can'?t|won'?t)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Clause:
    """A short reply among other words, and those other words."""

    reply: Reply
    rest: str


def reply_among_words(text: str) -> Clause | None:
    """Return the first clause of a text that steers the conversation, None where none does."""
    clauses = CLAUSE.findall(text)
    for place, clause in enumerate(clauses):
        reply = read_reply(clause)
        if reply in FEWEST_WORDS and len(clause.split()) >= FEWEST_WORDS[reply]:
            return Clause(reply, "".join(clauses[:place] + clauses[place + 1 :]).strip(" ,;:"))
    return None


def assents(text: str) -> bool:
    """Return whether a text says yes to what was read back, in whichever words, and nothing against it."""
    return not RESERVATION.search(text) and bool(ASSENT.match(text) or ASSENT_AT_THE_END.search(text))
