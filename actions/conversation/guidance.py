"""Topics that people handle: what the policies say, in their own words, and whom to contact."""

from dataclasses import asdict

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation.answers import quoted
from actions.conversation.contacts import contacts_message
from actions.conversation.message import Message, send
from actions.conversation.services import policy_assistant
from actions.conversation.speaking_action import SpeakingAction
from actions.conversation.turn import Turn
from actions.conversation.wording import say
from actions.people.organisation import Organisation
from actions.policy.guidance import Guidance


def guidance_messages(organisation: Organisation, topic: str) -> tuple[Message, ...]:
    """Return what the organisation's guidance.yml holds on a topic: the policy's words, then the contacts.

    Where it holds nothing, all contacts are given.
    """
    assistant = policy_assistant(organisation.key)
    guidance = assistant.guidance.get(topic) or Guidance(says=say("contacts"), contacts=list(organisation.contacts))
    if not guidance.clauses:
        return (contacts_message(organisation, guidance.contacts, guidance.says),)
    answer = assistant.guidance_answer(topic)
    citations = [asdict(citation) for citation in answer.citations]
    card = {"type": "answer", **answer.as_json(), "citations": citations}
    words = "\n".join([guidance.says, quoted(answer.citations)])
    return (Message(words, custom=card), contacts_message(organisation, guidance.contacts, say("contacts")))


class GuidedTopic(SpeakingAction):
    """An action that gives the guidance on its topic."""

    topic: str

    def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        send(dispatcher, *guidance_messages(turn.organisation, self.topic))
        return []
