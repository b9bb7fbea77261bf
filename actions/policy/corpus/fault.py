"""What can be wrong in a corpus file, and the error that says so."""

from dataclasses import dataclass
from pathlib import Path

from actions.errors import AskFirstError


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a corpus file."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class CorpusError(AskFirstError):
    """A corpus file has faults; its message names them all, `path`, `line` and `message` are those of the first."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
        self.path, self.line, self.message = faults[0].path, faults[0].line, faults[0].message
