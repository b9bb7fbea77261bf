"""The figures of a set of played conversations, and what was wrong with each that was not right."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from benchmarks.conversations.scoring import ASKED_AGAIN, Fault
from benchmarks.conversations.script import Script
from benchmarks.evaluation.scores import Share

TWISTS_FILE = Path(__file__).with_name("twists.yml")


@dataclass(frozen=True)
class Played:
    """A conversation, word for word, and what was wrong with it."""

    script: Script
    transcript: tuple[tuple[str, str], ...]
    faults: tuple[Fault, ...]


def figures(played: list[Played]) -> Iterator[str]:
    """Yield the share of conversations that were right: of all, of each kind and of each twist."""
    yield f"all: {_share(played)}"
    yield f"  every field right, though something was asked again: {_ended_right(played)}"
    for kind in sorted({each.script.kind for each in played}):
        yield f"  {kind}: {_share([each for each in played if each.script.kind == kind])}"
    twists: dict[str, list[str]] = YAML(typ="safe", pure=True).load(TWISTS_FILE.read_text(encoding="utf-8"))
    for twist, marks in twists.items():
        if those := [each for each in played if any(mark in each.script.twist.lower() for mark in marks)]:
            yield f"  {twist}: {_share(those)}"


def reasons(played: Played) -> str:
    """Return what was wrong in one line that repeats nothing that was said."""
    return f"{played.script.id} ({played.script.kind}): {'; '.join(fault.what for fault in played.faults)}"


def in_full(played: Played) -> str:
    """Return what was wrong with the whole conversation."""
    details = [f"* {fault.what} {fault.detail}" for fault in played.faults]
    turns = [f"> {said}\n{answered}" for said, answered in played.transcript]
    return "\n".join([f"{reasons(played)} [{played.script.twist}]", *details, *turns, ""])


def _ended_right(played: list[Played]) -> Share:
    """Return how many ended as wished with every field right, whether or not something told was asked for again."""
    right = (all(fault.what.startswith(ASKED_AGAIN) for fault in each.faults) for each in played)
    return Share(sum(right), len(played))


def _share(played: list[Played]) -> Share:
    return Share(sum(not each.faults for each in played), len(played))
