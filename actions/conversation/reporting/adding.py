"""What a message adds to a report: more of what happened, or more in a field of free words."""

from dataclasses import dataclass

from actions.conversation.reporting.asking import LIKELY, SURE, WORDS
from actions.conversation.reporting.changes import added_to_a_field, added_words, is_addition
from actions.conversation.reporting.keeping import KeepingForm
from actions.conversation.reporting.state import Input, Told, Values
from actions.conversation.telling.account.parts import parts_of
from actions.conversation.telling.dialogue_act.dialogue_act import Act
from actions.conversation.telling.roughly_told import told_roughly
from actions.conversation.telling.taking_back import is_plain_correction


@dataclass(frozen=True)
class AddingForm(KeepingForm):
    """Adds what is told besides, wherever it comes."""

    def _with_added(self, told: Told, words: str) -> dict[str, str]:
        account = self.kind.account
        return {account: f"{told.values.get(account, '')}\n{words}".strip()}

    def _added_to_a_field(self, told: Told, text: str) -> dict[str, str]:
        name, words = added_to_a_field(self.kind, text) or ("", "")
        if not name or self._fields[name].type not in WORDS:
            return {}
        return {name: f"{told.values[name]}, {words}" if name in told.values else words}

    def _with_the_rest(self, told: Told, message: Input, read: Values) -> Values:
        """Return what was read, and the message itself where it tells more of what happened besides."""
        is_more = is_addition(message.text) and not is_plain_correction(message.text) and self._adds(message)
        return {**self._with_added(told, message.text), **read} if is_more else read

    def _only_added(self, told: Told, message: Input, read: Values) -> dict[str, str]:
        """Return what a message adds, where it takes nothing back: fields not told before, and more of the account."""
        fresh = {name: value for name, value in read.items() if name not in told.values}
        for name, value in read.items():
            if (roughly := self._known_roughly(told, name)) and not told_roughly(name, value):
                fresh[name] = self._more_exactly(name, roughly, value, correcting=False)
        return {**fresh, **self._with_added(told, added_words(message.text) or message.text)}

    def _adds(self, message: Input) -> bool:
        """Return whether a message tells more of what happened."""
        is_more = message.is_telling or self._is_addition(message, LIKELY)
        return is_more and self.reader.account(message.text) is not None

    def _account_in(self, told: Told, message: Input) -> dict[str, str]:
        """Return the account that a message gives or goes on with, though it was asked something else."""
        if self.kind.account not in told.values:
            is_telling = message.is_telling or message.heard.act is Act.ANSWER
            account = self.reader.account(message.text) if is_telling else None
            return {self.kind.account: account} if account else {}
        is_more = self._adds(message) and self._is_addition(message, LIKELY)
        return self._with_added(told, message.text) if is_more else {}

    def _is_addition(self, message: Input, least: float) -> bool:
        """Return whether a message adds to what was told before, rather than answering anything."""
        return is_addition(message.text) or message.heard.is_surely(Act.ADDITION, least=least)

    def _added_besides(self, told: Told, message: Input) -> dict[str, str]:
        """Return what a message tells besides the open question, where its answer would be free words."""
        is_aside = message.heard.is_surely(Act.ADDITION, least=SURE) and not told.failed_attempts
        if not is_aside or not self._asks_for_words(told) or told.asked == self.kind.account:
            return {}
        read = self.reader.fields(message.text, None, told.values, message.now)
        if told.asked in read or self._may_answer(told, message):
            return {}
        fresh = {name: value for name, value in read.items() if name not in told.values}
        return fresh or self._with_added(told, message.text)

    def _may_answer(self, told: Told, message: Input) -> bool:
        """Return whether a part of a message more likely than not tells what is asked for."""
        parts = parts_of(self.kind.kind, message.text)
        return any(part.field == told.asked and part.probability >= LIKELY for part in parts)
