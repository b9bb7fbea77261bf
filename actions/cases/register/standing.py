"""Where an exemption stands by the day, also where nothing has written that down yet."""

from dataclasses import replace
from datetime import date, datetime

from actions.cases.case import Case
from actions.cases.register.terms import terms_of
from actions.cases.workflow.machine import is_final
from actions.people.organisation import Organisation, load_organisation
from actions.settings import corpus_folder

EXEMPTION = "exemption"
DUE_FOR_REVIEW, EXPIRED = "due_for_review", "expired"


def status_on(day: date, exemption: Case, organisation: Organisation) -> str:
    """Returns the status that an exemption has on a day, by what was decided of it and by its dates."""
    if is_final(exemption):
        return exemption.status
    terms = terms_of(exemption, organisation)
    if day > terms.ends_on:
        return EXPIRED
    return DUE_FOR_REVIEW if day >= terms.review_on else exemption.status


def is_in_force(day: date, exemption: Case, organisation: Organisation) -> bool:
    """Returns whether an exemption holds on a day: it has begun, and has not ended or been withdrawn."""
    standing = replace(exemption, status=status_on(day, exemption, organisation))
    return not is_final(standing) and terms_of(exemption, organisation).starts_on <= day


def as_it_stands(case: Case, now: datetime) -> Case:
    """Returns a case with the status that it has at this moment; only that of an exemption changes with the days."""
    if case.kind != EXEMPTION:
        return case
    organisation = load_organisation(corpus_folder() / case.organisation)
    return replace(case, status=status_on(now.astimezone(organisation.zone).date(), case, organisation))
