"""A button of an older answer is answered by that answer's rule, whatever was asked since."""

import pytest

from actions.conversation.policy_question import ChooseReading
from tests.conversation.ranger import ask, payload, press

BET = "gonna put twenty bucks on race four through the TAB app here"
LEND = "can my teammate borrow my laptop for the afternoon"


@pytest.mark.usefixtures("department")
def test_a_later_question_has_no_say_in_it() -> None:
    button = payload(ask(LEND), "Yes, my manager approved it")
    answer = press(ChooseReading(), button, BET, matter="devices/gambling", verdict="not_allowed")
    assert answer["custom"]["verdict"] == "allowed"
