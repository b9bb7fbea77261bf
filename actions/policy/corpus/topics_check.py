"""Finds the faults of `not_covered.yml` and `out_of_scope.yml`."""

from collections.abc import Iterator
from dataclasses import dataclass

from actions.policy.corpus.fault import Fault
from actions.policy.corpus.file_check import FileCheck
from actions.policy.corpus.files import TopicEntry, TopicsFile
from actions.policy.corpus.located_yaml import Location
from actions.policy.corpus.ways_of_asking import FEWEST_LINES, Seen, taken


@dataclass
class TopicsCheck(FileCheck):
    """The faults of a file of topics; `contacts` are those of the organisation, None if unknown."""

    file: TopicsFile
    contacts: set[str] | None
    seen: Seen

    def faults(self, known: set[str]) -> Iterator[Fault]:
        """Yield the faults of the file; `known` are the topics of other files."""
        for index, topic in enumerate(self.file.topics):
            at: Location = ("topics", index)
            if topic.id in known:
                yield self._fault(at, f"the topic '{topic.id}' is used twice")
            known.add(topic.id)
            if topic.ask and self.contacts is not None and topic.ask not in self.contacts:
                yield self._fault((*at, "ask"), f"organisation.yml has no contact '{topic.ask}'")
            yield from self._lines_of(topic, at)

    def _lines_of(self, topic: TopicEntry, at: Location) -> Iterator[Fault]:
        if len(topic.asked_as) < FEWEST_LINES:
            yield self._fault(at, f"'{topic.id}' has {len(topic.asked_as)} lines, {FEWEST_LINES} are needed")
        for number, line in enumerate(topic.asked_as):
            if message := taken(line, (topic.id, self.path.stem), self.seen):
                yield self._fault((*at, "asked_as", number), message)
