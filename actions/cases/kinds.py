"""The kinds of case and their fields, as the files in kinds/ describe them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import root_validator, validator

from actions.errors import AskFirstError
from actions.people.person import ROLES
from actions.yaml_model import YamlModel, read_yaml_model

FOLDER = Path(__file__).parent / "kinds"
YES_NO = {"yes": "Yes", "no": "No"}


class UnknownKindError(AskFirstError):
    """There is no such kind of case."""


class Field(YamlModel):
    """One thing to be told.

    `choices` gives the label of each value that may be stored. `ask` is the assistant's question, `why` its
    answer to "why do you need that?". `encrypted` fields are narratives and names; an `in_past` moment may
    not lie in the future; one that `may_span` may also be an interval of days. `only_if` gives for another
    field the values under which this one is asked and kept. `not_known` is the value that stands for "I don't
    know", where there is one. A field that is not `asked` is only carried along. When a value of `explained_for`
    is told, the organisation's own words on the field are shown at once. `ask_more` is the question where the
    field was told only roughly, as `{told}`.
    """

    name: str
    label: str
    type: Literal["text", "choice", "yes_no", "date_time", "date", "person"]
    choices: Mapping[str, str] = {}
    optional: bool = False
    encrypted: bool = False
    in_past: bool = False
    may_span: bool = False
    not_known: str | None = None
    only_if: Mapping[str, tuple[str, ...]] = {}
    asked: bool = True
    explained_for: tuple[str, ...] = ()
    ask: str
    ask_more: str | None = None
    why: str
    example: str

    @root_validator(skip_on_failure=True)
    def _has_its_choices(cls, field: dict[str, object]) -> dict[str, object]:
        if (field["type"] == "choice") != bool(field["choices"]):
            raise ValueError("a field has choices if, and only if, its type is choice")
        return {**field, "choices": YES_NO} if field["type"] == "yes_no" else field

    @root_validator(skip_on_failure=True)
    def _spans_moments_only(cls, field: dict[str, object]) -> dict[str, object]:
        if field["may_span"] and field["type"] != "date_time":
            raise ValueError("only a date_time may span days")
        return field

    def applies(self, told: Mapping[str, str | None]) -> bool:
        """Returns whether the field is to be asked and kept, given what was told in the others."""
        return all(told.get(other) in values for other, values in self.only_if.items())


class Period(YamlModel):
    """The names of the fields that hold a period's first day and its end."""

    starts: str
    ends: str


class Kind(YamlModel):
    """A kind of case: `fields` in the order of asking; `respondent_field` holds whom it is about.

    `account` is the field that takes the person's own account of the matter.
    `addressee_field` holds to whom it is to go, and `anonymous_field` whether without its opener's name. What is
    asked for a `period` starts today or later and ends on its first day or later. One that is not
    `told` in answers to questions is entered by a move in a case of another kind, or signed; one that is `told_by` a
    role is opened by those who have it, unless a move opens it.
    """

    kind: str
    label: str
    reference_prefix: str
    first_status: str
    account: str
    told: bool = True
    told_by: str | None = None
    respondent_field: str | None = None
    addressee_field: str | None = None
    anonymous_field: str | None = None
    period: Period | None = None
    fields: tuple[Field, ...]

    @validator("told_by")
    def _is_role(cls, role: str | None) -> str | None:
        if role is not None and role not in ROLES:
            raise ValueError(f"{role} is not among the roles {', '.join(sorted(ROLES))}")
        return role

    @validator("fields")
    def _depend_on_fields_there_are(cls, fields: tuple[Field, ...]) -> tuple[Field, ...]:
        choices = {field.name: field.choices for field in fields}
        for field in fields:
            for other, values in field.only_if.items():
                if not set(values) <= set(choices.get(other, ())):
                    raise ValueError(f"{field.name} depends on values that {other} cannot have")
        return fields

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


def told_kinds() -> tuple[str, ...]:
    """Returns the names of the kinds that people tell, in alphabetical order."""
    return tuple(name for name in kind_names() if kind_named(name).told)
