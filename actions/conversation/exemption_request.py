"""Leave to do what a policy forbids: a request with an end, put to those who decide."""

from collections.abc import Mapping
from functools import partial

from rasa_sdk import Tracker

from actions.cases.case import Case
from actions.cases.kinds import kind_named
from actions.cases.period import period_faults
from actions.conversation.answers import quoted
from actions.conversation.guidance import after_messages, field_messages, guidance_messages
from actions.conversation.last_turn import QUESTION_SLOT, answer_is_in_mind
from actions.conversation.message import Message
from actions.conversation.offers import EXEMPTION, clause_carried
from actions.conversation.reporting.action import CloseReport, TakeReport
from actions.conversation.reporting.state import Reader, Values
from actions.conversation.reporting.topic import ReportTopic
from actions.conversation.services import local_now, policy_assistant
from actions.conversation.team import manager_of
from actions.conversation.telling.exemption_request import read_account, read_fields
from actions.conversation.telling.request.asked_period import NEVER
from actions.conversation.turn import Turn
from actions.conversation.wording import say
from actions.people.organisation import Organisation
from actions.policy.corpus.model import Verdict

TOPIC = EXEMPTION
MATTER_SLOT, VERDICT_SLOT = "policy_question__matter", "policy_question__verdict"


def reader_of(turn: Turn) -> Reader:
    """Return the reader of a request that this person makes."""
    manager = manager_of(turn.person)
    return Reader(
        partial(read_fields, manager=manager.name if manager else ""),
        read_account,
        faults=partial(_faults, turn.organisation),
        in_words=partial(_in_words, turn.organisation),
    )


def _faults(organisation: Organisation, told: Values) -> Mapping[str, str]:
    """Return why a day cannot stand, in plain words, by its field."""
    today, longest = local_now(organisation).date(), organisation.exemptions.longest_exemption_in_days
    found = {name: _fault(name, longest) for name, _ in period_faults(kind_named(TOPIC), told, today, longest)}
    if told.get("ends_on") != NEVER:
        return found
    policy = field_messages(organisation, TOPIC, "ends_on")
    return {**found, "ends_on": "\n".join(message.text for message in policy) or say("fault_ends_on_never")}


def _fault(name: str, longest: int | None) -> str:
    if name == "starts_on" or longest is None:
        return say(f"fault_{name}")
    return say("fault_ends_on_longest", days=str(longest))


def _in_words(organisation: Organisation, name: str, value: str) -> str | None:
    """Return the rule that a request is about as it stands in the policy."""
    if name != "clause" or not value:
        return None
    assistant = policy_assistant(organisation.key)
    rules = (rule for rule in assistant.corpus.rules.values() if TOPIC in rule.offers and value in rule.clauses)
    return next((quoted([assistant.citation(f"{rule.policy}/{value}")]) for rule in rules), None)


def _known(turn: Turn, tracker: Tracker) -> Values:
    """Return the clause of the answer that the request comes from, and what was asked there as what is to be done."""
    carried = turn.chosen if turn.chosen.get("clause") else _carried_in_mind(turn, tracker)
    if not carried:
        return {}
    clause = {"clause": carried["clause"]}
    if carried["matter"] != tracker.get_slot(MATTER_SLOT):
        return clause
    question = tracker.get_slot(QUESTION_SLOT) or ""
    read = reader_of(turn).fields(question, None, {}, local_now(turn.organisation))
    return {**read, "activity": question, **clause} if question else clause


def _carried_in_mind(turn: Turn, tracker: Tracker) -> Mapping[str, str]:
    """Return what is carried along from the last answer by somebody who asks for leave and says no more."""
    matter, verdict = tracker.get_slot(MATTER_SLOT), tracker.get_slot(VERDICT_SLOT)
    if not turn.text or read_account(turn.text) or not matter or not answer_is_in_mind(tracker):
        return {}
    assistant = policy_assistant(turn.organisation.key)
    return clause_carried(assistant.answer_for(matter, Verdict(verdict))) if matter in assistant.corpus.rules else {}


def _first(turn: Turn) -> tuple[Message, ...]:
    return guidance_messages(turn.organisation, TOPIC)


def _after(turn: Turn, _case: Case) -> tuple[Message, ...]:
    return after_messages(turn.organisation, TOPIC)


REPORT = ReportTopic(TOPIC, TOPIC, reader_of, _first, _after, _known)


class TakeExemptionRequest(TakeReport):
    """Takes it."""

    report = REPORT

    def name(self) -> str:
        return "validate_exemption_request_form"


class CloseExemptionRequest(CloseReport):
    """Forgets it."""

    def name(self) -> str:
        return "action_close_exemption_request"
