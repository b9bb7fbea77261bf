"""Who has a case after it has moved."""

from actions.cases.case import Case
from actions.cases.routing import handlers_with_role
from actions.cases.workflow.table import workflow_of
from actions.people.reporting_line import Directory


def handlers_in(status: str, case: Case, directory: Directory) -> tuple[str, ...]:
    """Returns the handlers of the case once it is in `status`: the same ones unless that state is a role's."""
    return case.handlers if status == case.status else handlers_at(status, case, directory)


def handlers_at(status: str, case: Case, directory: Directory) -> tuple[str, ...]:
    """Returns the handlers that the state gives to the case, for a state that is a role's, else those it has."""
    state = workflow_of(case.kind).states[status]
    handlers = _with_role(state.belongs_to, case, directory) if state.belongs_to else case.handlers
    return tuple(sorted({*handlers, *_with_role(state.joined_by, case, directory)})) if state.joined_by else handlers


def _with_role(role: str, case: Case, directory: Directory) -> tuple[str, ...]:
    respondents = [directory[email] for email in case.respondents if email in directory]
    return handlers_with_role(role, directory.get(case.opened_by or ""), respondents, directory)
