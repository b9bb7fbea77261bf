"""The form of a harassment complaint: every sentence can be struck, a receipt keeps a name out of it."""

import re
from dataclasses import dataclass, replace

from actions.conversation.complaint.explanations import EXPLAIN
from actions.conversation.complaint.sentences import Account, mark
from actions.conversation.complaint.striking import asks_to_put_back, asks_to_strike, places_meant
from actions.conversation.message import Button, Message
from actions.conversation.reporting.form import ReportForm
from actions.conversation.reporting.state import Input, Told, Turn, Values
from actions.conversation.telling.complaint.answers import says_none
from actions.conversation.telling.complaint.wishes import takes_back
from actions.conversation.telling.reply import Reply, read_reply
from actions.conversation.wording import say

DESCRIPTION, STRUCK, PUT_BACK = "description", "struck", "put back"
SUGGESTED = "people_team"
LONGEST_TITLE = 60


@dataclass(frozen=True)
class ComplaintForm(ReportForm):
    """The report of harassment; `speaker` is the name of the person who tells."""

    speaker: str = ""

    def begin(self, message: Input, says: tuple[Message, ...] = (), known: Values | None = None) -> Turn:
        """Return the first turn; whoever wants no name on it hears at once that one may be guessed."""
        turn = super().begin(message, says, known)
        return _led_by(self._on_being_recognised({}, turn.told.values), turn, behind=len(says))

    def is_answered_by(self, told: Told, message: Input) -> bool:
        """Return whether a message says something that the complaint can use; what to strike is such a thing."""
        is_struck = asks_to_put_back(message.text) or asks_to_strike(self.kind.kind, message.text) is not None
        return is_struck or super().is_answered_by(told, message)

    def _pressed(self, told: Told, message: Input) -> Turn:
        if message.pressed == "change_field" and message.field == DESCRIPTION and message.value:
            return self._edited(told, message.value)
        return super()._pressed(told, message)

    def _typed(self, told: Told, message: Input) -> Turn:
        account = self._account(told)
        if told.asked == DESCRIPTION or not account.sentences:
            return super()._typed(told, message)
        if account.struck and (asks_to_put_back(message.text) or read_reply(message.text) is Reply.BACK):
            return self._edited(told, PUT_BACK)
        what = asks_to_strike(self.kind.kind, message.text) if read_reply(message.text) is None else None
        return (
            self._struck(told, account, places_meant(what, account.sentences))
            if what
            else super()._typed(told, message)
        )

    def _answer(self, told: Told, message: Input, reply: Reply | None) -> Turn:
        if told.asked == "addressee" and told.failed_attempts and reply is Reply.AFFIRM:
            return self._told(told, {"addressee": SUGGESTED}, correcting=True)
        if reply is None and told.asked and self._fields[told.asked].optional and says_none(told.asked, message.text):
            also = self.reader.fields(message.text, None, told.values, message.now)
            return self._skipped(self._kept(told, also, correcting=False), message)
        return super()._answer(told, message, reply)

    def _corrects(self, told: Told, message: Input) -> bool:
        return takes_back(message.text) or super()._corrects(told, message)

    def _edited(self, told: Told, wish: str) -> Turn:
        """Strike the sentence with this mark, or put back what was struck last."""
        account = self._account(told)
        if wish != PUT_BACK:
            return self._struck(
                told, account, tuple(p for p, each in enumerate(account.sentences) if mark(each) == wish)
            )
        if not account.struck:
            return self.resume(told)
        return self._again(_with(told, account.restored()), (Message(say("complaint_put_back")),))

    def _struck(self, told: Told, account: Account, places: tuple[int, ...]) -> Turn:
        if not places:
            return self._again(
                told, (Message(say("complaint_which_sentence", sentences=_numbered(account.sentences))),)
            )
        if len(places) == len(account.sentences):
            return self._again(told, (Message(say("complaint_needs_words")),))
        gone = " ".join(account.sentences[place] for place in places)
        return self._again(_with(told, account.without(places)), (Message(say("complaint_struck", words=gone)),))

    def _account(self, told: Told) -> Account:
        return Account.of(told.values.get(DESCRIPTION, ""), told.values.get(STRUCK))

    def _going_on(self, told: Told, kept: Told, correcting: bool) -> Turn:
        return _led_by(self._on_being_recognised(told.values, kept.values), super()._going_on(told, kept, correcting))

    def _on_being_recognised(self, before: Values, now: Values) -> tuple[Message, ...]:
        """Return once that a name that is not told may be guessed all the same."""
        if now.get("anonymous") != "yes":
            return ()
        reasons = self._reasons_to_be_recognised(now)
        if before.get("anonymous") == "yes" and reasons == self._reasons_to_be_recognised(before):
            return ()
        return (Message(" ".join((say("complaint_may_be_recognised"), *reasons))),)

    def _reasons_to_be_recognised(self, values: Values) -> tuple[str, ...]:
        words = set(re.findall(r"\w+", values.get(DESCRIPTION, "").casefold()))
        names_oneself = not words.isdisjoint(self.speaker.casefold().split())
        own = (say("complaint_names_oneself"),) if names_oneself else ()
        return (*own, say("complaint_manager_may_guess")) if values.get("addressee") == "manager" else own

    def _ask(self, told: Told, says: tuple[Message, ...]) -> Turn:
        turn = super()._ask(told, says)
        asking = replace(turn.says[-1], buttons=self._buttons(told, turn.says[-1].buttons))
        return replace(turn, says=(*turn.says[:-1], asking))

    def _buttons(self, told: Told, buttons: tuple[Button, ...]) -> tuple[Button, ...]:
        """Return the buttons that can stand: none of a value that would be refused."""
        if told.asked == "preferred_option":
            return (*buttons, Button(say("complaint_options_button"), "choose", {EXPLAIN: "preferred_option"}))
        return tuple(
            button for button in buttons if told.asked not in self.reader.faults({**told.values, **_chosen(button)})
        )

    def _read_back(self, told: Told, says: tuple[Message, ...]) -> Turn:
        turn = super()._read_back(told, says)
        summary = self._with_sentences(turn.told, turn.says[-1])
        return replace(turn, says=(*turn.says[:-1], *self._receipt(turn.told), summary))

    def _with_sentences(self, told: Told, summary: Message) -> Message:
        account = self._account(told)
        yes, *others = summary.buttons
        strike = tuple(_strike_button(sentence) for sentence in account.sentences if len(account.sentences) > 1)
        back = (_button(say("complaint_put_back_button"), PUT_BACK),) if account.struck else ()
        words = say("complaint_sentences", sentences=_numbered(account.sentences))
        how_to_strike = words.splitlines()[-1]
        says = [how_to_strike, summary.text]
        card = {**(summary.custom or {}), "sentences": list(account.sentences), "says": says}
        return Message(f"{words}\n{summary.text}", (yes, *strike, *back, *others), card)

    def _receipt(self, told: Told) -> tuple[Message, ...]:
        """Return the receipt while there is still time to write it down: the answer to “yes” may get lost."""
        receipt = self.kept.get("receipt")
        if told.values.get("anonymous") != "yes" or receipt is None:
            return ()
        return (Message(say("complaint_receipt", receipt=receipt), custom={"type": "receipt", "receipt": receipt}),)


def _led_by(says: tuple[Message, ...], turn: Turn, *, behind: int = 0) -> Turn:
    return replace(turn, says=(*turn.says[:behind], *says, *turn.says[behind:]))


def _with(told: Told, account: Account) -> Told:
    return replace(told, values={**told.values, DESCRIPTION: account.text, STRUCK: account.struck_in_words})


def _chosen(button: Button) -> dict[str, str]:
    return {button.values["field"]: button.values["value"]} if "field" in button.values else {}


def _numbered(account: tuple[str, ...]) -> str:
    return "\n".join(f"{number}. {sentence}" for number, sentence in enumerate(account, start=1))


def _strike_button(sentence: str) -> Button:
    shown = sentence if len(sentence) <= LONGEST_TITLE else f"{sentence[:LONGEST_TITLE]}…"
    return _button(say("complaint_strike_button", sentence=shown), mark(sentence))


def _button(title: str, value: str) -> Button:
    return Button(title, "change_field", {"field": DESCRIPTION, "value": value})
