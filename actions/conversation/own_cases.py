"""A person's own cases, as they may see them."""

from actions.cases.case import Case
from actions.cases.kinds import kind_named
from actions.cases.service import cases_of
from actions.conversation.handlers import handlers_in_words
from actions.conversation.message import Message
from actions.conversation.services import database
from actions.conversation.wording import say
from actions.people.organisation import Organisation
from actions.people.person import Person
from actions.store.database import transaction


def case_status_messages(person: Person, organisation: Organisation) -> tuple[Message, ...]:
    """Return the cases that a person opened."""
    with transaction(database()) as session:
        own = [case for case in cases_of(session, person) if case.opened_by == person.email]
    if not own:
        return (Message(say("case_status_none")),)
    return (Message(say("case_status")), *(case_message(case, organisation) for case in own))


def case_message(case: Case, organisation: Organisation) -> Message:
    """Return a case as its opener may see it."""
    handler = handlers_in_words(case, organisation)
    status = say(f"status_{case.status}")
    text = say(
        "case_status_line", reference=case.reference, label=kind_named(case.kind).label, status=status, handler=handler
    )
    history = [{"at": entry.at.isoformat(), "status": entry.status} for entry in case.history]
    custom = {"type": "case", "reference": case.reference, "kind": case.kind, "status": case.status, "history": history}
    return Message(text, custom=custom)
