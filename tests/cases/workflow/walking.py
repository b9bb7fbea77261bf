"""Cases at any point of their workflow, without a database."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache

from actions.cases.case import Case, HistoryEntry
from actions.cases.kinds import kind_named, kind_names
from actions.cases.routing import handlers
from actions.cases.workflow.handing_on import handlers_at
from actions.cases.workflow.machine import known_of, legal_moves
from actions.cases.workflow.permission import moves_open_to
from actions.cases.workflow.progress import after_move
from actions.cases.workflow.table import CLOCK, Move, Need, workflow_of
from actions.people.directory_file import read_people
from actions.people.organisation import load_organisation
from actions.people.person import Person
from tests.cases.reports import COMPLAINT, NOW, REPORT, REQUEST
from tests.organisations import CORPUS

INCIDENT = {"incident_type": "lost_device", "occurred_at": "2026-02-03", "description": "Left in a taxi."}
BREACH = {
    "employee": "contractor@education.example",
    "what_happened": "A folder of films on a shared drive.",
    "action_taken": "stored",
    "contractor": "yes",
    "possible_offence": "no",
}
EXEMPTION = {name: REQUEST[name] for name in ("activity", "covers", "starts_on", "ends_on")}
FIELDS: Mapping[str, Mapping[str, str]] = {
    "inappropriate_material": {**REPORT, "sender_known": "yes"},
    "security_incident": INCIDENT,
    "harassment_complaint": {**COMPLAINT, "anonymous": "no"},
    "exemption_request": REQUEST,
    "breach": BREACH,
    "exemption": EXEMPTION,
    "gift_declaration": {
        "gift": "A bottle of wine.",
        "giver": "Southern Stationery",
        "offered_at": "2026-02-03",
        "accepted": "accepted",
    },
    "interest_declaration": {
        "interest": "My sister runs an early learning centre.",
        "interest_type": "family_or_friends",
        "work_affected": "I assess grant applications.",
    },
    "ict_acknowledgement": {"policy": "ICT Use Policy", "version": "1"},
}
OPENERS = {kind: "manager" if kind == "breach" else "staff" for kind in FIELDS}
RESPONDENTS = {"inappropriate_material": "colleague", "harassment_complaint": "colleague", "breach": "contractor"}
STATES = [(kind, status) for kind in kind_names() for status in workflow_of(kind).states]
EDUCATION = load_organisation(CORPUS / "education")


def email(name: str) -> str:
    return f"{name}@education.example"


def _further(name: str, role: str, active: bool = True) -> Person:
    return Person(email(name), name, "education", None, frozenset({"staff", role}), None, active)


DIRECTORY = {person.email: person for person in read_people(CORPUS / "education" / "people.csv")}
DIRECTORY |= {
    email("secretary"): _further("secretary", "secretary"),
    email("left"): replace(_further("left", "people_team"), active=False),
}


def new_case(kind: str, opener: str | None = None, is_anonymous: bool = False) -> Case:
    """A case just opened by somebody of the demo directory, about somebody else of it where the kind is about one."""
    reporter = DIRECTORY[email(opener or OPENERS[kind])]
    respondents = [DIRECTORY[email(RESPONDENTS[kind])]] if kind in RESPONDENTS else []
    opened_by = None if is_anonymous else reporter.email
    first = kind_named(kind).first_status
    case = Case(
        reference=f"{kind_named(kind).reference_prefix}-2026-0001",
        kind=kind,
        organisation="education",
        status=first,
        opened_by=opened_by,
        handlers=(),
        respondents=tuple(respondent.email for respondent in respondents),
        opened_at=NOW,
        due_at=NOW,
        fields=FIELDS[kind],
        history=(HistoryEntry(NOW, first, opened_by),),
    )
    if kind in EDUCATION.handles:
        routed = handlers(kind, EDUCATION, reporter, respondents, DIRECTORY, is_anonymous=is_anonymous)
        case = replace(case, handlers=routed)
    return replace(case, handlers=handlers_at(first, case, DIRECTORY))


def value_of(need: Need, case: Case) -> str:
    """Something that may be told."""
    if need.type == "date":
        return (date.fromisoformat(case.fields[need.not_before or ""]) + timedelta(1)).isoformat()
    return "no" if need.type == "yes_no" else next(iter(need.choices), "words")


def told_for(move: Move, case: Case) -> dict[str, str]:
    """What the move needs."""
    if move.opens:
        return dict(FIELDS[move.opens])
    told: dict[str, str] = {}
    for need in move.needs:
        if need.applies({**known_of(case), **told}):
            told[need.name] = value_of(need, case)
    return told


def permitted(case: Case) -> Iterator[tuple[Person | None, Move]]:
    """Every move that somebody may make, with who may, and those of the clock."""
    yield from ((None, move) for move in legal_moves(case) if CLOCK in move.by)
    for person in (None, *DIRECTORY.values()):
        yield from ((person, move) for move in moves_open_to(person, case))


def moved(case: Case, move: Move, by: Person | None, now: datetime = NOW) -> Case:
    return after_move(case, move, by, now, {} if move.opens else told_for(move, case), DIRECTORY)


@cache
def brought_to(kind: str, status: str, opener: str | None = None, is_anonymous: bool = False) -> Case:
    """A case in this status, by the shortest way on which everybody was permitted to do what they did."""
    reached = [new_case(kind, opener, is_anonymous)]
    seen = {reached[0].status}
    for case in reached:
        if case.status == status:
            return case
        for person, move in permitted(case):
            after = moved(case, move, person)
            if after.status not in seen:
                seen.add(after.status)
                reached.append(after)
    raise AssertionError(f"nobody brings {kind} to {status}")
