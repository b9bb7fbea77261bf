"""Prints what the answers and the yeses of the written conversations are heard as.

    uv run python -m benchmarks.listening.acts SET [SET ...]

The sets must not be among the lines that acts are learned from (benchmarks/conversations/sets/README.md).
"""

import sys
from collections.abc import Iterator

from actions.conversation.telling.dialogue_act.dialogue_act import Act, Heard, read_act
from benchmarks.conversations.script import Script, scripts

LEAST = (0.5, 0.9, 0.98)
# What answers a question: also a yes, a no, and that it is left open.
ANSWERS = (Act.ANSWER, Act.YES, Act.NO, Act.SKIP)


def answers_heard(chosen: list[Script]) -> Iterator[Heard]:
    """Yield what each answer to a question is heard as."""
    for script in chosen:
        yield from (read_act(words) for words in script.answers.values())


def yeses_heard(chosen: list[Script]) -> Iterator[Heard]:
    """Yield what each yes to a summary is heard as."""
    yield from (read_act(script.yes, at_summary=True) for script in chosen if script.ends == "opened")


def main() -> None:
    """Print both, and how sure the wrong ones are."""
    chosen = [script for name in sys.argv[1:] for script in scripts(name)]
    answers, yeses = list(answers_heard(chosen)), list(yeses_heard(chosen))
    for least in LEAST:
        wrong = sum(heard.act not in ANSWERS and heard.probability >= least for heard in answers)
        right = sum(heard.is_surely(Act.YES, least=least) for heard in yeses)
        print(f"at {least}: {wrong}/{len(answers)} answers heard as something else, {right}/{len(yeses)} yeses as yes")


if __name__ == "__main__":
    main()
