"""“Am I allowed to …?” gets a verdict with the policy's own words, or two or three readings to choose from."""

from collections.abc import Callable
from pathlib import Path

import pytest

from actions.questions.unsettled import Reason, tallies
from actions.store.database import transaction
from tests.conversations.staff import Staff
from tests.running import PROJECT

PROHIBITED = (
    "Am I allowed to run an online casino from my ministry laptop?",
    "ok to have a flutter on the melbourne cup from my work computer eh?",
    "can I give my password to the temp so she can get going",
)
VERDICTS = {"allowed", "not_allowed", "conditional", "not_covered", "information", "out_of_scope"}


@pytest.fixture(params=["education", "justice"])
def organisation(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def staff(organisation: str, sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in(f"people@{organisation}.example")


@pytest.mark.parametrize("words", PROHIBITED)
def test_a_prohibited_act_is_never_called_allowed(staff: Staff, words: str) -> None:
    staff.tell(words)
    assert "allowed" not in [reply["custom"].get("verdict") for reply in staff.conversation.replies]
    assert staff.opened == []


def test_an_answer_quotes_the_policy_word_for_word(organisation: str, staff: Staff) -> None:
    staff.tell("What does the policy say about inappropriate use of the ministry's computers?")
    cards = [reply["custom"] for reply in staff.conversation.replies if reply["custom"].get("type") == "answer"]
    policies = " ".join(_words(path) for path in PROJECT.glob(f"policy_corpus/{organisation}/*.md"))
    for citation in (citation for card in cards for citation in card["citations"]):
        assert " ".join(citation["quote"].split()) in policies
    assert staff.opened == []


@pytest.mark.parametrize(
    "words", ["all good if I nick off early", "what about a raffle at work?", "is it fine to lend my pass to a mate"]
)
def test_every_question_is_answered_or_asked_back(staff: Staff, words: str) -> None:
    answer = staff.tell(words)
    cards = [reply["custom"] for reply in staff.conversation.replies]
    assert answer
    assert all(card["verdict"] in VERDICTS for card in cards if card.get("type") == "answer")
    assert staff.opened == []


def test_an_answer_that_did_not_help_is_counted_and_names_whom_to_ask(organisation: str, staff: Staff) -> None:
    staff.tell(PROHIBITED[0])
    before = _unhelpful(staff, organisation)
    assert "sorry that it did not help" in staff.press("That did not help")
    assert staff.conversation.card("contacts")["contacts"]
    assert _unhelpful(staff, organisation) == before + 1


def test_a_question_that_is_declined_offers_no_feedback_buttons(staff: Staff) -> None:
    staff.tell("can I carry over my annual leave?")
    assert staff.conversation.buttons == []


def _unhelpful(staff: Staff, organisation: str) -> int:
    """How often an answer is counted as no help, with the words of its question."""
    with transaction(staff.database) as session:
        found = tallies(session, organisation)
    return sum(count for tally in found if tally.reason is Reason.NOT_HELPFUL for _, count in tally.texts)


def _words(path: Path) -> str:
    """A policy's text without marks of emphasis and clause ids, as quotes have it."""
    lines = path.read_text(encoding="utf-8").replace("**", "")
    return " ".join(word for word in lines.split() if not word.startswith("{#"))
