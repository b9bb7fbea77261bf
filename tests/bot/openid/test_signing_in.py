"""Signing in with the organisation's OpenID provider, from the page's button to the first answer."""

from typing import Any

import jwt
import pytest
import requests

from tests.bot.openid.conftest import INTRANET
from tests.bot.openid.organisation import Organisation
from tests.bot.openid.provider import asked_with, sign_in_at_provider
from tests.running import SIGNING_KEY, Conversation
from tests.tabs import Tab


@pytest.fixture
def browser() -> requests.Session:
    return requests.Session()


def _start(browser: requests.Session, organisation: Organisation) -> requests.Response:
    return browser.get(f"{organisation.door}/openid/start", allow_redirects=False)


def _returned(browser: requests.Session, organisation: Organisation, person: str) -> requests.Response:
    address = _start(browser, organisation).headers["location"]
    return browser.get(sign_in_at_provider(browser, address, person), allow_redirects=False)


def _token(browser: requests.Session, organisation: Organisation) -> requests.Response:
    return browser.post(f"{organisation.door}/openid/token")


def test_the_page_learns_how_people_sign_in(organisation: Organisation) -> None:
    assert requests.get(f"{organisation.door}/configuration").json()["signIn"] == "openid"


def test_nobody_signs_in_by_choosing_a_name(organisation: Organisation) -> None:
    answer = requests.post(f"{organisation.door}/sign-in", json={"person": "staff@education.example"})
    assert answer.status_code == 404


class TestOnTheWayToTheProvider:
    def test_the_browser_takes_a_challenge_that_only_we_can_answer(
        self, browser: requests.Session, organisation: Organisation
    ) -> None:
        asked = asked_with(_start(browser, organisation).headers["location"])
        assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
        assert {"state", "nonce", "code_challenge"} <= set(asked)

    def test_what_must_be_remembered_is_out_of_the_reach_of_scripts(
        self, browser: requests.Session, organisation: Organisation
    ) -> None:
        cookie = _start(browser, organisation).headers["set-cookie"].lower()
        assert all(part in cookie for part in ("httponly", "samesite=lax", "path=/webhooks/web/openid", "max-age=900"))


class TestBackFromTheProvider:
    def test_somebody_of_the_directory_is_signed_in(
        self, browser: requests.Session, organisation: Organisation
    ) -> None:
        returned = _returned(browser, organisation, "staff")
        assert (returned.status_code, returned.headers["location"]) == (303, "/webhooks/web/?signed-in=openid")
        signed_in = _token(browser, organisation).json()
        assert signed_in["name"] == "Aroha Ngata"
        conversation = Conversation(organisation.door, signed_in["token"])
        conversation.say("Am I allowed to gamble at work?")
        assert conversation.card("answer")["verdict"] == "not_allowed"

    def test_the_token_is_handed_over_once(self, browser: requests.Session, organisation: Organisation) -> None:
        _returned(browser, organisation, "staff")
        assert _token(browser, organisation).status_code == 200
        assert _token(browser, organisation).status_code == 401

    def test_the_token_stands_in_no_address(self, browser: requests.Session, organisation: Organisation) -> None:
        returned = _returned(browser, organisation, "staff")
        assert _token(browser, organisation).json()["token"] not in returned.headers["location"]

    def test_a_window_of_the_widget_stays_known_to_it(
        self, browser: requests.Session, organisation: Organisation
    ) -> None:
        returned = _returned(browser, organisation, "staff")
        assert returned.headers["Cross-Origin-Opener-Policy"] == "unsafe-none"

    def test_whoever_has_no_name_there_is_greeted_by_address(
        self, browser: requests.Session, organisation: Organisation
    ) -> None:
        _returned(browser, organisation, "nameless")
        assert _token(browser, organisation).json()["name"] == "colleague@education.example"

    @pytest.mark.parametrize("person", ["unverified", "addressless"])
    def test_nobody_is_signed_in_without_an_address_that_is_theirs(
        self, browser: requests.Session, organisation: Organisation, person: str
    ) -> None:
        returned = _returned(browser, organisation, person)
        assert returned.headers["location"] == "/webhooks/web/?sign-in-failed=refused"
        assert _token(browser, organisation).status_code == 401

    def test_people_of_another_organisation_get_no_more_than_contacts(
        self, browser: requests.Session, organisation: Organisation
    ) -> None:
        _returned(browser, organisation, "elsewhere")
        conversation = Conversation(organisation.door, _token(browser, organisation).json()["token"])
        conversation.say("Am I allowed to gamble at work?")
        assert "could not find you in the staff directory" in conversation.text

    def test_who_changes_their_mind_is_told(self, browser: requests.Session, organisation: Organisation) -> None:
        state = asked_with(_start(browser, organisation).headers["location"])["state"]
        address = f"{organisation.door}/openid/return?error=access_denied&state={state}"
        answer = browser.get(address, allow_redirects=False)
        assert answer.headers["location"] == "/webhooks/web/?sign-in-failed=refused"

    def test_a_made_up_code_proves_nothing(self, browser: requests.Session, organisation: Organisation) -> None:
        state = asked_with(_start(browser, organisation).headers["location"])["state"]
        answer = browser.get(f"{organisation.door}/openid/return?code=made-up&state={state}", allow_redirects=False)
        assert answer.headers["location"] == "/webhooks/web/?sign-in-failed=refused"
        assert _token(browser, organisation).status_code == 401

    def test_a_sign_in_that_another_browser_began_is_not_taken(
        self, browser: requests.Session, organisation: Organisation
    ) -> None:
        other = requests.Session()
        address = sign_in_at_provider(other, _start(other, organisation).headers["location"], "staff")
        for stranger in (requests.Session(), browser):
            if stranger is browser:
                _start(browser, organisation)
            answer = stranger.get(address, allow_redirects=False)
            assert answer.headers["location"] == "/webhooks/web/?sign-in-failed=expired"
            assert _token(stranger, organisation).status_code == 401


class TestATokenOfTheHostPage:
    def _exchanged(self, organisation: Organisation, token: object) -> requests.Response:
        return requests.post(f"{organisation.door}/exchange", json={"token": token})

    @pytest.mark.parametrize(("key", "algorithm"), [(0, "RS256"), (1, "ES256")])
    def test_signs_its_person_in(self, organisation: Organisation, key: int, algorithm: str) -> None:
        provider = organisation.provider
        answer = self._exchanged(organisation, provider.token(provider.keys[key], algorithm))
        assert answer.json()["name"] == "Aroha Ngata"
        conversation = Conversation(organisation.door, answer.json()["token"])
        conversation.say("Am I allowed to gamble at work?")
        assert conversation.card("answer")["verdict"] == "not_allowed"

    @pytest.mark.parametrize(
        "claims",
        [
            {"aud": "askfirst"},
            {"aud": None},
            {"iss": "https://elsewhere.example"},
            {"iss": None},
            {"exp": 1},
            {"exp": None},
            {"email": None},
            {"email_verified": False},
        ],
    )
    def test_is_refused_where_a_claim_is_missing_or_wrong(
        self, organisation: Organisation, claims: dict[str, Any]
    ) -> None:
        assert self._exchanged(organisation, organisation.provider.token(**claims)).status_code == 401

    def test_is_refused_where_somebody_else_signed_it(self, organisation: Organisation) -> None:
        stranger = type(organisation.provider)(returns_to="")
        forged = organisation.provider.token(stranger.keys[0])
        assert self._exchanged(organisation, forged).status_code == 401

    @pytest.mark.parametrize("algorithm", ["HS256", "none"])
    def test_is_refused_with_an_algorithm_that_proves_nothing(self, organisation: Organisation, algorithm: str) -> None:
        claims = {"iss": organisation.provider.issuer, "aud": "api://askfirst", "exp": 9_999_999_999}
        key = "" if algorithm == "none" else SIGNING_KEY
        forged = jwt.encode({**claims, "email": "staff@education.example"}, key, algorithm, headers={"kid": "rsa"})
        assert self._exchanged(organisation, forged).status_code == 401

    @pytest.mark.parametrize("token", ["", "nonsense", "a.b.c", "ā.ē.ī", "e30." * 3])
    def test_is_refused_where_it_is_none(self, organisation: Organisation, token: str) -> None:
        assert self._exchanged(organisation, token).status_code == 401

    @pytest.mark.parametrize("token", [None, 1, ["a"]])
    def test_is_a_text(self, organisation: Organisation, token: object) -> None:
        assert self._exchanged(organisation, token).status_code == 400


def test_a_page_that_was_allowed_may_talk_to_the_socket(organisation: Organisation) -> None:
    token = requests.post(f"{organisation.door}/exchange", json={"token": organisation.provider.token()}).json()[
        "token"
    ]
    tab = Tab(organisation.door, token, origin=INTRANET)
    assert tab.history["complete"] is True
    tab.close()


class TestWithoutTheProvider:
    @pytest.fixture(autouse=True)
    def stopped(self, organisation: Organisation) -> None:
        organisation.provider.stop()

    def test_whoever_returns_is_asked_to_try_again(self, browser: requests.Session, organisation: Organisation) -> None:
        state = asked_with(_start(browser, organisation).headers["location"])["state"]
        answer = browser.get(f"{organisation.door}/openid/return?code=any&state={state}", allow_redirects=False)
        assert answer.headers["location"] == "/webhooks/web/?sign-in-failed=unavailable"
