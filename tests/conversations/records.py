"""Cases as they lie in the database before somebody asks after them, and what becomes of them."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy import delete, select, update
from sqlalchemy.engine import Engine

from actions.cases import repository
from actions.cases.case import Case
from actions.cases.messages import CaseMessage, messages_of, reply_to_case
from actions.cases.service import open_case
from actions.cases.workflow.moving import make_move
from actions.people.directory import find
from actions.people.organisation import load_organisations
from actions.people.permissions import handler_names
from actions.people.person import Person
from actions.settings import settings
from actions.store.database import transaction
from actions.store.tables import audit_trail, case_handlers, cases
from tests.conversations.staff import ZONE, yesterday

MATERIAL = {
    "material_type": "voicemail",
    "sender": "unknown",
    "sender_known": "no",
    "sender_origin": "external",
    "received_at": f"{yesterday():%Y-%m-%d}",
    "description": "Some bloke swore at me on the answerphone.",
}
INCIDENT = {
    "incident_type": "lost_device",
    "occurred_at": f"{yesterday():%Y-%m-%d}",
    "description": "My work phone went missing in a taxi.",
    "asset": "iPhone",
}
COMPLAINT = {
    "role": "target",
    "description": "A contractor keeps commenting on my legs beside the printer.",
    "occurred_at": f"{yesterday():%Y-%m-%d}",
    "preferred_option": "undecided",
    "addressee": "people_team",
    "anonymous": "no",
}
EXEMPTION = {
    "activity": "carry exhibits on a memory stick",
    "business_need": "the courtroom has no network",
    "covers": "me",
    "starts_on": f"{datetime.now(ZONE):%Y-%m-%d}",
    "ends_on": f"{datetime.now(ZONE).year + 1}-03-01",
    "discussed_with_manager": "yes",
}
TOLD = {
    "inappropriate_material": MATERIAL,
    "security_incident": INCIDENT,
    "harassment_complaint": COMPLAINT,
    "exemption_request": EXEMPTION,
}


class Records:
    """The database of cases, as those who open and handle them change it."""

    def __init__(self, database: Engine) -> None:
        self.database = database

    def clear(self, email: str) -> None:
        """Take the name off the cases that a person opened earlier, so that they are theirs no more."""
        with transaction(self.database) as session:
            session.execute(update(cases).where(cases.c.opened_by == email).values(opened_by=None))

    def open(self, email: str, kind: str, receipt: str | None = None, **changes: str) -> Case:
        """Open a case as it would be opened by talking."""
        person = self.person(email)
        with transaction(self.database) as session:
            return open_case(
                session,
                kind=kind,
                organisation=load_organisations(settings().corpus_folder)[person.organisation],
                opened_by=person,
                fields={**TOLD.get(kind, {}), **changes},
                submission_key=uuid4().hex,
                now=datetime.now(ZONE),
                receipt=receipt,
            )

    def all(self) -> list[Case]:
        """Return every case."""
        with transaction(self.database) as session:
            return repository.everything(session)

    def relieve(self, email: str) -> None:
        """Take a person's cases away from whoever handles them under the person's address or roles."""
        names = handler_names(self.person(email))
        with transaction(self.database) as session:
            session.execute(delete(case_handlers).where(case_handlers.c.handler.in_(names)))

    def move(self, case: Case, move: str, email: str, **told: str) -> Case:
        """Make a move as somebody would who is not talked to here."""
        person = self.person(email)
        with transaction(self.database) as session:
            seen = repository.with_reference(session, case.reference)
            assert seen is not None
            return make_move(session, case.reference, move, person, datetime.now(ZONE), told, seen.version)

    def now(self, case: Case) -> Case:
        """Return a case as it is now."""
        with transaction(self.database) as session:
            now = repository.with_reference(session, case.reference)
        assert now is not None
        return now

    def reply(self, case: Case, email: str, words: str) -> None:
        """Write in a case as one of its handlers."""
        person = self.person(email)
        with transaction(self.database) as session:
            reply_to_case(session, case, person, words, datetime.now(ZONE), submission_key=uuid4().hex)

    def person(self, email: str) -> Person:
        """Return somebody of the demo directory."""
        with transaction(self.database) as session:
            person = find(session, email)
        assert person is not None
        return person

    def messages(self, case: Case) -> list[CaseMessage]:
        """Return what was written in a case."""
        with transaction(self.database) as session:
            return list(messages_of(session, case))

    def added(self, case: Case) -> list[str]:
        """Return the words that were written in a case."""
        return [message.words for message in self.messages(case)]

    def status(self, case: Case) -> str:
        """Return where a case stands now."""
        return self.now(case).status

    def audited_by(self, email: str, case: Case) -> list[str]:
        """Return what the audit trail says that a person did with a case."""
        own = select(audit_trail.c.action).filter_by(actor=email, subject=case.reference)
        with transaction(self.database) as session:
            return list(session.execute(own).scalars())
