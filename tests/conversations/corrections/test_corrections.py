"""People change their minds; what they said last about a thing is what is opened."""

from collections.abc import Callable

import pytest

from tests.conversations.staff import Staff, yesterday


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("contractor@education.example")


@pytest.fixture
def at_the_summary(staff: Staff) -> Staff:
    staff.come_to_the_summary()
    return staff


def test_an_earlier_answer_is_taken_back_while_something_else_is_asked(staff: Staff) -> None:
    staff.tell("need to put in a report about something offensive", "a gif of a lynching", "an email", "Tua Sione")
    answer = staff.tell("oh wait, my mistake, that was a text not an email")
    assert "changed" in answer
    assert staff.asked == "sender_known"
    staff.tell("yeah", "inside", "yesterday", "yes")
    assert staff.case.fields["material_type"] == "sms"


def test_an_answer_taken_back_twice_is_what_it_was_made_last(staff: Staff) -> None:
    staff.tell(
        "reporting something offensive", "a website", "actually it was an email", "whoops no, it was a voicemail"
    )
    staff.tell("no clue who", "yesterday", "a drunk yelling slurs", "yes")
    assert staff.case.fields["material_type"] == "voicemail"


def test_no_at_the_summary_with_the_right_answer_changes_it_at_once(at_the_summary: Staff) -> None:
    at_the_summary.tell("no, it was a text")
    assert at_the_summary.summary["material_type"] == "A text message"
    at_the_summary.tell("yes")
    assert at_the_summary.case.fields["material_type"] == "sms"


def test_a_field_is_changed_by_its_button_at_the_summary(at_the_summary: Staff) -> None:
    at_the_summary.press("Change: When it arrived")
    at_the_summary.tell("yesterday at half past four")
    at_the_summary.press("Yes, open it")
    assert at_the_summary.case.fields["received_at"].startswith(f"{yesterday():%Y-%m-%d}T16:30")


def test_a_choice_is_changed_by_two_buttons(at_the_summary: Staff) -> None:
    at_the_summary.press("Change: Inside or outside", "Not sure", "Yes, open it")
    assert at_the_summary.case.fields["sender_origin"] == "unknown"


def test_a_field_called_wrong_is_asked_for_again(at_the_summary: Staff) -> None:
    at_the_summary.tell("hmm the date is wrong")
    assert at_the_summary.asked == "received_at"
    at_the_summary.tell("day before yesterday", "yep")
    assert "T" not in at_the_summary.case.fields["received_at"]


def test_a_field_is_changed_by_its_name_in_one_sentence(at_the_summary: Staff) -> None:
    at_the_summary.tell("can you change the sender to piripi from Fletchers")
    at_the_summary.tell("good to go")
    assert at_the_summary.case.fields["sender"] == "piripi from Fletchers"


def test_another_time_keeps_the_day(at_the_summary: Staff) -> None:
    at_the_summary.tell("sorry, more like at 4pm", "yes")
    assert at_the_summary.case.fields["received_at"].startswith(f"{yesterday():%Y-%m-%d}T16:00")


def test_two_changes_at_the_summary_are_both_kept(at_the_summary: Staff) -> None:
    at_the_summary.tell("no it came by text", "and the sender was jools@prints.example")
    at_the_summary.tell("ka pai, yes")
    fields = at_the_summary.case.fields
    assert (fields["material_type"], fields["sender"]) == ("sms", "jools@prints.example")


def test_a_bare_no_at_the_summary_asks_what_to_change(at_the_summary: Staff) -> None:
    assert "What would you like to change?" in at_the_summary.tell("nah that's not right")
    at_the_summary.press("Change: What happened")
    at_the_summary.tell("It was socks and a hat, to be fair", "yes")
    assert at_the_summary.case.fields["description"] == "It was socks and a hat, to be fair"


def test_something_is_added_to_what_happened(at_the_summary: Staff) -> None:
    at_the_summary.tell("please add that he sent it to the whole team", "yes")
    assert at_the_summary.case.fields["description"].endswith("he sent it to the whole team")
    assert "socks" in at_the_summary.case.fields["description"]


def test_a_field_is_left_as_it_is_after_all(at_the_summary: Staff) -> None:
    before = at_the_summary.summary
    at_the_summary.press("Change: Who it came from")
    at_the_summary.tell("leave it as it is")
    assert at_the_summary.summary == before
    at_the_summary.tell("yes")
    assert at_the_summary.case.fields["sender"] == "a supplier of ours"


def test_going_back_asks_the_question_before(staff: Staff) -> None:
    staff.tell("I was sent something offensive and want to report it", "email", "Manaia Cole")
    staff.tell("go back please")
    assert staff.asked == "sender"
    staff.tell("Manaia Kohl", "no", "outside", "yesterday", "a rude poem", "yes")
    assert staff.case.fields["sender"] == "Manaia Kohl"


def test_a_sender_remembered_at_the_summary_is_asked_for(staff: Staff) -> None:
    staff.tell("some random emailed me a clip of a fight to the death yesterday at 1pm")
    staff.tell("hang on, actually I do know who it was")
    assert staff.asked == "sender"
    staff.tell("Wiremu Dunn", "outside", "yes")
    fields = staff.case.fields
    assert (fields["sender"], fields["sender_known"]) == ("Wiremu Dunn", "yes")


def test_not_knowing_the_sender_does_not_take_their_address_away(staff: Staff) -> None:
    staff.tell("hotties@spam.example mailed me a bikini calendar, got it yesterday at noon")
    staff.tell("no, never heard of them", "outside", "yes")
    fields = staff.case.fields
    assert (fields["sender"], fields["sender_known"]) == ("hotties@spam.example", "no")


def test_the_first_account_is_not_overwritten_by_later_answers(staff: Staff) -> None:
    account = "an email that said it was our tax form had a stack of topless photos in it"
    staff.tell(account)
    staff.tell(
        "Deb in facilities", "yes, we had lunch once and a text war after", "inside", "yesterday on the bus", "yes"
    )
    fields = staff.case.fields
    assert (fields["material_type"], fields["description"]) == ("email", account)
