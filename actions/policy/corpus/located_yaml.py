"""Reads a YAML file against a schema and says on which line each fault stands."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from actions.policy.corpus.fault import CorpusError, Fault
from actions.policy.corpus.text_file import read_text

Schema = TypeVar("Schema", bound=BaseModel)
Location = tuple[int | str, ...]


def read_yaml(path: Path, schema: type[Schema]) -> Schema:
    """Return the file's content as `schema`; raise CorpusError naming each fault with its line."""
    text = read_text(path)
    try:
        return schema.parse_obj(YAML(typ="safe").load(text) or {})
    except MarkedYAMLError as error:
        raise CorpusError(Fault(path, _line_of_mark(error), f"not valid YAML: {error.problem}")) from error
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise CorpusError(Fault(path, line, f"not valid YAML: {error.reason}")) from error
    except ValidationError as error:
        raise CorpusError(*located_faults(path, map(_located_message, error.errors()))) from error


def located_faults(path: Path, messages: Iterable[tuple[Location, str]]) -> list[Fault]:
    """Return what is wrong at some locations of a file as faults with their lines."""
    found = list(messages)
    lines = Lines(read_text(path)) if found else Lines("")
    return [Fault(path, lines.of(location), message) for location, message in found]


def _located_message(error: Any) -> tuple[Location, str]:
    return error["loc"], f"{' → '.join(str(part) for part in error['loc'])}: {error['msg']}"


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
