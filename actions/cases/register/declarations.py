"""The register of declared gifts and interests, as lines for other systems: always the same columns."""

from sqlalchemy.orm import Session

from actions.cases import repository
from actions.cases.case import Case
from actions.cases.kinds import kind_named
from actions.cases.visibility import visible_to
from actions.cases.workflow.machine import known_of
from actions.people.organisation import Organisation
from actions.people.permissions import may_see
from actions.people.person import Person

KINDS = ("gift_declaration", "interest_declaration")
RESPONSE = "response"
FIELDS = tuple(field for kind in KINDS for field in kind_named(kind).fields)
COLUMNS = (
    "reference",
    "kind",
    "organisation",
    "status",
    "declared_by",
    "declared_on",
    *(field.name for field in FIELDS),
    RESPONSE,
)
# What is told in words, and by whom; for those alone who may see it.
CONFIDENTIAL = frozenset({"declared_by", RESPONSE, *(field.name for field in FIELDS if field.encrypted)})


def declarations(session: Session, organisation: Organisation, viewer: Person | None = None) -> list[dict[str, str]]:
    """Returns an organisation's declarations by column, newest first: those that the viewer may see, or all of them.

    Days are in ISO 8601, where the organisation is; a column is empty where there is nothing to tell.
    """
    kept = (case for kind in KINDS for case in repository.of_kind(session, kind, organisation.key))
    seen = [case for case in kept if viewer is None or may_see(viewer, case)]
    newest_first = sorted(seen, key=lambda case: (case.opened_at, case.reference), reverse=True)
    return [_row(visible_to(viewer, case) if viewer else case, organisation) for case in newest_first]


def _row(case: Case, organisation: Organisation) -> dict[str, str]:
    values = {
        **known_of(case),
        "reference": case.reference,
        "kind": case.kind,
        "organisation": case.organisation,
        "status": case.status,
        "declared_by": case.opened_by or "",
        "declared_on": case.opened_at.astimezone(organisation.zone).date().isoformat(),
    }
    return {column: values.get(column, "") for column in COLUMNS}
