"""Reads a YAML file that people edit into a checked model."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from actions.errors import AskFirstError


class YamlModelError(AskFirstError):
    """A YAML file is missing, is no YAML, or does not hold what it should."""


class YamlModel(BaseModel):
    """A model whose file may hold nothing that the model does not know, so that no slip goes unseen."""

    class Config:
        extra = "forbid"
        frozen = True


Model = TypeVar("Model", bound=YamlModel)


def read_yaml_model(path: Path, model: type[Model], **known: object) -> Model:
    """Returns the file's content as `model`, with the values in `known` added.

    Raises YamlModelError naming the file and each fault.
    """
    try:
        # The pure reader follows YAML 1.2, in which yes and no are words and not true and false.
        content = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise YamlModelError(f"{path}: cannot be read: {error}") from error
    if not isinstance(content, dict):
        raise YamlModelError(f"{path}: must hold keys and values")
    try:
        return model.parse_obj({**content, **known})
    except ValidationError as error:
        raise YamlModelError("\n".join(f"{path}: {fault}" for fault in _faults(error))) from None


def _faults(error: ValidationError) -> list[str]:
    return [f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}" for fault in error.errors()]
