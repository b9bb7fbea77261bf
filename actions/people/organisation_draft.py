"""The first facts of an organisation that has none yet, for a person to complete."""

from pathlib import Path

from actions.errors import AskFirstError
from actions.people.organisation import FILE
from understanding.files import written_whole

DRAFT_FILE = Path(__file__).with_name("organisation_draft.yml")


def draft_organisation(folder: Path) -> Path | None:
    """Write organisation.yml into a folder that lacks it and return its path; None where there is one.

    Raises AskFirstError where it cannot be written.
    """
    path = folder / FILE
    if path.exists():
        return None
    text = DRAFT_FILE.read_text(encoding="utf-8").format(key=folder.name)
    try:
        with written_whole(path) as unfinished:
            unfinished.write_text(text, encoding="utf-8")
    except OSError as error:
        raise AskFirstError(f"{path}: cannot be written: {error.strerror}") from error
    return path
