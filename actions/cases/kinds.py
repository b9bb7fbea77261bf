"""The kinds of case and their fields, as the files in kinds/ describe them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import root_validator

from actions.errors import AskFirstError
from actions.yaml_model import YamlModel, read_yaml_model

FOLDER = Path(__file__).parent / "kinds"
YES_NO = {"yes": "Yes", "no": "No"}


class UnknownKindError(AskFirstError):
    """There is no such kind of case."""


class Field(YamlModel):
    """One thing to be told.

    `choices` gives the label of each value that may be stored. `ask` is the assistant's question, `why` its
    answer to "why do you need that?". `encrypted` fields are narratives and names; an `in_past` moment may
    not lie in the future.
    """

    name: str
    label: str
    type: Literal["text", "choice", "yes_no", "date_time", "date", "person"]
    choices: Mapping[str, str] = {}
    optional: bool = False
    encrypted: bool = False
    in_past: bool = False
    ask: str
    why: str
    example: str

    @root_validator(skip_on_failure=True)
    def _has_its_choices(cls, field: dict[str, object]) -> dict[str, object]:
        if (field["type"] == "choice") != bool(field["choices"]):
            raise ValueError("a field has choices if, and only if, its type is choice")
        return {**field, "choices": YES_NO} if field["type"] == "yes_no" else field


class Kind(YamlModel):
    """A kind of case: `fields` in the order of asking; `respondent_field` holds whom it is about."""

    kind: str
    label: str
    reference_prefix: str
    first_status: str
    respondent_field: str | None = None
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field | None:
        """Returns the field of this name."""
        return next((field for field in self.fields if field.name == name), None)


@cache
def kind_named(name: str) -> Kind:
    """Returns a kind of case. Raises UnknownKindError, or YamlModelError where its file is faulty."""
    if name not in kind_names():
        raise UnknownKindError(f"There is no kind of case called {name}, only {', '.join(kind_names())}.")
    return read_yaml_model(FOLDER / f"{name}.yml", Kind)


def kind_names() -> tuple[str, ...]:
    """Returns the names of all kinds, in alphabetical order."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.yml")))
