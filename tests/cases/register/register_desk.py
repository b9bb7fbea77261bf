"""Exemptions as the people of the Ministry of Justice grant them and look them up."""

from datetime import datetime
from itertools import count

from actions.cases import repository
from actions.cases.case import Case
from actions.cases.register.register import Entry, in_force_for, register_for, whole_register
from actions.cases.workflow.moving import make_move
from actions.store.database import transaction
from tests.cases.desk import Desk
from tests.cases.reports import NOW

KEYS = count()
CLAUSE = "security.connect_equipment"


def at(day: str, time: str = "09:00") -> datetime:
    """A moment in Wellington, in the summer time of February 2026 unless the day says otherwise."""
    return datetime.fromisoformat(f"{day}T{time}:00+13:00")


class RegisterDesk(Desk):
    """Grants exemptions and decides on them; people are named as in their addresses."""

    def person_at(self, name: str) -> str:
        return f"{name}@justice.example"

    def move(self, case: Case, move: str, by: str, now: datetime = NOW, **told: str) -> Case:
        person = self.person(self.person_at(by))
        with transaction(self.database) as session:
            return make_move(session, case.reference, move, person, now, told, case.version)

    def approved(self, holder: str = "staff", until: str = "2026-06-30", **fields: str) -> Case:
        request = {"clause": CLAUSE, **fields}
        key = f"request-{next(KEYS)}"
        case = self.open_at(NOW, self.person_at(holder), key, "exemption_request", None, **request)
        case = self.move(case, "agree", "manager" if holder != "manager" else "group.manager")
        case = self.move(case, "assess", "ict.security", alternatives="an encrypted drive")
        return self.move(case, "approve", "ciso", until=until)

    def grant(
        self,
        holder: str = "staff",
        until: str = "2026-06-30",
        now: datetime = NOW,
        *,
        told: dict[str, str] | None = None,
        **fields: str,
    ) -> Case:
        """The entry that granting a request makes."""
        request = self.approved(holder, until, **fields)
        self.move(request, "grant", "ict.security", now, **(told or {}))
        return self.entry_from(request)

    def entry_from(self, request: Case) -> Case:
        with transaction(self.database) as session:
            entries = repository.of_kind(session, "exemption", request.organisation)
        return next(entry for entry in entries if entry.arose_from == request.reference)

    def held(self, entry: Case) -> Case:
        """What the database holds of an entry."""
        with transaction(self.database) as session:
            found = repository.with_reference(session, entry.reference)
        assert found is not None
        return found

    def standing(self, entry: Case, now: datetime) -> Entry:
        with transaction(self.database) as session:
            return next(
                each for each in whole_register(session, self.organisation, now) if each.reference == entry.reference
            )

    def seen_by(self, viewer: str, now: datetime = NOW) -> list[str]:
        person = self.person(viewer if "@" in viewer else self.person_at(viewer))
        with transaction(self.database) as session:
            return [entry.reference for entry in register_for(session, person, self.organisation, now)]

    def covering(self, name: str, now: datetime, clause: str = CLAUSE) -> str | None:
        """The reference of the exemption in force from a clause that somebody has."""
        person = self.person(self.person_at(name))
        with transaction(self.database) as session:
            entry = in_force_for(session, person, [clause], self.organisation, now)
        return entry.reference if entry else None
