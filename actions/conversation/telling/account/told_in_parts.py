"""Fields that a message tells in words that no reader of their own knows, taken from the parts that tell them."""

import math
import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from actions.cases.kinds import Field, Kind
from actions.conversation.telling.account.parts import Part, fields_marked, parts_of
from actions.conversation.telling.asset import names_a_device
from actions.conversation.telling.complaint.role import tells_who
from actions.conversation.telling.dates import read_moment, read_past, tells_time_alone
from actions.conversation.telling.dialogue_act.dialogue_act import Act, read_act
from actions.conversation.telling.names import NAME
from actions.conversation.telling.periods import read_period
from actions.conversation.telling.taking_back import begins_as_correction
from actions.conversation.telling.telling import Telling
from actions.yaml_model import YamlModel, read_yaml_model

FIELDS_FILE = Path(__file__).with_name("fields.yml")
SURE_OF_ANOTHER, LIKELY_ANOTHER = 0.8, 0.5
FEWEST_WORDS = 4
PERIOD = "period"
# What none of the other values is, is nothing that words can tell.
OTHER = "other"
BETWEEN_PARTS = ", "
# A reason is often told in several parts, of which one is sure.
JOINED = 0.5
# However many agree, they are no surer than this: enough for an account, too little midway.
SURE_TOGETHER = 0.97
# Where two values are about as likely, neither was told.
CLEARLY_LIKELIER = 0.2


# Once the report is under way people mostly answer what they are asked, and a part must be surer.
MIDWAY, MIDWAY_TO_REPLACE = 0.95, 0.99
SURELY_SOMEBODY_ELSE = 0.95
# In a message that takes something back, what was told before is what it most likely tells anew.
LIKELY_TAKEN_BACK = 0.5
SURE_OF_ANEW, NEVER = 0.9, 1.1


class Trust(YamlModel):
    """How probable a part of an account must be to fill a field that was not read, and to replace what was read.

    `names` is enough to fill it where the part names somebody, the speaker's own manager or a device; `anew` where the
    field was told before and the message takes something back. A part with one of the words of `never` tells nothing.
    """

    fills: float
    replaces: float = NEVER
    names: float = NEVER
    anew: float = NEVER
    never: tuple[str, ...] = ()


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
    is_taken_back = _takes_back(telling.text)
    if is_taken_back:  # What is read as it was known before is what is taken back.
        told = {name: value for name, value in told.items() if telling.known.get(name) != value}
    else:
        told = {**telling.known, **told}
    found: dict[str, str] = {}
    for name, trust in (trusted or fields_taken(kind)).items():
        parts = [part for part in parts_of(kind.kind, telling.text) if part.field == name and not _is_vain(part, trust)]
        is_anew = is_taken_back and name in telling.known
        least = _trust_anew(kind, name, trust) if is_anew else _trust(kind, telling, trust)
        for field, value in _fields_in(kind, telling, parts, least, told):
            is_anothers = is_anew and value in {told[name] for name in told if name != field}
            is_told = value and (_is_told(value, told.get(field, "")) or is_known(kind, telling.known, field, value))
            if value and field not in own and not is_anothers and not is_told:
                found.setdefault(field, value)
    return found


def _is_vain(part: Part, trust: Trust) -> bool:
    return any(word in part.words.lower() for word in trust.never)


def _is_told(value: str, known: str) -> bool:
    """Return whether what a part tells is what was read, in more words or fewer."""
    return bool(known) and (value.lower() in known.lower() or known.lower() in value.lower())


def _takes_back(text: str) -> bool:
    return begins_as_correction(text) or read_act(text).is_surely(Act.CORRECTION, least=LIKELY_TAKEN_BACK)


def _trust_anew(kind: Kind, name: str, trust: Trust) -> Trust:
    """Return how far a part is trusted that puts a field right; what was read of a moment knows which day is denied."""
    field = kind.field(name)
    is_moment = field is None or field.type in ("date", "date_time")
    return Trust(fills=trust.anew, replaces=NEVER if is_moment else SURE_OF_ANEW)


def _trust(kind: Kind, telling: Telling, trust: Trust) -> Trust:
    """Return how far a part is trusted in an account, or else once the report is under way."""
    is_account = not telling.known or telling.asked == kind.account
    return trust if is_account else _midway(trust)


def tells_another(kind: Kind, telling: Telling, least: float = SURE_OF_ANOTHER) -> bool:
    """Return whether an answer in free words has a part that surely tells another field, and none for its own.

    `least` is how probable the part must be.
    """
    if telling.asked not in fields_marked(kind.kind):
        return False
    parts = parts_of(kind.kind, telling.text)
    has_own = any(part.field == telling.asked for part in parts)
    is_sure = any(part.probability >= least for part in parts)
    return is_sure and not has_own


def without_parts_of_others(kind: Kind, telling: Telling) -> str:
    """Return an answer without the words of it that more likely tell something else than was asked.

    What gives a choice away stays, for it may well be what happened.
    """
    text = telling.text
    for part in parts_of(kind.kind, telling.text):
        if part.field != telling.asked and not part.value and part.probability >= LIKELY_ANOTHER:
            text = text.replace(part.words, " ")
    return text


def is_told_as_another(kind: Kind, telling: Telling, name: str, value: str) -> bool:
    """Return whether the person whom a field was read to name is surely told as somebody else, such as a witness."""
    parts = [part for part in parts_of(kind.kind, telling.text) if value in part.words or part.words in value]
    surely = (part for part in parts if part.probability >= SURELY_SOMEBODY_ELSE and not part.value)
    return all(part.field != name for part in parts) and any(surely)


def is_known(kind: Kind, known: Mapping[str, str], name: str, value: str) -> bool:
    """Return whether what a part tells is known; of a person also in more words: “it came from jo@prints.example”."""
    field, before = kind.field(name), known.get(name, "")
    is_person = field is not None and field.type == "person"
    is_named = is_person and before in value and before != "" and not re.search(NAME, value.replace(before, ""))
    return value == before or is_named


def fields_taken(kind: Kind) -> Mapping[str, Trust]:
    """Return the fields that are taken from parts, and how sure the parts must be."""
    return _fields().kinds.get(kind.kind, {})


@lru_cache(maxsize=1)
def _fields() -> Fields:
    return read_yaml_model(FIELDS_FILE, Fields)


def _fields_in(
    kind: Kind, telling: Telling, parts: list[Part], trust: Trust, told: Mapping[str, str]
) -> Iterator[tuple[str, str | None]]:
    """Yield what the parts for one field tell, where they are sure enough."""
    if not parts:
        return
    if parts[0].field == PERIOD:
        edges = zip(("starts_on", "ends_on"), read_period(parts[0].words, telling.now.date()), strict=True)
        yield from ((name, day) for name, day in edges if parts[0].probability >= _least(trust, name, told))
    elif field := kind.field(parts[0].field):
        # What was heard to be none of the others is not easily one of them.
        is_other = telling.known.get(field.name) != OTHER and told.get(field.name) == OTHER
        least = max(_least(trust, field.name, told), MIDWAY if is_other else 0.0)
        likeliest, probability = _likeliest(parts)
        is_named = field.name not in told and probability >= trust.names and _names(field, likeliest[0].words)
        if probability >= least or is_named:
            joined = JOINED if field.type == "text" and not field.optional else least
            sure = [part for part in likeliest if part.probability >= joined]
            yield field.name, _value(field, telling, sure or likeliest)


def _names(field: Field, words: str) -> bool:
    """Return whether words name a device, or in any other field somebody."""
    return names_a_device(words) if field.name == "asset" else tells_who(words)


def _likeliest(parts: list[Part]) -> tuple[list[Part], float]:
    """Return the parts of the likeliest value, and how probable it is: several that agree are surer than one."""
    by_value: dict[str, list[Part]] = {}
    for part in parts:
        by_value.setdefault(part.value, []).append(part)
    ranked = sorted(((agreeing, _together(agreeing)) for agreeing in by_value.values()), key=lambda each: -each[1])
    is_contested = len(ranked) > 1 and ranked[0][1] - ranked[1][1] < CLEARLY_LIKELIER
    return (ranked[0][0], 0.0) if is_contested else ranked[0]


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
        words = BETWEEN_PARTS.join(_in_order(telling.text, parts))
        if field.may_span and not telling.known and tells_time_alone(words, telling.now):
            return None
        return (read_past if field.may_span else read_moment)(words, telling.now, telling.day_of(field.name))
    if field.type == "date":
        edge = f"until {surest.words}" if field.name == "ends_on" else f"from {surest.words}"
        return read_period(edge, telling.now.date())[field.name == "ends_on"]
    words = BETWEEN_PARTS.join(_in_order(telling.text, parts))
    return None if field.choices else _in_full(words, telling.text) if field.type == "person" else words


def _in_full(name: str, text: str) -> str:
    """Return a part of a name with the rest of it that follows in the text: Gill in “in Harpreet Gill's home drive”."""
    # “My ex (Daryl Coombes, …”: the name in brackets is the person's.
    named = re.search(NAME, name[name.find("(") :]) if "(" in name and ")" not in name else None
    # “Someone from the working group - Raj Pillai.”
    if place := re.search(rf"\b(?:[\w-]+ ){{1,2}}(?:from|at) (?:the )?{re.escape(name)}\b", text):
        return place[0]  # “a courier driver from FastPost”
    behind = re.search(rf"\s[-–—]\s(?P<name>{NAME})$", name)
    name = named[0] if named else behind["name"] if behind else name
    return next((found[0] for found in re.finditer(NAME, text) if found[0].startswith(f"{name} ")), name)


def _in_order(text: str, parts: list[Part]) -> list[str]:
    """Return the words of parts in the order of the text, each once."""
    return sorted({part.words for part in parts}, key=text.find)
