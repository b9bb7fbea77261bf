"""What proves that an activity comes from Teams; Microsoft's own validator is asked too, and must agree."""

import asyncio
import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from botbuilder.schema import Activity as OfficialActivity
from botframework.connector.auth import ChannelValidation, JwtTokenValidation, SimpleCredentialProvider
from freezegun import freeze_time
from httpx2 import AsyncClient

from bot.channels.refusals import Refusal
from bot.channels.teams.incoming import Incoming
from bot.channels.teams.proof import ProofReader
from bot.channels.teams.signing_keys import SECONDS_BETWEEN_UNKNOWN_KEYS, SigningKeys
from tests.teams.chat import Chat
from tests.teams.double import APP_ID, ISSUER, Microsoft, new_key

OTHER = new_key("other", "msteams")
SAME_NAME = new_key("first", "msteams")
Maker = Callable[[Microsoft], str]


@pytest.fixture
def services() -> Iterator[Microsoft]:
    microsoft = Microsoft()
    yield microsoft
    microsoft.stop()


def _activity(services: Microsoft, **fields: Any) -> dict[str, Any]:
    return Chat("", services).activity(text="Kia ora", **fields)


def _reader(services: Microsoft) -> ProofReader:
    return ProofReader(SigningKeys(AsyncClient(), services.metadata_url), APP_ID, ISSUER)


async def _accepts(reader: ProofReader, header: str, activity: dict[str, Any]) -> bool:
    try:
        proof = await reader.read(header)
    except Refusal as refusal:
        assert refusal.status_code == 401
        return False
    return proof.covers(Incoming.parse_obj(activity))


def _we_accept(services: Microsoft, header: str, activity: dict[str, Any]) -> bool:
    return asyncio.run(_accepts(_reader(services), header, activity))


def _the_official_validator_accepts(services: Microsoft, header: str, activity: dict[str, Any]) -> bool:
    ChannelValidation.open_id_metadata_endpoint = services.metadata_url
    official, credentials = OfficialActivity().deserialize(activity), SimpleCredentialProvider(APP_ID, "")
    try:
        identity = asyncio.run(JwtTokenValidation.authenticate_request(official, header, credentials, ""))
    except Exception:  # noqa: BLE001 (it raises what it likes)
        return False
    return bool(identity.is_authenticated)


def _bearer(**claims: Any) -> Maker:
    return lambda services: f"Bearer {services.token(**claims)}"


def _bearer_from_now(**seconds: int) -> Maker:
    """Return what makes a token whose times lie that many seconds after the moment it is made at."""

    def make(services: Microsoft) -> str:
        claims: dict[str, Any] = {claim: _now() + each for claim, each in seconds.items()}
        return f"Bearer {services.token(**claims)}"

    return make


def _now() -> int:
    return int(time.time())


def _made_by_hand(algorithm: str, sign: Callable[[Microsoft, bytes], bytes]) -> Maker:
    """Return what makes a token that no honest library would."""

    def make(services: Microsoft) -> str:
        claims = {"iss": ISSUER, "aud": APP_ID, "exp": _now() + 3600, "serviceurl": services.service_url}
        head = {"alg": algorithm, "kid": "first"}
        said = b".".join(_base64(json.dumps(part).encode()) for part in (head, claims))
        return f"Bearer {(said + b'.' + _base64(sign(services, said))).decode()}"

    return make


def _base64(content: bytes) -> bytes:
    return base64.urlsafe_b64encode(content).rstrip(b"=")


def _hmac_with_public_key(services: Microsoft, said: bytes) -> bytes:
    return hmac.new(services.keys[0].as_pem(private=False), said, hashlib.sha256).digest()


GOOD: dict[str, Maker] = {
    "as Teams makes it": _bearer(),
    "expired a minute ago": _bearer_from_now(exp=-60),
    "valid in a minute": _bearer_from_now(nbf=60),
    "without a start": _bearer(nbf=None),
}
FORGED: dict[str, Maker] = {
    "expired": _bearer_from_now(exp=-600),
    "not yet valid": _bearer_from_now(nbf=600),
    "another issuer": _bearer(iss="https://api.botframework.example"),
    "an emulator's issuer": _bearer(iss="https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"),
    "no issuer": _bearer(iss=None),
    "for another bot": _bearer(aud="11111111-2222-3333-4444-555555555555"),
    "for no bot": _bearer(aud=None),
    "for another service": _bearer(serviceurl="https://elsewhere.example/"),
    "for a like service": _bearer(serviceurl="http://127.0.0.1/"),
    "for no service": _bearer(serviceurl=None),
    "a service that is no text": _bearer(serviceurl=1),
    "a key that is not published": _bearer(key=OTHER),
    "a key under another's name": _bearer(key=SAME_NAME),
    "a key without a name": _bearer(header={"kid": None}),
    "another algorithm": _bearer(header={"alg": "RS512"}),
    "a symmetric algorithm with the public key": _made_by_hand("HS256", _hmac_with_public_key),
    "no algorithm": _made_by_hand("none", lambda services, said: b""),
    "no signature": _made_by_hand("RS256", lambda services, said: b""),
    "no token": lambda services: "",
    "an empty token": lambda services: "Bearer ",
    "nonsense": lambda services: "Bearer nonsense",
    "more nonsense": lambda services: "Bearer a.b.c",
    "no scheme": lambda services: services.token(),
    "another scheme": lambda services: f"Basic {services.token()}",
    "letters that no token has": lambda services: "Bearer māori.ā.ē",
}
# Where Microsoft's validator takes what ours does not.
STRICTER: dict[str, Maker] = {"without an end": _bearer(exp=None)}


@pytest.mark.parametrize("make", GOOD.values(), ids=GOOD)
def test_a_good_token_is_accepted_by_both(services: Microsoft, make: Maker) -> None:
    header, activity = make(services), _activity(services)
    assert _we_accept(services, header, activity)
    assert _the_official_validator_accepts(services, header, activity)


@pytest.mark.parametrize("make", FORGED.values(), ids=FORGED)
def test_a_forged_token_is_refused_by_both(services: Microsoft, make: Maker) -> None:
    header, activity = make(services), _activity(services)
    assert not _we_accept(services, header, activity)
    assert not _the_official_validator_accepts(services, header, activity)


@pytest.mark.parametrize("make", STRICTER.values(), ids=STRICTER)
def test_ours_is_never_the_laxer_one(services: Microsoft, make: Maker) -> None:
    header, activity = make(services), _activity(services)
    assert not _we_accept(services, header, activity)
    assert _the_official_validator_accepts(services, header, activity)


def test_a_key_for_other_channels_proves_nothing(services: Microsoft) -> None:
    services.keys.append(new_key("webchat", "webchat"))
    header, activity = f"Bearer {services.token()}", _activity(services)
    assert not _we_accept(services, header, activity)
    assert not _the_official_validator_accepts(services, header, activity)


def test_a_key_for_no_channel_proves_nothing_to_us(services: Microsoft) -> None:
    services.keys.append(new_key("plain"))
    header, activity = f"Bearer {services.token()}", _activity(services)
    assert not _we_accept(services, header, activity)
    assert _the_official_validator_accepts(services, header, activity)


def test_a_token_of_another_channel_proves_nothing_about_teams(services: Microsoft) -> None:
    header = f"Bearer {services.token()}"
    activity = _activity(services, channelId="directline")
    assert not _we_accept(services, header, activity)
    assert not _the_official_validator_accepts(services, header, activity)


class TestKeys:
    def test_are_fetched_when_first_needed_and_kept(self, services: Microsoft) -> None:
        reader = _reader(services)
        assert services.key_requests == 0

        async def twice() -> bool:
            header, activity = f"Bearer {services.token()}", _activity(services)
            return await _accepts(reader, header, activity) and await _accepts(reader, header, activity)

        assert asyncio.run(twice())
        assert services.key_requests == 1

    def test_are_fetched_anew_for_one_that_is_not_known(self, services: Microsoft) -> None:
        async def rolled_over(reader: ProofReader) -> bool:
            await _accepts(reader, f"Bearer {services.token()}", _activity(services))
            services.keys[:] = [new_key("second", "msteams")]
            return await _accepts(reader, f"Bearer {services.token()}", _activity(services))

        assert asyncio.run(rolled_over(_reader(services)))
        assert services.key_requests == 2

    def test_are_not_fetched_anew_for_everybody_who_makes_up_a_name(self, services: Microsoft) -> None:
        async def many(reader: ProofReader) -> None:
            for number in range(10):
                token = services.token(key=OTHER, header={"kid": f"made up {number}"})
                assert not await _accepts(reader, f"Bearer {token}", _activity(services))

        asyncio.run(many(_reader(services)))
        assert services.key_requests == 2
        assert SECONDS_BETWEEN_UNKNOWN_KEYS >= 120

    def test_that_cannot_be_fetched_are_no_reason_to_accept_anything(self, services: Microsoft) -> None:
        services.is_up = False
        with pytest.raises(Refusal) as refused:
            asyncio.run(_reader(services).read(f"Bearer {services.token()}"))
        assert refused.value.status_code == 503

    def test_that_were_published_as_none_at_all_are_looked_for_again(self, services: Microsoft) -> None:
        async def mistake(reader: ProofReader) -> bool:
            kept = services.keys[:]
            header, activity = f"Bearer {services.token()}", _activity(services)
            with freeze_time(tick=True) as clock:
                services.keys.clear()
                with pytest.raises(Refusal):
                    await reader.read(header)
                services.keys.extend(kept)
                clock.tick(timedelta(minutes=1))
                return await _accepts(reader, header, activity)

        assert asyncio.run(mistake(_reader(services)))

    def test_that_were_fetched_before_serve_while_no_others_can_be(self, services: Microsoft) -> None:
        async def outage(reader: ProofReader) -> bool:
            with freeze_time(tick=True) as clock:
                await _accepts(reader, f"Bearer {services.token()}", _activity(services))
                clock.tick(timedelta(days=2))
                services.is_up = False
                return await _accepts(reader, f"Bearer {services.token()}", _activity(services))

        assert asyncio.run(outage(_reader(services)))
