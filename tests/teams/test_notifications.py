"""People are told in their own chats that something needs them, unasked, and no more than its reference."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import requests

from bot.channels.identity import Identity, Person
from bot.channels.tokens import Signer
from tests.running import SIGNING_KEY, run_command
from tests.teams.chat import OLIVER, RAWIRI, SEMISI, Chat, tell_the_rest
from tests.teams.conftest import Installation
from tests.teams.double import Shown, eventually

AUDIENCE = "askfirst-teams-notifications"
MESSAGE = {"organisation": "education", "object_id": RAWIRI, "text": "A matter needs you.", "buttons": []}


def run_jobs(installation: Installation, **settings: str) -> str:
    """Have done what is due, as the operator's scheduler does, and return what is said about it."""
    bot_url = installation.door.removesuffix("/webhooks/teams")
    environment = installation.bot.environment | {"ASKFIRST_BOT_URL": bot_url} | settings
    return run_command(environment, "jobs", "run")


def report(chat: Chat) -> str:
    """Report something and return its reference."""
    chat.say("stop")  # Whatever this person was in the middle of.
    chat.say("Yesterday at 3pm a stranger sent me an email with a rude cartoon, I know no more")
    words = tell_the_rest(chat).text.split()
    return next(word.strip(".,") for word in words if word.startswith("INC-"))


@pytest.fixture(scope="module", autouse=True)
def nothing_is_due(installation: Installation) -> None:
    """What tests before these have had people told is delivered."""
    run_jobs(installation)


def tell(installation: Installation, person: str, reference: str = "INC-2020-0001") -> requests.Response:
    """Have somebody told that a matter needs them, as the action server does."""
    payload = f"/case_handling{json.dumps({'reference': reference})}"
    button = {"title": f"Open {reference}", "payload": payload}
    message = {**MESSAGE, "object_id": person, "text": f"{reference} needs you.", "buttons": [button]}
    return post(installation, message, token())


def post(installation: Installation, body: Any, proof: str) -> requests.Response:
    """Call the bot as the action server does."""
    headers = {"Authorization": f"Bearer {proof}"}
    return requests.post(f"{installation.door}/notifications", json=body, headers=headers)


def token(audience: str = AUDIENCE, key: str = SIGNING_KEY, seconds: int = 60) -> str:
    """Return what proves that the action server calls."""
    return Signer(key).sign(audience, "a notification", timedelta(seconds=seconds))


@contextmanager
def told_in(chat: Chat) -> Iterator[Callable[[], list[Shown]]]:
    """What is said unasked in a chat."""
    before = len(chat.messages)
    yield lambda: chat.messages[before:]


def test_the_manager_is_told_opens_the_case_and_hears_no_more_of_it(
    installation: Installation, open_chat: Callable[..., Chat]
) -> None:
    manager, reporter = open_chat(RAWIRI), open_chat(SEMISI)
    manager.say("Kia ora")
    with told_in(manager) as told:
        reference = report(reporter)
        run_jobs(installation)
        [shown] = eventually(told)
    assert reference in shown.text
    assert not {"cartoon", "Sēmisi", "email", "stranger"} & set(shown.text.split())
    assert shown.activity["channelData"]["notification"] == {"alert": True}
    assert "cartoon" in manager.press(f"Open {reference}", shown).text
    assert f"Its reference is {reference}" not in manager.say("Am I allowed to gamble at work?").text


def test_nobody_is_told_twice(installation: Installation, open_chat: Callable[..., Chat]) -> None:
    manager = open_chat(RAWIRI)
    manager.say("Kia ora")
    report(open_chat(SEMISI))
    run_jobs(installation)
    with told_in(manager) as told:
        run_jobs(installation)
        assert not told()


def test_who_has_no_chat_in_teams_is_told_when_they_next_talk_and_nothing_is_left_undone(
    installation: Installation, open_chat: Callable[..., Chat]
) -> None:
    manager = open_chat(RAWIRI)
    manager.send(type="installationUpdate", action="remove")
    eventually(lambda: tell(installation, RAWIRI).status_code == 410)
    reference = report(open_chat(OLIVER))
    assert "waiting: 0" in run_jobs(installation)
    assert reference in manager.say("Am I allowed to gamble at work?").text


def test_what_teams_does_not_take_is_tried_again_later(
    installation: Installation, open_chat: Callable[..., Chat]
) -> None:
    manager = open_chat(RAWIRI)
    manager.say("Kia ora")
    reporter = open_chat(OLIVER)
    report(reporter)
    eventually(lambda: any("✓ Yes" in each.text for each in reporter.changes))  # Else that would meet the failure.
    installation.microsoft.failures.append((400, {}))
    assert "waiting: 1" in run_jobs(installation)


def test_a_bot_that_does_not_answer_loses_nothing(installation: Installation, open_chat: Callable[..., Chat]) -> None:
    manager = open_chat(RAWIRI)
    manager.say("Kia ora")
    report(open_chat(OLIVER))
    assert "waiting: 1" in run_jobs(installation, ASKFIRST_BOT_URL="http://127.0.0.1:9")


class TestItsCard:
    @pytest.fixture(scope="class")
    def reference(self, installation: Installation) -> str:
        """A matter that waits for the manager."""
        return report(installation.chat(SEMISI))

    @pytest.fixture
    def manager(self, open_chat: Callable[..., Chat]) -> Chat:
        manager = open_chat(RAWIRI)
        manager.say("Kia ora")
        manager.say("stop")
        return manager

    def told(self, installation: Installation, manager: Chat, reference: str) -> Shown:
        assert tell(installation, RAWIRI, reference).status_code == 200
        return manager.messages[-1]

    def test_shows_that_it_was_used_once_it_was(
        self, installation: Installation, manager: Chat, reference: str
    ) -> None:
        card = self.told(installation, manager, reference)
        manager.press("Open", card)
        [change] = eventually(lambda: manager.changes)
        assert change.activity_id == card.activity_id
        assert change.text.split("\n")[-2:] == [f"{reference} needs you.", f"✓ Open {reference}"]
        assert not change.buttons
        assert "channelData" not in change.activity

    def test_shows_the_matter_as_it_stands_whenever_it_is_pressed_again(
        self, installation: Installation, manager: Chat, reference: str
    ) -> None:
        card = self.told(installation, manager, reference)
        assert "rude cartoon" in manager.press("Open", card).text
        manager.press("Send the written acknowledgement")
        manager.press("Yes")
        again = manager.press("Open", card).text
        assert "acknowledged" in again
        assert "rude cartoon" in again

    def test_shows_nothing_of_what_is_not_with_that_person_any_more(
        self, installation: Installation, manager: Chat
    ) -> None:
        card = self.told(installation, manager, "INC-2020-0001")
        assert "I can't find INC-2020-0001" in manager.press("Open", card).text

    def test_interrupts_no_report_that_is_being_told(
        self, installation: Installation, manager: Chat, reference: str
    ) -> None:
        manager.say("I lost my laptop on the train this morning")
        shown = manager.press("Open", self.told(installation, manager, reference)).text
        assert "rude cartoon" in shown
        assert "back to your report" in shown
        manager.say("stop")

    def test_is_nobody_elses(
        self, installation: Installation, manager: Chat, reference: str, open_chat: Callable[..., Chat]
    ) -> None:
        card, other = self.told(installation, manager, reference), open_chat(OLIVER)
        assert "can no longer be used" in other.press("Open", card).text
        assert not other.changes


class TestTheCall:
    def test_needs_a_token_that_was_made_for_it(self, installation: Installation) -> None:
        person = Person("manager@education.example", "education")
        refused = [
            "",
            "nonsense",
            token(key="a key that somebody else thought of"),
            token(seconds=-1),
            token(audience="askfirst-web"),
            Identity(Signer(SIGNING_KEY)).token(person, timedelta(hours=1)),
            installation.microsoft.token(),
        ]
        assert {post(installation, MESSAGE, each).status_code for each in refused} == {401}

    @pytest.mark.parametrize("body", [[], {}, {"text": "x"}, {**MESSAGE, "object_id": 1}, {**MESSAGE, "buttons": [1]}])
    def test_that_is_none_is_refused_in_plain_words(self, installation: Installation, body: Any) -> None:
        answer = post(installation, body, token())
        assert answer.status_code == 400
        assert answer.json()["error"]

    def test_says_that_somebody_has_no_chat(self, installation: Installation) -> None:
        answer = post(installation, {**MESSAGE, "object_id": str(uuid4())}, token())
        assert answer.status_code == 410

    def test_forgets_a_chat_that_teams_has_closed(
        self, installation: Installation, open_chat: Callable[..., Chat]
    ) -> None:
        person = str(uuid4())
        open_chat(person).say("Kia ora")
        installation.microsoft.failures.append((403, {}))
        message = {**MESSAGE, "object_id": person}
        assert [post(installation, message, token()).status_code for _ in range(2)] == [410, 410]
        assert not installation.microsoft.failures
