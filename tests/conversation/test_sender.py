"""Who sent it, out of an account or as an answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.conversation.telling.sender import UNKNOWN, is_role, read_sender, read_sender_answer

IN_AN_ACCOUNT = {
    "an address": ("it says j.smith+x@mail.example at the top", "j.smith+x@mail.example"),
    "a mobile number": ("text from 021 555 1234, no idea who", "021 555 1234"),
    "an international number": ("+64 21-555-123 keeps at it", "+64 21-555-123"),
    "a name behind from": ("got an email from Aroha Ngata at the zoo", "Aroha Ngata"),
    "a name before sent": ("Yesterday Ana Tuilagi sent me a pic", "Ana Tuilagi"),
    "a name with macrons": ("it was forwarded by Rāwiri Pōtiki", "Rāwiri Pōtiki"),
    "a name that begins with a month": ("got it from April Jones", "April Jones"),
    "a name with a particle": ("it was from Anouk de Vries", "Anouk de Vries"),
    "an abbreviation": ("email from IT with a rude footer", "IT"),
    "a role that sent it": ("my boss emailed it to everybody", "my boss"),
    "a role behind from": ("it came from a supplier of ours", "a supplier of ours"),
    "the boss of the boss": ("it came from my boss's boss", "my boss's boss"),
    "somebody from somewhere": ("someone from payroll forwarded it", "someone from payroll"),
    "nobody known": ("some random texted it", UNKNOWN),
    "a role that only saw it": ("my boss saw it too", None),
    "a month": ("it has been there from April", None),
    "a weekday": ("it is from Monday", None),
    "the address it was sent to": ("I passed it to info@education.example", None),
    "a place in a file": ("see page 12 and 0.5 of the annex", None),
    "a date": ("it came on 20 11 2026", None),
    "a sentence that begins with a capital": ("Someone sent me this", None),
}
AS_AN_ANSWER = {
    "a first name": ("Bob", "Bob"),
    "a name in small letters": ("jo in finance", "jo in finance"),
    "a name in a sentence": ("I think it was Dean", "Dean"),
    "a name behind from": ("it was from jo in finance", "jo in finance"),
    "a name before sent": ("terry from procurement sent it to me", "terry from procurement"),
    "a role": ("my boss", "my boss"),
    "a role with a name": ("My manager, Rāwiri", "My manager, Rāwiri"),
    "a short number": ("2424", "2424"),
    "a quoted name": ("“Natasha”", "Natasha"),
    "an unknown one": ("an unknown number", UNKNOWN),
    "a question": ("how would I know?", None),
    "an emoji": ("😀", None),
    "a refusal": ("i'm not telling", None),
    "a sentence": ("my manager keeps touching my shoulder too", None),
    "another matter": ("and I also lost my phone", None),
    "a story": ("when I got to the office there was this thing on my screen and then it all went dark", None),
}


@pytest.mark.parametrize(("words", "sender"), IN_AN_ACCOUNT.values(), ids=IN_AN_ACCOUNT.keys())
def test_in_an_account(words: str, sender: str | None) -> None:
    assert read_sender(words) == sender


@pytest.mark.parametrize(("words", "sender"), AS_AN_ANSWER.values(), ids=AS_AN_ANSWER.keys())
def test_as_an_answer(words: str, sender: str | None) -> None:
    assert read_sender_answer(words) == sender


@pytest.mark.parametrize(
    ("sender", "role"), [("my boss", True), ("a teacher", True), ("Bob", False), ("unknown", False)]
)
def test_a_role_is_told_from_a_name(sender: str, role: bool) -> None:
    assert is_role(sender) is role


@settings(deadline=None)
@given(st.text())
def test_whatever_is_read_stands_in_the_text(text: str) -> None:
    sender = read_sender(text)
    assert sender in (None, UNKNOWN) or str(sender) in text
