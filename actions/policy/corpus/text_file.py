"""Reads the text of a corpus file."""

from pathlib import Path

from actions.policy.corpus.fault import CorpusError, Fault


def read_text(path: Path) -> str:
    """Return what a file holds; raise CorpusError with the line where it stops being UTF-8."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise CorpusError(Fault(path, line, "not UTF-8 text")) from error
