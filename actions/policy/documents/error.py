"""The error of a document that cannot be read."""

from actions.errors import AskFirstError


class DocumentError(AskFirstError):
    """A document cannot be read, or holds no words; its message says what to do."""
