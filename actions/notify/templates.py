"""The words of notifications, as templates.yml holds them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from actions.errors import AskFirstError
from actions.yaml_model import YamlModel, read_yaml_model

FILE = Path(__file__).with_name("templates.yml")


class UnknownTemplateError(AskFirstError):
    """There is nothing of this name that people are told."""


class Template(YamlModel):
    """What people are told of one thing: an e-mail's `subject`, and a `text` that names the case's reference."""

    subject: str
    text: str


class Templates(YamlModel):
    """Everything that people are told, and what stands around it in an e-mail, or on a button in a chat."""

    greeting: str
    where: str
    where_without_address: str
    signature: str
    show: str
    notifications: Mapping[str, Template]


@cache
def templates() -> Templates:
    """Returns the content of templates.yml. Raises YamlModelError."""
    return read_yaml_model(FILE, Templates)


def template(what: str) -> Template:
    """Returns the words for one thing that people are told. Raises UnknownTemplateError."""
    found = templates().notifications.get(what)
    if found is None:
        raise UnknownTemplateError(f"Nobody is ever told '{what}', only {', '.join(templates().notifications)}.")
    return found
