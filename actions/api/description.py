"""The API's description in OpenAPI: openapi.yml, with the schemas of what is sent and shown."""

from functools import cache
from pathlib import Path
from typing import Any

from pydantic.schema import schema
from ruamel.yaml import YAML

from actions.api.sent import NewCase, NewMessage, NewMove
from actions.api.shown import CaseInFull, Messages, Outline, Outlines, Refused, Standing

FILE = Path(__file__).parent / "openapi.yml"
MODELS = (NewCase, NewMove, NewMessage, Outline, Outlines, CaseInFull, Standing, Messages, Refused)


@cache
def description() -> dict[str, Any]:
    """Returns the whole description."""
    told: dict[str, Any] = YAML(typ="safe", pure=True).load(FILE.read_text(encoding="utf-8"))
    told["components"]["schemas"] = schema(MODELS, ref_prefix="#/components/schemas/")["definitions"]
    return told
