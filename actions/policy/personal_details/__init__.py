"""Takes out of a text whatever would tell who is meant, so that policy owners may read it."""

from actions.policy.personal_details.names import names
from actions.policy.personal_details.numbers import numbers_and_addresses
from actions.policy.personal_details.span import Span, replaced

__all__ = ["without_personal_details"]


def without_personal_details(text: str) -> str:
    """Return the text with names, numbers, addresses and links replaced by “[name]”, “[number]” and the like.

    It errs on the side of removing: a word that is neither English nor known to the policies counts as a name.
    """
    found: list[Span] = numbers_and_addresses(text)
    return replaced(text, [*found, *names(text, found)])
