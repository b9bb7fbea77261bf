"""Reads the fields of any kind of case from whatever message tells them, by their types."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from actions.cases.kinds import Field, Kind
from actions.conversation.telling.account.parts import parts_of
from actions.conversation.telling.account.told_in_parts import (
    is_told_as_another,
    tells_another,
    told_in_parts,
    without_parts_of_others,
)
from actions.conversation.telling.clauses import SENTENCE_END
from actions.conversation.telling.closed_answer.closed_answer import has_lines_for, means_otherwise, read_closed_answer
from actions.conversation.telling.dates import read_moment, read_past, tells_time_alone
from actions.conversation.telling.mashed import is_mashed
from actions.conversation.telling.moved_moment import moved_moment
from actions.conversation.telling.reply import Reply
from actions.conversation.telling.restated import read_as_it_stands, with_names_put_right
from actions.conversation.telling.restated_value import with_values_put_right
from actions.conversation.telling.second_matter import without_second_matter
from actions.conversation.telling.sender import UNKNOWN, read_sender_answer
from actions.conversation.telling.telling import Telling
from actions.conversation.telling.typed_command import is_command
from actions.conversation.telling.vocabulary import read_value, says_something

MOST_WORDS_OF_A_BARE_VALUE = 2
FEWEST_WORDS_OF_AN_ACCOUNT = 4
PART_END = re.compile(r"[,.;:!?\n]")
YES = re.compile(r"^\W*(?:yes|yep|yeah|yea|yup|aye|āe|sure)\b", re.IGNORECASE)
YES_NO_OR_UNSURE = frozenset({"yes", "no", "unsure", "unknown"})
YEAH_NAH = re.compile(r"^\W*ye(?:ah|p|s)\W+nah?\b", re.IGNORECASE)
NO = re.compile(
    # “No names please” is no answer of no.
    r"^\W*(?:no(?![,. ]+(?:wait|hang on|hold on)\b| names?\b)|nope|nah|kāo"
    r"|not (?:for a|one) (?:second|moment|minute)|not (?:a chance|remotely|in the slightest)"
    r"|(?:certainly|absolutely|definitely|obviously|of course) not)\b",
    re.IGNORECASE,
)
# “No sorry, not Brendon, he only got quoted.”
NO_NOT_THEM = re.compile(
    r"^\W*(?i:no|nah)\W+(?:(?i:sorry|wait|hang on|actually)\W+)*(?i:not|it wasn['’]?t) (?!I\b)[A-ZĀĒĪŌŪ]"
)
# “Would look silly in the paper, so no.”
LAST_WORD = re.compile(
    r"(?:\bso|[,;–-])\s*(?:i['’]?d say |i guess |i reckon |probably |definitely )?"
    r"(?P<said>yes|yep|yeah|no|nah|nope)\W*$",
    re.IGNORECASE,
)
# “Good heavens no.”
ENDS_IN_IT = re.compile(r"^\W*(?:[\w']+[ ,]+){1,3}?(?P<said>yes|yep|no|nah|nope)\W*$", re.IGNORECASE)
HAS_A_WORD = re.compile(r"[^\W\d_]{2,}")
HAS_A_LETTER = re.compile(r"[^\W\d_]")

# “Not sure, could be the Privacy Act.”
NOT_SURE = re.compile(
    r"^\W*(?:(?:honestly|hmm+|um+|well|sorry|i['’]?m|i am|really|to be honest)\b[,. ]*)*"
    r"(?:not (?:\w+ )?(?:sure|certain)|unsure|no idea|hard to say|(?:i )?(?:don['’]?t|do not|dunno|wouldn['’]?t)"
    r" (?:really |honestly )?know)\b(?!.*\b(?:but|though|probably|so|i['’]?d say|i think|i reckon|i guess)\b)",
    re.IGNORECASE | re.DOTALL,
)
# “Maybe under the Privacy Act, not sure.”
NOT_SURE_AT_LAST = re.compile(
    r"[,;.–-]\s*(?:but |i['’]?m |i am |really |honestly |to be honest )*(?:not (?:\w+ )?(?:sure|certain)|unsure)"
    r"(?: (?:though|sorry|really|yet|to be honest|honestly))?\W*$",
    re.IGNORECASE,
)
# “Other. It was gambling.”
LEADING = re.compile(
    r"\W*(?P<value>\w+)[.!;–]\s|\W*(?!(?:yes|no|unknown|unsure|me),)(?P<other>\w+),\s"
    r"(?!(?:no|not|nah|wait|sorry|actually|well|or|maybe|but|i mean|hang|hold|i think|i guess)\b)",
    re.IGNORECASE,
)
# “I already said, the work phone.”
SAID_ALREADY = re.compile(
    r"^\W*(?:like |as )?i(?:['’]ve| have)? (?:already |just )?(?:said|told you|mentioned)"
    r"(?: (?:already|before|earlier|above|that))*[,:.;–-]\s+(?=\w)",
    re.IGNORECASE,
)
DAY, LIKELIER_THAN_NOT = 10, 0.5
# How probable a part must be that tells another field, where a reader has found one too.
LIKELY_WHERE_READ = 0.6
BARE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
PART_OF_DAY = re.compile(r"\b(?:morning|arvo|afternoon|evening|night|tonight)\b", re.IGNORECASE)

OwnReader = Callable[[Telling], str | None]


def read_fields(kind: Kind, telling: Telling, own: Mapping[str, OwnReader]) -> dict[str, str]:
    """Return the fields that a message tells, by name; `own` are the fields that this kind reads in its own way."""
    if is_command(telling.text) or is_mashed(telling.text):
        return {}
    telling = replace(telling, text=SAID_ALREADY.sub("", telling.text))
    meant = with_values_put_right(kind, with_names_put_right(without_second_matter(telling.text)))
    told_last = replace(telling, text=meant)
    read = {
        field.name: own.get(field.name, _by_type(kind, field))(telling if field.name == kind.account else told_last)
        for field in kind.fields
    }
    telling = told_last
    told = {name: value for name, value in read.items() if value and not _is_somebody_else(kind, telling, name, value)}
    told = _with_closed_answer(kind, telling, told)
    told |= told_in_parts(kind, telling, told)
    told |= _days_meant(kind, telling, told)
    return _without_words_that_answer_another(kind, telling, told)


def read_account(kind: Kind, text: str) -> str | None:
    """Return the text as the account where it says what happened, rather than only that something did."""
    if len(text.split()) < FEWEST_WORDS_OF_AN_ACCOUNT or is_command(text) or is_mashed(text):
        return None
    return text.strip() if says_something(kind.kind, text) else None


def yes_or_no(telling: Telling) -> str | None:
    """Return what an answer says to a question of yes or no; a picture alone says neither."""
    if not HAS_A_LETTER.search(telling.text) or NO_NOT_THEM.match(telling.text):
        return None
    if telling.reply is Reply.AFFIRM or (telling.reply is None and YES.match(telling.text)):
        return "yes"
    if telling.reply is Reply.DENY or (telling.reply is None and NO.match(telling.text)):
        return "no"
    last = LAST_WORD.search(telling.text) or ENDS_IN_IT.match(telling.text) if telling.reply is None else None
    return ("yes" if YES.match(last["said"]) else "no") if last else None


def words_of(telling: Telling) -> str | None:
    """Return an answer in the person's own words; a short reply is none."""
    is_said = telling.reply is None and HAS_A_WORD.search(telling.text)
    return telling.text.strip() if is_said else None


def read_choice(kind: Kind, field: Field, telling: Telling) -> str | None:
    """Return the value of a closed field; a bare “outside” tells the same whatever was asked."""
    is_bare = len(telling.text.split()) <= MOST_WORDS_OF_A_BARE_VALUE and telling.reply is None
    answers = telling.answers(field)
    told = read_value(kind.kind, field.name, telling.text, asked=answers or (is_bare and field.type == "choice"))
    told = told or _named_alone(field, telling.text)
    is_yes_or_no = {"yes", "no"} <= field.choices.keys()
    return told or (yes_or_no(telling) if answers and is_yes_or_no else None)


def _named_alone(field: Field, text: str) -> str | None:
    """Return the value that stands by its own name between two commas or full stops: “External, don't know them”."""
    alone = {part.strip(" \"'").lower() for part in PART_END.split(text)}
    named = [value for value in field.choices if value in alone and value not in YES_NO_OR_UNSURE | {"other"}]
    return named[0] if len(named) == 1 else None


def _is_somebody_else(kind: Kind, telling: Telling, name: str, value: str) -> bool:
    field = kind.field(name)
    is_person = field is not None and field.type == "person" and telling.asked != name
    return is_person and is_told_as_another(kind, telling, name, value)


def _with_closed_answer(kind: Kind, telling: Telling, told: dict[str, str]) -> dict[str, str]:
    """Return what was told with the answer to an open question of a few answers, in whatever words it comes."""
    name = telling.asked or ""
    if telling.reply is not None or not has_lines_for(kind.kind, name):
        return told
    if plainly := _plain_choice(kind, name, telling):
        # “Yes. Restricted, I'm afraid” is more than a yes.
        is_exact = plainly == "yes" and told.get(name, "no") not in YES_NO_OR_UNSURE
        return told if is_exact else {**told, name: plainly}
    others = {each: words for each, words in told.items() if each != name}
    tells_others = any(telling.known.get(each) != words for each, words in others.items())
    is_anothers = _answers_another(kind, telling, others) or _tells_but_another(kind, telling, name, others)
    by_its_words = None if is_anothers else told.get(name)
    value = read_closed_answer(kind.kind, name, telling.text, by_its_words, tells_another=tells_others)
    value = value or _answered_in_a_sentence(kind, name, telling.text)
    return {**others, name: value} if value else others


def _answers_another(kind: Kind, telling: Telling, others: Mapping[str, str]) -> bool:
    """Return whether one sentence says yes or no to another question: “she's not a contractor, by the way”."""
    fresh = (kind.field(name) for name, value in others.items() if telling.known.get(name) != value)
    is_another = any(field is not None and {"yes", "no"} <= field.choices.keys() for field in fresh)
    asked = kind.field(telling.asked or "")
    is_alike = asked is not None and {"yes", "no"} <= asked.choices.keys()
    return is_another and is_alike and len(SENTENCE_END.split(telling.text.strip())) == 1


def _tells_but_another(kind: Kind, telling: Telling, name: str, others: Collection[str]) -> bool:
    """Return whether words surely tell another field, which is not only asked because of this one."""
    following = (kind.field(other) for other in others)
    return tells_another(kind, telling) and not any(each and name in each.only_if for each in following)


def _answered_in_a_sentence(kind: Kind, name: str, text: str) -> str | None:
    """Return what one sentence of several answers; the others may be about anything else."""
    sentences = SENTENCE_END.split(text.strip())
    if len(sentences) == 1:
        return None
    by_words = (read_value(kind.kind, name, sentence, asked=True) for sentence in sentences)
    told = zip(sentences, by_words, strict=True)
    values = {read_closed_answer(kind.kind, name, sentence, value) for sentence, value in told} - {None}
    return values.pop() if len(values) == 1 else None


def _plain_choice(kind: Kind, name: str, telling: Telling) -> str | None:
    """Return the value that an answer begins with: “Other. It was gambling”, “yes, for years”."""
    field = kind.field(name)
    choices = field.choices.keys() if field else ()
    leading = LEADING.match(telling.text)
    named = (leading["value"] or leading["other"]).lower() if leading else ""
    if named in choices:
        return named
    if "unsure" in choices and (NOT_SURE.match(telling.text) or NOT_SURE_AT_LAST.search(telling.text)):
        return "unsure"
    said = "no" if YEAH_NAH.match(telling.text) else yes_or_no(telling)
    is_asked = said is not None and {"yes", "no"} <= set(choices) <= YES_NO_OR_UNSURE
    return said if said and is_asked and not means_otherwise(kind.kind, name, telling.text, said) else None


def _by_type(kind: Kind, field: Field) -> OwnReader:
    readers: Mapping[str, OwnReader] = {
        "choice": lambda telling: read_choice(kind, field, telling),
        "yes_no": lambda telling: read_choice(kind, field, telling),
        "date_time": lambda telling: _moment(field, telling),
        "date": lambda telling: None,
        "person": lambda telling: read_sender_answer(telling.text) if telling.answers(field) else None,
        "text": lambda telling: words_of(telling) if telling.answers(field) else None,
    }
    return readers[field.type]


def _moment(field: Field, telling: Telling) -> str | None:
    read = read_past if field.may_span else read_moment
    told = read_as_it_stands(read, telling.text, telling.now, telling.day_of(field.name))
    return at_the_time_told(telling, field.name, told)


def _days_meant(kind: Kind, telling: Telling, told: Mapping[str, str]) -> dict[str, str]:
    """Return the moments that an account tells beside other days: “I joined nine days ago. This morning I opened …”."""
    moments = (kind.field(name) for name in told if name != telling.asked)
    return {
        field.name: day
        for field in moments
        if field and field.type == "date_time" and (day := _day_meant(kind, field, telling))
    }


def _day_meant(kind: Kind, field: Field, telling: Telling) -> str | None:
    # “It was yesterday. Around four” tells one day, with its time.
    spoken = (each for each in SENTENCE_END.split(telling.text) if not tells_time_alone(each, telling.now))
    sentences = (replace(telling, text=sentence) for sentence in spoken)
    days = {day for sentence in sentences if (day := _moment(field, sentence))}
    parts = [part for part in parts_of(kind.kind, telling.text) if part.field == field.name]
    if len({day[:DAY] for day in days}) < 2 or not parts or parts[0].probability < LIKELIER_THAN_NOT:
        return None
    meant = _moment(field, replace(telling, text=parts[0].words))
    return next((day for day in sorted(days, reverse=True) if meant and day.startswith(meant[:DAY])), None)


def at_the_time_told(telling: Telling, name: str, moment: str | None) -> str | None:
    """Return another day with the time that was told before: “it was Tuesday, not Monday” is at the same hour.

    So is what is said to have been so much before or after it.
    """
    known = telling.known.get(name, "")
    if moved := moved_moment(telling.text, known, telling.now):
        return moved
    is_another_day = moment is not None and BARE_DAY.fullmatch(moment) and not known.startswith(moment)
    if (
        telling.asked == name
        or not is_another_day
        or "T" not in known
        or "/" in known
        or PART_OF_DAY.search(telling.text)
    ):
        return moment
    same_hour = f"{moment}{known[10:]}"
    return same_hour if same_hour[:16] <= telling.now.isoformat()[:16] else moment


def _without_words_that_answer_another(kind: Kind, telling: Telling, told: dict[str, str]) -> dict[str, str]:
    """Return what was told without the free words that only answer another question (“it was last Monday”)."""
    asked = kind.field(telling.asked or "")
    if asked is None or asked.type not in ("text", "person") or asked.name not in told:
        return told
    fresh = {name for name, value in told.items() if name != asked.name and telling.known.get(name) != value}
    if not fresh or _is_answer(kind, asked, telling, told[asked.name], fresh):
        return told
    return {name: value for name, value in told.items() if name != asked.name}


def _is_answer(kind: Kind, asked: Field, telling: Telling, told: str, fresh: Collection[str]) -> bool:
    """Return whether words that tell other fields (`fresh`) answer the question besides, with what was `told`."""
    if asked.type == "person":
        if told == UNKNOWN:
            return True
        is_bare = len(telling.text.split()) <= MOST_WORDS_OF_A_BARE_VALUE
        return not (is_bare and any(_is_choice(kind, name) for name in fresh))
    rest = without_parts_of_others(kind, telling)
    return says_something(kind.kind, rest) and not tells_another(kind, telling, LIKELY_WHERE_READ)


def _is_choice(kind: Kind, name: str) -> bool:
    field = kind.field(name)
    return field is not None and field.type == "choice"
