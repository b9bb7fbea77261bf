"""Exemptions as they are granted in the running installation before somebody asks after them."""

from datetime import date, datetime, timedelta

from sqlalchemy import update

from actions.cases import repository
from actions.cases.case import Case
from actions.cases.workflow.moving import make_move
from actions.store.database import transaction
from actions.store.tables import cases
from tests.conversations.records import Records
from tests.conversations.staff import ZONE

CLAUSE = "security.connect_equipment"


def today() -> date:
    return datetime.now(ZONE).date()


def ahead(days: int) -> str:
    """The day so many days from today."""
    return (today() + timedelta(days)).isoformat()


class Granting:
    """Grants exemptions at justice; `told` is what ICT Security tells when granting."""

    def __init__(self, records: Records) -> None:
        self.records = records

    def clear(self) -> None:
        """Withdraw what other tests have granted."""
        with transaction(self.records.database) as session:
            session.execute(update(cases).where(cases.c.kind == "exemption").values(status="withdrawn"))

    def grant(self, holder: str = "staff", days: int = 200, told: dict[str, str] | None = None, **fields: str) -> Case:
        """The entry of an exemption that begins today, from the ban on equipment of one's own unless told otherwise."""
        dates = {"starts_on": ahead(0), "ends_on": ahead(days)}
        request = self.records.open(
            f"{holder}@justice.example", "exemption_request", **{"clause": CLAUSE, **dates, **fields}
        )
        request = self.move(request, "agree", "manager")
        request = self.move(request, "assess", "ict.security", alternatives="an encrypted drive")
        request = self.move(request, "approve", "ciso", until=request.fields["ends_on"])
        self.move(request, "grant", "ict.security", **(told or {}))
        with transaction(self.records.database) as session:
            entries = repository.of_kind(session, "exemption", "justice")
        return next(entry for entry in entries if entry.arose_from == request.reference)

    def move(self, case: Case, move: str, by: str, **told: str) -> Case:
        """Make a move as somebody of justice."""
        person = self.records.person(f"{by}@justice.example")
        with transaction(self.records.database) as session:
            return make_move(session, case.reference, move, person, datetime.now(ZONE), told, case.version)
