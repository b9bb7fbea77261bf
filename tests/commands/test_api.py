from datetime import datetime, timezone

import jwt
import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine
from typer.testing import CliRunner, Result

from actions.api.access_token import AUDIENCE, caller
from actions.commands import api
from actions.store.database import transaction
from tests.databases import SIGNING_KEY

pytestmark = pytest.mark.usefixtures("configured", "staffed")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(api.app, ["token", *arguments])


def hours_of(token: str) -> float:
    claims = jwt.decode(token, SIGNING_KEY, algorithms=["HS256"], audience=AUDIENCE)
    assert abs(claims["iat"] - datetime.now(timezone.utc).timestamp()) < 60
    return float((claims["exp"] - claims["iat"]) / 3600)


def test_a_token_is_issued_for_somebody_of_the_directory() -> None:
    token = run("--as", "Staff@education.example").stdout.strip()
    assert caller(token) == "staff@education.example"


@pytest.mark.parametrize(("arguments", "hours"), [((), 1), (("--hours", "8"), 8)])
def test_it_is_good_for_an_hour_or_as_long_as_is_said(arguments: tuple[str, ...], hours: int) -> None:
    assert hours_of(run("--as", "staff@education.example", *arguments).stdout.strip()) == hours


@pytest.mark.parametrize("hours", ["0", "25", "-1", "soon"])
def test_it_is_good_for_a_day_at_most(hours: str) -> None:
    result = run("--as", "staff@education.example", "--hours", hours)
    assert (result.exit_code, result.stdout) == (2, "")


def test_nobody_outside_the_directory_gets_one() -> None:
    result = run("--as", "stranger@education.example")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "There is nobody with the address stranger@education.example" in result.stderr


def test_the_trail_tells_who_issued_it_for_whom(database: Engine) -> None:
    run("--as", "staff@education.example", "--hours", "2")
    with transaction(database) as session:
        rows = session.execute(text("SELECT action, actor, subject, details FROM audit_trail ORDER BY sequence")).all()
    action, actor, subject, details = rows[-1]
    assert (action, subject, details) == ("api.token_issued", "staff@education.example", '{"hours":2}')
    assert actor.startswith("operator:")
