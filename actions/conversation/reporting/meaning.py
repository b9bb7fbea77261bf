"""What a message means that steers a report in no set words, and how sure that must be."""

import re
from dataclasses import dataclass

from actions.conversation.reporting.asking import CERTAIN, LIKELY, NEVER, PLAIN_END, SURE
from actions.conversation.reporting.changes import sentences_of
from actions.conversation.reporting.state import CONFIRMED, Input, Told, Values
from actions.conversation.reporting.summary import SummaryForm
from actions.conversation.telling.ahead import read_day_ahead
from actions.conversation.telling.clauses import Clause, begins_with, reply_among_words
from actions.conversation.telling.dialogue_act.dialogue_act import Act, read_act
from actions.conversation.telling.moved_moment import moves_a_moment
from actions.conversation.telling.reply import Reply, read_reply
from actions.conversation.telling.roughly_told import told_roughly
from actions.conversation.telling.taking_back import says_yes_or_no

MOST_WORDS_OF_A_DAY = 4
# How plain an end must be that throws away what was told.
ENDS = {Act.STOP: CERTAIN, Act.RESTART: PLAIN_END}
EXPLAINED = (Reply.WHY, Reply.WHO, Reply.WHAT_NEXT)
NAMELESS = "anonymous"
# “Talk to him. Then drop it” answers what should happen, and ends nothing.
WHAT_SHOULD_HAPPEN = ("preferred_option", "intended_action")
ASKING = (*EXPLAINED, Reply.HELP)
LIKELY_ASIDE = 0.8
COMMA = re.compile(r"[,;–-]\s")
# “When I opened it …” tells, “how long will it take” asks.
INTERROGATIVE = re.compile(
    r"\W*(?:[^,.;!?]{1,25}[,.;!] )?(?:(?:roughly|about|and|so|but|ok|sorry|um) )*"
    r"(?:how (?:many|much|long|do|does|should|would|can|could|is|are|has|have|will)"
    r"|what (?:should|do|does|is|are|sort|kind|happens)|who (?:will|is|gets|sees|reads|can)|why (?:do|does|is|are)"
    r"|(?:do|does|can|could|should|will|would|is|are|am) (?:i|you|we|they|it|this|that|there|my))\b",
    re.IGNORECASE,
)
MOST_WORDS_OF_A_QUESTION = 25
# “Why do you need that, said the caption under the nude” tells what happened.
NARRATED = re.compile(r"\b(?:said|says|asked|wrote|shouted|yelled|read)\b", re.IGNORECASE)
ALL_OF_IT = re.compile(
    r"\b(?:complaint|report|altogether|the (?:whole|entire) (?:thing|matter|lot)|all of (?:it|this))\b", re.IGNORECASE
)


@dataclass(frozen=True)
class MeaningForm(SummaryForm):
    """Hears what a message means; the surer it must be, the likelier it is the answer to the question."""

    def _meant(self, told: Told, message: Input) -> Reply | None:
        """Return what a message means that no phrase tells; the surer it must be, the likelier it is the answer."""
        heard = message.heard
        is_lone_word = heard.act is Act.RESTART and len(message.text.split()) == 1  # “begin” may be anything
        is_a_day = self._is_a_day(told, message) or moves_a_moment(message.text)
        if is_lone_word or (heard.act is Act.LATER and is_a_day):
            return None
        # A yes to the summary, and an end for good, are weighed where nothing else is told.
        if heard.act is Act.YES or (heard.act in (Act.NO, Act.STOP) and told.asked == CONFIRMED):
            return None
        if heard.act is Act.STOP and read_reply(COMMA.split(message.text)[0]) is Reply.SKIP:
            return Reply.SKIP  # “leave it empty, IT has it in a register”
        read = self.reader.fields(message.text, told.asked, told.values, message.now)
        if self._must_be_answer(told, message, read) or self._is_aside_for_once(told, message):
            return None
        if told.asked == self.kind.account and self._asks_about_the_report(told, message):
            return heard.reply(0.0) if heard.reply(0.0) in ASKING else Reply.HELP
        reply = heard.reply(self._least(told, message, read))
        is_said_again = told.failed_attempts > 0 and self._may_be_the_answer(told, message)
        return None if reply in ASKING and is_said_again else reply

    def _is_a_day(self, told: Told, message: Input) -> bool:
        """Return whether a few words answer the question for a day, though “tomorrow” may be no good answer to it."""
        asked = self._fields.get(told.asked)
        if asked is None or asked.type not in ("date", "date_time") or len(message.text.split()) > MOST_WORDS_OF_A_DAY:
            return False
        return read_day_ahead(message.text, message.now.date()) is not None

    def _must_be_answer(self, told: Told, message: Input, read: Values) -> bool:
        """Return whether words answer the question whatever they resemble: an account, or “I really don't know”."""
        if told.asked not in read:
            return False
        heard = message.heard
        is_open = heard.act is Act.SKIP and read[str(told.asked)] == self._fields[told.asked].not_known
        is_aside = self._asks_about_the_report(told, message) or self._is_aside_for_once(told, message)
        return is_open or (told.asked == self.kind.account and heard.act not in (Act.STOP, Act.LATER) and not is_aside)

    def _asks_about_the_report(self, told: Told, message: Input) -> bool:
        """Return whether words that might tell what happened ask something; without being sure only for once."""
        heard = message.heard
        if message.text.rstrip().endswith("?") and heard.reply(CERTAIN) in ASKING:
            return True
        is_short = len(message.text.split()) <= MOST_WORDS_OF_A_QUESTION
        if told.failed_attempts or NARRATED.search(message.text):
            return False
        begins = is_short and INTERROGATIVE.match(message.text) and not heard.is_surely(Act.ANSWER, least=CERTAIN)
        return bool(begins) or heard.reply(PLAIN_END) in ASKING

    def _is_aside_for_once(self, told: Told, message: Input) -> bool:
        """Return whether words say no more than how somebody feels, or are a remark; said again they are an answer."""
        if message.heard.is_surely(Act.REMARK, Act.THANKS, least=LIKELY_ASIDE):
            return not told.failed_attempts
        is_all = not self.reader.fields(message.text, None, told.values, message.now)
        return message.heard.is_surely(Act.DISTRESS, least=CERTAIN) and is_all and not told.failed_attempts

    def _least(self, told: Told, message: Input, read: Values) -> float:
        """Return how probable an act must be: the more, the more the words tell otherwise."""
        end = ENDS.get(message.heard.act)
        is_asked = message.heard.reply(LIKELY) in EXPLAINED and "?" in message.text
        if is_asked and self._is_closed(told) and not says_yes_or_no(message.text):
            return LIKELY  # “Why me? I'm hardly a lawyer”
        if told.asked in read:
            if told.asked == NAMELESS and message.heard.act is Act.STOP:
                # “Leave me out of it” is what they want of their name.
                return PLAIN_END if ALL_OF_IT.search(message.text) else NEVER
            if message.heard.act is Act.LATER and self._fields[told.asked].choices:
                return PLAIN_END  # “Leave it open for now” may well be the choice.
            is_free = self._fields[told.asked].type == "text" and told.asked != self.kind.account
            # “Withdraw her access” may be what somebody means to do.
            return end or (SURE if is_free else CERTAIN)
        if any(told.values.get(name) != value for name, value in read.items()):
            # “I've changed my mind, keep my name out of it” ends nothing.
            return (end if self._ends_in_a_sentence(told, message) else NEVER) if end else CERTAIN
        is_usable = self._asks_for_words(told) or self.is_answered_by(told, message)
        return end or (SURE if is_usable else LIKELY)

    def _ends_in_a_sentence(self, told: Told, message: Input) -> bool:
        """Return whether one sentence of several surely ends the report and tells nothing: “She won't come. Bin it.”"""
        sentences = sentences_of(message.text)
        return len(sentences) > 1 and any(
            read_act(each).is_surely(Act.STOP, least=CERTAIN)
            and (begins_with(each, Reply.STOP) or not self.reader.fields(each, None, told.values, message.now))
            for each in sentences
        )

    def _ends_in_the_last_sentence(self, told: Told, message: Input) -> bool:
        """Return whether the last sentence of several surely ends the report: “My boss sorted it. So bin this.”"""
        sentences = sentences_of(message.text)
        if len(sentences) <= 1 or told.asked in (self.kind.account, *WHAT_SHOULD_HAPPEN):
            return False
        clause = reply_among_words(sentences[-1])
        is_said = clause is not None and clause.reply is Reply.STOP
        if "?" in message.text and not is_said:
            return False  # Whoever asks something wants to hear the answer.
        return read_act(sentences[-1]).is_surely(Act.STOP, least=CERTAIN if is_said else PLAIN_END)

    def _ends_plainly(self, message: Input, clause: Clause) -> bool:
        """Return whether an end is beyond doubt, whatever stands beside it: “forget it, I'll tell Jo instead”."""
        return clause.reply is Reply.STOP and message.heard.is_surely(Act.STOP, least=CERTAIN)

    def _may_be_the_answer(self, told: Told, message: Input) -> bool:
        """Return whether words that sound like a question about the report may be the answer: said again they are."""
        return self._asks_for_words(told) and read_reply(message.text) is None and "?" not in message.text

    def _clause(self, message: Input) -> Clause | None:
        """Return the short reply among the words of a message, unless as a whole it surely is another one."""
        clause, heard = reply_among_words(message.text), message.heard.reply(SURE)
        return clause if clause and heard in (None, clause.reply) else None

    def _tells(self, told: Told, message: Input, text: str) -> bool:
        """Return whether words beside a short reply tell a field, or what happened."""
        if told.asked == self.kind.account:
            return bool(self.reader.account(text))
        return bool(self.reader.fields(text, None, told.values, message.now))

    def _is_closed(self, told: Told) -> bool:
        return told.asked in self._fields and bool(self._fields[told.asked].choices)

    def _names_somebody(self, told: Told, message: Input) -> bool:
        """Return whether words answer the question who with a name, whatever the name resembles."""
        name = str(told.asked)
        said = self.reader.fields(message.text, name, told.values, message.now).get(name, "")
        return self._fields[name].type == "person" and bool(said) and not told_roughly(name, said)
