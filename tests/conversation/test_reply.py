"""Short replies, told from content."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.conversation.telling.reply import Reply, read_reply

REPLIES = {
    Reply.AFFIRM: (
        "yes",
        "YES!!",
        "y",
        "āe",
        "yep all good thanks",
        "yup send it through mate",
        "👍",
        "nah yeah",
        "ka pai",
    ),
    Reply.DENY: ("no", "Nope.", "nah that's wrong", "yeah nah", "kāo", "👎", "no no no", "not quite right"),
    Reply.STOP: ("stop", "cancel it please", "nvm", "ok stop", "no, forget it", "i’ve changed my mind", "can we stop"),
    Reply.SKIP: ("N/A", "skip this one", "pass", "I'd rather not say", "nah skip", "next question please"),
    Reply.NOT_KNOWN: ("not sure", "dunno sorry", "no idea tbh", "i honestly can't remember", "beats me", "idk yet"),
    Reply.WHY: ("why?", "Why do you need that??", "what's that for", "hmm why do u ask"),
    Reply.WHO: ("is this anonymous?", "um, who will see this?", "will my boss know", "does my name go on it??"),
    Reply.WHAT_NEXT: ("what happens next?", "ok so then what", "and what happens once I send it?"),
    Reply.BACK: ("go back", "back please", "can I go back?"),
    Reply.RESTART: ("start again", "can we start over please", "um, from the top"),
    Reply.LATER: ("save it for later", "gotta go", "can i finish this later?", "i'll come back to this"),
    Reply.AGAIN: ("try again", "retry", "please try again now"),
    Reply.RESUME: ("continue", "hi, I'm back", "where were we?", "thanks", "kia ora", "what?"),
    Reply.KEEP: ("leave it as it is", "no, keep it"),
    Reply.HELP: ("help", "what do you mean?", "like what"),
}
CONTENT = (
    "yes but it was Tuesday",
    "no it was a text",
    "no worries if not, it came from Bob",
    "affirm",
    '/affirm{"confirmed": true}',
    "stop sending me these, it said",
    "not so sure it was an email",
    "yes no",
    "just now",
    "this one then",
    "😀",
    "...",
    "",
    "I said yes to his invitation and then he sent it",
    "I'd rather not make a fuss",
    "someone told him to forget the report",
    "who sees this sort of thing every day? I do",
)


@pytest.mark.parametrize(("words", "reply"), [(words, reply) for reply, lines in REPLIES.items() for words in lines])
def test_a_short_reply_is_known_in_everyday_words(words: str, reply: Reply) -> None:
    assert read_reply(words) is reply


def test_whatever_is_dropped_in_whichever_words_is_dropped() -> None:
    verbs, things = ("stop", "drop", "abandon", "withdraw"), ("it", "this", "my complaint", "the whole thing")
    assert {read_reply(f"ok, please {verb} {thing}!") for verb in verbs for thing in things} == {Reply.STOP}


@pytest.mark.parametrize("words", CONTENT)
def test_what_says_more_or_nothing_is_no_short_reply(words: str) -> None:
    assert read_reply(words) is None


@pytest.mark.parametrize("reply", Reply)
def test_every_short_reply_has_its_words(reply: Reply) -> None:
    assert REPLIES[reply]


@settings(deadline=None)
@given(st.text())
def test_any_text_is_a_reply_or_none(text: str) -> None:
    assert read_reply(text) is None or read_reply(text) in Reply
