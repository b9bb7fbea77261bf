"""Signed acknowledgements of the policy that an organisation has everybody sign."""

from collections.abc import Iterable
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy.orm import Session

from actions.cases import repository
from actions.cases.case import Case
from actions.cases.service import open_case
from actions.errors import AskFirstError
from actions.people.organisation import Acknowledgement, Organisation
from actions.people.person import Person

KIND = "ict_acknowledgement"


class NothingToSignError(AskFirstError):
    """The organisation's policies have nobody sign anything."""


def sign(session: Session, person: Person, policy: str, organisation: Organisation, now: datetime) -> Case:
    """Records that a person has read the policy with this title and agrees to it, and returns the record.

    Each version is signed once: whoever signs again gets the record that there is. Raises NothingToSignError.
    """
    wanted = _wanted(organisation)
    return open_case(
        session,
        kind=KIND,
        organisation=organisation,
        opened_by=person,
        fields={"policy": policy, "version": wanted.version},
        submission_key=_key(person, wanted),
        now=now,
    )


def signed(session: Session, person: Person, organisation: Organisation) -> Case | None:
    """Returns what this person has signed of the present version. Raises NothingToSignError."""
    return repository.with_submission_key(session, _key(person, _wanted(organisation)))


def not_signed(session: Session, people: Iterable[Person], organisation: Organisation) -> list[Person]:
    """Returns those of these people who have not signed the present version. Raises NothingToSignError."""
    return [person for person in people if signed(session, person, organisation) is None]


def _wanted(organisation: Organisation) -> Acknowledgement:
    if organisation.acknowledgement is None:
        raise NothingToSignError(f"The policies of {organisation.short_name} have nobody sign anything.")
    return organisation.acknowledgement


def _key(person: Person, wanted: Acknowledgement) -> str:
    """Returns the submission key of a person's signature under a version, so that there is one and no more."""
    return str(uuid5(NAMESPACE_URL, f"{person.organisation}/{wanted.policy}/{wanted.version}/{person.email}"))
