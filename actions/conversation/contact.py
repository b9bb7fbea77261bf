"""“I want to talk to a person.”"""

from actions.conversation.guidance import GuidedTopic


class GiveContacts(GuidedTopic):
    """Gives the organisation's contacts."""

    topic = "contact"

    def name(self) -> str:
        return "action_give_contacts"
