"""Whether an answer lets the name be known beyond doubt: what was told once cannot be untold."""

import re
from collections.abc import Mapping

from actions.conversation.telling.complaint.wishes import read_anonymous

NAMELESS = "anonymous"
# “No. They'd come after me” answers with fear, whatever its first word says.
FEARS = re.compile(
    r"(?<!not )(?<!n't )(?<!never )\b(?:scared|afraid|fear|frightened|terrified|worried|nervous|finds? out|found out"
    r"|(?:come|comes|came|go|goes) after me|retaliat\w*|payback|get back at me|take it out on me|in trouble)\b",
    re.IGNORECASE,
)


def with_name_kept(text: str, told: Mapping[str, str]) -> dict[str, str]:
    """Return what an answer told, without whether the name may be known where its words say both or speak of fear."""
    answer, plainly = told.get(NAMELESS), read_anonymous(text, asked=True)
    if answer is None or answer == plainly:
        return dict(told)
    if plainly == "yes":
        return {**told, NAMELESS: "yes"}
    is_doubtful = plainly == "no" or (answer == "no" and FEARS.search(text.replace("’", "'")) is not None)
    return {name: value for name, value in told.items() if name != NAMELESS or not is_doubtful}
