"""People are told in their own chats that something needs them, unasked, and no more than its reference."""

import time
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
from tests.teams.double import SECONDS_OF_SILENCE, Shown, eventually

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
    run_jobs(installation)
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
        time.sleep(SECONDS_OF_SILENCE)
        assert not told()


def test_who_has_no_chat_in_teams_is_told_when_they_next_talk_and_nothing_is_left_undone(
    installation: Installation, open_chat: Callable[..., Chat]
) -> None:
    manager = open_chat(RAWIRI)
    manager.send(type="installationUpdate", action="remove")
    time.sleep(SECONDS_OF_SILENCE)
    reference = report(open_chat(OLIVER))
    assert "waiting: 0" in run_jobs(installation)
    assert reference in manager.say("Am I allowed to gamble at work?").text


def test_what_teams_does_not_take_is_tried_again_later(
    installation: Installation, open_chat: Callable[..., Chat]
) -> None:
    manager = open_chat(RAWIRI)
    manager.say("Kia ora")
    run_jobs(installation)
    report(open_chat(OLIVER))
    time.sleep(SECONDS_OF_SILENCE)  # Until the card that was used has been changed, which would meet the failure first.
    installation.microsoft.failures.append((400, {}))
    assert "waiting: 1" in run_jobs(installation)


def test_a_bot_that_does_not_answer_loses_nothing(installation: Installation, open_chat: Callable[..., Chat]) -> None:
    manager = open_chat(RAWIRI)
    manager.say("Kia ora")
    run_jobs(installation)
    report(open_chat(OLIVER))
    assert "waiting: 1" in run_jobs(installation, ASKFIRST_BOT_URL="http://127.0.0.1:9")


class TestTheCall:
    def post(self, installation: Installation, body: Any, token: str) -> requests.Response:
        headers = {"Authorization": f"Bearer {token}"}
        return requests.post(f"{installation.door}/notifications", json=body, headers=headers)

    def token(self, audience: str = AUDIENCE, key: str = SIGNING_KEY, seconds: int = 60) -> str:
        return Signer(key).sign(audience, "a notification", timedelta(seconds=seconds))

    def test_needs_a_token_that_was_made_for_it(self, installation: Installation) -> None:
        person = Person("manager@education.example", "education")
        refused = [
            "",
            "nonsense",
            self.token(key="a key that somebody else thought of"),
            self.token(seconds=-1),
            self.token(audience="askfirst-web"),
            Identity(Signer(SIGNING_KEY)).token(person, timedelta(hours=1)),
            installation.microsoft.token(),
        ]
        assert {self.post(installation, MESSAGE, token).status_code for token in refused} == {401}

    @pytest.mark.parametrize("body", [[], {}, {"text": "x"}, {**MESSAGE, "object_id": 1}, {**MESSAGE, "buttons": [1]}])
    def test_that_is_none_is_refused_in_plain_words(self, installation: Installation, body: Any) -> None:
        answer = self.post(installation, body, self.token())
        assert answer.status_code == 400
        assert answer.json()["error"]

    def test_says_that_somebody_has_no_chat(self, installation: Installation) -> None:
        answer = self.post(installation, {**MESSAGE, "object_id": str(uuid4())}, self.token())
        assert answer.status_code == 410

    def test_forgets_a_chat_that_teams_has_closed(
        self, installation: Installation, open_chat: Callable[..., Chat]
    ) -> None:
        person = str(uuid4())
        open_chat(person).say("Kia ora")
        installation.microsoft.failures.append((403, {}))
        message = {**MESSAGE, "object_id": person}
        assert [self.post(installation, message, self.token()).status_code for _ in range(2)] == [410, 410]
        assert not installation.microsoft.failures
