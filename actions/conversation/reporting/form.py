"""One turn of a report: keeps what is told in whichever message, asks only for what is missing, reads it back.

Knows nothing of Rasa: a state and a message go in, the next state and what to say come out.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from actions.conversation.message import Message
from actions.conversation.reporting.answer_and_correction import answer_and_correction
from actions.conversation.reporting.asking import LIKELY, SURE, WORDS
from actions.conversation.reporting.meaning import ASKING, EXPLAINED, WHAT_SHOULD_HAPPEN, MeaningForm
from actions.conversation.reporting.messages import summary_mark, what_to_change
from actions.conversation.reporting.state import CONFIRMED, Input, Step, Told, Turn, Values
from actions.conversation.telling.agreement import agrees
from actions.conversation.telling.clauses import Clause, begins_with, reply_among_words
from actions.conversation.telling.dialogue_act.dialogue_act import Act, is_bare_opening
from actions.conversation.telling.reply import Reply, read_reply
from actions.conversation.telling.roughly_told import told_roughly
from actions.conversation.telling.second_matter import is_second_matter
from actions.conversation.telling.taking_back import MOST_WORDS_OF_A_PLAIN_CORRECTION, says_yes_or_no
from actions.conversation.telling.vocabulary import other_matters
from actions.conversation.wording import say

# “If I choose one, what happens then?” is one question.
CONDITION = re.compile(r"^\W*(?:if|when|once|whichever)\b", re.IGNORECASE)
A_WORD, WORDS_OF_NO_MORE = re.compile(r"[^\W\d_]{2,}"), range(1, 4)
ASIDES = (Act.REMARK, Act.THANKS, Act.DISTRESS)


@dataclass(frozen=True)
class ReportForm(MeaningForm):
    """The report of one kind of case: what each message does to it."""

    def begin(self, message: Input, says: tuple[Message, ...] = (), known: Values | None = None) -> Turn:
        """Return the first turn: the message that began the report is read as a free account.

        `known` is what was told before the report began. Where nothing is, the open question comes first.
        """
        values = {**(known or {}), **self.reader.fields(message.text, None, known or {}, message.now)}
        account = self.reader.account(message.text)
        if account and not is_bare_opening(message.text, self.kind):
            values[self.kind.account] = account
        if not values:
            return self._ask(Told(asked=self.kind.account), says)
        says = (*says, *self._explained({}, values))
        faults = self._faults(Told(values))
        return self._refused(Told(values), faults, says) if faults else self._next(Told(values), says)

    def turn(self, told: Told, message: Input) -> Turn:
        """Return what a message does to the report."""
        if message.pressed:
            return self._pressed(told, message)
        return self._typed(told, replace(message, at_summary=told.asked == CONFIRMED))

    def _pressed(self, told: Told, message: Input) -> Turn:
        if message.pressed == "stop":
            return self._stopped()
        if message.pressed == "affirm" and told.asked == CONFIRMED:
            is_of_this = message.value in (None, summary_mark(self.settled(told)))
            return self._submitted(told) if is_of_this else self.resume(told)
        if message.pressed == "change_field" and message.field in self._fields:
            return self._ask(replace(told, asked=message.field, failed_attempts=0), ())
        if message.pressed == "skip" and told.asked in self._fields:
            return self._skipped(told, message)
        if message.pressed == "choose" and self._is_choice(message.field, message.value):
            chosen = {str(message.field): str(message.value)}
            return self._told(replace(told, asked=message.field), chosen, correcting=True)
        return self.resume(told)

    def _is_choice(self, name: str | None, value: str | None) -> bool:
        return name in self._fields and value in self._fields[name].choices

    def _typed(self, told: Told, message: Input) -> Turn:
        reply = Reply.STOP if self._ends_in_the_last_sentence(told, message) else read_reply(message.text)
        parted = self._answered_and_put_right(told, message) if reply is None else None
        return parted or self._heard(told, message, reply)

    def _heard(self, told: Told, message: Input, reply: Reply | None) -> Turn:
        """Return what a message does that is a short reply, or is heard as a whole."""
        clause = self._clause(message) if reply is None else None
        if clause and clause.reply in EXPLAINED and ("?" in message.text or not self._asks_for_words(told)):
            return self._answered_in_passing(told, message, clause)
        changes = self._gone_back(told, message, clause.rest) if clause and clause.reply is Reply.BACK else {}
        if changes:
            return self._told(told, changes, correcting=True)
        if clause and (self._ends_plainly(message, clause) or not self._tells(told, message, clause.rest)):
            reply = clause.reply
        reply = reply or self._meant(told, message)
        if reply is Reply.BACK and (changes := self._put_right_in_going_back(told, message)):
            return self._told(told, changes, correcting=True)
        if reply in ASKING and self._may_be_the_answer(told, message):
            told = replace(told, failed_attempts=told.failed_attempts + 1)
        return self._steered_or_told(told, message, reply)

    def _put_right_in_going_back(self, told: Told, message: Input) -> dict[str, str]:
        """Return what is put right by its old value, or else what was gone back to: “back to the start? In May”."""
        name = self._back_to(told, message.text).told.asked
        right = self._contrasted(told, message.text)
        if right or name not in told.values or self._fields[name].type in WORDS:
            return right
        return {field: value for field, value in self._fresh_changes(told, message).items() if field == name}

    def _gone_back(self, told: Told, message: Input, rest: str) -> dict[str, str]:
        """Return what the words beside a wish to go back change: “go back one, I'd rather another manager got it”."""
        name = self._back_to(told, message.text).told.asked
        read = self.reader.fields(rest, name, told.values, message.now) if rest and name in told.values else {}
        put_right = {str(name): read[str(name)]} if name in read else {}
        if put_right and self._fields[name].type not in WORDS:
            return put_right  # “back to the end date? It should be in six weeks” tells no other day
        return self._changes(told, replace(message, text=rest)) or put_right

    def _steered_or_told(self, told: Told, message: Input, reply: Reply | None) -> Turn:
        if reply is Reply.RESUME and told.asked == CONFIRMED and (self._agrees_surely(message) or agrees(message.text)):
            reply = Reply.AFFIRM  # “go on then, send it”
        if reply and (steered := self._steered(told, message, reply)):
            return steered
        if is_second_matter(message.text) and not told.failed_attempts:
            return self._left_for_later(told, message)
        if told.asked == CONFIRMED:
            return self._at_the_summary(told, message, reply)
        if reply in (Reply.SKIP, Reply.NOT_KNOWN) or self._has_told_all(told, message):
            return self._skipped(told, message, is_not_known=reply is Reply.NOT_KNOWN)
        return self._aside_from_words(told, message) or self._answer(told, message, reply)

    def _has_told_all(self, told: Told, message: Input) -> bool:
        """Return whether words say that there is no more to tell of what happened: “that's everything really”."""
        if told.asked != self.kind.account or not self._told_roughly(told, told.asked):
            return False
        if self.reader.fields(message.text, None, told.values, message.now):
            return False
        is_short = len(A_WORD.findall(message.text)) in WORDS_OF_NO_MORE and is_bare_opening(message.text, self.kind)
        return is_short or message.heard.is_surely(Act.NO, Act.SKIP, Act.YES, least=LIKELY)

    def _left_for_later(self, told: Told, message: Input) -> Turn:
        """Return what words do that say themselves that they are about something else; said again they may answer."""
        says = () if other_matters(message.text) else (Message(say("form_separate_matter")),)
        return self._again(told if told.asked == CONFIRMED else replace(told, failed_attempts=1), says)

    def _answered_and_put_right(self, told: Told, message: Input) -> Turn | None:
        """Return what a message does that answers the open question and puts something else right, None for others."""
        if told.asked not in self._fields or told.asked == self.kind.account:
            return None

        def is_answer(part: str) -> bool:
            answer = self.reader.fields(part, told.asked, told.values, message.now).get(str(told.asked))
            is_rough = self._told_roughly(told, told.asked) is not None
            return answer is not None and not (is_rough and told_roughly(str(told.asked), answer))

        parts = answer_and_correction(message.text, is_answer)
        if parts is None:
            return None
        answered = self._typed(told, replace(message, text=parts[0]))
        changes = self._put_right(answered.told, replace(message, text=parts[1]))
        if told.asked not in answered.told.values or not changes:
            return None
        outcome = self._told(answered.told, changes, correcting=True)
        return replace(outcome, says=(*answered.says[:-1], *outcome.says))

    def _steered(self, told: Told, message: Input, reply: Reply) -> Turn | None:
        """Return what a reply does that steers the report, None where it may answer the open question."""
        steering: dict[Reply, Callable[[], Turn]] = {
            Reply.STOP: lambda: self._stopped_or_asked(told, message),
            Reply.LATER: lambda: Turn(told, Step.TELLING, (Message(say("form_saved")),)),
            Reply.BACK: lambda: self._back_to(told, message.text),
            Reply.RESTART: lambda: self._restarted(message),
            Reply.WHY: lambda: self._again(told, (self._why(told),)),
            Reply.WHO: lambda: self._again(told, (self._who(told),)),
            Reply.WHAT_NEXT: lambda: self._again(told, (self._what_next(told),)),
            Reply.HELP: lambda: self._again(told, self._help(told)),
            Reply.AGAIN: lambda: self._submitted(told) if told.asked == CONFIRMED else self.resume(told),
            Reply.KEEP: lambda: self._keep(told),
            Reply.RESUME: lambda: self.resume(told),
        }
        return steering[reply]() if reply in steering else None

    def _stopped_or_asked(self, told: Told, message: Input) -> Turn:
        """Return the end, or the offer of it where “make it stop” may be what should happen."""
        clause = reply_among_words(message.text)
        is_said = Reply.STOP in (read_reply(message.text), clause.reply if clause else None)
        is_doubtful = told.asked in WHAT_SHOULD_HAPPEN and not is_said
        return self._offered_to_stop(told) if is_doubtful else self._stopped()

    def _answered_in_passing(self, told: Told, message: Input, clause: Clause) -> Turn:
        """Return the answer to a question about the report, and what the other words of the message do to it."""
        answer = {Reply.WHY: self._why, Reply.WHO: self._who, Reply.WHAT_NEXT: self._what_next}[clause.reply](told)
        rest = replace(message, text=clause.rest)
        if clause.reply is Reply.WHY and self._is_closed(told) and not says_yes_or_no(clause.rest):
            return self._again(told, (answer,))  # “I'm hardly a lawyer” is why they ask.
        is_part_of_it = "?" in message.text and CONDITION.match(clause.rest) is not None
        if (
            is_part_of_it
            or told.asked == CONFIRMED
            or not self._is_told_something(told, rest)
            or self._is_besides_the_point(told, rest)
        ):
            return self._again(told, (answer,))
        outcome = self._typed(told, rest)
        if outcome.step is Step.STOPPED and not begins_with(rest.text, Reply.STOP):
            return self._again(told, (answer,))  # “I don't want them to think I was snooping” ends nothing.
        return replace(outcome, says=(answer, *outcome.says))

    def _is_besides_the_point(self, told: Told, message: Input) -> bool:
        """Return whether words beside a question only belong to it: “omg do I have to. Who sees it?”."""
        if not self._asks_for_words(told) or self.reader.fields(message.text, None, told.values, message.now):
            return False
        is_part = self._may_answer(told, message)
        return not is_part and (message.text.endswith("?") or message.heard.act is not Act.ANSWER)

    def _restarted(self, message: Input) -> Turn:
        return self.begin(replace(message, text=""), (Message(say("form_restarted")),))

    def _skipped(self, told: Told, message: Input, *, is_not_known: bool = False) -> Turn:
        """Return what “skip” or “I don't know” does: leaves an optional field open, or stores what stands for it."""
        field = self._fields[told.asked]
        if self._told_roughly(told, field.name):
            return self._next(self._left_as_told(told), ())
        if says_yes_or_no(message.text) and "no" in field.choices:  # “No, nothing like that”
            read = self.reader.fields(message.text, field.name, told.values, message.now)
            if field.name in read:
                return self._told(told, {field.name: read[field.name]}, correcting=False)
        if field.not_known and (is_not_known or not field.optional):
            return self._told(told, {field.name: field.not_known}, correcting=False)
        if field.optional:
            values = {name: value for name, value in told.values.items() if name != field.name}
            return self._next(Told(values, None, skipped=told.skipped | {field.name}), ())
        return self._answer(told, replace(message, text=say("form_skip")), Reply.SKIP)

    def _aside_from_words(self, told: Told, message: Input) -> Turn | None:
        """Return what free words do that are surely no answer to the open question; said again they are one."""
        is_account = self.reader.account(message.text) or self._is_aside_for_once(told, message)
        if told.asked == self.kind.account and is_account:
            return self._aside_from_account(told, message)
        if besides := self._put_right_besides(told, message) or self._added_besides(told, message):
            outcome = self._told(told, besides, correcting=True)
            return replace(outcome, told=replace(outcome.told, failed_attempts=1))
        if not self._asks_for_words(told) or told.failed_attempts:
            return None
        tried = replace(told, failed_attempts=1)
        if self._is_lost_correction(told, message):
            return Turn(tried, Step.TELLING, (what_to_change(self.kind),))
        is_aside = message.heard.is_surely(*ASIDES, least=SURE) and not self._names_somebody(told, message)
        aside = self._aside(message) if is_aside else None
        return self._again(tried, (aside,)) if aside else None

    def _put_right_besides(self, told: Told, message: Input) -> dict[str, str]:
        """Return who was told before and is put right where free words are asked for: “it wasn't Ana, it was Anna”."""
        right = self._contrasted(told, message.text) if self._asks_for_words(told) else {}
        is_said = not told.failed_attempts and len(message.text.split()) <= MOST_WORDS_OF_A_PLAIN_CORRECTION
        return {name: words for name, words in right.items() if is_said and self._fields[name].type == "person"}

    def _aside_from_account(self, told: Told, message: Input) -> Turn | None:
        """Return what words do that are surely not what happened, where that is asked: said again they are."""
        if told.failed_attempts:
            return None
        tried = replace(told, failed_attempts=1)
        if self._is_aside_for_once(told, message) and (aside := self._aside(message)):
            return self._again(tried, (aside,))
        read = self.reader.fields(message.text, None, told.values, message.now)
        if not read or not is_bare_opening(message.text, self.kind):
            return None
        outcome = self._told(told, read, correcting=True)
        return replace(outcome, told=replace(outcome.told, failed_attempts=1))

    def _is_lost_correction(self, told: Told, message: Input) -> bool:
        """Return whether a message surely corrects something that cannot be told."""
        is_correction = message.heard.is_surely(Act.CORRECTION, least=SURE)
        return is_correction and not self._changes(told, message) and not self._field_to_change(told, message.text)

    def _answer(self, told: Told, message: Input, reply: Reply | None) -> Turn:
        for_words = self._asks_for_words(told)
        taking_back = self._takes_back(told, message)
        if taking_back:
            read = self._changes(told, message)
        else:
            read = self.reader.fields(message.text, told.asked, told.values, message.now)
        correcting = taking_back or (not for_words and self._corrects(told, message))
        is_heard = bool(read) if taking_back else told.asked in read
        if is_heard or self._kept(told, read, correcting).values != told.values:
            return self._told(told, read, correcting)
        if not for_words and self._contrasted(told, message.text):
            return self._told(told, self._changes(told, message), correcting=True)
        if name := self._field_to_change(told, message.text):
            changes = self._changes(told, message)
            if name in changes:
                return self._told(told, changes, True)
            return self._ask(replace(told, asked=name, failed_attempts=0), ())
        if reply is Reply.DENY and self._fields[told.asked].optional:
            return self._skipped(told, message)
        if not told.failed_attempts and (more := self._account_in(told, message)):
            outcome = self._told(told, more, correcting=True)
            return replace(outcome, told=replace(outcome.told, failed_attempts=1))
        return self._not_understood(told, message, reply)
