"""“Did that help?”: two buttons under an answer, or a few typed words right after it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from ruamel.yaml import YAML

from actions.conversation.contacts import contact_name, contacts_message
from actions.conversation.message import Button, Message, send
from actions.conversation.services import policy_assistant
from actions.conversation.speaking_action import SpeakingAction
from actions.conversation.turn import Turn
from actions.conversation.unsettled import count_unhelpful
from actions.conversation.wording import say
from actions.policy.answer import Answer
from actions.policy.assistant import DEFAULT_AUTHORITY, PolicyAssistant
from actions.policy.corpus.model import RULE_VERDICTS

PHRASES_FILE = Path(__file__).with_name("helpfulness.yml")
HELPED, DID_NOT_HELP, FILLERS = "helped", "did_not_help", "fillers"
SIGN_OR_WORD = re.compile(r"[👍👎]|\w+")
MOST_WORDS = 12


class NoteHelpfulness(SpeakingAction):
    """Hears by a button whether an answer helped; the question stays in mind, so that more can be asked about it."""

    def name(self) -> str:
        return "action_note_helpfulness"

    def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        rated = turn.chosen.get("rated", ""), turn.chosen.get("verdict", "")
        send(dispatcher, _reply(turn, tracker, turn.chosen.get("helped") == "yes", *rated))
        return [SlotSet("policy_question__question", tracker.get_slot("policy_question__question"))]


def with_feedback_buttons(message: Message, answer: Answer) -> Message:
    """Return an answer's message with the two buttons, unless a choice or a condition is still open."""
    if answer.verdict not in RULE_VERDICTS or answer.readings or answer.conditions:
        return message
    rated = {"rated": answer.matter, "verdict": answer.verdict.value}
    return replace(
        message,
        buttons=(
            *message.buttons,
            Button(say("feedback_helped"), "rate_answer", {"helped": "yes", **rated}),
            Button(say("feedback_did_not_help"), "rate_answer", {"helped": "no", **rated}),
        ),
    )


def feedback_in(text: str) -> bool | None:
    """Return whether a message does no more than say that the last answer helped, or did not; None otherwise."""
    words = _words(text)
    if "?" in text or len(words.split()) > MOST_WORDS:
        return None
    return _phrases().get(_without_fillers(words))


def reply_to_feedback(turn: Turn, tracker: Tracker, helped: bool) -> Message:
    """Return the reply to typed words on the answer that the conversation remembers; counts one that did not help."""
    matter, verdict = tracker.get_slot("policy_question__matter"), tracker.get_slot("policy_question__verdict")
    return _reply(turn, tracker, helped, matter or "", verdict or "")


def _reply(turn: Turn, tracker: Tracker, helped: bool, matter: str, verdict: str) -> Message:
    if helped:
        return Message(say("feedback_thanks"))
    if matter:
        count_unhelpful(turn, tracker, matter, verdict)
    authority = _authority(policy_assistant(turn.organisation.key), matter)
    sorry = say("feedback_sorry", authority=contact_name(turn.organisation, authority))
    return contacts_message(turn.organisation, [authority], sorry)


def _authority(assistant: PolicyAssistant, matter: str) -> str:
    rule, topic = assistant.corpus.rules.get(matter), assistant.corpus.topics.get(matter)
    return (rule.authority if rule else "") or (topic.ask if topic else "") or DEFAULT_AUTHORITY


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, list[str]]:
    lists: Mapping[str, list[str]] = YAML(typ="safe").load(PHRASES_FILE.read_text(encoding="utf-8"))
    return {name: [_words(phrase) for phrase in phrases] for name, phrases in lists.items()}


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, bool]:
    by_name = {HELPED: True, DID_NOT_HELP: False}
    return {_without_fillers(phrase): helped for name, helped in by_name.items() for phrase in _lists()[name]}


@lru_cache(maxsize=1)
def _filler() -> re.Pattern[str]:
    longest_first = sorted(_lists()[FILLERS], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b")


def _without_fillers(words: str) -> str:
    return " ".join(_filler().sub(" ", words).split())


def _words(text: str) -> str:
    """Return the words in small letters without apostrophes, parted by single spaces."""
    return " ".join(SIGN_OR_WORD.findall(re.sub(r"['’`]", "", text.casefold())))
