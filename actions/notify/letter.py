"""Writes a notification out as a message."""

from actions.notify.templates import template, templates


def letter(what: str, reference: str, address: str | None) -> str:
    """Returns the text of a message; `address` is where people open the chat, where that is known."""
    words = templates()
    where = words.where.format(address=address) if address else words.where_without_address.format(reference=reference)
    text = template(what).text.format(reference=reference)
    return "\n\n".join((words.greeting, f"{text} {where}", words.signature)) + "\n"
