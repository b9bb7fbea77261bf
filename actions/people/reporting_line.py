"""Who stands above whom."""

from collections.abc import Iterator, Mapping

from actions.people.person import Person

Directory = Mapping[str, Person]
"""The people of one organisation by e-mail address, those who have left included."""


def line_above(person: Person, directory: Directory) -> Iterator[Person]:
    """Yields the person's manager, the manager's manager and so on, each once; those who have left too."""
    seen = {person.email}
    manager = directory.get(person.manager_email or "")
    while manager is not None and manager.email not in seen:
        seen.add(manager.email)
        yield manager
        manager = directory.get(manager.manager_email or "")
