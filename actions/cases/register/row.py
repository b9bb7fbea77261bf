"""The register as lines for other systems: the same columns in the same order, whoever looks."""

from actions.cases.register.register import Entry

COLUMNS = (
    "reference",
    "organisation",
    "status",
    "in_force",
    "clause",
    "covers",
    "holder",
    "covered",
    "activity",
    "starts_on",
    "ends_on",
    "review_on",
    "restricted",
    "request",
)
# What is told of an exemption in words, and of whom; for those alone who may see it.
CONFIDENTIAL = frozenset({"holder", "covered", "activity"})


def row(entry: Entry) -> dict[str, str]:
    """Returns an exemption by column, each value as text: days in ISO 8601, yes or no, empty where there is none."""
    terms = entry.terms
    values = {
        "reference": entry.reference,
        "organisation": entry.exemption.organisation,
        "status": entry.status,
        "in_force": _yes_no(entry.in_force),
        "clause": terms.clause,
        "covers": terms.covers,
        "holder": entry.holder,
        "covered": "" if terms.covers_holder else "; ".join(filter(None, (terms.covered_names, terms.staff))),
        "activity": terms.activity,
        "starts_on": terms.starts_on.isoformat(),
        "ends_on": terms.ends_on.isoformat(),
        "review_on": terms.review_on.isoformat(),
        "restricted": _yes_no(terms.restricted),
        "request": entry.exemption.arose_from or "",
    }
    return {column: values[column] for column in COLUMNS}


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"
