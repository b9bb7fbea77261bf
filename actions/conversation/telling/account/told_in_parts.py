"""Fields that a message tells in words that no reader of their own knows, taken from the parts that tell them."""

import math
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from actions.cases.kinds import Field, Kind
from actions.conversation.telling.account.parts import Part, fields_marked, parts_of
from actions.conversation.telling.complaint.role import tells_who
from actions.conversation.telling.dates import read_moment, read_past
from actions.conversation.telling.dialogue_act.dialogue_act import Act, read_act
from actions.conversation.telling.periods import read_period
from actions.conversation.telling.telling import Telling
from actions.yaml_model import YamlModel, read_yaml_model

FIELDS_FILE = Path(__file__).with_name("fields.yml")
SURE_OF_ANOTHER = 0.8
FEWEST_WORDS = 4
PERIOD = "period"
# What none of the other values is, is nothing that words can tell.
OTHER = "other"
BETWEEN_PARTS = ", "
# A reason is often told in several parts, of which one is sure.
JOINED = 0.5
# However many agree, they are no surer than this: enough for an account, too little midway.
SURE_TOGETHER = 0.97


# Once the report is under way people mostly answer what they are asked, and a part must be surer.
MIDWAY, MIDWAY_TO_REPLACE = 0.98, 0.99
SURELY_SOMEBODY_ELSE = 0.95
# What is taken back may be told anew, as surely as midway.
SURELY_TAKEN_BACK = 0.9


class Trust(YamlModel):
    """How probable a part of an account must be to fill a field that was not read, and to replace what was read.

    `names` is enough to fill it where the part names somebody, or the speaker's own manager.
    """

    fills: float
    replaces: float = 1.1
    names: float = 1.1


class Fields(YamlModel):
    """The fields of each kind that are taken from parts."""

    kinds: Mapping[str, Mapping[str, Trust]]


def told_in_parts(
    kind: Kind, telling: Telling, told: Mapping[str, str], trusted: Mapping[str, Trust] | None = None
) -> dict[str, str]:
    """Return the fields, by name, that a message surely tells beside or instead of those that were read in it.

    `trusted` are the fields that are taken, where they are not those of `fields.yml`.
    """
    if len(telling.text.split()) < FEWEST_WORDS:
        return {}  # In fewer words people answer what they are asked.
    own = {telling.asked, kind.account}
    is_taken_back = read_act(telling.text).is_surely(Act.CORRECTION, least=SURELY_TAKEN_BACK)
    told = told if is_taken_back else {**telling.known, **told}
    is_account = not telling.known or telling.asked == kind.account
    found: dict[str, str] = {}
    for name, trust in (trusted or fields_taken(kind)).items():
        parts = [part for part in parts_of(kind.kind, telling.text) if part.field == name]
        for field, value in _fields_in(kind, telling, parts, trust if is_account else _midway(trust), told):
            if value and field not in own:
                found.setdefault(field, value)
    return found


def tells_another(kind: Kind, telling: Telling) -> bool:
    """Return whether an answer in free words has a part that surely tells another field, and none for its own."""
    if telling.asked not in fields_marked(kind.kind):
        return False
    parts = parts_of(kind.kind, telling.text)
    has_own = any(part.field == telling.asked for part in parts)
    is_sure = any(part.probability >= SURE_OF_ANOTHER for part in parts)
    return is_sure and not has_own


def is_told_as_another(kind: Kind, telling: Telling, name: str, value: str) -> bool:
    """Return whether the person whom a field was read to name is surely told as somebody else, such as a witness."""
    parts = [part for part in parts_of(kind.kind, telling.text) if value in part.words or part.words in value]
    surely = (part for part in parts if part.probability >= SURELY_SOMEBODY_ELSE and not part.value)
    return all(part.field != name for part in parts) and any(surely)


def fields_taken(kind: Kind) -> Mapping[str, Trust]:
    """Return the fields that are taken from parts, and how sure the parts must be."""
    return _fields().kinds.get(kind.kind, {})


@lru_cache(maxsize=1)
def _fields() -> Fields:
    return read_yaml_model(FIELDS_FILE, Fields)


def _fields_in(
    kind: Kind, telling: Telling, parts: list[Part], trust: Trust, told: Collection[str]
) -> Iterator[tuple[str, str | None]]:
    """Yield what the parts for one field tell, where they are sure enough."""
    if not parts:
        return
    if parts[0].field == PERIOD:
        edges = zip(("starts_on", "ends_on"), read_period(parts[0].words, telling.now.date()), strict=True)
        yield from ((name, day) for name, day in edges if parts[0].probability >= _least(trust, name, told))
    elif field := kind.field(parts[0].field):
        least = _least(trust, field.name, told)
        likeliest, probability = _likeliest(parts)
        is_named = field.name not in told and probability >= trust.names and tells_who(likeliest[0].words)
        if probability >= least or is_named:
            joined = JOINED if field.type == "text" and not field.optional else least
            sure = [part for part in likeliest if part.probability >= joined]
            yield field.name, _value(field, telling, sure or likeliest)


def _likeliest(parts: list[Part]) -> tuple[list[Part], float]:
    """Return the parts of the likeliest value, and how probable it is: several that agree are surer than one."""
    by_value: dict[str, list[Part]] = {}
    for part in parts:
        by_value.setdefault(part.value, []).append(part)
    return max(((agreeing, _together(agreeing)) for agreeing in by_value.values()), key=lambda each: each[1])


def _together(parts: list[Part]) -> float:
    """Return how probable a value is that all these parts tell; words by themselves only as probable as the surest."""
    surest = max(part.probability for part in parts)
    if not parts[0].value:
        return surest
    return max(surest, min(SURE_TOGETHER, 1 - math.prod(1 - part.probability for part in parts)))


def _midway(trust: Trust) -> Trust:
    return Trust(
        fills=max(MIDWAY, trust.fills),
        replaces=max(MIDWAY_TO_REPLACE, trust.replaces),
        names=max(MIDWAY, trust.names),
    )


def _least(trust: Trust, name: str, told: Collection[str]) -> float:
    return trust.replaces if name in told else trust.fills


def _value(field: Field, telling: Telling, parts: list[Part]) -> str | None:
    """Return the value of a field from the parts that tell it, the surest first; several in words are joined."""
    surest = parts[0]
    if surest.value:
        return surest.value if surest.value != OTHER else None
    if field.type == "date_time":
        return (read_past if field.may_span else read_moment)(surest.words, telling.now, telling.day_of(field.name))
    if field.type == "date":
        edge = f"until {surest.words}" if field.name == "ends_on" else f"from {surest.words}"
        return read_period(edge, telling.now.date())[field.name == "ends_on"]
    return None if field.choices else BETWEEN_PARTS.join(_in_order(telling.text, parts))


def _in_order(text: str, parts: list[Part]) -> list[str]:
    """Return the words of parts in the order of the text, each once."""
    return sorted({part.words for part in parts}, key=text.find)
