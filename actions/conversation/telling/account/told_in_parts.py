"""Fields that a message tells in words that no reader of their own knows, taken from the parts that tell them."""

from collections.abc import Collection, Iterator, Mapping

from actions.cases.kinds import Field, Kind
from actions.conversation.telling.account.parts import Part, parts_of
from actions.conversation.telling.dates import read_moment, read_past
from actions.conversation.telling.periods import read_period
from actions.conversation.telling.telling import Telling

# How probable a part must be, by what is at stake: a person who had no part in it, or a question that is not asked.
SURE_OF_A_VALUE, SURE_OF_A_TIME, SURE_OF_WORDS, SURE_OF_A_PERSON, SURE_OF_AN_OPTIONAL_ONE = 0.55, 0.6, 0.6, 0.85, 0.75
SURE_OF_ANOTHER = 0.8
FEWEST_WORDS = 4
FEWEST_WORDS_OF_A_PART = 3
PERIOD = "period"


def told_in_parts(kind: Kind, telling: Telling, told: Collection[str]) -> dict[str, str]:
    """Return the fields, by name, that a message surely tells beside those that were read in it already."""
    found = (pair for part in _sure_parts(kind, telling.text) for pair in _fields_in(kind, telling, part))
    return {name: value for name, value in found if value and name not in told and name != telling.asked}


def without_words_of_others(kind: Kind, telling: Telling, told: Mapping[str, str]) -> dict[str, str]:
    """Return what was told without free words in which a part that surely tells another field was heard."""
    parts = _sure_parts(kind, telling.text)
    certain = {part.field for part in parts}

    def belongs_to_another(field: Field, words: str) -> bool:
        is_free = field.type in ("text", "person") and field.name not in (telling.asked, kind.account)
        others = [part.words for part in parts if part.field != field.name and part.probability >= SURE_OF_ANOTHER]
        return is_free and field.name not in certain and any(each in words or words in each for each in others)

    fields = {field.name: field for field in kind.fields}
    return {name: words for name, words in told.items() if not belongs_to_another(fields[name], words)}


def tells_another(kind: Kind, telling: Telling) -> bool:
    """Return whether an answer in free words has a part that surely tells another field, and none for its own."""
    parts = parts_of(kind.kind, telling.text)
    has_own = any(part.field == telling.asked for part in parts)
    is_sure = any(part.probability >= SURE_OF_ANOTHER and part.field != kind.account for part in parts)
    return is_sure and not has_own


def _sure_parts(kind: Kind, text: str) -> list[Part]:
    """Return the parts that surely tell a field; in fewer words people answer what they are asked."""
    if len(text.split()) < FEWEST_WORDS:
        return []
    return [part for part in parts_of(kind.kind, text) if _is_sure(kind.field(part.field), part)]


def _is_sure(field: Field | None, part: Part) -> bool:
    if field is None or field.type in ("date", "date_time"):
        return part.probability >= SURE_OF_A_TIME
    if field.type == "person":
        return part.probability >= SURE_OF_A_PERSON
    if field.choices:
        return part.probability >= (SURE_OF_AN_OPTIONAL_ONE if field.optional else SURE_OF_A_VALUE)
    least = SURE_OF_AN_OPTIONAL_ONE if field.optional else SURE_OF_WORDS
    is_long_enough = field.optional or len(part.words.split()) >= FEWEST_WORDS_OF_A_PART
    return is_long_enough and part.probability >= least


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
