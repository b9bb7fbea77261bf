from datetime import timedelta

import jwt
import pytest

from bot.channels.identity import Identity, Person
from bot.channels.tokens import Signer

KEY = "a key that only these tests know, long"
MERE = Person("staff@education.example", "education")
HOUR = timedelta(hours=1)


@pytest.fixture
def identity() -> Identity:
    return Identity(Signer(KEY))


def test_a_token_tells_whom_it_was_issued_to(identity: Identity) -> None:
    assert identity.person(identity.token(MERE, HOUR)) == MERE


def test_an_expired_token_is_refused(identity: Identity) -> None:
    with pytest.raises(jwt.ExpiredSignatureError):
        identity.person(identity.token(MERE, timedelta(seconds=-1)))


def test_a_token_signed_with_another_key_is_refused(identity: Identity) -> None:
    forged = Identity(Signer("another key of the same good length")).token(MERE, HOUR)
    with pytest.raises(jwt.InvalidSignatureError):
        identity.person(forged)


@pytest.mark.parametrize("claim", ["iss", "aud", "exp", "sub", "organisation"])
def test_a_token_without_one_of_its_claims_is_refused(identity: Identity, claim: str) -> None:
    claims = jwt.decode(identity.token(MERE, HOUR), options={"verify_signature": False})
    del claims[claim]
    with pytest.raises(jwt.InvalidTokenError):
        identity.person(jwt.encode(claims, KEY, "HS256"))


def test_an_unsigned_token_is_refused(identity: Identity) -> None:
    claims = jwt.decode(identity.token(MERE, HOUR), options={"verify_signature": False})
    with pytest.raises(jwt.InvalidAlgorithmError):
        identity.person(jwt.encode(claims, "", "none"))


def test_what_is_attested_to_the_action_server_does_not_open_the_web_door(identity: Identity) -> None:
    with pytest.raises(jwt.InvalidAudienceError):
        identity.person(identity.attestation(MERE))


def test_an_attestation_names_the_person_and_the_conversation_and_expires_soon(identity: Identity) -> None:
    claims = jwt.decode(identity.attestation(MERE), KEY, ["HS256"], audience="askfirst-actions")
    assert claims["sub"] == MERE.email
    assert claims["conversation"] == identity.conversation(MERE)
    assert "exp" in claims


def test_a_person_always_returns_to_the_same_conversation(identity: Identity) -> None:
    assert identity.conversation(MERE) == identity.conversation(Person("Staff@Education.example", "education"))


def test_two_people_never_share_a_conversation(identity: Identity) -> None:
    same_address_elsewhere = Person(MERE.email, "justice")
    assert identity.conversation(MERE) != identity.conversation(same_address_elsewhere)


def test_a_conversation_does_not_tell_whose_it_is(identity: Identity) -> None:
    assert "staff" not in identity.conversation(MERE)


def test_nobody_without_the_key_can_work_out_whose_conversation_it_is(identity: Identity) -> None:
    other_installation = Identity(Signer("another key of the same good length"))
    assert identity.conversation(MERE) != other_installation.conversation(MERE)


def test_a_person_with_an_object_id_keeps_their_conversation_under_a_new_address(identity: Identity) -> None:
    before, after = (
        Person(email, "education", "an object id") for email in ("a@education.example", "b@education.example")
    )
    assert identity.conversation(before) == identity.conversation(after)
