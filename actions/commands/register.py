"""askfirst register: the exemptions that were granted."""

from datetime import date, datetime
from typing import Annotated, Optional

import typer
from dateutil.relativedelta import relativedelta
from sqlalchemy.orm import Session

from actions.cases.register.register import Entry, register_for, whole_register
from actions.cases.register.row import COLUMNS, CONFIDENTIAL, row
from actions.commands.options import AsJson, AsOptional
from actions.commands.plain_errors import plain_errors
from actions.commands.registers import AsCsv, OfOrganisation, Register, Row, write_register
from actions.errors import AskFirstError
from actions.people.organisation import Organisation
from actions.people.person import Person

Due = Annotated[
    Optional[str], typer.Option("--due", help="Only what is to be reviewed or ends in a month, such as 2026-05.")
]


def register(
    organisation: OfOrganisation = None,
    due: Due = None,
    person: AsOptional = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List the register of exemptions as a person may see it, else without its words and names."""
    with plain_errors():
        month = _month(due)

    def read(session: Session, of: Organisation, viewer: Person | None, now: datetime) -> list[Row]:
        seen = register_for(session, viewer, of, now) if viewer else whole_register(session, of, now)
        return [row(entry) for entry in seen if month is None or _falls_due_in(month, entry)]

    exemptions = Register("register", COLUMNS, CONFIDENTIAL, _in_a_line)
    write_register(
        exemptions, read, organisation=organisation, person=person, as_json=as_json, as_csv=as_csv, asked=due
    )


def _month(told: str | None) -> date | None:
    if told is None:
        return None
    try:
        return datetime.strptime(told, "%Y-%m").date()
    except ValueError:
        raise AskFirstError(f"{told} is no month such as 2026-05.") from None


def _falls_due_in(month: date, entry: Entry) -> bool:
    return entry.falls_due_between(month, month + relativedelta(months=1, days=-1))


def _in_a_line(line: Row) -> str:
    days = f"{line['starts_on']} to {line['ends_on']}, review {line['review_on']}"
    told = "  ".join(part for part in (line["clause"], line["holder"], line["activity"]) if part)
    return f"{line['reference']}  {line['status']}  {days}  {told}"
