"""Who must act on a case."""

from collections.abc import Collection

from actions.people.organisation import Organisation
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
    free = {person.email for person in directory.values() if _is_free(person, respondents, directory)}
    others = free - {reporter.email}
    counted = free if is_anonymous else others
    role = ROLES[addressee] if addressee else organisation.handles[kind]
    choices = (
        _next_above(reporter, directory, others) if role == MANAGER else _members(role, directory, counted, others),
        _members(PEOPLE_TEAM, directory, counted, others),
        *(_next_above(respondent, directory, others) for respondent in respondents),
        (PEOPLE_TEAM,),
    )
    return next(choice for choice in choices if choice)


def _is_free(person: Person, respondents: Collection[Person], directory: Directory) -> bool:
    involved = [person, *line_above(person, directory)]
    return person.active and not any(each in respondents for each in involved)


def _next_above(person: Person, directory: Directory, free: Collection[str]) -> tuple[str, ...]:
    return tuple(above.email for above in line_above(person, directory) if above.email in free)[:1]


def _members(role: str, directory: Directory, counted: Collection[str], needed: Collection[str]) -> tuple[str, ...]:
    """Returns the role itself where all its members are `counted`, else those who are; nobody without one `needed`."""
    members = [person.email for person in directory.values() if person.active and role in person.roles]
    able = tuple(email for email in members if email in counted)
    if not set(able) & set(needed):
        return ()
    return (role,) if len(able) == len(members) else able
