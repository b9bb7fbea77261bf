"""The base of every error that a person can put right."""


class AskFirstError(Exception):
    """Its message is plain English, holds no narrative, and may be shown to whoever asked."""
