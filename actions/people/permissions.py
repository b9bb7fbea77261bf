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
    return viewer.active and (viewer.email == matter.opened_by or _handles(viewer, matter))


def handler_names(viewer: Person) -> frozenset[str]:
    """Returns whether the viewer may see the matter: only its opener and its present handlers may."""
    return viewer.roles | {viewer.email}


def _handles(viewer: Person, matter: Confidential) -> bool:
    return (
        viewer.organisation == matter.organisation
        and not handler_names(viewer).isdisjoint(matter.handlers)
        and viewer.email not in matter.respondents
    )
