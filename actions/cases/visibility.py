"""What of a case each of those who may see it sees."""

from dataclasses import replace

from actions.cases.case import Case, HistoryEntry
from actions.cases.workflow.table import workflow_of
from actions.people.permissions import handles, may_see, opened
from actions.people.person import Person


def may_look_at(viewer: Person | None, case: Case) -> bool:
    """Returns whether the viewer may see the case; None stands for whoever holds an anonymous case's receipt."""
    return opened(None, case) if viewer is None else may_see(viewer, case)


def could_look_at(viewer: Person | None, case: Case, version: int) -> bool:
    """Returns whether the viewer had an earlier version of the case, by a role or because they have moved it on."""
    if viewer is None or not 0 < version < len(case.history):
        return False
    owner = workflow_of(case.kind).states[case.history[version - 1].status].belongs_to
    acted = any(entry.actor == viewer.email for entry in case.history[version:])
    return acted or handles(viewer, replace(case, handlers=(owner,) if owner else ()))


def visible_to(viewer: Person | None, case: Case) -> Case:
    """Returns the case without what was told for its handlers only, unless the viewer is one of them."""
    if viewer is not None and handles(viewer, case):
        return case
    return replace(case, history=tuple(_for_opener(entry, case.kind) for entry in case.history))


def _for_opener(entry: HistoryEntry, kind: str) -> HistoryEntry:
    move = workflow_of(kind).move(entry.move or "")
    kept = {need.name for need in move.needs if not need.handlers_only} if move else set()
    return replace(entry, told={name: value for name, value in entry.told.items() if name in kept})
