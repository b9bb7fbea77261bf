"""Gives each case its reference: one series a kind and year, no number twice."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.store.tables import reference_series
from actions.store.upsert import insert_into


def next_reference(session: Session, prefix: str, year: int) -> str:
    """Returns the next reference of a series, such as INC-2026-0001; it is taken once the session commits."""
    series = {"prefix": prefix, "year": year}
    # One statement both counts and locks the series, so that whoever opens a case at the same moment waits.
    count = insert_into(session, reference_series).values(**series, last_number=1)
    session.execute(
        count.on_conflict_do_update(
            index_elements=["prefix", "year"], set_={"last_number": reference_series.c.last_number + 1}
        )
    )
    number = session.execute(select(reference_series.c.last_number).filter_by(**series)).scalar_one()
    return f"{prefix}-{year}-{number:04d}"
