import time

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.processor import PatientProcessor

DOMAIN = Domain.from_yaml('{version: "3.1", session_config: {session_expiration_time: 60}}')
MINUTE = 60


@pytest.fixture
def processor() -> PatientProcessor:
    """A processor that knows how long conversations last, and no model."""
    processor = PatientProcessor.__new__(PatientProcessor)
    processor.domain = DOMAIN
    return processor


def _last_heard(minutes_ago: int, *events: Event) -> DialogueStateTracker:
    said = UserUttered("Kia ora", timestamp=time.time() - minutes_ago * MINUTE)
    return DialogueStateTracker.from_events("conversation-of-mere", [said, *events])


def test_a_conversation_goes_on_for_a_while(processor: PatientProcessor) -> None:
    assert not processor._has_session_expired(_last_heard(59))


def test_after_that_the_next_message_begins_a_new_one(processor: PatientProcessor) -> None:
    assert processor._has_session_expired(_last_heard(61))


def test_a_report_once_begun_waits_for_days(processor: PatientProcessor) -> None:
    assert not processor._has_session_expired(_last_heard(7 * 24 * 60, ActiveLoop("report_form")))


def test_a_finished_report_waits_no_longer(processor: PatientProcessor) -> None:
    assert processor._has_session_expired(_last_heard(61, ActiveLoop("report_form"), ActiveLoop(None)))
