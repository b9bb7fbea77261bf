"""Plays a written conversation as its person would: answers what is asked, presses nothing, says yes at the end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from actions.cases.kinds import Field, kind_named
from actions.conversation.reporting.messages import in_words
from benchmarks.conversations.moments import NOW, iso
from benchmarks.conversations.script import Expected, Script, Unprompted
from tests.running import Conversation

MOST_TURNS = 40
PATIENCE = 3
CARDS = ("question", "summary", "case_opened")
SUMMARY = "summary"
GO_ON = "let's carry on"


@dataclass
class Player:
    """One person in one conversation.

    `missed` are the fields that were asked for though the opening told them, `asked` is what was asked for last.
    """

    script: Script
    conversation: Conversation
    now: datetime
    transcript: list[tuple[str, str]] = field(default_factory=list)
    missed: set[str] = field(default_factory=set)
    unsaid: list[Unprompted] = field(default_factory=list)
    begun: bool = False
    kept: bool = False
    asked: str = ""

    def play(self) -> None:
        """Play it to its end; afterwards `kept` tells whether a report still waits to be continued."""
        self.conversation.say("stop")
        self.unsaid = list(self.script.unprompted)
        words: str | None = self.script.opening
        while words is not None and self._has_patience_for(words):
            card = self._say(words)
            self.begun = self.begun or bool(card)
            words = self._reply(card, words)
        if self.script.ends != "opened":
            self.kept = bool(self._say(GO_ON))

    def _has_patience_for(self, words: str) -> bool:
        """Return whether the person would say this, again if need be."""
        in_vain = [said for said, _ in self.transcript[-PATIENCE:]] == [words] * PATIENCE
        return len(self.transcript) < MOST_TURNS and not in_vain

    def _say(self, words: str) -> Mapping[str, str]:
        """Say something and return the card of the answer that wants a reply, or tells of the opened case."""
        replies = self.conversation.say(words)
        self.transcript.append((words, self.conversation.text))
        cards: list[dict[str, str]] = [reply["custom"] or {} for reply in replies]
        wanting = [card for card in cards if card.get("type") in CARDS]
        return wanting[-1] if wanting else {}

    def _reply(self, card: Mapping[str, str], said: str) -> str | None:
        """Return what the person says to a card, None where they have nothing more to say."""
        if card.get("type") == "case_opened" or (self.script.ends != "opened" and not self.unsaid):
            return None
        if not card:
            return self._to_nothing_asked(said)
        self.asked = SUMMARY if card["type"] == SUMMARY else card["field"]
        unprompted = self._unprompted(self.asked) or (self.asked == SUMMARY and self._unsaid_in_time())
        if unprompted:
            return unprompted
        return self._yes() if self.asked == SUMMARY else self._answer(self.asked, may_skip=bool(card["optional"]))

    def _unsaid_in_time(self) -> str | None:
        """Return what was to be said at a question that never came: before they say yes, people say it."""
        return self._unprompted(next((each.when for each in self.unsaid), None))

    def _to_nothing_asked(self, said: str) -> str | None:
        account = self.script.answers.get(kind_named(self.script.kind).account)
        if not self.begun and account and said != account:
            return account  # to “tell me what has happened”
        was = next((each.when for each in self.script.unprompted if each.says == said), None)
        return self._unprompted(was) or (GO_ON if said != GO_ON and self.begun else None)

    def _unprompted(self, asked: str | None) -> str | None:
        entry = next((each for each in self.unsaid if each.when == asked), None)
        if entry is None:
            return None
        self.unsaid.remove(entry)
        return entry.says

    def _yes(self) -> str | None:
        return self.script.yes if self.script.ends == "opened" else None

    def _answer(self, name: str, *, may_skip: bool) -> str:
        if name in self.script.answers:
            return self.script.answers[name]
        asked, expected = kind_named(self.script.kind).field(name), self.script.fields.get(name)
        if asked is None or expected is None:
            return self.script.otherwise
        if not may_skip:
            self.missed.add(name)
        return self.script.otherwise if may_skip else _plainly(asked, expected, self.now)


def _plainly(asked: Field, expected: Expected, now: datetime) -> str:
    """Return a plain statement of the value that a field should have."""
    if expected is None or not isinstance(expected, str):
        return ", ".join(expected or ())
    if expected == NOW or asked.type not in ("date", "date_time"):
        return "just now" if expected == NOW else in_words(asked, expected)
    return " to ".join(in_words(asked, iso(end, now)) for end in expected.split("/"))
