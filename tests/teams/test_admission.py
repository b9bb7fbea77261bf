"""Which activities are let in at the Teams door."""

from typing import Any

import pytest
import requests

from bot.channels.teams.admission import Admission
from bot.channels.teams.reference import Reference
from bot.channels.teams.settings import TeamsSettings
from tests.running import AskFirst
from tests.teams.chat import Chat
from tests.teams.conftest import Installation
from tests.teams.double import ALSO_EDUCATION, BOT, EDUCATION, ELSEWHERE, JUSTICE, Microsoft, new_key

QUESTION = "Am I allowed to gamble at work?"


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Bearer nonsense", "Basic dGVzdDp0ZXN0"])
def test_nothing_comes_in_without_a_token(chat: Chat, header: str | None) -> None:
    headers = {} if header is None else {"Authorization": header}
    answer = requests.post(f"{chat.door}/messages", json=chat.activity(text=QUESTION), headers=headers)
    assert answer.status_code == 401
    assert answer.json()["error"]
    assert chat.hears_nothing_more()


def test_a_forged_token_lets_nothing_in(chat: Chat) -> None:
    forged = chat.microsoft.token(key=new_key("first", "msteams"))
    assert chat.post(chat.activity(text=QUESTION), forged).status_code == 401


def test_a_token_for_another_service_lets_nothing_in(chat: Chat) -> None:
    token = chat.microsoft.token(serviceurl="https://smba.trafficmanager.net/amer/")
    assert chat.post(chat.activity(text=QUESTION), token).status_code == 403


def test_a_genuine_token_does_not_let_answers_go_to_any_host(chat: Chat) -> None:
    elsewhere = "https://elsewhere.example/"
    activity = chat.activity(text=QUESTION, serviceUrl=elsewhere)
    assert chat.post(activity, chat.microsoft.token(serviceurl=elsewhere)).status_code == 403


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1.elsewhere.example/",
        "http://127.0.0.1@elsewhere.example/",
        "http://elsewhere.example/127.0.0.1",
        "ftp://elsewhere.example",
        "127.0.0.1",
        "",
        "http://[",
    ],
)
def test_nor_does_an_address_that_only_looks_right(chat: Chat, address: str) -> None:
    activity = chat.activity(text=QUESTION, serviceUrl=address)
    assert chat.post(activity, chat.microsoft.token(serviceurl=address or "x")).status_code == 403


@pytest.mark.parametrize(
    ("address", "is_taken"),
    [
        ("https://smba.trafficmanager.net/amer/", True),
        ("https://smba.trafficmanager.net", True),
        ("http://smba.trafficmanager.net/amer/", False),
        ("https://smba.trafficmanager.net:8443/", False),
        ("https://somebody@smba.trafficmanager.net/", False),
        ("https://smba.trafficmanager.net@elsewhere.example/", False),
        ("https://smba.trafficmanager.net\\@elsewhere.example/", False),
        ("https://elsewhere.example\\@smba.trafficmanager.net/", False),
        ("https://smba.trafficmanager.net/?to=elsewhere", False),
        ("https://smba.trafficmanager.net/#elsewhere", False),
        ("https://smba.trafficmanager.net\n/", False),
        ("https://smba.trafficmanager.net:port/", False),
        ("https://smba.trafficmanager.net.elsewhere.example/", False),
        ("https://elsewhere.smba.trafficmanager.net/", False),
        ("https://127.0.0.1/", False),
    ],
)
def test_answers_go_to_a_plain_address_of_a_host_that_was_named(address: str, is_taken: bool) -> None:
    assert Admission(TeamsSettings(), None).may_answer_to(address) == is_taken


@pytest.mark.parametrize(
    ("tenants", "is_told"), [((f"{EDUCATION}=education",), True), ((f"{EDUCATION}=justice",), False), ((), False)]
)
def test_nobody_is_told_anything_in_a_tenant_that_is_no_longer_their_organisations(
    tenants: tuple[str, ...], is_told: bool
) -> None:
    kept = Reference("https://smba.trafficmanager.net/amer/", "a:1", BOT, "29:somebody", EDUCATION)
    assert Admission(TeamsSettings(tenants=tenants), None).may_tell("education", kept) == is_told


def test_another_channel_is_not_let_in(chat: Chat) -> None:
    assert chat.post(chat.activity(text=QUESTION, channelId="webchat")).status_code == 403


@pytest.mark.parametrize(
    "tenants",
    [
        {"channelData": {"tenant": {"id": ELSEWHERE}}, "conversation": {"id": "a:1", "tenantId": ELSEWHERE}},
        {"channelData": {"tenant": {"id": EDUCATION}}, "conversation": {"id": "a:1", "tenantId": ELSEWHERE}},
        {"channelData": {"tenant": {"id": EDUCATION}}, "conversation": {"id": "a:1", "tenantId": JUSTICE}},
        {"channelData": {"tenant": {"id": EDUCATION}}, "conversation": {"id": "a:1", "tenantId": ALSO_EDUCATION}},
        {"channelData": None, "conversation": {"id": "a:1"}},
        {"channelData": {"tenant": None}, "conversation": {"id": "a:1"}},
        {"channelData": {"tenant": {"id": ""}}, "conversation": {"id": "a:1", "tenantId": ""}},
    ],
    ids=["another", "one of two is another", "two at once", "two of one organisation", "none", "none told", "empty"],
)
def test_only_people_of_the_tenants_that_were_named_are_let_in(chat: Chat, tenants: dict[str, Any]) -> None:
    assert chat.post(chat.activity(text=QUESTION, **tenants)).status_code == 403


def test_each_tenant_has_its_own_organisation(installation: Installation) -> None:
    person = "a0000000-0000-4000-8000-000000000001"
    shown = installation.chat(person, tenant=JUSTICE).say("who can I talk to?")
    assert "could not find you" not in shown.text


def test_there_is_no_door_where_teams_is_switched_off(askfirst: AskFirst, microsoft: Microsoft) -> None:
    chat = Chat(askfirst.door.removesuffix("web") + "teams", microsoft)
    assert chat.post(chat.activity(text=QUESTION)).status_code == 404


def test_as_much_as_teams_lets_somebody_write_is_not_refused(chat: Chat) -> None:
    text = "ā" * 14_000
    layout = {"contentType": "text/html", "content": f"<p>{text}</p>"}
    assert "too long" in chat.say(text, attachments=[layout]).text


def test_too_much_at_once_is_refused_in_plain_words(chat: Chat) -> None:
    answer = chat.post(chat.activity(text="a" * 300_000))
    assert answer.status_code == 413
    assert answer.json()["error"]
