"""Whatever kind of matter is told: what comes between is answered, and the telling goes on where it was."""

from tests.conversations.staff import Staff
from tests.conversations.teller import Matter


def test_a_policy_question_in_the_middle_is_answered(teller: Staff, matter: Matter) -> None:
    matter.come_to(teller, matter.several_at)
    teller.tell(matter.question)
    assert teller.conversation.replies[0]["custom"]["type"] in ("answer", "clarification")
    assert teller.asked == matter.several_at
    assert matter.held_by(matter.finish(teller)) == matter.fields


def test_whoever_asks_who_will_see_it_is_told(teller: Staff, matter: Matter) -> None:
    matter.come_to(teller, matter.several_at)
    assert "the people who handle it" in teller.tell("hang on, who else gets to see this?")
    assert teller.asked == matter.several_at
    assert matter.held_by(matter.finish(teller)) == matter.fields


def test_whoever_asks_what_happens_next_is_told(teller: Staff, matter: Matter) -> None:
    matter.come_to(teller, matter.several_at)
    teller.tell("and what happens after I send it?")
    assert len(teller.conversation.replies) > 1
    assert teller.asked == matter.several_at
    assert matter.held_by(matter.finish(teller)) == matter.fields


def test_another_matter_told_in_passing_is_offered_afterwards(teller: Staff, matter: Matter) -> None:
    matter.come_to(teller, matter.several_at)
    assert "another matter" in teller.tell(matter.besides)
    assert teller.asked == matter.several_at
    assert matter.held_by(matter.finish(teller)) == matter.fields
    assert "You also mentioned another matter" in teller.conversation.text
