"""What was read back is put right in plain words, whatever field they are about, and nothing else is changed."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from actions.conversation.reporting.state import CONFIRMED, Input, Told
from actions.yaml_model import YamlModel, read_yaml_model
from tests.conversation.clock import NOW
from tests.conversation.reporting.people_telling import form

TABLE = Path(__file__).with_name("plain_corrections.yml")


class ReadBack(YamlModel):
    """A summary, and what each of the words said to it change."""

    told: Mapping[str, str]
    said: Mapping[str, Mapping[str, str | None]]


class Table(YamlModel):
    """The summaries by their kind of case."""

    kinds: Mapping[str, ReadBack]


def corrections() -> Iterator[tuple[str, str]]:
    return ((kind, words) for kind, read_back in table().items() for words in read_back.said)


def table() -> Mapping[str, ReadBack]:
    return read_yaml_model(TABLE, Table).kinds


@pytest.mark.parametrize(("kind", "words"), corrections())
def test_what_is_said_changes_its_field_alone(kind: str, words: str) -> None:
    read_back = table()[kind]
    told = Told(dict(read_back.told), CONFIRMED, skipped=frozenset(read_back.told))
    turn = form(kind).turn(told, Input(words, NOW))
    wanted = {**read_back.told, **read_back.said[words]}
    assert turn.told.values == {name: value for name, value in wanted.items() if value is not None}
    assert turn.told.asked == CONFIRMED
