"""The lines of one further author, each with the place where it stands and the outcome that it asks for."""

from collections.abc import Iterator
from dataclasses import dataclass

from actions.policy.corpus.files import HandFile
from actions.policy.corpus.located_yaml import Location
from actions.policy.corpus.model import Verdict


@dataclass(frozen=True)
class HandLine:
    """A line under a rule's outcome or a topic; `matter` is the rule's key or the topic's id."""

    text: str
    matter: str
    verdict: Verdict
    location: Location

    @property
    def outcome(self) -> tuple[str, Verdict]:
        """Return the matter and the verdict there."""
        return self.matter, self.verdict

    @property
    def unknown(self) -> str:
        """Return what to say where nobody knows of the outcome."""
        return f"there is no outcome {self.matter} {self.verdict.value}"


def hand_lines(file: HandFile) -> Iterator[HandLine]:
    """Yield every line of a hand's file."""
    for policy, rules in file.lines.items():
        for rule, verdicts in rules.items():
            for verdict, lines in verdicts.items():
                for number, line in enumerate(lines):
                    location = ("lines", policy, rule, verdict.value, number)
                    yield HandLine(line, f"{policy}/{rule}", verdict, location)
    yield from _topic_lines(file.not_covered, Verdict.NOT_COVERED)
    yield from _topic_lines(file.out_of_scope, Verdict.OUT_OF_SCOPE)


def _topic_lines(topics: dict[str, list[str]], verdict: Verdict) -> Iterator[HandLine]:
    for topic, lines in topics.items():
        for number, line in enumerate(lines):
            yield HandLine(line, topic, verdict, (verdict.value, topic, number))
