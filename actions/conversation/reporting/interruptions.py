"""What may come between in a report: danger, a question, another matter; the report itself waits."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from actions.conversation.answers import NO_READING
from actions.conversation.contacts import contact_name
from actions.conversation.emergency import emergency_message
from actions.conversation.guidance import guidance_messages
from actions.conversation.handling.case_in_passing import case_in_passing
from actions.conversation.message import Message
from actions.conversation.own_cases.telling_case import case_status_messages
from actions.conversation.register.exemption_held import personal_answer
from actions.conversation.register.exemption_register import register_answer
from actions.conversation.reporting.other_matters import SIGNING, TOPICS, promise
from actions.conversation.services import policy_assistant
from actions.conversation.telling.case_status.wish import Wish, read_wish
from actions.conversation.telling.clauses import SENTENCE_END
from actions.conversation.telling.dialogue_act.dialogue_act import Act, read_act
from actions.conversation.telling.policy_acknowledgement import signs
from actions.conversation.telling.reply import read_reply
from actions.conversation.telling.taking_back import is_correction
from actions.conversation.turn import Turn
from actions.conversation.wording import say
from actions.policy.corpus.model import Verdict

SURE_OF_A_QUESTION = 0.7
REGISTER = "exemption_register"
SURE_OF_ANOTHER_TOPIC = 0.9
CERTAIN, CERTAIN_OF_IT = 1.0, 0.99
FEWEST_WORDS = 4
HAS_A_WORD = re.compile(r"[^\W\d_]{2,}")
ASKS_LEAVE = re.compile(
    r"^\W*(?:(?:hey|hi|sorry|wait|also|and|but|oh|so|ok|okay|btw|by the way|quick question|one question|just wondering)"
    r"[,:]?\s+)*(?:am i|are we|can i|can we|may i|could i|should i|shall i|do i|do we|will i|would i|is it|is that"
    r"|what happens|what does the policy|what's the rule|what are the rules|who can|who decides|how long|how do i)\b",
    re.IGNORECASE,
)
QUESTION = re.compile(
    r"^\W*(?:(?:hey|hi|sorry|wait|also|and|but|oh|so|ok|okay|btw|by the way|quick question|just wondering|hang on)"
    r"[,:]?\s+)*"
    r"(?:what|whats|which|who|whos|when|where|why|how|is|are|am|was|were|can|could|may|might|must|should|shall|do|does|did"
    r"|will|would|has|have|any)\b",
    re.IGNORECASE,
)
WHETHER = re.compile(r"^\W*(?:is|are|does|do|can|could|may|am) \w", re.IGNORECASE)
ABOUT_A_REPORT = re.compile(r"\b(?:reports?|reported|cases?|complaints?|inc-\d)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Interruption:
    """What is said to it, and what of the message is still to be heard as part of the report."""

    says: tuple[Message, ...]
    rest: str = ""


def interruption(
    turn: Turn, topic: str, *, answers: bool, is_account: bool, own: Interruption | None = None
) -> Interruption | None:
    """Return what comes between in a report on `topic`, None where the whole message belongs to it.

    `answers` tells whether the report can use the message, `is_account` whether it answers with what happened; `own`
    is what the report itself has to say to a question about its matter. Danger comes before all of it.
    """
    if not turn.text:
        return own or _pressed(turn, topic)
    if _tells_of_danger(turn) and (turn.confidence >= CERTAIN or is_account or not answers):
        return Interruption((emergency_message(turn.organisation), *_kept(is_account)), turn.text if answers else "")
    if own is not None:
        return own
    if aside := _aside(turn):
        return Interruption((aside,))
    if not _steers(turn.text) and (found := _question(turn, answers=answers, is_account=is_account)):
        return found
    if answers or not _is_surely_elsewhere(turn):
        return None
    if tells_another_matter(turn, topic):
        return Interruption((promise(turn.intent),))
    answer = _answers().get(turn.intent)
    return Interruption(answer(turn)) if answer and _is_meant(turn) else None


def tells_another_matter(turn: Turn, topic: str) -> bool:
    """Return whether a message surely tells a matter that is not the `topic` of the report."""
    return turn.intent in TOPICS and turn.intent != topic and _is_surely_elsewhere(turn)


def _is_surely_elsewhere(turn: Turn) -> bool:
    return len(turn.text.split()) >= FEWEST_WORDS and turn.confidence >= SURE_OF_ANOTHER_TOPIC


def _aside(turn: Turn) -> Message | None:
    """Return what is said to words that answer no question of a report, though they may look like an answer."""
    if _asks_the_register(turn):
        return register_answer(turn)
    return promise(SIGNING) if _signs_a_policy(turn) else None


def _steers(text: str) -> bool:
    """Return whether a message steers the report: “who sees this?” is no question to the policy."""
    return read_reply(text) is not None or read_act(text).reply(SURE_OF_A_QUESTION) is not None


def _asks_the_register(turn: Turn) -> bool:
    """Return whether the register of exemptions is asked, rather than the policy."""
    return turn.intent == REGISTER and turn.confidence >= SURE_OF_A_QUESTION and turn.text.rstrip().endswith("?")


def _signs_a_policy(turn: Turn) -> bool:
    """Return whether a policy is signed; “I agree to it” then answers no question of the report."""
    return turn.intent == SIGNING and turn.confidence >= SURE_OF_ANOTHER_TOPIC and signs(turn.text)


def _tells_of_danger(turn: Turn) -> bool:
    is_doubtful = turn.confidence < CERTAIN and read_act(turn.text).is_surely(Act.LATER, least=SURE_OF_ANOTHER_TOPIC)
    return turn.intent == "emergency" and HAS_A_WORD.search(turn.text) is not None and not is_doubtful


def _answers() -> Mapping[str, Callable[[Turn], tuple[Message, ...]]]:
    return {
        "contact": lambda turn: guidance_messages(turn.organisation, "contact"),
        "case_status": lambda turn: case_status_messages(turn.person, turn.organisation),
    }


def _is_meant(turn: Turn) -> bool:
    """Return whether another case is asked after; “add that he rang again” belongs to the report that is told."""
    is_asked = ABOUT_A_REPORT.search(turn.text) is not None and read_wish(turn.text) is Wish.TELL
    return turn.intent != "case_status" or is_asked


def _kept(is_account: bool) -> tuple[Message, ...]:
    return (Message(say("form_danger_kept")),) if is_account else ()


def _pressed(turn: Turn, topic: str) -> Interruption | None:
    """Return the answer to a button that is none of the report's own."""
    if "matter" in turn.chosen:
        return Interruption((_reading(turn),))
    if turn.intent == "case_handling" and "reference" in turn.chosen:
        return Interruption((case_in_passing(turn, turn.chosen["reference"]),))
    if turn.intent == topic:
        return Interruption((Message(say("form_already_telling")),))
    if turn.intent in TOPICS:
        return Interruption((promise(turn.intent),))
    answer = _answers().get(turn.intent)
    return Interruption(answer(turn)) if answer else None


def _reading(turn: Turn) -> Message:
    if turn.chosen["matter"] == NO_READING:
        return Message(say("no_reading", authority=contact_name(turn.organisation, "manager")))
    answer = policy_assistant(turn.organisation.key).answer_for(turn.chosen["matter"], Verdict(turn.chosen["verdict"]))
    return personal_answer(answer, turn)


def _question(turn: Turn, *, answers: bool, is_account: bool) -> Interruption | None:
    """Return the answer to a policy question; an answer that merely looks like a question is left alone."""
    sentences = SENTENCE_END.split(turn.text)
    is_other = turn.intent != "policy_question" and turn.confidence >= SURE_OF_ANOTHER_TOPIC
    is_heard = not is_other and read_act(turn.text).is_surely(Act.QUESTION, least=SURE_OF_A_QUESTION)
    sure = is_heard or (turn.intent == "policy_question" and turn.confidence >= SURE_OF_A_QUESTION)
    asking = [sentence for sentence in sentences if _asks(sentence, sure=sure)]
    if is_heard and not asking and turn.text.rstrip().endswith("?"):
        return Interruption((_policy_answer(turn, turn.text),))
    if asking and len(asking) < len(sentences):
        besides = [each for each in sentences if each not in asking and not (sure and QUESTION.match(each))]
        rest = turn.text if is_account else " ".join(besides)
        return Interruption((_policy_answer(turn, " ".join(asking)),), rest)
    # “Is Dropbox even against the policy” has no mark, and is a question all the same.
    if not is_account and _asks_without_a_mark(turn.text):
        return Interruption((_policy_answer(turn, turn.text),))
    is_asked = sure and (bool(asking) or QUESTION.match(turn.text) is not None)
    if (sure and asking) or ((is_asked or _asks_outright(turn, asking)) and not answers):
        return Interruption((_policy_answer(turn, turn.text),))
    return None


def _asks(sentence: str, *, sure: bool) -> bool:
    """Return whether a sentence asks something about the policy; a wish to change an answer does not."""
    steers = is_correction(sentence) or read_reply(sentence) is not None
    is_question = sentence.rstrip().endswith("?") and not steers
    return is_question and (ASKS_LEAVE.match(sentence) is not None or (sure and QUESTION.match(sentence) is not None))


def _asks_without_a_mark(text: str) -> bool:
    is_long_enough = len(text.split()) >= FEWEST_WORDS and WHETHER.match(text) is not None
    return is_long_enough and read_act(text).is_surely(Act.QUESTION, least=CERTAIN_OF_IT)


def _asks_outright(turn: Turn, asking: list[str]) -> bool:
    """Return whether a message asks something by its form, where no other topic is surer to be meant."""
    return bool(asking) and (turn.intent == "policy_question" or turn.confidence < SURE_OF_ANOTHER_TOPIC)


def _policy_answer(turn: Turn, question: str) -> Message:
    return personal_answer(policy_assistant(turn.organisation.key).ask(question), turn)
