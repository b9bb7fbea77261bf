"""Contacts as people read them."""

from collections.abc import Iterable
from typing import Any

from actions.conversation.message import Message
from actions.conversation.wording import say
from actions.people.organisation import Contact, Organisation


def contact_name(organisation: Organisation, key: str) -> str:
    """Return a contact's name for use inside a sentence, “your manager”."""
    contact = organisation.contacts.get(key)
    name = contact.name if contact else say("somebody_to_ask")
    return name[0].lower() + name[1:] if name.startswith("Your ") else name


def details(contact: Contact) -> str:
    """Return how to reach a contact, in one line; empty where nothing is known."""
    return ", ".join(part for part in (contact.phone, contact.email, contact.note) if part)


def contacts_message(organisation: Organisation, keys: Iterable[str], text: str) -> Message:
    """Return a message with a card of contacts, those that the organisation has."""
    known = {key: organisation.contacts[key] for key in keys if key in organisation.contacts}
    lines = [contact_line(contact) for contact in known.values()]
    custom = {"type": "contacts", "contacts": [as_card(contact) for contact in known.values()]}
    return Message("\n".join([text, *lines]), custom=custom)


def contact_line(contact: Contact) -> str:
    """Return a contact as one line of text."""
    known = details(contact) or contact.role_description or ""
    return say("contact_line", name=contact.name, details=known) if known else contact.name


def as_card(contact: Contact) -> dict[str, Any]:
    """Return a contact as a client's card shows it."""
    return {key: value for key, value in contact.dict().items() if value}
