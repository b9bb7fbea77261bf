"""Parts a message that answers the question and puts something else right: "Friday, and sorry, it was a text"."""

import re
from collections.abc import Callable, Iterator

from actions.conversation.reporting.asking import SURE
from actions.conversation.telling.dialogue_act.dialogue_act import Act, read_act
from actions.conversation.telling.taking_back import begins_as_correction

PART_END = re.compile(r"[.!?;]\s+|\s+-+\s+|,?\s+(?:and|but|oh)\s+|,\s+(?=\w+)|\n+", re.IGNORECASE)
CONJUNCTION = re.compile(r"^(?:and|but|oh)\b[\s,]*", re.IGNORECASE)
FEWEST_WORDS_OF_A_CORRECTION = 3
ANSWERS = (Act.ANSWER, Act.YES, Act.NO, Act.SKIP)


def answer_and_correction(text: str, is_answer: Callable[[str], bool]) -> tuple[str, str] | None:
    """Return the part of a message that answers and the part behind it that puts something right, None without both."""
    return next(
        (
            (answer, correction)
            for answer, correction in _in_two(text)
            if _puts_right(correction) and not _is_no_answer(answer) and is_answer(answer)
        ),
        None,
    )


def _in_two(text: str) -> Iterator[tuple[str, str]]:
    """Yield every way to part a text in two at the end of a sentence or a clause."""
    for found in PART_END.finditer(text):
        yield text[: found.end()].strip(" ,;\n"), CONJUNCTION.sub("", text[found.end() :].strip())


def _puts_right(text: str) -> bool:
    is_long_enough = len(text.split()) >= FEWEST_WORDS_OF_A_CORRECTION
    return is_long_enough and (begins_as_correction(text) or read_act(text).is_surely(Act.CORRECTION, least=SURE))


def _is_no_answer(text: str) -> bool:
    """Return whether a text takes something back itself, or is only what comes to somebody's lips: “oh bother”."""
    return begins_as_correction(text) or read_act(text).act not in ANSWERS
