"""Lines of `asked_as`: how many are needed, and that none stands in two places."""

import re

from actions.policy.corpus.block import normalise_space

FEWEST_LINES = 12

# The owner of each line: a rule's key or a topic's id, and the outcome.
Seen = dict[str, tuple[str, str]]


def taken(line: str, owner: tuple[str, str], seen: Seen) -> str | None:
    """Return why a line cannot stand here: it was used before; remembers it otherwise."""
    key = normalise_space(re.sub(r"\W+", " ", line.lower())) or line.strip()
    if key in seen:
        return f"“{line[:50]}…” also stands under {' '.join(seen[key])}"
    seen[key] = owner
    return None
