"""Whether a text is written in letters that the sentence model knows."""

import re

LATIN = "A-Za-zÀ-ɏ"
ANOTHER = re.compile(rf"[^{LATIN}]*[^\W\d_{LATIN}][^{LATIN}]*")


def is_in_another_script(text: str) -> bool:
    """Return whether a text has letters and none of them is Latin: what the model makes of those is chance."""
    return ANOTHER.fullmatch(text) is not None
