"""What the policies say about a topic that is handled by people: the clauses to show and whom to contact."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, Extra

from actions.policy.corpus.located_yaml import read_yaml

GUIDANCE_FILE = "guidance.yml"


class Remark(BaseModel):
    """What is said at one point: `says` is plain English, `clauses` are `<policy>/<clause>`, `contacts` keys."""

    says: str
    clauses: list[str] = []
    contacts: list[str] = []

    class Config:
        extra = Extra.forbid
        allow_mutation = False


class Guidance(Remark):
    """One topic's guidance, which is said first.

    `fields` is what the policy says on what is asked for, by field, `after` what is to be done once the case is open,
    and `refused` what is said to those from whom it is not taken.
    """

    fields: dict[str, Remark] = {}
    after: Remark | None = None
    refused: Remark | None = None


class GuidanceFile(BaseModel):
    """`guidance.yml`: guidance by topic."""

    topics: dict[str, Guidance] = {}

    class Config:
        extra = Extra.forbid


def load_guidance(organisation_folder: Path) -> Mapping[str, Guidance]:
    """Return the guidance by topic, none where there is no file; raise CorpusError where it is faulty."""
    path = organisation_folder / GUIDANCE_FILE
    return read_yaml(path, GuidanceFile).topics if path.exists() else {}
