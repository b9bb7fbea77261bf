"""What a caller may send."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from pydantic import BaseModel, Field, StrictInt, StrictStr, ValidationError, constr, validator

from actions.cases.fields import FieldsError
from actions.cases.kinds import told_kinds

if TYPE_CHECKING:
    Key: TypeAlias = str
    Words: TypeAlias = str
    Text: TypeAlias = str
else:
    Key = constr(strict=True, min_length=1, max_length=100)
    Words = constr(strict=True, min_length=1, max_length=4000)
    Text = StrictStr

NOT_ASKED_FOR = "is not asked for"
# By the names of pydantic's faults.
FAULTS = {
    "value_error.missing": "is needed",
    "value_error.extra": NOT_ASKED_FOR,
    "value_error.any_str.min_length": "must not be empty",
    "value_error.any_str.max_length": "must have at most {limit_value} characters",
    "type_error.str": "must be text",
    "type_error.integer": "must be a whole number",
    "type_error.dict": "must be a JSON object",
}


class Sent(BaseModel):
    """The body of a request, which holds nothing that is not known."""

    class Config:
        extra = "forbid"
        frozen = True


class NewCase(Sent):
    """A case to be opened."""

    kind: Text = Field(..., enum=told_kinds())
    fields: Mapping[str, Text] = Field(..., description="What is told, by the names of the kind's fields.")
    submission_key: Key = Field(..., description="Your own name for this submission; sent twice, it opens one case.")

    @validator("kind")
    def _is_told_by_people(cls, kind: str) -> str:
        if kind not in told_kinds():
            raise ValueError(f"must be one of {', '.join(told_kinds())}")
        return kind


class NewMove(Sent):
    """A move to be made."""

    move: Text = Field(..., description="Its name, as the list of moves gives it.")
    version: StrictInt = Field(..., description="The version of the case as you saw it.")
    told: Mapping[str, Text] = Field({}, description="What the move needs, by name.")


class NewMessage(Sent):
    """Something to be written in a case."""

    words: Words
    submission_key: Key = Field(..., description="Your own name for this message; sent twice, it is written once.")


Model = TypeVar("Model", bound=Sent)


def read_as(model: type[Model], content: object) -> Model:
    """Returns what was sent as this model. Raises FieldsError naming each fault."""
    if not isinstance(content, dict):
        raise FieldsError({"body": "must be a JSON object"})
    try:
        return model.parse_obj(content)
    except ValidationError as error:
        raise FieldsError({_name(fault): _words(fault) for fault in error.errors()}) from None


def _name(fault: Mapping[str, Any]) -> str:
    return ".".join(str(part) for part in fault["loc"])


def _words(fault: Mapping[str, Any]) -> str:
    known = FAULTS.get(fault["type"])
    return known.format(**fault.get("ctx", {})) if known else str(fault["msg"])
