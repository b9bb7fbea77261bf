import asyncio

import pytest
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    AllSlotsReset,
    BotUttered,
    Event,
    SlotSet,
    UserUttered,
)
from sqlalchemy import create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from bot.tracker_store import EncryptedTrackerStore

MERE, TAMA = "conversation-of-mere", "conversation-of-tama"
SAID = "Bob sent me a nasty picture"
DOMAIN = Domain.from_yaml(
    """
version: "3.1"
intents: [inappropriate_material, affirm]
slots:
  inappropriate_material__description: {type: text, mappings: [{type: custom}]}
  policy_question__question: {type: text, mappings: [{type: custom}]}
"""
)
DESCRIPTION, QUESTION = "inappropriate_material__description", "policy_question__question"


@pytest.fixture
def key() -> Fernet:
    return _new_key()


@pytest.fixture
def cipher(key: Fernet) -> MultiFernet:
    return MultiFernet([key])


@pytest.fixture
def store(database_url: str, cipher: MultiFernet) -> EncryptedTrackerStore:
    return EncryptedTrackerStore(DOMAIN, database_url, cipher)


def _new_key() -> Fernet:
    return Fernet(Fernet.generate_key())


def _said(words: str, intent: str = "inappropriate_material") -> UserUttered:
    return UserUttered(words, {"name": intent, "confidence": 1.0}, metadata={"attestation": "…"})


def _take_turn(store: EncryptedTrackerStore, conversation: str, *events: Event) -> None:
    async def turn() -> None:
        tracker = await store.get_or_create_tracker(conversation)
        tracker.update_with_events(list(events), DOMAIN)
        await store.save(tracker)

    asyncio.run(turn())


def _events(store: EncryptedTrackerStore, conversation: str = MERE) -> list[Event]:
    tracker = asyncio.run(store.retrieve(conversation))
    return list(tracker.events) if tracker else []


def _everything_stored(database_url: str) -> str:
    with create_engine(database_url, future=True).connect() as connection:
        return str(connection.execute(text("SELECT * FROM events")).all())


def test_what_was_said_is_found_again(store: EncryptedTrackerStore) -> None:
    _take_turn(store, MERE, _said(SAID))
    assert [event.text for event in _events(store) if isinstance(event, UserUttered)] == [SAID]


def test_turns_are_added_to_one_another(store: EncryptedTrackerStore) -> None:
    _take_turn(store, MERE, _said("one"), BotUttered("two"))
    _take_turn(store, MERE, _said("three"))
    words = [event.text for event in _events(store) if isinstance(event, UserUttered | BotUttered)]
    assert words == ["one", "two", "three"]


def test_a_conversation_that_never_took_place_is_not_found(store: EncryptedTrackerStore) -> None:
    assert _events(store, TAMA) == []


def test_neither_words_nor_intents_nor_slots_nor_actions_can_be_read_in_the_database(
    store: EncryptedTrackerStore, database_url: str
) -> None:
    _take_turn(store, MERE, _said(SAID), SlotSet(DESCRIPTION, SAID), ActionExecuted("action_close_report"))
    stored = _everything_stored(database_url)
    assert "user" in stored
    for secret in (SAID, "inappropriate_material", "action_close_report", "attestation"):
        assert secret not in stored


def test_after_a_change_of_keys_old_conversations_are_still_read(
    store: EncryptedTrackerStore, database_url: str, key: Fernet
) -> None:
    _take_turn(store, MERE, _said(SAID))
    rotated = MultiFernet([_new_key(), key])
    assert len(_events(EncryptedTrackerStore(DOMAIN, database_url, rotated))) == len(_events(store))


def test_a_conversation_that_cannot_be_decrypted_is_an_error_and_no_new_conversation(
    store: EncryptedTrackerStore, database_url: str
) -> None:
    _take_turn(store, MERE, _said(SAID))
    other_keys = MultiFernet([_new_key()])
    with pytest.raises(InvalidToken):
        _events(EncryptedTrackerStore(DOMAIN, database_url, other_keys))


def test_keys_that_do_not_open_what_is_stored_are_noticed(store: EncryptedTrackerStore, database_url: str) -> None:
    _take_turn(store, MERE, _said(SAID))
    other_keys = MultiFernet([_new_key()])
    assert store.keys_fit()
    assert not EncryptedTrackerStore(DOMAIN, database_url, other_keys).keys_fit()


def test_any_keys_fit_an_empty_database(store: EncryptedTrackerStore) -> None:
    assert store.keys_fit()


def test_an_event_moved_into_another_conversation_is_refused(store: EncryptedTrackerStore, database_url: str) -> None:
    _take_turn(store, MERE, _said(SAID))
    with create_engine(database_url, future=True).begin() as connection:
        connection.execute(text("UPDATE events SET sender_id = :thief"), {"thief": TAMA})
    with pytest.raises(InvalidToken):
        _events(store, TAMA)


def test_a_database_that_cannot_be_opened_is_an_error_at_once(cipher: MultiFernet) -> None:
    with pytest.raises(SQLAlchemyError):
        EncryptedTrackerStore(DOMAIN, "sqlite:////proc/nowhere.db", cipher)


def test_the_words_of_a_database_error_hold_nothing_that_was_said(
    store: EncryptedTrackerStore, database_url: str
) -> None:
    with create_engine(database_url, future=True).begin() as connection:
        connection.execute(text("DROP TABLE events"))
    with pytest.raises(SQLAlchemyError) as error:
        _take_turn(store, MERE, _said(SAID))
    assert MERE not in str(error.value)


class TestAReportThatWasFinished:
    """Its words are forgotten, in the turns stored before as in the last one."""

    @pytest.fixture(autouse=True)
    def report(self, store: EncryptedTrackerStore) -> None:
        _take_turn(store, MERE, _said("May I gamble?"), SlotSet(QUESTION, "May I gamble?"))
        _take_turn(store, MERE, _said(SAID), ActiveLoop("report_form"), SlotSet(DESCRIPTION, SAID))
        _take_turn(store, MERE, BotUttered(f"You said: {SAID}"), SlotSet(QUESTION, "Is that all?"))
        _take_turn(store, MERE, _said("yes", "affirm"), BotUttered("Your report is open."), *self.end)

    end = (ActiveLoop(None), SlotSet(DESCRIPTION, None))

    def test_nothing_said_in_it_is_kept(self, store: EncryptedTrackerStore) -> None:
        assert SAID not in str([event.as_dict() for event in _events(store)])

    def test_what_was_said_before_it_is_kept(self, store: EncryptedTrackerStore) -> None:
        assert [event.text for event in _events(store) if isinstance(event, UserUttered)] == [
            "May I gamble?",
            "",
            "",
        ]

    def test_the_outcome_is_kept(self, store: EncryptedTrackerStore) -> None:
        assert "Your report is open." in [event.text for event in _events(store) if isinstance(event, BotUttered)]

    def test_a_receipt_is_left_to_the_person_alone(self, store: EncryptedTrackerStore) -> None:
        receipt = "anvil bonnet cider"
        _take_turn(store, MERE, _said("Another one: " + SAID), ActiveLoop("report_form"))
        card = {"type": "case_opened", "reference": "HAR-2026-0001", "receipt": receipt}
        opened = BotUttered(f"It is open. Your receipt: {receipt}.", {"custom": card})
        _take_turn(store, MERE, _said("yes", "affirm"), opened, *self.end)
        kept = str([event.as_dict() for event in _events(store)])
        assert receipt not in kept
        assert "It is open." in kept
        assert "HAR-2026-0001" in kept

    def test_a_slot_that_is_still_set_keeps_its_value(self, store: EncryptedTrackerStore) -> None:
        tracker = asyncio.run(store.retrieve(MERE))
        assert tracker.get_slot(QUESTION) == "Is that all?"

    def test_who_attested_the_speaker_is_forgotten(self, store: EncryptedTrackerStore) -> None:
        attested = [event.metadata.get("attestation") for event in _events(store) if isinstance(event, UserUttered)]
        assert attested == ["…", None, None]

    def test_the_conversation_goes_on(self, store: EncryptedTrackerStore) -> None:
        before = len(_events(store))
        _take_turn(store, MERE, _said("Thanks"))
        assert len(_events(store)) == before + 1

    def test_a_later_report_is_forgotten_too(self, store: EncryptedTrackerStore) -> None:
        _take_turn(store, MERE, _said("Another one: " + SAID), ActiveLoop("report_form"))
        _take_turn(store, MERE, _said("stop"), ActiveLoop(None), AllSlotsReset())
        assert SAID not in str([event.as_dict() for event in _events(store)])


def test_what_gives_way_to_another_form_is_forgotten_and_the_other_is_kept(store: EncryptedTrackerStore) -> None:
    _take_turn(store, MERE, _said("open it"), ActiveLoop("case_form"), BotUttered(SAID))
    _take_turn(store, MERE, _said("my phone is gone"), ActiveLoop(None), ActiveLoop("report_form"))
    _take_turn(store, MERE, SlotSet(DESCRIPTION, "my phone is gone"))
    assert SAID not in str([event.as_dict() for event in _events(store)])
    tracker = asyncio.run(store.retrieve(MERE))
    assert tracker.get_slot(DESCRIPTION) == "my phone is gone"
    assert tracker.active_loop_name == "report_form"


def test_a_report_that_is_not_finished_is_kept_whole(store: EncryptedTrackerStore) -> None:
    _take_turn(store, MERE, _said(SAID), ActiveLoop("report_form"), SlotSet(DESCRIPTION, SAID))
    _take_turn(store, MERE, _said("yesterday"))
    tracker = asyncio.run(store.retrieve(MERE))
    assert tracker.get_slot(DESCRIPTION) == SAID
    assert tracker.active_loop_name == "report_form"
