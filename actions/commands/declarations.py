"""askfirst declarations: the gifts and interests that were declared."""

from datetime import datetime

from sqlalchemy.orm import Session

from actions.cases.kinds import kind_named
from actions.cases.register.declarations import COLUMNS, CONFIDENTIAL, declarations
from actions.commands.options import AsJson, AsOptional
from actions.commands.registers import AsCsv, OfOrganisation, Register, Row, write_register
from actions.people.organisation import Organisation
from actions.people.person import Person


def list_declarations(
    organisation: OfOrganisation = None,
    person: AsOptional = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List declared gifts and interests as a person may see them, else without their words and names."""
    register = Register("declarations", COLUMNS, CONFIDENTIAL, _in_a_line)
    write_register(register, _read, organisation=organisation, person=person, as_json=as_json, as_csv=as_csv)


def _read(session: Session, of: Organisation, viewer: Person | None, _now: datetime) -> list[Row]:
    return declarations(session, of, viewer)


def _in_a_line(line: Row) -> str:
    declared = line[kind_named(line["kind"]).account]
    told = "  ".join(part for part in (line["declared_by"], declared) if part)
    return f"{line['reference']}  {line['status']}  {line['declared_on']}  {told}"
