"""Who may open which kinds of case."""

from actions.cases.kinds import Kind
from actions.people.person import Person
from actions.people.reporting_line import Directory, line_above

MANAGER = "manager"


def may_open(person: Person, kind: Kind, directory: Directory) -> bool:
    """Returns whether the person may open a case of this kind; whoever somebody reports to is a manager."""
    if kind.told_by is None or kind.told_by in person.roles:
        return True
    return kind.told_by == MANAGER and any(
        each.active and person in line_above(each, directory) for each in directory.values()
    )
