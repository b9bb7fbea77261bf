"""Whatever kind of matter is told: people answer in their own order, go back, and start again."""

from tests.conversations.staff import Staff
from tests.conversations.teller import Matter


def test_two_answers_in_one_message_are_both_kept(teller: Staff, matter: Matter) -> None:
    matter.come_to(teller, matter.several_at)
    teller.tell(matter.several)
    assert matter.held_by(matter.finish(teller)) == matter.fields


def test_going_back_twice_asks_the_question_before_the_last_again(teller: Staff, matter: Matter) -> None:
    matter.come_to(teller, matter.several_at)
    teller.tell("can we go back a step?", "go back one more")
    assert teller.asked != matter.several_at
    assert matter.held_by(matter.finish(teller)) == matter.fields


def test_whoever_starts_again_has_told_nothing_yet(teller: Staff, matter: Matter) -> None:
    matter.come_to(teller, matter.several_at)
    assert "I have forgotten what you told me" in teller.tell("can I start over from scratch?")
    assert teller.asked
    teller.tell(matter.opening)
    assert matter.held_by(matter.finish(teller)) == matter.fields
