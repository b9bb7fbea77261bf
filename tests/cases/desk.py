"""Cases as the people of the demo directory open them and look at them."""

from datetime import datetime

from sqlalchemy.engine import Engine

from actions.cases.case import Case
from actions.cases.service import cases_of, find_case, open_case
from actions.people.directory import find
from actions.people.organisation import Organisation
from actions.people.person import Person
from actions.store.database import transaction
from tests.cases.reports import COMPLAINT, NOW, REPORT, REQUEST

TOLD = {"inappropriate_material": REPORT, "harassment_complaint": COMPLAINT, "exemption_request": REQUEST}
RECEIPT = "abacus bucket canopy dazzling elbow fabric gala"


class Desk:
    """Opens and looks up cases as the people of the demo directory."""

    def __init__(self, database: Engine, organisation: Organisation) -> None:
        self.database = database
        self.organisation = organisation

    def person(self, name: str) -> Person:
        with transaction(self.database) as session:
            person = find(session, name if "@" in name else f"{name}@education.example")
        assert person is not None
        return person

    def open(
        self,
        opened_by: str = "staff",
        submission_key: str = "key-1",
        kind: str = "inappropriate_material",
        receipt: str | None = None,
        **changes: str,
    ) -> Case:
        return self.open_at(NOW, opened_by, submission_key, kind, receipt, **changes)

    def open_at(
        self,
        now: datetime,
        opened_by: str = "staff",
        submission_key: str = "key-1",
        kind: str = "inappropriate_material",
        receipt: str | None = None,
        **changes: str,
    ) -> Case:
        fields = {**TOLD.get(kind, {}), **changes}
        person = self.person(opened_by)
        with transaction(self.database) as session:
            return open_case(
                session,
                kind=kind,
                organisation=self.organisation,
                opened_by=person,
                fields=fields,
                submission_key=submission_key,
                now=now,
                receipt=receipt,
            )

    def complain(self, opened_by: str = "staff", receipt: str | None = RECEIPT, **changes: str) -> Case:
        return self.open(opened_by, kind="harassment_complaint", receipt=receipt, **changes)

    def find(self, reference: str, viewer: str) -> Case | None:
        person = self.person(viewer)
        with transaction(self.database) as session:
            return find_case(session, reference, person)

    def cases_of(self, viewer: str) -> list[str]:
        person = self.person(viewer)
        with transaction(self.database) as session:
            return [case.reference for case in cases_of(session, person)]
