"""The cards of people who can help: contacts, and help in danger."""

from collections.abc import Mapping, Sequence

from bot.channels.cards.elements import Element, choices, container, email, heading, line, phone, run, words
from bot.channels.cards.message import Message
from bot.channels.cards.wording import say

Contact = Mapping[str, str]


def contacts_card(message: Message, name: str) -> list[Element]:
    """The body of the card of contacts."""
    contacts = message.custom["contacts"]
    return [
        heading(say("contacts", "heading"), say("contacts", "icon")),
        *words(_without(contacts, message.text)),
        *map(_contact, contacts),
        *choices(message.buttons),
    ]


def emergency_card(message: Message, name: str) -> list[Element]:
    """The body of the card of help in danger: the number to call before all else."""
    number, support = message.custom["number"], message.custom["support"]
    title = heading(say("emergency", "heading"), say("emergency", "icon"), "attention")
    call = {"type": "Action.OpenUrl", "title": say("emergency", "call", number=number), "url": f"tel:{number}"}
    first, *rest = _without(support, message.text).splitlines()
    return [
        container([title, *words(first), {"type": "ActionSet", "actions": [call]}], "attention", bleed=True),
        *words("\n".join(rest)),
        *map(_contact, support),
        *choices(message.buttons),
    ]


def _contact(contact: Contact) -> Element:
    role = contact.get("role_description")
    name = line(run(contact["name"], weight="bolder"), *([run(f" – {role}")] if role else []))
    ways = [phone(contact["phone"])] if contact.get("phone") else []
    ways += [email(contact["email"])] if contact.get("email") else []
    return container([name, *ways, *words(contact.get("note", ""), isSubtle=True)])


def _without(contacts: Sequence[Contact], text: str) -> str:
    """The text without the contacts, which it repeats, a line each, for clients that show no cards."""
    names = tuple(contact["name"] for contact in contacts)
    return "\n".join(each for each in text.splitlines() if not names or not each.startswith(names))
