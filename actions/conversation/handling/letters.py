"""The letters that the assistant drafts, as letters.yml of an organisation holds them."""

from collections.abc import Mapping
from functools import cache
from string import Formatter

from pydantic import validator

from actions.cases.case import Case
from actions.settings import corpus_folder
from actions.yaml_model import YamlModel, read_yaml_model

LETTERS_FILE = "letters.yml"
BLANKS = frozenset({"opener", "handler", "reference", "day"})


class Letters(YamlModel):
    """Drafts by kind of case and move. The blanks are who opened the case and when, its reference, and who writes."""

    letters: Mapping[str, Mapping[str, str]] = {}

    @validator("letters", each_item=True)
    def _has_known_blanks(cls, drafts: Mapping[str, str]) -> Mapping[str, str]:
        named = {blank for text in drafts.values() for _, blank, _, _ in Formatter().parse(text) if blank is not None}
        unknown = sorted(named - BLANKS)
        if unknown:
            raise ValueError(f"knows no blank called {', '.join(unknown)}, only {', '.join(sorted(BLANKS))}")
        return drafts


def draft(case: Case, move: str, **blanks: str) -> str | None:
    """Return the draft for a move with its blanks filled, None where the organisation has none.

    Raise YamlModelError where the file is faulty.
    """
    text = letters_of(case.organisation).letters.get(case.kind, {}).get(move)
    return text.strip().format(**blanks) if text else None


@cache
def letters_of(organisation: str) -> Letters:
    """Return the letters of an organisation, none where it has no such file. Raise YamlModelError."""
    path = corpus_folder() / organisation / LETTERS_FILE
    return read_yaml_model(path, Letters) if path.exists() else Letters()
