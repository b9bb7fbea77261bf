"""The cases of a demonstration, as cases.yml tells them."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pydantic import NonNegativeInt, root_validator, validator

from actions.yaml_model import YamlModel, read_yaml_model

FILE = Path(__file__).parent / "cases.yml"
# {today}, {today-3} three days earlier, {today+30} thirty days later.
DAY = re.compile(r"\{today([+-]\d+)?\}")


class Step(YamlModel):
    """What somebody does in a case: a move with what is `told`, or a message of these `words`."""

    by: str
    move: str | None = None
    told: Mapping[str, str] = {}
    words: str | None = None

    @root_validator(skip_on_failure=True)
    def _is_one_of_both(cls, step: dict[str, Any]) -> dict[str, Any]:
        if (step["move"] is None) == (step["words"] is None):
            raise ValueError("a step is either a move or a message")
        return step


class DemoCase(YamlModel):
    """A case that is opened in each of its organisations, under its name once, and what is done with it afterwards.

    People are named as in their addresses, `staff` for staff@education.example. The `receipt` is that of a complaint
    without a name.
    """

    name: str
    organisations: tuple[str, ...]
    kind: str
    opened_by: str
    days_ago: NonNegativeInt
    fields: Mapping[str, str]
    receipt: str | None = None
    steps: tuple[Step, ...] = ()


class DemoCases(YamlModel):
    """All of them."""

    cases: tuple[DemoCase, ...]

    @validator("cases")
    def _have_names_of_their_own(cls, cases: tuple[DemoCase, ...]) -> tuple[DemoCase, ...]:
        if len({case.name for case in cases}) < len(cases):
            raise ValueError("two cases have the same name")
        return cases


def demo_cases() -> tuple[DemoCase, ...]:
    """Returns the cases in the order of the file. Raises YamlModelError naming each fault."""
    return read_yaml_model(FILE, DemoCases).cases


def filled_in(told: Mapping[str, str], organisation: str, today: date) -> dict[str, str]:
    """Returns what is told with the days and the organisation that it leaves open."""
    return {name: _with_days(value, today).replace("{organisation}", organisation) for name, value in told.items()}


def _with_days(value: str, today: date) -> str:
    return DAY.sub(lambda found: (today + timedelta(days=int(found[1] or 0))).isoformat(), value)
