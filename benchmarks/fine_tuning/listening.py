"""Writes what fine_tune.py learns listening from: the topics' lines, acts, closed answers and annotated accounts.

    uv run python -m benchmarks.fine_tuning.listening EXAMPLES.npz [WITHOUT_HAND]

Naming a hand (`third_hand`) leaves its lines out, so that the encoder can be tried on an author whom it has not read.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actions.conversation.telling.account.annotation import LINES as ACCOUNTS
from actions.conversation.telling.account.annotation import Annotated, read_annotation
from actions.conversation.telling.closed_answer.closed_answer import LINES as CLOSED_ANSWERS
from actions.conversation.telling.dialogue_act.dialogue_act import ACCOUNT, BARE
from actions.conversation.telling.dialogue_act.dialogue_act import LINES as ACTS
from actions.conversation.telling.hands import read_hands
from benchmarks.fine_tuning.examples import Line, task, topic_lines

Arrays = dict[str, NDArray[Any]]


def act_lines(without_hand: str) -> list[Line]:
    """Return text, act and act of every line about what a message does in the middle of a report."""
    hands = read_hands(ACTS, without_hand)
    said = [(line, act) for hand in hands for act, lines in hand.items() for line in lines]
    return [(line, act, act) for line, act in said if act not in (BARE, ACCOUNT)]


def opening_lines(without_hand: str) -> list[Line]:
    """Return text and twice whether it tells anything yet, of every first message."""
    hands = read_hands(ACTS, without_hand)
    said = [(line, act) for hand in hands for act, lines in hand.items() for line in lines if act in (BARE, ACCOUNT)]
    told = [(text, ACCOUNT) for accounts in annotated(without_hand).values() for text, _ in accounts]
    return [(text, label, label) for text, label in said + told]


def closed_answers(without_hand: str) -> dict[str, list[Line]]:
    """Return text, value and value of every answer to each closed field."""
    fields: dict[str, list[Line]] = {}
    for hand in read_hands(CLOSED_ANSWERS, without_hand):
        for kind, answers in hand.items():
            for field, values in answers.items():
                lines = [(line, value, value) for value, said in values.items() for line in said]
                fields.setdefault(f"{kind}.{field}", []).extend(lines)
    return fields


def annotated(without_hand: str) -> dict[str, list[Annotated]]:
    """Return the accounts of each kind and their marked parts."""
    accounts: dict[str, list[Annotated]] = {}
    for hand in read_hands(ACCOUNTS, without_hand):
        for kind, lines in hand.items():
            accounts.setdefault(kind, []).extend(map(read_annotation, lines))
    return accounts


def token_task(accounts: list[Annotated]) -> Arrays:
    """Return texts and, as JSON, the parts of each."""
    spans = [json.dumps([[span.start, span.end, span.label] for span in parts]) for _, parts in accounts]
    return {"texts": np.array([text for text, _ in accounts]), "spans": np.array(spans)}


def tasks(without_hand: str) -> Iterator[tuple[str, Arrays]]:
    """Yield the name and the arrays of each task."""
    yield "topics", task(list(topic_lines()))
    yield "acts", task(act_lines(without_hand))
    yield "openings", task(opening_lines(without_hand), knows_wording=False)
    for field, lines in closed_answers(without_hand).items():
        yield f"answers.{field}", task(lines, knows_wording=False)
    for kind, accounts in annotated(without_hand).items():
        yield f"parts.{kind}", token_task(accounts)


def main() -> None:
    """Write all tasks to one file."""
    without_hand = sys.argv[2] if len(sys.argv) > 2 else ""
    arrays = {f"{name}/{part}": array for name, found in tasks(without_hand) for part, array in found.items()}
    np.savez_compressed(Path(sys.argv[1]), **arrays)


if __name__ == "__main__":
    main()
