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
from actions.policy.guidance import Guidance, Remark


def guidance_messages(organisation: Organisation, topic: str) -> tuple[Message, ...]:
    """Return what the organisation's guidance.yml holds on a topic: the policy's words, then the contacts.

    Where it holds nothing, all contacts are given.
    """
    everybody = Guidance(says=say("contacts"), contacts=list(organisation.contacts))
    return remark_messages(organisation, topic, _guidance(organisation, topic) or everybody)


def field_messages(organisation: Organisation, topic: str, field: str) -> tuple[Message, ...]:
    """Return what the organisation's guidance.yml holds on a field of a topic, nothing where it holds nothing."""
    guidance = _guidance(organisation, topic)
    remark = guidance.fields.get(field) if guidance else None
    return remark_messages(organisation, topic, remark) if remark else ()


def after_messages(organisation: Organisation, topic: str) -> tuple[Message, ...]:
    """Return what the organisation's guidance.yml says is to be done once a case is open; it may say nothing."""
    guidance = _guidance(organisation, topic)
    return remark_messages(organisation, topic, guidance.after) if guidance and guidance.after else ()


def refused_messages(organisation: Organisation, topic: str) -> tuple[Message, ...]:
    """Return what the organisation's guidance.yml tells those from whom a topic is not taken, else its contacts."""
    guidance = _guidance(organisation, topic)
    if guidance and guidance.refused:
        return remark_messages(organisation, topic, guidance.refused)
    return (contacts_message(organisation, organisation.contacts, say("contacts")),)


def remark_messages(organisation: Organisation, topic: str, remark: Remark) -> tuple[Message, ...]:
    """Return a remark in plain words with the clauses that it cites, then its contacts."""
    if not remark.clauses:
        contacts = contacts_message(organisation, remark.contacts, remark.says)
        return (contacts if remark.contacts else Message(remark.says),)
    answer = policy_assistant(organisation.key).guidance_answer(topic, remark)
    citations = [asdict(citation) for citation in answer.citations]
    card = {"type": "answer", **answer.as_json(), "citations": citations}
    words = Message("\n".join([remark.says, quoted(answer.citations)]), custom=card)
    return (words, contacts_message(organisation, remark.contacts, say("contacts"))) if remark.contacts else (words,)


def _guidance(organisation: Organisation, topic: str) -> Guidance | None:
    return policy_assistant(organisation.key).guidance.get(topic)


class GuidedTopic(SpeakingAction):
    """An action that gives the guidance on its topic."""

    topic: str

    def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        send(dispatcher, *guidance_messages(turn.organisation, self.topic))
        return []
