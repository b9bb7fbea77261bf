"""A message that came twice, because its client could not know that it had arrived."""


class HeardBeforeError(Exception):
    """The conversation holds a message with this id, so it is not taken again."""
