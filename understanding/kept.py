"""What is fitted once and kept in a file until what it was fitted on changes."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

SOURCES = Path(__file__).parent


def kept_file(folder: Path, fitted_on: Iterable[str], fit_into: Callable[[Path], None]) -> Path:
    """Return the file in `folder` that was fitted on these very lines, fitted first where there is none.

    Others in the folder are deleted, since nothing will ask for them again.
    """
    path = folder / f"{_digest(fitted_on)}.npz"
    if not path.exists():
        fit_into(path)
        for other in set(folder.glob("*.npz")) - {path}:
            other.unlink(missing_ok=True)
    return path


def _digest(lines: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for source in sorted(SOURCES.glob("*.py")):
        digest.update(source.read_bytes())
    for line in lines:
        digest.update(f"{line}\n".encode())
    return digest.hexdigest()[:16]
