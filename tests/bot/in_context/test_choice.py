"""A reply in words picks the answer that it means, and no reply is taken for one that it does not mean."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from bot.nlu.in_context.last_answer import CHOICE
from bot.nlu.in_context.meaning import MEANT, in_context
from tests.bot.in_context.conftest import HERE, Understands, conversation, question_answered, read

QUESTIONS: list[dict[str, Any]] = read(HERE / "clarifications.yml")
LEAST_PICKED = 0.9
MOST_PICKED_WRONG = 0.01
LICENSED = ("Yes, authorised and licensed", "No, or I got it some other way")
ASKED = "Is the software authorised and properly licensed?"


class Reply(NamedTuple):
    text: str
    asks: str
    titles: tuple[str, ...]
    meant: str | None


def replies() -> Iterator[Reply]:
    for question in QUESTIONS:
        titles = tuple(question["options"])
        for place, texts in question["replies"].items():
            yield from (
                Reply(text, question["question"], titles, titles[place - 1] if place else None) for text in texts
            )


def picked(reply: Reply, understands: Understands) -> str | None:
    """The title of the button that a reply is heard as."""
    asked = conversation(*question_answered(reply.asks, reply.titles))
    meant = str(in_context(understands(reply.text), asked).get(MEANT) or "")
    return next((title for title in reply.titles if meant == f'/choose{{"matter": "{title}"}}'), None)


def test_replies_pick_the_answer_that_they_mean(understands: Understands) -> None:
    meant = [reply for reply in replies() if reply.meant]
    missed = [reply.text for reply in meant if picked(reply, understands) != reply.meant]
    assert 1 - len(missed) / len(meant) >= LEAST_PICKED, missed


def test_hardly_a_reply_picks_an_answer_that_it_does_not_mean(understands: Understands) -> None:
    meant = [reply for reply in replies() if reply.meant]
    wrong = [reply.text for reply in meant if picked(reply, understands) not in (reply.meant, None)]
    assert len(wrong) / len(meant) <= MOST_PICKED_WRONG, wrong


def test_what_is_no_reply_picks_nothing(understands: Understands) -> None:
    assert [reply.text for reply in replies() if not reply.meant and picked(reply, understands)] == []


@pytest.mark.parametrize("text", ["hmm", "dunno", "not sure sorry"])
def test_mere_doubt_has_the_question_asked_once_more(understands: Understands, text: str) -> None:
    assert in_context(understands(text), conversation(*question_answered(ASKED, LICENSED)))[MEANT] == CHOICE


def test_with_nothing_offered_a_yes_is_left_to_its_topic(understands: Understands) -> None:
    assert MEANT not in in_context(understands("yes"), conversation(*question_answered()))
