"""Who must act on a case."""

from collections.abc import Collection

from actions.cases.case import Case
from actions.cases.kinds import kind_named
from actions.people.organisation import Organisation
from actions.people.permissions import handler_names
from actions.people.person import Person
from actions.people.reporting_line import Directory, line_above

MANAGER = "manager"
PEOPLE_TEAM = "people_team"
# The role that each addressee of a complaint stands for. Which other manager it should be, outside the reporter's
# and the respondent's lines, nobody can pick but the people team together with the complainant.
ROLES = {MANAGER: MANAGER, "another_manager": PEOPLE_TEAM, PEOPLE_TEAM: PEOPLE_TEAM, "secretary": "secretary"}


def handlers(
    kind: str,
    organisation: Organisation,
    reporter: Person,
    respondents: Collection[Person],
    directory: Directory,
    *,
    addressee: str | None = None,
    is_anonymous: bool = False,
) -> tuple[str, ...]:
    """Returns the handlers of a new case: the name of a role, or e-mail addresses of people.

    The addressee whom the reporter chose, else the organisation's rules, name the role that handles it; `manager`
    means the reporter's own (ICT Use Policy, Response to inappropriate ICT Material, step 2: the user should
    advise their manager). Nobody handles a case that they opened, that is about them, or that is about somebody
    they report to: it goes one up, then to the people team, then to those above whom it is about. Where nobody at
    all is left it waits for the people team, because a report must never be lost.

    An anonymous reporter with the handling role is not left out of it where others have it too: whoever is
    missing among the handlers would be known to be the reporter.
    """
    role = ROLES[addressee] if addressee else organisation.handles[kind]
    return handlers_with_role(role, reporter, respondents, directory, is_anonymous=is_anonymous)


def handlers_with_role(
    role: str,
    reporter: Person | None,
    respondents: Collection[Person],
    directory: Directory,
    *,
    is_anonymous: bool = False,
) -> tuple[str, ...]:
    """Returns those who may handle a case for a role, as `handlers` does; `reporter` is None where unknown."""
    free = {person.email for person in directory.values() if _is_free(person, respondents, directory)}
    others = free - {reporter.email} if reporter else free
    counted = free if is_anonymous else others
    choices = (
        _next_above(reporter, directory, others) if role == MANAGER else _members(role, directory, counted, others),
        _members(PEOPLE_TEAM, directory, counted, others),
        *(_next_above(respondent, directory, others) for respondent in respondents),
        (PEOPLE_TEAM,),
    )
    return next(choice for choice in choices if choice)


def one_up(case: Case, directory: Directory) -> tuple[str, ...]:
    """Returns who handles a case as well because its handlers let it wait; nobody where it may go no further.

    It is whoever stands next above each of them, else the people team, and again nobody who opened the case, whom
    it is about, or who reports to such a person. A complaint goes from a manager to the people team and no other
    way, because the complainant chose who gets it; an anonymous one goes nowhere, because whom it is about may be
    known to the complainant alone.
    """
    if case.opened_by is None:
        return ()
    respondents = [directory[email] for email in case.respondents if email in directory]
    present = [person for person in directory.values() if not handler_names(person).isdisjoint(case.handlers)]
    free = {person.email for person in directory.values() if _is_free(person, respondents, directory)}
    free -= {case.opened_by, *(person.email for person in present)}
    team = _members(PEOPLE_TEAM, directory, free, free)
    addressee_field = kind_named(case.kind).addressee_field
    if addressee_field is not None:
        return team if case.fields.get(addressee_field) == MANAGER else ()
    above = {email for person in present for email in _next_above(person, directory, free)}
    return tuple(sorted(above)) or team


def _is_free(person: Person, respondents: Collection[Person], directory: Directory) -> bool:
    involved = [person, *line_above(person, directory)]
    return person.active and not any(each in respondents for each in involved)


def _next_above(person: Person | None, directory: Directory, free: Collection[str]) -> tuple[str, ...]:
    if person is None:
        return ()
    return tuple(above.email for above in line_above(person, directory) if above.email in free)[:1]


def _members(role: str, directory: Directory, counted: Collection[str], needed: Collection[str]) -> tuple[str, ...]:
    """Returns the role itself where all its members are `counted`, else those who are; nobody without one `needed`."""
    members = [person.email for person in directory.values() if person.active and role in person.roles]
    able = tuple(email for email in members if email in counted)
    if not set(able) & set(needed):
        return ()
    return (role,) if len(able) == len(members) else able
