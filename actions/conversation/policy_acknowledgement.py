"""“I've read the ICT policy and agree”: recorded with its day and version; managers hear who has yet to sign."""

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.cases.acknowledgements import not_signed, sign, signed
from actions.cases.case import Case
from actions.conversation.contacts import contact_name
from actions.conversation.days import day_in_words
from actions.conversation.handlers import handlers_in_words
from actions.conversation.message import Button, Message, send
from actions.conversation.services import database, local_now, policy_assistant
from actions.conversation.speaking_action import SpeakingAction
from actions.conversation.team import team_of
from actions.conversation.telling.policy_acknowledgement import asks_after_others, signs
from actions.conversation.turn import Turn
from actions.conversation.wording import say
from actions.people.organisation import Acknowledgement
from actions.store.database import transaction

VERSION = "version"


class AcknowledgePolicy(SpeakingAction):
    """Takes the signed acknowledgement of the policy that everybody signs."""

    def name(self) -> str:
        return "action_acknowledge_policy"

    def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        wanted = turn.organisation.acknowledgement
        if wanted is None:
            authority = contact_name(turn.organisation, "manager")
            send(
                dispatcher, Message(say("sign_nothing", organisation=turn.organisation.short_name, authority=authority))
            )
        else:
            send(dispatcher, _answer(turn, wanted))
        return []


def _answer(turn: Turn, wanted: Acknowledgement) -> Message:
    if turn.chosen.get(VERSION) == wanted.version or signs(turn.text):
        return _signed(turn, wanted)
    if asks_after_others(turn.text):
        return _missing(turn, wanted)
    with transaction(database()) as session:
        present = signed(session, turn.person, turn.organisation)
    return _already(turn, present) if present else _statement(turn, wanted)


def _signed(turn: Turn, wanted: Acknowledgement) -> Message:
    with transaction(database()) as session:
        before = signed(session, turn.person, turn.organisation)
        case = sign(session, turn.person, _title(turn, wanted), turn.organisation, local_now(turn.organisation))
    if before is not None:
        return _already(turn, before)
    told = say(
        "sign_done",
        reference=case.reference,
        version=wanted.version,
        handlers=handlers_in_words(case, turn.organisation),
    )
    return Message(told, custom={"type": "case_opened", "kind": case.kind, "reference": case.reference})


def _already(turn: Turn, case: Case) -> Message:
    day = day_in_words(case.opened_at.astimezone(turn.organisation.zone).date())
    return Message(say("sign_already", day=day, reference=case.reference, version=case.fields[VERSION]))


def _statement(turn: Turn, wanted: Acknowledgement) -> Message:
    """Return what is signed, with a button for it; it is signed on that button or in words that say as much."""
    text = say("sign_statement", policy=_title(turn, wanted), version=wanted.version)
    return Message(text, buttons=(Button(say("sign_button"), "policy_acknowledgement", {VERSION: wanted.version}),))


def _missing(turn: Turn, wanted: Acknowledgement) -> Message:
    """Return who of the people whom somebody manages has not signed the present version."""
    team = team_of(turn.person)
    if not team:
        return Message(say("sign_no_team"))
    with transaction(database()) as session:
        names = sorted(person.name for person in not_signed(session, team, turn.organisation))
    policy = _title(turn, wanted)
    if not names:
        return Message(say("sign_all", policy=policy, version=wanted.version))
    return Message("\n".join([say("sign_missing", policy=policy, version=wanted.version), *names]))


def _title(turn: Turn, wanted: Acknowledgement) -> str:
    return policy_assistant(turn.organisation.key).corpus.policies[wanted.policy].title
