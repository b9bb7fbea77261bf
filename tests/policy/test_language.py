"""spaCy for policy English: sentences, and the words that permit, forbid and oblige."""

import pytest

from actions.policy.corpus.model import Verdict
from actions.policy.language import deontic_verdict, sentences


@pytest.mark.parametrize(
    "text",
    [
        "You must not gamble.",
        "You may not gamble.",
        "You shall never gamble.",
        "You cannot gamble.",
        "You can't gamble.",
        "You mustn't gamble.",
        "Do not gamble.",
        "Don't gamble.",
        "Gambling is not permitted.",
        "Gambling isn't allowed.",
        "Gambling is never allowed.",
        "Gambling is strictly not permitted.",
        "Gambling is prohibited.",
        "Gambling is unacceptable under any circumstances.",
        "No employee may gamble.",
        "GAMBLING IS FORBIDDEN.",
        "You must refrain from gambling.",
        "Never gamble.",
        "No gambling.",
        "No employee of the Department may gamble.",
        "You must: not gamble.",
        "Devices are not for gambling.",
        "Managers are not entitled to gamble.",
    ],
)
def test_words_that_forbid_are_understood(text: str) -> None:
    assert deontic_verdict(text) is Verdict.NOT_ALLOWED


@pytest.mark.parametrize(
    "text",
    [
        "You may lend it only if your manager agrees.",
        "You may use it only when you travel.",
        "You may only use it for business purposes.",
        "Devices can only be used for work.",
        "You may lend it with the approval of your manager.",
        "You may lend it unless you are told otherwise.",
        "You may lend it provided it is returned.",
        "You may use it as long as usage is brief.",
        "You may use it if your manager agrees.",
        "Personal use is permitted where it costs nothing.",
        "Only staff who have been trained may use it.",
        "You must not use it unless your manager agrees.",
        "You must not use it without the prior approval of your manager.",
        "Devices are not permitted, except for work.",
        "You must not use it. This does not apply to managers.",
        "Use must be approved by your manager.",
    ],
)
def test_words_that_permit_under_a_condition_are_understood(text: str) -> None:
    assert deontic_verdict(text) is Verdict.CONDITIONAL


@pytest.mark.parametrize(
    "text",
    [
        "You may lend it.",
        "Personal use is permitted.",
        "The Department allows personal use.",
        "You can bring your dog.",
        "You may: bring your dog.",
        "Rangers on call and their colleagues may bring a dog.",
        "Staff who work alone may also bring a dog.",
        "Dogs may be brought to work.",
        "Staff are free to bring a dog.",
    ],
)
def test_words_that_permit_are_understood(text: str) -> None:
    assert deontic_verdict(text) is Verdict.ALLOWED


@pytest.mark.parametrize(
    "text", ["You must report it.", "Users should lock the screen.", "You are responsible for it."]
)
def test_words_that_oblige_inform(text: str) -> None:
    assert deontic_verdict(text) is Verdict.INFORMATION


@pytest.mark.parametrize(
    "text",
    [
        "A driver who breaks this policy may face dismissal.",
        "You may be asked to leave.",
        "Breaches may result in dismissal.",
        "The Department may inspect your desk.",
        "Emails may be requested under the Act.",
        "Humour can be misunderstood.",
        "Further advice can be found on the intranet.",
    ],
)
def test_words_that_tell_what_can_happen_permit_nothing(text: str) -> None:
    assert deontic_verdict(text) is None


@pytest.mark.parametrize("text", ["If you do not know, ask.", "The Department does not pay for it."])
def test_a_denial_that_tells_nobody_what_to_do_forbids_nothing(text: str) -> None:
    assert deontic_verdict(text) is not Verdict.NOT_ALLOWED


@pytest.mark.parametrize("text", ["Vehicles are washed on Fridays.", "", "…", "Tēnā koe"])
def test_words_that_do_neither_decide_nothing(text: str) -> None:
    assert deontic_verdict(text) is None


def test_of_two_readings_the_stricter_is_taken() -> None:
    assert deontic_verdict("You may lend it only if asked, but you must not sell it.") is Verdict.NOT_ALLOWED


def test_a_text_is_cut_into_its_sentences() -> None:
    assert sentences("Report it. Then wait! Who helps?") == ["Report it.", "Then wait!", "Who helps?"]
