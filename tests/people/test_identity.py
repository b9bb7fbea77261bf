from datetime import datetime, timedelta, timezone
from typing import Any

import jwt
import pytest
from sqlalchemy import update
from sqlalchemy.engine import Engine

from actions.people.identity import IdentityError, person_from_attestation
from actions.people.person import Person
from actions.store.database import transaction
from actions.store.tables import people
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


MERES_ID = "e0000000-0000-4000-8000-000000000001"


def test_somebody_is_known_by_their_entra_object_id_whatever_their_address(staffed: Engine) -> None:
    attested = attestation({"sub": "mere.tawhai@elsewhere.example", "object_id": MERES_ID.upper()})
    assert identify(staffed, attested).name == "Mere Tāwhai"


def test_an_address_that_has_passed_to_somebody_else_is_not_enough(staffed: Engine) -> None:
    with pytest.raises(IdentityError, match="not in the directory"):
        identify(staffed, attestation({"object_id": "f0000000-0000-4000-8000-000000000001"}))


def test_somebody_whose_object_id_the_directory_does_not_hold_is_known_by_address(staffed: Engine) -> None:
    with transaction(staffed) as session:
        session.execute(update(people).values(entra_object_id=None))
    assert identify(staffed, attestation({"object_id": MERES_ID})).name == "Mere Tāwhai"


def test_somebody_of_another_organisation_than_the_attested_one_is_refused(staffed: Engine) -> None:
    with pytest.raises(IdentityError, match="not in the directory"):
        identify(staffed, attestation({"organisation": "justice"}))
