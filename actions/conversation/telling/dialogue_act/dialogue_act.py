"""What a message does in the middle of a report: answers, agrees, takes something back, asks why, breaks off …

Learned from lines by several hands (`lines/`), for all the wording that the phrases of `replies.yml` do not know.
"""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path

from actions.cases.kinds import Kind
from actions.conversation.telling.account.annotation import annotated_accounts
from actions.conversation.telling.account.parts import parts_of
from actions.conversation.telling.clauses import SENTENCE_END
from actions.conversation.telling.hands import read_hands
from actions.conversation.telling.reply import Reply
from actions.conversation.telling.typed_command import is_command
from actions.conversation.telling.vocabulary import says_something
from understanding import TextClassifier, is_in_another_script, kept_classifier, listening_encoder

LINES = Path(__file__).with_name("lines")
KEPT = Path("models/telling/acts")
REMEMBERED_TEXTS = 256
SURELY_BARE, BARELY_BARE, SURELY_TOLD = 0.7, 0.5, 0.6
FEWEST_WORDS_OF_AN_ACCOUNT, FEWEST_WORDS_OF_A_DEED = 18, 5
# A few words that might as well announce something as tell it: one more question then costs little.
POSSIBLY_BARE, MOST_WORDS_OF_A_THIN_ACCOUNT = 0.02, 26
# What says how the report is to be taken, or answers a consideration, and nothing of what happened.
FORMALITIES = (
    "addressee", "anonymous", "contact_preference", "preferred_option", "support_person", "covers", "covered_names",
    "discussed_with_manager", "starts_on", "ends_on", "period", "contractor", "possible_offence", "public_scrutiny",
)  # fmt: skip
SHARE_OF_FORMALITIES = 0.4
ABOUT_PEOPLE = ("person", "yes_no")
# The classifier weighs all acts alike; in a conversation answers are far commoner than each of the others. Chosen on
# conversations that it was not fitted on: more costs other acts, less takes answers for them (docs/conversations.md).
ANSWERS_FOR_EACH_OTHER = 20
# Where a summary was read back, nothing is left to answer and most people agree.
YESES_FOR_EACH_OTHER = 5


class Act(str, Enum):
    """What a message can do; the names under which `lines/` has its lines."""

    ANSWER = "answer"
    YES = "yes"
    NO = "no"
    STOP = "stop"
    LATER = "later"
    RESUME = "resume"
    SKIP = "skip"
    WHY = "why"
    WHO_SEES = "who_sees"
    WHAT_NEXT = "what_next"
    MEANING = "meaning"
    BACK = "back"
    RESTART = "restart"
    CORRECTION = "correction"
    ADDITION = "addition"
    QUESTION = "question"
    REMARK = "remark"
    THANKS = "thanks"
    DISTRESS = "distress"


# What a report can be steered by, as the short replies steer it.
AS_REPLY = {
    Act.YES: Reply.AFFIRM,
    Act.NO: Reply.DENY,
    Act.STOP: Reply.STOP,
    Act.LATER: Reply.LATER,
    Act.RESUME: Reply.RESUME,
    Act.SKIP: Reply.SKIP,
    Act.WHY: Reply.WHY,
    Act.WHO_SEES: Reply.WHO,
    Act.WHAT_NEXT: Reply.WHAT_NEXT,
    Act.MEANING: Reply.HELP,
    Act.BACK: Reply.BACK,
    Act.RESTART: Reply.RESTART,
}
BARE, ACCOUNT = "bare_opening", "account_opening"


@dataclass(frozen=True)
class Heard:
    """The act that a message most probably is, and how probable that is (0 to 1)."""

    act: Act
    probability: float

    def is_surely(self, *acts: Act, least: float) -> bool:
        """Return whether it is one of these, at least that probably."""
        return self.act in acts and self.probability >= least

    def reply(self, least: float) -> Reply | None:
        """Return the short reply that it stands for, where it is at least that probable."""
        return AS_REPLY.get(self.act) if self.probability >= least else None


@lru_cache(maxsize=REMEMBERED_TEXTS)
def read_act(text: str, *, at_summary: bool = False) -> Heard:
    """Return what a message does in the middle of a report, or when its summary was read back."""
    if not text.strip() or is_command(text):
        return Heard(Act.REMARK, 1.0)
    if is_in_another_script(text):
        return Heard(Act.ANSWER, 1.0)  # Nothing can be heard in it, least of all an end.
    ranked = {Act(label): probability for label, probability in act_classifier().rank(text)}
    common, times = (Act.YES, YESES_FOR_EACH_OTHER) if at_summary else (Act.ANSWER, ANSWERS_FOR_EACH_OTHER)
    ranked[common] *= times
    act = max(ranked, key=lambda each: ranked[each])
    return Heard(act, ranked[act] / sum(ranked.values()))


def is_bare_opening(text: str, kind: Kind) -> bool:
    """Return whether a first message only announces that there is something to tell of this kind."""
    if not says_something(kind.kind, _without_people(kind, text)):
        return True
    is_told = any(part.field == kind.account and part.probability >= SURELY_TOLD for part in parts_of(kind.kind, text))
    sentences = SENTENCE_END.split(text)
    rest = [each for each in sentences if not _tells_formalities(kind, each)]
    announces = max(map(_announces, (text, *(sentences if len(rest) < len(sentences) else ()))))
    return not is_told and announces >= SURELY_BARE and not any(map(_is_account, rest))


def is_thin(account: str) -> bool:
    """Return whether an account is so short and so like an announcement that there may well be more to tell."""
    sentences = [each for each in SENTENCE_END.split(account) if len(each.split()) >= FEWEST_WORDS_OF_A_DEED]
    is_short = len(account.split()) <= MOST_WORDS_OF_A_THIN_ACCOUNT
    return is_short and all(_announces(each) >= POSSIBLY_BARE for each in (account, *sentences))


def _tells_formalities(kind: Kind, sentence: str) -> bool:
    """Return whether a sentence tells how the report is to be taken, and no more: “Formal. To the Secretary please.”"""
    told = [each for each in parts_of(kind.kind, sentence) if each.probability >= SURELY_TOLD]
    formal = sum(len(each.words.split()) for each in told if each.field in FORMALITIES)
    return formal >= SHARE_OF_FORMALITIES * len(sentence.split()) and any(each.field in FORMALITIES for each in told)


def _is_account(sentence: str) -> bool:
    """Return whether a sentence tells what happened, whatever announces it before or after."""
    return len(sentence.split()) >= FEWEST_WORDS_OF_A_DEED and _announces(sentence) < BARELY_BARE


def _announces(text: str) -> float:
    """Return how probably a text only announces that there is something to tell, 0 to 1."""
    return dict(opening_classifier().rank(text))[BARE]


def _without_people(kind: Kind, text: str) -> str:
    """Return a text without the parts that only tell who, or answer yes or no: they are no account of anything."""
    for part in parts_of(kind.kind, text):
        field = kind.field(part.field)
        if field and field.type in ABOUT_PEOPLE and part.probability >= SURELY_TOLD:
            text = text.replace(part.words, " ")
    return text


@lru_cache(maxsize=1)
def act_classifier() -> TextClassifier:
    """Return the process's classifier of acts; it is fitted where its lines have changed."""
    return kept_classifier([line for line in _lines() if line[1] not in (BARE, ACCOUNT)], listening_encoder(), KEPT)


@lru_cache(maxsize=1)
def opening_classifier() -> TextClassifier:
    """Return the process's classifier of first messages; it is fitted where its lines have changed."""
    annotated = (text for kind in annotated_accounts().values() for text, _ in kind)
    # The short ones among them are later messages, which tell a field and not what happened.
    accounts = [(text, ACCOUNT) for text in annotated if len(text.split()) >= FEWEST_WORDS_OF_AN_ACCOUNT]
    openings = [line for line in _lines() if line[1] in (BARE, ACCOUNT)] + accounts
    return kept_classifier(openings, listening_encoder(), KEPT.with_name("openings"))


def _lines() -> list[tuple[str, str]]:
    return [(line, act) for hand in read_hands(LINES) for act, lines in hand.items() for line in lines]
