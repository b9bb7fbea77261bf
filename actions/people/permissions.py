"""The one place that says who may see a case."""

from typing import Protocol

from actions.people.person import Person


class Confidential(Protocol):
    """What decides who may see a matter: who opened it, who handles it, and whom it is about."""

    @property
    def organisation(self) -> str: ...
    @property
    def opened_by(self) -> str | None: ...
    @property
    def handlers(self) -> tuple[str, ...]: ...
    @property
    def respondents(self) -> tuple[str, ...]: ...


def may_see(viewer: Person, matter: Confidential) -> bool:
    """Returns whether the viewer may see the matter: its opener and present handlers may, others not."""
    return opened(viewer, matter) or handles(viewer, matter)


def opened(person: Person | None, matter: Confidential) -> bool:
    """Returns whether this is its opener: None stands for whoever holds the receipt of an anonymous matter."""
    if person is None:
        return matter.opened_by is None
    return person.active and person.email == matter.opened_by


def handler_names(viewer: Person) -> frozenset[str]:
    """Returns the names under which the viewer handles matters: the e-mail address and the roles."""
    return viewer.roles | {viewer.email}


def handles(viewer: Person, matter: Confidential) -> bool:
    """Returns whether the viewer is one of its present handlers; nobody is whom it may be about."""
    return (
        viewer.active
        and viewer.organisation == matter.organisation
        and not handler_names(viewer).isdisjoint(matter.handlers)
        and viewer.email not in matter.respondents
    )
