"""What the bot asks of Teams: patiently, with a token, and saying truly whether it was done."""

import asyncio
import time
from collections.abc import Coroutine, Iterator
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any, TypeVar

import pytest
from freezegun import freeze_time
from pydantic import SecretStr
from tenacity import RetryCallState, wait_exponential_jitter

from bot.channels.signed_choice import Choices
from bot.channels.teams import patience
from bot.channels.teams.activity import LARGEST_ACTIVITY, spoken
from bot.channels.teams.client import open_client
from bot.channels.teams.connector import Connector, NotDeliveredError, UncertainDeliveryError
from bot.channels.teams.outgoing import answer
from bot.channels.teams.patience import MOST_ATTEMPTS, patiently
from bot.channels.teams.reference import Reference
from bot.channels.teams.settings import TeamsSettings
from bot.channels.tokens import Signer
from tests.teams.double import APP_ID, APP_SECRET, BOT, EDUCATION, Microsoft, parts

CONVERSATION = "19:a/b c@thread.v2;messageid=1"
Result = TypeVar("Result")


@pytest.fixture
def services() -> Iterator[Microsoft]:
    microsoft = Microsoft()
    yield microsoft
    microsoft.stop()


@pytest.fixture
def connector(services: Microsoft) -> Connector:
    settings = TeamsSettings(
        app_id=APP_ID, app_secret=SecretStr(APP_SECRET), tenants=(f"{EDUCATION}=education",), login_url=services.url
    )
    return Connector(open_client(settings))


@pytest.fixture
def reference(services: Microsoft) -> Reference:
    return Reference(services.service_url, CONVERSATION, BOT, "29:person", EDUCATION)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses that nobody asked for are a fiftieth of what they are."""
    monkeypatch.setattr(patience, "GROWING", wait_exponential_jitter(multiplier=0.01, max=0.4, jitter=0.01))


def run(work: Coroutine[Any, Any, Result]) -> Result:
    return asyncio.run(work)


def test_a_conversations_name_arrives_whole(services: Microsoft, connector: Connector, reference: Reference) -> None:
    run(connector.send(reference, spoken("Kia ora"), "1:2"))
    assert services.shown[0].conversation == CONVERSATION


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("status", [412, 429, 502, 504])
def test_what_may_pass_is_tried_again(
    services: Microsoft, connector: Connector, reference: Reference, status: int
) -> None:
    services.failures.extend([(status, {})] * 2)
    run(connector.send(reference, spoken("Kia ora")))
    assert len(services.shown) == 1


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("as_date", [False, True], ids=["seconds", "a date"])
def test_the_pause_that_teams_asks_for_is_kept(
    services: Microsoft, connector: Connector, reference: Reference, as_date: bool
) -> None:
    moment = format_datetime(datetime.now(timezone.utc) + timedelta(seconds=2), usegmt=True)
    services.failures.append((429, {"Retry-After": moment if as_date else "1"}))
    before = time.monotonic()
    run(connector.send(reference, spoken("Kia ora")))
    assert time.monotonic() - before > 0.9


def test_a_pause_that_nobody_would_wait_for_is_not_kept(
    services: Microsoft, connector: Connector, reference: Reference
) -> None:
    services.failures.append((429, {"Retry-After": "300"}))
    before = time.monotonic()
    with pytest.raises(NotDeliveredError):
        run(connector.send(reference, spoken("Kia ora")))
    assert time.monotonic() - before < 5


def test_pauses_grow_and_are_never_the_same() -> None:
    def pause(attempt: int) -> float:
        state = RetryCallState(patiently(), None, (), {})
        state.attempt_number = attempt
        return float(patiently().wait(state))

    assert pause(1) < pause(4) < 20
    assert len({pause(3) for _ in range(20)}) > 10


@pytest.mark.usefixtures("hurried")
def test_after_some_attempts_it_is_given_up(services: Microsoft, connector: Connector, reference: Reference) -> None:
    services.failures.extend([(429, {})] * 9)
    with pytest.raises(NotDeliveredError):
        run(connector.send(reference, spoken("Kia ora")))
    assert len(services.failures) == 9 - MOST_ATTEMPTS


@pytest.mark.parametrize(("status", "is_gone"), [(400, False), (403, True), (404, True), (413, False)])
def test_what_will_not_pass_is_not_tried_again(
    services: Microsoft, connector: Connector, reference: Reference, status: int, is_gone: bool
) -> None:
    services.failures.append((status, {}))
    with pytest.raises(NotDeliveredError) as refused:
        run(connector.send(reference, spoken("Kia ora")))
    assert refused.value.is_gone == is_gone
    assert not services.shown


def test_what_teams_cannot_tell_is_not_tried_again(
    services: Microsoft, connector: Connector, reference: Reference
) -> None:
    services.failures.append((500, {}))
    with pytest.raises(UncertainDeliveryError):
        run(connector.send(reference, spoken("Kia ora")))
    assert not services.shown


@pytest.mark.parametrize("fault", ["is_up", "refuses_sign_in"])
def test_a_sign_in_that_fails_is_certainly_no_delivery(
    services: Microsoft, connector: Connector, reference: Reference, fault: str
) -> None:
    setattr(services, fault, fault != "is_up")
    with pytest.raises(NotDeliveredError):
        run(connector.send(reference, spoken("Kia ora")))
    assert not services.shown


@pytest.mark.usefixtures("hurried")
def test_services_that_cannot_be_reached_are_certainly_no_delivery(
    services: Microsoft, connector: Connector, reference: Reference
) -> None:
    services.stop()
    with pytest.raises(NotDeliveredError):
        run(connector.send(reference, spoken("Kia ora")))


class TestTheToken:
    def test_is_asked_for_once(self, services: Microsoft, connector: Connector, reference: Reference) -> None:
        async def thrice() -> None:
            await asyncio.gather(*(connector.send(reference, spoken(word)) for word in ("tahi", "rua", "toru")))

        run(thrice())
        assert len(services.sign_ins) == 1
        assert {each.authorization for each in services.shown} == {"Bearer token-1"}

    def test_is_renewed_minutes_before_it_expires(
        self, services: Microsoft, connector: Connector, reference: Reference
    ) -> None:
        async def later() -> None:
            with freeze_time(tick=True) as clock:
                await connector.send(reference, spoken("tahi"))
                clock.tick(timedelta(minutes=54))
                await connector.send(reference, spoken("rua"))
                clock.tick(timedelta(minutes=2))
                await connector.send(reference, spoken("toru"))

        run(later())
        assert [each.authorization for each in services.shown] == ["Bearer token-1"] * 2 + ["Bearer token-2"]

    def test_stands_in_no_address(self, services: Microsoft, connector: Connector, reference: Reference) -> None:
        run(connector.send(reference, spoken("Kia ora")))
        assert services.sign_ins[0]["client_secret"] == [APP_SECRET]


class TestLongAnswers:
    choices = Choices(Signer("a key that only these tests know, long"), "conversation")

    def test_of_words_are_one_message(self) -> None:
        [activity] = answer([{"text": "tahi"}, {"text": "rua"}], self.choices, "turn")
        assert activity["text"] == "tahi\n\nrua"

    def test_with_a_card_are_one_message_with_their_words_in_order(self) -> None:
        button = {"title": "Yes", "payload": "/affirm"}
        [activity] = answer([{"text": "tahi"}, {"text": "rua", "buttons": [button]}], self.choices, "turn")
        [card] = [attachment["content"] for attachment in activity["attachments"]]
        assert [each["text"] for each in parts(card["body"], "text")] == ["tahi", "rua"]
        assert card["fallbackText"] == "tahi\n\nrua"
        assert "text" not in activity

    def test_that_teams_would_not_take_whole_are_as_few_messages_as_it_takes(self) -> None:
        # A card repeats its words for clients that show no cards.
        long = {"text": "a" * (LARGEST_ACTIVITY // 8), "buttons": [{"title": "Yes", "payload": "/affirm"}]}
        shown = answer([long] * 5, self.choices, "turn")
        assert [len(list(parts(each, "inlines"))) for each in shown] == [2, 2, 1]
