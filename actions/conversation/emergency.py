"""Immediate danger comes before everything: the emergency number first, then who supports."""

from typing import Any

from actions.conversation.contacts import as_card, contact_line
from actions.conversation.message import Message
from actions.conversation.wording import say
from actions.people.organisation import Organisation


def emergency_message(organisation: Organisation) -> Message:
    """Return the help for somebody in danger."""
    support = list(organisation.support.values())
    lines = [say("emergency", number=organisation.emergency_number), say("emergency_support")]
    custom: dict[str, Any] = {
        "type": "emergency",
        "number": organisation.emergency_number,
        "support": [as_card(contact) for contact in support],
    }
    return Message("\n".join([*lines, *map(contact_line, support)]), custom=custom)
