"""Closed fields in everyday words."""

import pytest

from actions.cases.kinds import kind_named
from actions.conversation.telling import vocabulary
from actions.conversation.telling.vocabulary import fields_named, other_matters, read_value

KIND = "inappropriate_material"
TOLD = [
    ("material_type", "it was an email", "email"),
    ("material_type", "An e-mail with an attachment", "attachment"),
    ("material_type", "he txted me", "sms"),
    ("material_type", "a link to some site", "website"),
    ("material_type", "she left me a message", "voicemail"),
    ("material_type", "in our Teams", "chat"),
    ("material_type", "not an email, a text", "sms"),
    ("material_type", "it wasn’t a text", None),
    ("material_type", "not sure, maybe an email", "email"),
    ("material_type", "a text instead of an email", "sms"),
    ("material_type", "the context was odd", None),
    ("sender_origin", "they work here", "internal"),
    ("sender_origin", "from outside", "external"),
    ("sender_origin", "a member of the public", "external"),
    ("sender_origin", "I looked at what was inside", None),
    ("sender_known", "never heard of them", "no"),
    ("sender_known", "I don't know him from a bar of soap", "no"),
    ("sender_known", "yeah I know her", "yes"),
    ("sender_known", "my boss saw it", None),
]
ASKED = [
    ("sender_origin", "inside", "internal"),
    ("sender_origin", "outside i reckon", "external"),
    ("sender_origin", "one of the teachers at a school", "external"),
    ("sender_known", "sort of", "yes"),
    ("sender_known", "not really", "no"),
    ("material_type", "something else", "other"),
]


@pytest.mark.parametrize(("field", "words", "value"), TOLD)
def test_a_value_is_told_anywhere(field: str, words: str, value: str | None) -> None:
    assert read_value(KIND, field, words) == value


@pytest.mark.parametrize(("field", "words", "value"), ASKED)
def test_more_words_count_in_an_answer(field: str, words: str, value: str) -> None:
    assert read_value(KIND, field, words) is None
    assert read_value(KIND, field, words, asked=True) == value


@pytest.mark.parametrize("field", ["material_type", "sender_origin", "sender_known"])
@pytest.mark.parametrize("place", ["anywhere", "asked"])
def test_every_value_of_the_vocabulary_may_be_stored(field: str, place: str) -> None:
    known = kind_named(KIND).field(field)
    assert known is not None
    assert set(vocabulary._words(KIND)["values"][field][place]) <= set(known.choices)


@pytest.mark.parametrize("field", [field.name for field in kind_named(KIND).fields])
def test_every_field_can_be_named(field: str) -> None:
    phrases = vocabulary._words(KIND)["names"][field]
    assert all(field in fields_named(KIND, f"please change {phrase}") for phrase in phrases)


def test_a_second_matter_is_heard_in_passing() -> None:
    assert other_matters("and then I lost my phone on the ferry") == ("security_incident",)


def test_the_matter_itself_is_no_second_one() -> None:
    assert other_matters("I got an email with a naked man and shut my laptop") == ()
