"""Who must act on a case."""

from collections.abc import Collection

from actions.people.organisation import Organisation
from actions.people.person import Person
from actions.people.reporting_line import Directory, line_above

MANAGER = "manager"
PEOPLE_TEAM = "people_team"


def handlers(
    kind: str,
    organisation: Organisation,
    reporter: Person,
    respondents: Collection[Person],
    directory: Directory,
) -> tuple[str, ...]:
    """Returns the handlers of a new case: the name of a role, or e-mail addresses of people.

    The organisation's rules name the role that handles the kind; `manager` means the reporter's own (ICT Use
    Policy, Response to inappropriate ICT Material, step 2: the user should advise their manager). Nobody
    handles a case that they opened, that is about them, or that is about somebody they report to: it goes one
    up, then to the people team, then to those above whom it is about. Where nobody at all is left it waits
    for the people team, because a report must never be lost.
    """
    everybody = directory.values()
    free = {person.email for person in everybody if _is_free(person, reporter, respondents, directory)}
    role = organisation.handles[kind]
    choices = (
        _next_above(reporter, directory, free) if role == MANAGER else _members(role, directory, free),
        _members(PEOPLE_TEAM, directory, free),
        *(_next_above(respondent, directory, free) for respondent in respondents),
        (PEOPLE_TEAM,),
    )
    return next(choice for choice in choices if choice)


def _is_free(person: Person, reporter: Person, respondents: Collection[Person], directory: Directory) -> bool:
    involved = [person, *line_above(person, directory)]
    return person.active and person != reporter and not any(each in respondents for each in involved)


def _next_above(person: Person, directory: Directory, free: Collection[str]) -> tuple[str, ...]:
    return tuple(above.email for above in line_above(person, directory) if above.email in free)[:1]


def _members(role: str, directory: Directory, free: Collection[str]) -> tuple[str, ...]:
    """Returns the role itself where every member of it may handle the case, else those members who may."""
    members = [person.email for person in directory.values() if person.active and role in person.roles]
    able = tuple(email for email in members if email in free)
    return (role,) if able and len(able) == len(members) else able
