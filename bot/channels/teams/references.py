"""The conversations in Teams that the bot knows, kept with the other conversations and encrypted like them."""

import asyncio
import json
from dataclasses import asdict, dataclass

from cryptography.fernet import InvalidToken, MultiFernet
from sqlalchemy import Column, MetaData, String, Table, Text, delete, insert, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.channels.teams.reference import Reference

metadata = MetaData()
known = Table(
    "teams_conversations",
    metadata,
    # The pseudonym under which the tracker store knows the conversation too.
    Column("conversation", String(64), primary_key=True),
    Column("reference", Text, nullable=False),
)


@dataclass(frozen=True)
class References:
    """Remembers one reference for each of a person's own conversations and for each group."""

    engine: Engine
    cipher: MultiFernet

    async def remember(self, conversation: str, reference: Reference) -> bool:
        """Keep where a conversation is, and return whether it was not known before."""
        return await asyncio.to_thread(self._remember, conversation, reference)

    async def find(self, conversation: str) -> Reference | None:
        """Where a conversation is, None where that is not known."""
        return await asyncio.to_thread(self._find, conversation)

    async def forget(self, conversation: str) -> None:
        """No longer know where a conversation is."""
        await asyncio.to_thread(self._forget, conversation)

    def _remember(self, conversation: str, reference: Reference) -> bool:
        before = self._find(conversation)
        if before == reference:
            return False
        sealed = self._seal(conversation, reference)
        with Session(self.engine, future=True) as session:
            row = select(known.c.conversation).filter_by(conversation=conversation)
            is_new = session.execute(row).first() is None
            change = insert(known) if is_new else update(known).filter_by(conversation=conversation)
            return self._keep(session, change.values(conversation=conversation, reference=sealed)) and is_new

    def _keep(self, session: Session, change: object) -> bool:
        """Write it, and return whether no other was quicker."""
        try:
            session.execute(change)
            session.commit()
        except IntegrityError:
            return False
        return True

    def _find(self, conversation: str) -> Reference | None:
        wanted = select(known.c.reference).filter_by(conversation=conversation)
        with Session(self.engine, future=True) as session:
            sealed = session.execute(wanted).scalar_one_or_none()
        return self._open(conversation, sealed) if sealed else None

    def _forget(self, conversation: str) -> None:
        with Session(self.engine, future=True) as session:
            session.execute(delete(known).filter_by(conversation=conversation))
            session.commit()

    def _seal(self, conversation: str, reference: Reference) -> str:
        return self.cipher.encrypt(json.dumps([conversation, asdict(reference)]).encode()).decode()

    def _open(self, conversation: str, sealed: str) -> Reference | None:
        """What was sealed, unless it was moved here from another conversation or the keys do not open it."""
        try:
            owner, reference = json.loads(self.cipher.decrypt(sealed.encode()))
        except InvalidToken:
            return None
        return Reference(**reference) if owner == conversation else None


def open_references(engine: Engine, cipher: MultiFernet) -> References:
    """The references in a database, whose table is made where it is missing."""
    metadata.create_all(engine)
    return References(engine, cipher)
