import jwt
import pytest
from freezegun import freeze_time

from bot.channels.signed_choice import Choices
from bot.channels.tokens import Signer

SIGNER = Signer("a key that only these tests know, long")
PAYLOAD = '/choose{"matter": "prohibited.gambling"}'


@pytest.fixture
def choices() -> Choices:
    return Choices(SIGNER, "conversation-of-mere")


def test_a_choice_stands_for_the_payload_it_was_offered_for(choices: Choices) -> None:
    assert choices.accept(choices.offer(PAYLOAD)) == PAYLOAD


def test_a_choice_does_not_show_its_payload(choices: Choices) -> None:
    assert "choose" not in choices.offer(PAYLOAD)


def test_a_choice_offered_to_somebody_else_is_refused(choices: Choices) -> None:
    with pytest.raises(jwt.InvalidTokenError):
        choices.accept(Choices(SIGNER, "conversation-of-tama").offer(PAYLOAD))


def test_an_altered_choice_is_refused(choices: Choices) -> None:
    header, _, signature = choices.offer(PAYLOAD).split(".")
    other_claims = choices.offer("/affirm").split(".")[1]
    with pytest.raises(jwt.InvalidTokenError):
        choices.accept(f"{header}.{other_claims}.{signature}")


def test_a_choice_expires(choices: Choices) -> None:
    with freeze_time("2026-03-01"):
        offered = choices.offer(PAYLOAD)
    with freeze_time("2026-03-03"), pytest.raises(jwt.ExpiredSignatureError):
        choices.accept(offered)
