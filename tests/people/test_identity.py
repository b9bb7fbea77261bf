from datetime import datetime, timedelta, timezone
from typing import Any

import jwt
import pytest
from sqlalchemy.engine import Engine

from actions.people.identity import IdentityError, person_from_attestation
from actions.people.person import Person
from actions.store.database import transaction
from tests.databases import SIGNING_KEY


def attestation(changes: dict[str, Any] | None = None, key: str = SIGNING_KEY, algorithm: str = "HS256") -> str:
    claims = {
        "sub": "staff@education.example",
        "aud": "askfirst-actions",
        "conversation": "conversation-1",
        "exp": datetime.now(timezone.utc) + timedelta(minutes=1),
        **(changes or {}),
    }
    present = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode(present, key, algorithm=algorithm)


def identify(database: Engine, token: str, conversation: str = "conversation-1") -> Person:
    with transaction(database) as session:
        return person_from_attestation(session, token, conversation)


def test_the_person_attested_is_returned(staffed: Engine) -> None:
    assert identify(staffed, attestation()).name == "Mere Tāwhai"


def test_an_attestation_under_another_key_is_refused(staffed: Engine) -> None:
    with pytest.raises(IdentityError, match="not genuine"):
        identify(staffed, attestation(key="somebody else's key, just as long as it"))


def test_an_unsigned_attestation_is_refused(staffed: Engine) -> None:
    with pytest.raises(IdentityError, match="not genuine"):
        identify(staffed, attestation(key="", algorithm="none"))


def test_what_is_no_token_is_refused(staffed: Engine) -> None:
    with pytest.raises(IdentityError, match="not genuine"):
        identify(staffed, "staff@education.example")


def test_an_expired_attestation_is_refused(staffed: Engine) -> None:
    with pytest.raises(IdentityError, match="expired"):
        identify(staffed, attestation({"exp": datetime.now(timezone.utc) - timedelta(seconds=1)}))


def test_an_attestation_for_another_service_is_refused(staffed: Engine) -> None:
    with pytest.raises(IdentityError, match="not genuine"):
        identify(staffed, attestation({"aud": "askfirst-web"}))


@pytest.mark.parametrize("claim", ["sub", "aud", "exp", "conversation"])
def test_an_attestation_without_a_claim_is_refused(staffed: Engine, claim: str) -> None:
    with pytest.raises(IdentityError, match="not genuine"):
        identify(staffed, attestation({claim: None}))


def test_an_attestation_for_another_conversation_is_refused(staffed: Engine) -> None:
    with pytest.raises(IdentityError, match="another conversation"):
        identify(staffed, attestation(), conversation="conversation-2")


def test_somebody_outside_the_directory_is_refused(staffed: Engine) -> None:
    with pytest.raises(IdentityError, match="not in the directory"):
        identify(staffed, attestation({"sub": "stranger@education.example"}))
