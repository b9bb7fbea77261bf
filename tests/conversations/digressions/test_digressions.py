"""Whatever comes between, it is answered, and the report waits where it was."""

from collections.abc import Callable

import pytest

from tests.conversations.staff import Staff


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("manager@education.example")


@pytest.fixture
def asked_when(staff: Staff) -> Staff:
    """A report in which only the time is missing and the description."""
    staff.tell("I was sent something inappropriate at work", "an email", "Toni Blake", "yes", "outside")
    assert staff.asked == "received_at"
    return staff


@pytest.fixture
def asked_what(asked_when: Staff) -> Staff:
    """A report in which only the description is missing."""
    asked_when.tell("yesterday at 3pm")
    assert asked_when.asked == "description"
    return asked_when


class TestQuestions:
    def test_a_policy_question_is_answered_and_the_same_thing_asked_again(self, asked_when: Staff) -> None:
        asked_when.tell("am I allowed to forward it to my manager so he can look?")
        assert asked_when.conversation.replies[0]["custom"]["type"] in ("answer", "clarification")
        assert asked_when.asked == "received_at"
        asked_when.tell("yesterday", "a rant with swastikas", "yes")
        assert asked_when.case.fields["sender"] == "Toni Blake"

    def test_an_answer_and_a_question_in_one_message_are_both_heard(self, asked_when: Staff) -> None:
        asked_when.tell("Yesterday at 3. Am I allowed to delete it now?")
        assert asked_when.conversation.replies[0]["custom"]["type"] in ("answer", "clarification")
        assert asked_when.asked == "description"
        asked_when.tell("a rant with swastikas", "yes")
        assert "T15:00" in asked_when.case.fields["received_at"]

    def test_an_answer_that_looks_like_a_question_is_an_answer(self, asked_when: Staff) -> None:
        asked_when.tell("could it have been yesterday about 3?")
        assert asked_when.asked == "description"
        asked_when.tell("a rant with swastikas", "yes")
        assert "T15:00" in asked_when.case.fields["received_at"]

    def test_a_description_that_ends_in_a_question_is_kept_word_for_word(self, asked_what: Staff) -> None:
        description = 'It opened on a girl in her undies and said "are you allowed to look at this?"'
        asked_what.tell(description, "yes")
        assert asked_what.case.fields["description"] == description

    def test_a_question_instead_of_a_description_is_answered(self, asked_what: Staff) -> None:
        asked_what.tell("Am I allowed to keep using the laptop meanwhile?")
        assert asked_what.asked == "description"
        asked_what.tell("men hitting each other with chairs", "yes")
        assert asked_what.case.fields["description"] == "men hitting each other with chairs"

    def test_a_policy_question_at_the_summary_opens_nothing(self, asked_what: Staff) -> None:
        asked_what.tell("an obscene birthday card")
        asked_what.tell("quick question, am I allowed to tell my flatmate about this?")
        assert asked_what.opened == []
        assert asked_what.summary["description"] == "an obscene birthday card"
        asked_what.tell("right, yes")
        assert asked_what.case.fields["description"] == "an obscene birthday card"


class TestWhyItIsAsked:
    def test_the_reason_is_told_and_the_same_thing_asked_again(self, asked_when: Staff) -> None:
        answer = asked_when.tell("why do u need that??")
        assert "let it be found" in answer
        assert asked_when.asked == "received_at"
        asked_when.tell("yesterday", "a clip of a cat being hurt", "yes")
        assert asked_when.case

    def test_in_other_words_too(self, asked_when: Staff) -> None:
        assert "let it be found" in asked_when.tell("before I answer, what are you going to use that for")
        asked_when.tell("stop")
        assert asked_when.opened == []

    def test_it_can_be_asked_at_the_summary(self, asked_what: Staff) -> None:
        asked_what.tell("a nude statue with a colleague's face")
        answer = asked_what.tell("who will see this?")
        assert "people who handle it" in answer
        assert asked_what.summary["sender"] == "Toni Blake"
        assert asked_what.opened == []


class TestDanger:
    def test_danger_in_the_middle_comes_first_and_the_answers_are_kept(self, asked_when: Staff) -> None:
        asked_when.tell("omg he's collapsed and he isn't breathing")
        assert asked_when.conversation.replies[0]["custom"]["number"] == "111"
        assert asked_when.asked == "received_at"
        asked_when.tell("yesterday", "a clip of a cat being hurt", "yes")
        assert asked_when.case.fields["sender"] == "Toni Blake"

    def test_a_description_that_sounds_like_danger_is_kept_too(self, asked_what: Staff) -> None:
        description = "The voice says that he will be at our front door with a knife, and swears a lot"
        asked_what.tell(description)
        assert asked_what.conversation.replies[0]["custom"]["type"] == "emergency"
        assert asked_what.summary["description"] == description
        asked_what.tell("yes")
        assert asked_what.case.fields["description"] == description

    def test_danger_that_a_picture_shows_is_told_like_anything_else(self, asked_what: Staff) -> None:
        description = "A clip of a bloke being stabbed outside a dairy, with a racist caption over it"
        asked_what.tell(description)
        assert asked_what.summary["description"] == description
        asked_what.tell("yes")
        assert asked_what.case.fields["description"] == description

    def test_outside_is_a_place_and_no_danger(self, staff: Staff) -> None:
        staff.tell("reporting something offensive", "voicemail", "Toni Blake", "yes")
        staff.tell("outside")
        assert staff.asked == "received_at"
        staff.tell("yesterday", "shouting", "yes")
        assert staff.case.fields["sender_origin"] == "external"


class TestOtherMatters:
    def test_a_second_matter_is_promised_a_turn_and_given_it(self, asked_when: Staff) -> None:
        answer = asked_when.tell("oh and I also lost my phone on the way in")
        assert "another matter" in answer
        assert asked_when.asked == "received_at"
        asked_when.tell("yesterday", "a hateful poem")
        assert "also mentioned" in asked_when.tell("yes")
        assert asked_when.case.fields["description"] == "a hateful poem"
        asked_when.press("A device is lost")
        assert asked_when.conversation.card("contacts")

    def test_a_second_matter_in_the_description_is_kept_and_named(self, asked_what: Staff) -> None:
        description = "A photo of a naked man. When I jumped up I lost my phone down the lift shaft"
        assert "another matter" in asked_what.tell(description)
        asked_what.tell("yes")
        assert asked_what.case.fields["description"] == description

    def test_harassment_told_in_passing_is_not_taken_for_an_answer(self, asked_when: Staff) -> None:
        asked_when.tell("also my manager keeps touching my shoulder when he walks past")
        assert "another matter" in asked_when.conversation.text
        asked_when.tell("yesterday", "a lewd cartoon", "yes")
        assert asked_when.case.fields["sender"] == "Toni Blake"

    def test_whoever_wants_a_person_gets_contacts_and_can_go_on(self, asked_when: Staff) -> None:
        asked_when.tell("could I talk to an actual person about this instead?")
        assert asked_when.conversation.replies[0]["custom"]["type"] == "contacts"
        assert asked_when.asked == "received_at"
        asked_when.tell("stop")
        assert asked_when.opened == []

    def test_an_older_report_is_looked_up_without_losing_this_one(self, asked_when: Staff) -> None:
        asked_when.tell("what's happening with the other report I made?")
        assert asked_when.asked == "received_at"
        asked_when.tell("yesterday", "a lewd cartoon", "yes")
        assert asked_when.case.fields["sender"] == "Toni Blake"

    def test_thanks_is_no_answer(self, asked_when: Staff) -> None:
        asked_when.tell("thanks mate")
        assert asked_when.asked == "received_at"
        asked_when.tell("yesterday", "a lewd cartoon", "yes")
        assert asked_when.case
