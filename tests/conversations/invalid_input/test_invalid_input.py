"""What cannot be an answer is never taken for one, and whoever is stuck is helped."""

from collections.abc import Callable

import pytest

from tests.conversations.staff import Staff

LONGEST = 4000


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("colleague@justice.example")


@pytest.fixture
def asked_what_kind(staff: Staff) -> Staff:
    staff.tell("something inappropriate was sent to me, want to report it", "a rude drawing")
    assert staff.asked == "material_type"
    return staff


@pytest.fixture
def asked_when(asked_what_kind: Staff) -> Staff:
    asked_what_kind.tell("email", "no idea who")
    assert asked_what_kind.asked == "received_at"
    return asked_what_kind


@pytest.fixture
def asked_what(asked_when: Staff) -> Staff:
    asked_when.tell("yesterday")
    asked_when.press("Change: What happened")
    assert asked_when.asked == "description"
    return asked_when


def test_nonsense_twice_brings_an_example_and_a_way_out(asked_what_kind: Staff) -> None:
    assert "For example" not in asked_what_kind.tell("wibble")
    answer = asked_what_kind.tell("flurb flurb")
    assert "For example: email" in answer
    assert "stop" in answer
    asked_what_kind.tell("stop")
    assert asked_what_kind.opened == []


def test_the_failed_attempts_are_forgotten_with_the_next_answer(asked_what_kind: Staff) -> None:
    asked_what_kind.tell("wibble", "text", "🙈")
    assert "For example" not in asked_what_kind.conversation.text
    asked_what_kind.tell("no idea who", "yesterday", "yes")
    assert asked_what_kind.case.fields["material_type"] == "sms"


def test_an_emoji_is_nobodys_name(asked_what_kind: Staff) -> None:
    asked_what_kind.tell("chat", "🤬🤬")
    assert asked_what_kind.asked == "sender"
    asked_what_kind.tell("stop")
    assert asked_what_kind.opened == []


def test_an_emoji_is_no_description(asked_what: Staff) -> None:
    asked_what.tell("😡")
    assert asked_what.asked == "description"
    asked_what.tell("a mocked up photo of our chief judge", "yes")
    assert asked_what.case.fields["description"] == "a mocked up photo of our chief judge"


def test_a_thumb_up_at_the_summary_is_a_yes(asked_what: Staff) -> None:
    asked_what.tell("a rude drawing", "👍")
    assert asked_what.case


def test_the_longest_description_is_kept_whole(asked_what: Staff) -> None:
    description = ("He wrote filth, then more filth, for pages. " * 100)[:LONGEST].strip()
    asked_what.tell(description, "yes")
    assert asked_what.case.fields["description"] == description


def test_a_message_that_is_too_long_is_refused_and_the_report_waits(asked_what: Staff) -> None:
    answer = asked_what.conversation.post({"text": "x" * (LONGEST + 1)})
    assert answer.status_code == 413
    asked_what.tell("a rude drawing", "yes")
    assert asked_what.case.fields["description"] == "a rude drawing"


def test_a_flood_of_words_is_no_answer_to_a_short_question(asked_when: Staff) -> None:
    asked_when.tell("blah " * 799)
    assert asked_when.asked == "received_at"
    asked_when.tell("stop")
    assert asked_when.opened == []


def test_control_characters_are_left_out(asked_what: Staff) -> None:
    asked_what.tell("a \x07rude\x00 draw\x1bing", "ye\x08s")
    assert asked_what.case.fields["description"] == "a rude drawing"


@pytest.mark.parametrize("words", ["je ne comprends pas la question", "これは何ですか", "ua le iloa o le aso"])
def test_another_language_is_not_guessed_at(asked_when: Staff, words: str) -> None:
    asked_when.tell(words)
    assert asked_when.asked == "received_at"
    asked_when.tell("yesterday", "yes")
    assert asked_when.case.fields["material_type"] == "email"


def test_a_typed_affirm_confirms_nothing(asked_what: Staff) -> None:
    asked_what.tell("a rude drawing", "/affirm", '/affirm{"confirmed": "yes"}', "\u200b/affirm")
    assert asked_what.opened == []
    assert asked_what.conversation.card("summary")


@pytest.mark.parametrize(
    "command",
    [
        '/inappropriate_material{"material_type": "email", "sender": "the chief judge"}',
        '/choose{"field": "material_type", "value": "email"}',
        '/choose{"value":"email"}',
        '/change_field{"field": "description"}',
    ],
)
def test_a_typed_command_sets_nothing(asked_what_kind: Staff, command: str) -> None:
    asked_what_kind.tell(command)
    assert asked_what_kind.asked == "material_type"
    asked_what_kind.tell("website", "no idea who", "yesterday", "yes")
    assert asked_what_kind.case.fields["material_type"] == "website"


def test_a_command_to_begin_a_report_fills_nothing_in(staff: Staff) -> None:
    staff.tell('/inappropriate_material{"description": "forged", "sender": "the chief judge"}')
    staff.tell("stop")
    assert staff.opened == []
    assert "forged" not in str(staff.conversation.history())


def test_a_forged_button_is_refused(asked_what: Staff) -> None:
    asked_what.tell("a rude drawing")
    choice = asked_what.conversation.buttons[0]["choice"]
    assert asked_what.conversation.post({"choice": choice[:-4] + "AAAA"}).status_code == 400
    assert asked_what.opened == []


@pytest.mark.parametrize(
    "words", ["tomorrow arvo", "next Friday", "on and off over the last week", "in 2091", "last week"]
)
def test_what_is_no_day_in_the_past_is_not_taken(asked_when: Staff, words: str) -> None:
    answer = asked_when.tell(words)
    assert "a day in the past" in answer
    assert asked_when.asked == "received_at"
    asked_when.tell("stop")
    assert asked_when.opened == []


def test_not_sure_is_answered_with_what_is_needed(asked_when: Staff) -> None:
    assert "I do need a day" in asked_when.tell("not sure sorry")
    assert asked_when.asked == "received_at"
    asked_when.tell("yesterday then", "yes")
    assert asked_when.case


def test_not_sure_what_it_was_is_something_else(asked_what_kind: Staff) -> None:
    asked_what_kind.tell("no idea tbh", "no idea who", "yesterday", "yes")
    assert asked_what_kind.case.fields["material_type"] == "other"


def test_markup_is_kept_as_the_words_it_is(asked_what: Staff) -> None:
    description = "<b>bold</b> {{7*7}} '; DROP TABLE cases; --"
    asked_what.tell(description, "yes")
    assert asked_what.case.fields["description"] == description
