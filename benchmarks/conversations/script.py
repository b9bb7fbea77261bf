"""A written conversation: what a person says, and what the case must hold in the end."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import parse_obj_as, validator
from ruamel.yaml import YAML

from actions.yaml_model import YamlModel

FOLDER = Path(__file__).parent / "sets"

Expected = tuple[str, ...] | str | None


class Unprompted(YamlModel):
    """What is typed instead of an answer, the first time that a field is asked for or the summary read back."""

    when: str
    says: str


class Script(YamlModel):
    """One conversation, as sets/README.md explains its keys."""

    id: str
    person: str
    kind: str
    twist: str
    opening: str
    answers: Mapping[str, str] = {}
    unprompted: tuple[Unprompted, ...] = ()
    otherwise: str = "skip"
    ends: Literal["opened", "stopped", "saved"]
    yes: str = "yes"
    fields: Mapping[str, Expected] = {}
    anonymous: bool = False
    never_handled_by: str | None = None

    @validator("fields", pre=True)
    def _days_as_written(cls, fields: dict[str, object]) -> dict[str, object]:
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in fields.items()}


def sets() -> tuple[str, ...]:
    """Return the names of the sets that there are."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.yml")))


def scripts(name: str) -> list[Script]:
    """Return the conversations of the set of this name."""
    # The pure reader follows YAML 1.2, in which yes and no are words and not true and false.
    written = YAML(typ="safe", pure=True).load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return parse_obj_as(list[Script], written)
