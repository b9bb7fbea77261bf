"""What every check of a YAML file shares: naming the line of a fault."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from actions.policy.corpus.fault import Fault
from actions.policy.corpus.located_yaml import Lines, Location
from actions.policy.corpus.text_file import read_text


@dataclass
class FileCheck:
    """A file under check; its lines are read, which is slow, only once there is a fault."""

    path: Path

    @cached_property
    def _lines(self) -> Lines:
        return Lines(read_text(self.path))

    def _fault(self, location: Location, message: str) -> Fault:
        return Fault(self.path, self._lines.of(location), message)
