"""Reads a YAML file against a schema and says on which line each fault stands."""

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError

from actions.policy.corpus.markdown import CorpusError

Schema = TypeVar("Schema", bound=BaseModel)
Location = tuple[int | str, ...]


def read_yaml(path: Path, schema: type[Schema]) -> Schema:
    """Return the file's content as `schema`; raise CorpusError with the line of the first fault."""
    text = path.read_text(encoding="utf-8")
    try:
        return schema.parse_obj(YAML(typ="safe").load(text) or {})
    except MarkedYAMLError as error:
        raise CorpusError(path, _line_of_mark(error), f"not valid YAML: {error.problem}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = " → ".join(str(part) for part in first["loc"])
        raise CorpusError(path, Lines(text).of(first["loc"]), f"{where}: {first['msg']}") from error


def _line_of_mark(error: MarkedYAMLError) -> int:
    return int(error.problem_mark.line) + 1 if error.problem_mark else 1


class Lines:
    """Where each value of a YAML text stands; reading it is slow, so it is done only when a line is wanted."""

    def __init__(self, text: str) -> None:
        self._root = YAML(typ="rt").load(text)

    def of(self, location: Location) -> int:
        """Return the line (from 1) of the deepest part of `location` that the file has."""
        line, node = 1, self._root
        for part in location:
            found = _child(node, part)
            if found is None:
                break
            line, node = found
        return line


def _child(node: Any, part: int | str) -> tuple[int, Any] | None:
    if isinstance(node, CommentedMap) and part in node:
        return node.lc.key(part)[0] + 1, node[part]
    if isinstance(node, CommentedSeq) and isinstance(part, int) and part < len(node):
        return node.lc.item(part)[0] + 1, node[part]
    return None
