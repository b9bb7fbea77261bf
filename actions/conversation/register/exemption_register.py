"""“Which exemptions does my team hold?”: the register by talking, to each person what they may see of it."""

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.cases.register.coverage import covers
from actions.cases.register.register import register_for
from actions.conversation.last_turn import QUESTION_SLOT, answer_is_in_mind
from actions.conversation.message import Message, send
from actions.conversation.offers import EXEMPTION
from actions.conversation.register.listing import Looking, register_message
from actions.conversation.services import database, local_now
from actions.conversation.speaking_action import SpeakingAction
from actions.conversation.team import team_of
from actions.conversation.telling.register_question import read_question
from actions.conversation.turn import Turn
from actions.people.directory import list_people
from actions.store.database import transaction


class ShowRegister(SpeakingAction):
    """Answers what is asked of the register of exemptions."""

    def name(self) -> str:
        return "action_show_register"

    def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        in_mind = tracker.get_slot(QUESTION_SLOT) if answer_is_in_mind(tracker) else ""
        send(dispatcher, register_answer(turn, in_mind or ""))
        return []


def register_answer(turn: Turn, in_mind: str = "") -> Message:
    """Return what the register holds for a message; `in_mind` is the policy question asked just before."""
    looking = _looking(turn, in_mind)
    return register_message(read_question(turn.text, looking.today), turn.text, looking)


def _looking(turn: Turn, in_mind: str) -> Looking:
    now = local_now(turn.organisation)
    with transaction(database()) as session:
        entries = register_for(session, turn.person, turn.organisation, now)
        directory = {person.email: person for person in list_people(session, turn.organisation.key)}
    own = {
        entry.reference
        for entry in entries
        if entry.holder == turn.person.email or covers(turn.person, entry.exemption, entry.terms, directory)
    }
    team = {person.email for person in team_of(turn.person)}
    names = {email: person.name for email, person in directory.items()}
    may_ask = EXEMPTION in turn.organisation.handles
    return Looking(entries, own, team, names, now.date(), in_mind, may_ask)
