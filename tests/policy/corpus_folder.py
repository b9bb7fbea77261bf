"""A small corpus of one organisation, the Department of Parks, that each test may change."""

from dataclasses import dataclass
from pathlib import Path

from actions.policy.corpus.check import check_corpus

SMALL_CORPUS = Path(__file__).parent / "small_corpus"
PARKS = "parks"

Fault = tuple[str, int, str]


@dataclass(frozen=True)
class CorpusFolder:
    """A copy of the small corpus; files are named relative to it."""

    path: Path

    def text(self, file: str) -> str:
        """Return what a file holds."""
        return (self.path / file).read_text(encoding="utf-8")

    def write(self, file: str, text: str) -> None:
        """Write a whole file, its folder too where it is missing."""
        (self.path / file).parent.mkdir(parents=True, exist_ok=True)
        (self.path / file).write_text(text, encoding="utf-8")

    def replace(self, file: str, old: str, new: str) -> None:
        """Put `new` in the place of `old`, which stands in the file exactly once."""
        text = self.text(file)
        assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def line(self, file: str, words: str) -> int:
        """Return on which line of the file the words first stand."""
        return self.text(file).split(words)[0].count("\n") + 1

    def faults(self) -> list[Fault]:
        """Return what `check_corpus` finds, each as file, line and words."""
        return [
            (str(fault.path.relative_to(self.path)), fault.line, fault.message) for fault in check_corpus(self.path)
        ]
