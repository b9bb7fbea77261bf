"""Conversations in an SQL database, each event encrypted, none ever quietly forgotten."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cryptography.fernet import InvalidToken, MultiFernet
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import create_engine, select
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from bot.forgetting import finished_report, without_words
from bot.settings import read_settings


class EncryptedTrackerStore(SQLTrackerStore):
    """Rasa's SQL store with its table, where only a pseudonym, an event's type and its time can be read.

    The event itself, sealed together with the conversation it belongs to, fills the column `data`;
    the columns for intent and action names stay empty.
    """

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        cipher: MultiFernet | None = None,
        **_: Any,
    ) -> None:
        """Connect at once or fail; Rasa's store would retry for ever and then fall back to memory."""
        TrackerStore.__init__(self, domain)
        self.cipher = cipher or read_settings().cipher
        self.engine = _engine(make_url(host or read_settings().conversations_url))
        self.sessionmaker = sessionmaker(bind=self.engine, future=True)
        self.Base.metadata.create_all(self.engine)

    @contextmanager
    def session_scope(self) -> Iterator[Session]:
        """A session; Rasa's own scope ends the whole process on any ValueError."""
        with self.sessionmaker() as session:
            yield session

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store the turn's new events, off the event loop, so that a slow database delays nobody else."""
        await asyncio.to_thread(self._save, tracker)

    async def is_up(self) -> bool:
        """Whether the database answers."""
        try:
            await asyncio.to_thread(self._newest)
        except SQLAlchemyError:
            return False
        return True

    def keys_fit(self) -> bool:
        """Whether the keys open what is stored; checked at the start, or everybody would get errors later."""
        newest = self._newest()
        try:
            return newest is None or bool(self._open(newest.sender_id, newest.data))
        except InvalidToken:
            return False

    async def _retrieve(self, sender_id: str, fetch_events_from_all_sessions: bool) -> DialogueStateTracker | None:
        sealed = await asyncio.to_thread(self._load, sender_id, fetch_events_from_all_sessions)
        if not sealed:
            return None
        events = [self._open(sender_id, data) for data in sealed]
        return DialogueStateTracker.from_dict(sender_id, events, self.domain.slots)

    def _load(self, sender_id: str, all_sessions: bool) -> list[str]:
        with self.session_scope() as session:
            return [row.data for row in self._event_query(session, sender_id, all_sessions)]

    def _save(self, tracker: DialogueStateTracker) -> None:
        """Add the new events, and take the words out of a report that has just been finished.

        Rows are changed and never deleted: Rasa tells new events from old ones by counting rows.
        """
        events = list(tracker.events)
        with self.session_scope() as session:
            stored = self._event_query(session, tracker.sender_id, False)
            known = stored.count()
            finished = finished_report(events, new_from=known)
            kept = {position: without_words(position, tracker, events) for position in finished}
            for position, row in enumerate(stored if finished else ()):
                if position in kept:
                    row.data = self._seal(tracker.sender_id, kept[position])
            new = [kept.get(position) or events[position].as_dict() for position in range(known, len(events))]
            session.add_all(self._row(tracker.sender_id, event) for event in new)
            session.commit()

    def _newest(self) -> SQLTrackerStore.SQLEvent | None:
        newest_first = select(self.SQLEvent).order_by(self.SQLEvent.id.desc()).limit(1)
        with self.session_scope() as session:
            return session.execute(newest_first).scalar_one_or_none()

    def _row(self, sender_id: str, event: dict[str, Any]) -> SQLTrackerStore.SQLEvent:
        sealed = self._seal(sender_id, event)
        return self.SQLEvent(sender_id=sender_id, type_name=event["event"], timestamp=event["timestamp"], data=sealed)

    def _seal(self, sender_id: str, event: dict[str, Any]) -> str:
        return self.cipher.encrypt(json.dumps([sender_id, event]).encode()).decode()

    def _open(self, sender_id: str, sealed: str) -> dict[str, Any]:
        """The event, unless it was tampered with or moved here from another conversation."""
        owner, event = json.loads(self.cipher.decrypt(sealed.encode()))
        if owner != sender_id:
            raise InvalidToken
        return event  # type: ignore[no-any-return]


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "sqlite" and url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    return create_engine(url, future=True, hide_parameters=True, pool_pre_ping=True)
