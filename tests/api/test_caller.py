from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

import jwt
import pytest
import requests
from sqlalchemy import update
from sqlalchemy.engine import Engine

from actions.api.rate_limit import RateLimit
from actions.store.database import transaction
from actions.store.tables import people
from tests.api.served import SECONDS_TO_ANSWER, Api
from tests.databases import SIGNING_KEY

NOW = datetime.now(timezone.utc)
PLEASE = "Please send a token that was issued for this API."


def claims(changes: Mapping[str, Any]) -> dict[str, Any]:
    usual = {
        "sub": "staff@education.example",
        "aud": "askfirst-api",
        "iss": "askfirst",
        "iat": NOW,
        "exp": NOW + timedelta(hours=1),
    }
    return {name: value for name, value in {**usual, **changes}.items() if value is not None}


def signed(changes: Mapping[str, Any] | None = None, key: str = SIGNING_KEY, algorithm: str = "HS256") -> str:
    return jwt.encode(claims(changes or {}), key, algorithm=algorithm)


def called_with(api: Api, header: str | bytes | None) -> requests.Response:
    headers = {} if header is None else {"Authorization": header}
    return requests.get(f"{api.address}/cases", headers=headers, timeout=SECONDS_TO_ANSWER)


def test_a_token_lets_its_person_in(api: Api) -> None:
    assert called_with(api, f"Bearer {signed()}").status_code == 200


HEADERS = {
    "none": None,
    "no token": "Bearer",
    "nonsense": "Bearer nonsense",
    "bytes": b"Bearer \xff.\xff.\xff",
    "another key": f"Bearer {signed(key='a key that somebody else thought of')}",
    "no key": f"Bearer {signed(key='', algorithm='none')}",
    "another algorithm": f"Bearer {signed(algorithm='HS512')}",
    "for the chat page": f"Bearer {signed({'aud': 'askfirst-web'})}",
    "for the action server": f"Bearer {signed({'aud': 'askfirst-actions'})}",
    "another issuer": f"Bearer {signed({'iss': 'somebody'})}",
    "not valid yet": f"Bearer {signed({'iat': NOW + timedelta(hours=1)})}",
    **{f"without {claim}": f"Bearer {signed({claim: None})}" for claim in ("sub", "aud", "iss", "iat", "exp")},
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_nobody_else_is_let_in(api: Api, header: str | bytes | None) -> None:
    answer = called_with(api, header)
    assert (answer.status_code, answer.json()) == (401, {"error": PLEASE})
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_token_expires(api: Api) -> None:
    answer = called_with(api, f"Bearer {signed({'exp': NOW - timedelta(seconds=1)})}")
    assert (answer.status_code, answer.json()) == (401, {"error": "The token has expired; please ask for another."})


def test_whoever_has_left_is_not_let_in(api: Api, database: Engine) -> None:
    with transaction(database) as session:
        session.execute(update(people).filter_by(email="staff@education.example").values(active=False))
    assert called_with(api, f"Bearer {signed()}").status_code == 401


def test_somebody_outside_the_directory_is_not_let_in(api: Api) -> None:
    assert called_with(api, f"Bearer {signed({'sub': 'stranger@education.example'})}").status_code == 401


@pytest.mark.parametrize(("method", "path"), [("GET", "/nothing"), ("POST", "/cases/INC-2026-0001/everything")])
def test_an_address_where_nothing_is_answers_in_plain_words(api: Api, method: str, path: str) -> None:
    answer = api.call(method, path, "staff")
    assert (answer.status_code, answer.json()) == (404, {"error": "There is nothing at this address."})


@pytest.mark.parametrize("path", ["/cases", "/cases/INC-2026-0001/moves", "/cases/INC-2026-0001/messages"])
@pytest.mark.parametrize("method", ["DELETE", "PUT", "TRACE", "OPTIONS"])
def test_a_request_that_an_address_does_not_take_is_refused(api: Api, method: str, path: str) -> None:
    answer = api.call(method, path, "staff")
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "POST"}
    assert answer.json()["error"]


def test_too_many_requests_of_one_person_are_refused_and_nobody_elses(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api.app.ctx, "api_rate_limit", RateLimit(2))
    statuses = [api.get("/cases").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    assert api.get("/cases", "colleague").status_code == 200
