"""Fields that a message tells in words that no reader of their own knows, taken from the parts that tell them."""

from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

from actions.cases.kinds import Field, Kind
from actions.conversation.telling.account.parts import Part, fields_marked, parts_of
from actions.conversation.telling.dates import read_moment, read_past
from actions.conversation.telling.periods import read_period
from actions.conversation.telling.telling import Telling

FIELDS_FILE = Path(__file__).with_name("fields.yml")
# How probable a part must be, by what is at stake: a question saved, or something that nobody told.
SURE_OF_A_TIME, SURE_OF_A_VALUE, SURE_OF_WORDS, SURE_OF_A_PERSON = 0.6, 0.65, 0.8, 0.9
SURE_OF_ANOTHER = 0.8
FEWEST_WORDS = 4
FEWEST_WORDS_OF_A_PART = 3
PERIOD = "period"
# What none of the other values is, is nothing that words can tell.
OTHER = "other"


def told_in_parts(kind: Kind, telling: Telling, told: Collection[str]) -> dict[str, str]:
    """Return the fields, by name, that a message surely tells beside those that were read in it already."""
    own = {*told, telling.asked, kind.account}
    found = (pair for part in _sure_parts(kind, telling.text) for pair in _fields_in(kind, telling, part))
    return {name: value for name, value in found if value and name not in own}


def tells_another(kind: Kind, telling: Telling) -> bool:
    """Return whether an answer in free words has a part that surely tells another field, and none for its own."""
    if telling.asked not in fields_marked(kind.kind):
        return False
    parts = parts_of(kind.kind, telling.text)
    has_own = any(part.field == telling.asked for part in parts)
    is_sure = any(part.probability >= SURE_OF_ANOTHER for part in parts)
    return is_sure and not has_own


def _sure_parts(kind: Kind, text: str) -> list[Part]:
    """Return the parts that surely tell a field; in fewer words people answer what they are asked."""
    if len(text.split()) < FEWEST_WORDS:
        return []
    taken = _fields_taken().get(kind.kind, [])
    parts = (part for part in parts_of(kind.kind, text) if part.field in taken)
    return [part for part in parts if _is_sure(kind.field(part.field), part)]


@lru_cache(maxsize=1)
def _fields_taken() -> dict[str, list[str]]:
    fields: dict[str, list[str]] = YAML(typ="safe").load(FIELDS_FILE)
    return fields


def _is_sure(field: Field | None, part: Part) -> bool:
    if field is None or field.type in ("date", "date_time"):
        return part.probability >= SURE_OF_A_TIME
    if field.optional or field.type == "person":
        return part.probability >= SURE_OF_A_PERSON
    if field.choices:
        return part.probability >= SURE_OF_A_VALUE and part.value != OTHER
    return len(part.words.split()) >= FEWEST_WORDS_OF_A_PART and part.probability >= SURE_OF_WORDS


def _fields_in(kind: Kind, telling: Telling, part: Part) -> Iterator[tuple[str, str | None]]:
    if part.field == PERIOD:
        yield from zip(("starts_on", "ends_on"), read_period(part.words, telling.now.date()), strict=True)
    elif field := kind.field(part.field):
        yield field.name, part.value or _value(field, telling, part.words)


def _value(field: Field, telling: Telling, words: str) -> str | None:
    if field.type == "date_time":
        return (read_past if field.may_span else read_moment)(words, telling.now, telling.day_of(field.name))
    if field.type == "date":
        edge = f"until {words}" if field.name == "ends_on" else f"from {words}"
        return read_period(edge, telling.now.date())[field.name == "ends_on"]
    return None if field.choices else words
