"""A play as its file in plays/ tells it: who says what and when, and what must come of it."""

from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from pydantic import root_validator, validator

from actions.people.directory_file import read_people
from actions.people.organisation import load_organisation
from actions.settings import corpus_folder
from actions.yaml_model import YamlModel, read_yaml_model

FOLDER = Path(__file__).parent / "plays"


class Line(YamlModel):
    """What somebody `says`, or the button that they `press` by how its title begins.

    The answer must hold everything in `hears` and nothing in `hears_not`. `keeps` names what later lines need of it, by
    the name of the value in the answer's card: where `{report: reference}` is kept, `{report}` stands for it.
    """

    says: str | None = None
    presses: str | None = None
    hears: tuple[str, ...] = ()
    hears_not: tuple[str, ...] = ()
    keeps: Mapping[str, str] = {}

    @root_validator(skip_on_failure=True)
    def _is_one_of_both(cls, line: dict[str, Any]) -> dict[str, Any]:
        if (line["says"] is None) == (line["presses"] is None):
            raise ValueError("a line is either said or pressed")
        return line


class Scene(YamlModel):
    """One person's talk at a moment, or else the jobs run and exactly those whom `e_mails_to` names get e-mails.

    The moment is a local one. People are named as in their addresses, `staff` for staff@education.example.
    """

    at: datetime
    title: str = ""
    person: str | None = None
    lines: tuple[Line, ...] = ()
    e_mails_to: tuple[str, ...] | None = None

    @root_validator(skip_on_failure=True)
    def _is_a_talk_or_the_jobs(cls, scene: dict[str, Any]) -> dict[str, Any]:
        is_talk = scene["person"] is not None and bool(scene["lines"])
        if is_talk == (scene["e_mails_to"] is not None):
            raise ValueError("a scene has either a person with lines, or e_mails_to")
        return scene


class Play(YamlModel):
    """What happens at one organisation, scene after scene."""

    organisation: str
    title: str
    scenes: tuple[Scene, ...]

    @validator("scenes")
    def _goes_forward(cls, scenes: tuple[Scene, ...]) -> tuple[Scene, ...]:
        for before, after in pairwise(scenes):
            if after.at <= before.at:
                raise ValueError(f"{after.at:%Y-%m-%d %H:%M} does not come after {before.at:%Y-%m-%d %H:%M}")
        return scenes

    def moment(self, scene: Scene) -> datetime:
        """Returns when a scene happens, where the organisation is."""
        return scene.at.replace(tzinfo=load_organisation(corpus_folder() / self.organisation).zone)

    def email(self, person: str) -> str:
        """Returns somebody's address."""
        return f"{person}@{self.organisation}.example"

    def names(self) -> Mapping[str, str]:
        """Returns everybody's name by their address."""
        people = read_people(corpus_folder() / self.organisation / "people.csv")
        return {person.email: person.name for person in people}


def plays() -> tuple[Play, ...]:
    """Returns every play in the order of time. Raises YamlModelError naming each fault."""
    found = [read_yaml_model(path, Play) for path in FOLDER.glob("*.yml")]
    return tuple(sorted(found, key=lambda play: play.scenes[0].at))
