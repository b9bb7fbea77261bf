"""One turn of an enquiry after a case: finds out which case is meant and what is wished, and asks before it is done.

Knows nothing of Rasa and changes no case: what is known and a message go in, what to say and to do come out.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from actions.cases.case import Case
from actions.cases.kinds import kind_named, kind_names
from actions.conversation.message import Message
from actions.conversation.own_cases import asking
from actions.conversation.own_cases.meant import Meant, cases_meant, means_every
from actions.conversation.own_cases.receipt_words import LOST, has_lost_receipt, speaks_of_receipt
from actions.conversation.own_cases.state import (
    CONFIRMED,
    RECEIPT,
    REFERENCE,
    WISH,
    WORDS,
    Enquired,
    Heard,
    Outcome,
    Step,
)
from actions.conversation.own_cases.telling_case import is_settled
from actions.conversation.reporting.changes import is_addition
from actions.conversation.telling.case_status.addition import (
    addition_in,
    answer_to_add,
    has_substance,
    leads_to_words,
    replacement_in,
)
from actions.conversation.telling.case_status.references import references_in
from actions.conversation.telling.case_status.wish import Wish, read_wish
from actions.conversation.telling.field_reader import NO, YES
from actions.conversation.telling.reply import Reply, read_reply
from actions.conversation.wording import say
from understanding.passphrase import passphrase_in

LONGEST_MERE_RECEIPT = 12
FAILED_ATTEMPTS_BEFORE_HELP = 2
CANCELS = re.compile(r"\b(?:cancel|withdraw|drop|scrap|bin)\b", re.IGNORECASE)
ALL_SAID = re.compile(r"\b(?:all|it|good|sweet|fine|done)\b", re.IGNORECASE)
EXPLAINED = frozenset({Reply.WHY, Reply.WHO, Reply.WHAT_NEXT, Reply.HELP})
LEAVING = frozenset({Reply.STOP, Reply.LATER})


@dataclass(frozen=True)
class Enquiry:
    """An enquiry of somebody who opened these `cases`, the newest first.

    `spoken_of` is the reference of the case that was opened or told last, `held` the case whose receipt was told,
    and `show` puts cases in words.
    """

    cases: tuple[Case, ...]
    show: Callable[[Sequence[Case]], tuple[Message, ...]]
    spoken_of: str | None = None
    held: Case | None = None

    def turn(self, enquired: Enquired, heard: Heard) -> Outcome:
        """Return what a message does to the enquiry."""
        if heard.pressed:
            return self._pressed(enquired, heard)
        if receipt := passphrase_in(heard.text):
            return self._with_receipt(enquired, heard.text, receipt)
        return self._answered(enquired, heard) if enquired.asked else self._begun(heard.text)

    def again(self, enquired: Enquired, says: tuple[Message, ...] = ()) -> Outcome:
        """Ask the open question once more, after something else was said."""
        if enquired.asked == REFERENCE:
            return self._which(enquired, says)
        if enquired.asked == RECEIPT:
            return self._receipt(enquired, says)
        return self._what_else(enquired, says) if enquired.asked == WISH else self._on(enquired, says)

    def is_answered_by(self, enquired: Enquired, heard: Heard) -> bool:
        """Return whether a message answers the open question."""
        if read_reply(heard.text) or passphrase_in(heard.text) or enquired.asked == WORDS:
            return True
        if enquired.asked == CONFIRMED and enquired.wish is Wish.ADD:
            return is_addition(heard.text) or replacement_in(heard.text) is not None
        return enquired.asked == REFERENCE and cases_meant(heard.text, self.cases).is_told

    def found(self, enquired: Enquired, case: Case) -> Outcome:
        """Go on with the case that a receipt has opened."""
        known = replace(enquired, reference=case.reference, by_receipt=True, failed_attempts=0)
        return replace(self, held=case)._on(known)

    def _pressed(self, enquired: Enquired, heard: Heard) -> Outcome:
        if heard.pressed == "case_status" and heard.chosen:
            return self._chosen(enquired, heard)
        if heard.pressed == "stop":
            return self._left(enquired)
        if heard.pressed == "affirm" and enquired.asked == CONFIRMED:
            return self._confirmed(enquired)
        if heard.pressed == "change_field" and enquired.asked == CONFIRMED:
            return self._ask_for_words(enquired, (Message(say("case_add_instead")),))
        return self.again(enquired) if enquired.asked else self._begun("")

    def _chosen(self, enquired: Enquired, heard: Heard) -> Outcome:
        """Return what the button of a case does; behind a receipt it is that case's only."""
        reference = heard.chosen.get("reference")
        wish = Wish(heard.chosen["wish"]) if "wish" in heard.chosen else enquired.wish or Wish.TELL
        is_held = self.held is not None and self.held.reference == reference
        words = enquired.words if enquired.asked == REFERENCE else None
        known = Enquired(wish, reference, words, by_receipt=is_held, asked=enquired.asked)
        return self._on(known) if self.case_of(known) else self._done((Message(say("case_status_gone")),))

    def _begun(self, text: str) -> Outcome:
        wish = read_wish(text)
        enquired = Enquired(wish, words=addition_in(text) if wish is Wish.ADD else None)
        if has_lost_receipt(text):
            return self._lost()
        if speaks_of_receipt(text):
            return self._receipt(enquired)
        return self._for_case(enquired, text)

    def _with_receipt(self, enquired: Enquired, text: str, receipt: str) -> Outcome:
        """Return the trying of a receipt; no word of the message that holds it is ever added to a case."""
        wish = enquired.wish or Wish.TELL
        if enquired.asked is None and len(text.split()) > LONGEST_MERE_RECEIPT:
            wish = read_wish(text)
        return Outcome(replace(enquired, wish=wish, asked=RECEIPT), Step.RECEIPT_TOLD, receipt=receipt)

    def _for_case(self, enquired: Enquired, text: str) -> Outcome:
        """Go on with the case that is meant."""
        meant = cases_meant(text, self.cases)
        if meant.not_found:
            return self._not_found(enquired, str(meant.not_found))
        if self._spoke_of_nameless() and not meant.is_told:
            return self._receipt(enquired, (Message(say("case_status_receipt_needed")),))
        if not self.cases:
            return self._done((Message(say("case_status_none")),))
        return self._for_meant(enquired, text, meant)

    def _for_meant(self, enquired: Enquired, text: str, meant: Meant) -> Outcome:
        is_every = means_every(text) or len(references_in(text)) > 1
        if enquired.wish is Wish.TELL and is_every and not (meant.is_told and len(meant.cases) == 1):
            return self._done(self.show(meant.cases))
        candidates = self._candidates(meant)
        if len(candidates) == 1:
            return self._on(replace(enquired, reference=candidates[0].reference))
        if enquired.wish is Wish.TELL and not meant.is_told:
            return self._done(self.show(candidates))
        return self._which(enquired, among=candidates)

    def _candidates(self, meant: Meant) -> tuple[Case, ...]:
        """Return the cases that may be meant; the one just spoken of comes before others that fit as well."""
        spoken = tuple(case for case in self._spoken() if case in meant.cases)
        return spoken if spoken and len(meant.cases) > 1 else meant.cases

    def _spoken(self) -> tuple[Case, ...]:
        return tuple(case for case in self.cases if case.reference == self.spoken_of)

    def _spoke_of_nameless(self) -> bool:
        """Return whether the case spoken of last is one without a name, which must not be taken for another."""
        kinds = map(kind_named, kind_names())
        prefixes = tuple(kind.reference_prefix for kind in kinds if kind.anonymous_field)
        return self.spoken_of is not None and self.spoken_of.startswith(prefixes) and not self._spoken()

    def case_of(self, enquired: Enquired) -> Case | None:
        """Return the case that is meant, as far as it is theirs."""
        if enquired.by_receipt:
            return self.held
        return next((case for case in self.cases if case.reference == enquired.reference), None)

    def _on(self, enquired: Enquired, says: tuple[Message, ...] = ()) -> Outcome:
        """Return what comes next for the case that is meant."""
        case = self.case_of(enquired)
        if case is None:
            return self._done((*says, Message(say("case_status_gone"))))
        if enquired.wish is Wish.ADD:
            if enquired.words is None:
                return self._ask_for_words(enquired, says)
            return self._ask_consent(enquired, (*says, asking.addition_read_back(case, enquired.words)))
        if enquired.wish is Wish.WITHDRAW and not is_settled(case):
            return self._ask_consent(enquired, (*says, asking.withdrawal_explained(case)))
        if enquired.wish is Wish.WITHDRAW:
            says = (*says, Message(say("case_withdraw_settled")))
        return self._told(enquired, (*says, *self.show([case])))

    def _told(self, enquired: Enquired, says: tuple[Message, ...]) -> Outcome:
        return self._what_else(enquired, says) if enquired.by_receipt else self._done(says)

    def _ask_for_words(self, enquired: Enquired, says: tuple[Message, ...]) -> Outcome:
        case = self.case_of(enquired)
        question = (asking.words_to_add(case),) if case else ()
        return Outcome(replace(enquired, asked=WORDS, words=None), Step.ASKING, (*says, *question))

    def _ask_consent(self, enquired: Enquired, says: tuple[Message, ...]) -> Outcome:
        return Outcome(replace(enquired, asked=CONFIRMED), Step.ASKING, says)

    def _which(
        self, enquired: Enquired, says: tuple[Message, ...] = (), among: Sequence[Case] | None = None
    ) -> Outcome:
        question = asking.which_case(among or self.cases, enquired.wish)
        return Outcome(replace(enquired, asked=REFERENCE), Step.ASKING, (*says, question))

    def _receipt(self, enquired: Enquired, says: tuple[Message, ...] = ()) -> Outcome:
        return Outcome(replace(enquired, asked=RECEIPT), Step.ASKING, (*says, asking.receipt()))

    def _what_else(self, enquired: Enquired, says: tuple[Message, ...] = ()) -> Outcome:
        return Outcome(Enquired(None, enquired.reference, None, True, WISH), Step.ASKING, (*says, asking.what_else()))

    def _not_found(self, enquired: Enquired, typed: str) -> Outcome:
        """Return the same words for a reference that is somebody else's as for one that does not exist."""
        says = (Message(say("case_status_not_found", reference=typed)),)
        return self._which(enquired, says) if self.cases else self._done(says)

    def _lost(self) -> Outcome:
        return self._done((Message(say("case_status_receipt_lost")),))

    def _done(self, says: tuple[Message, ...]) -> Outcome:
        return Outcome(Enquired(), Step.DONE, says)

    def _left(self, enquired: Enquired) -> Outcome:
        """End the enquiry with nothing done."""
        wish = (enquired.wish or Wish.TELL).value
        forgotten = (Message(say("case_status_receipt_forgotten")),) if enquired.by_receipt else ()
        return self._done((Message(say(f"case_left_{wish}")), *forgotten))

    def _answered(self, enquired: Enquired, heard: Heard) -> Outcome:
        """Return what a typed message does to the open question."""
        reply = read_reply(heard.text) or heard.hint
        may_withdraw = enquired.asked == WISH or (enquired.asked == CONFIRMED and enquired.wish is Wish.WITHDRAW)
        if reply in LEAVING and not (may_withdraw and CANCELS.search(heard.text)):
            return self._left(enquired)
        if reply in EXPLAINED:
            return self.again(enquired, (asking.explained(enquired),))
        answers = {
            REFERENCE: self._reference_answered,
            RECEIPT: self._receipt_answered,
            WISH: self._wish_answered,
            WORDS: self._words_answered,
            CONFIRMED: self._consent_answered,
        }
        return answers[str(enquired.asked)](enquired, heard.text, reply)

    def _reference_answered(self, enquired: Enquired, text: str, reply: Reply | None) -> Outcome:
        if reply in (Reply.DENY, Reply.SKIP):
            return self._left(enquired)
        if has_lost_receipt(text):
            return self._lost()
        if speaks_of_receipt(text):
            return self._receipt(enquired)
        meant = cases_meant(text, self.cases)
        if meant.not_found:
            return self._not_found(enquired, str(meant.not_found))
        if enquired.wish is Wish.TELL and means_every(text):
            return self._done(self.show(self.cases))
        if meant.is_told and len(meant.cases) == 1:
            return self._on(replace(enquired, reference=meant.cases[0].reference))
        says_more = reply is None and (leads_to_words(text) or read_wish(text) not in (Wish.TELL, enquired.wish))
        return self._begun(text) if says_more else self._not_understood(enquired)

    def _receipt_answered(self, enquired: Enquired, text: str, reply: Reply | None) -> Outcome:
        if references_in(text):
            return self._for_case(enquired, text)
        if leads_to_words(text):
            return self._receipt(replace(enquired, wish=Wish.ADD, words=addition_in(text)))
        if reply in (Reply.DENY, Reply.SKIP, Reply.NOT_KNOWN) or LOST.search(text):
            return self._lost()
        if reply is None and not text.rstrip().endswith("?"):
            return Outcome(enquired, Step.RECEIPT_TOLD, receipt=text)
        return self._not_understood(enquired)

    def _wish_answered(self, enquired: Enquired, text: str, reply: Reply | None) -> Outcome:
        is_all = reply is Reply.AFFIRM and ALL_SAID.search(text)
        if is_all or reply in (Reply.DENY, Reply.SKIP, Reply.RESUME, Reply.KEEP):
            return self._left(enquired)
        if reply not in (None, Reply.STOP):
            return self.again(enquired)
        wish = Wish.WITHDRAW if reply is Reply.STOP else read_wish(text)
        return self._on(replace(enquired, wish=wish, words=addition_in(text) if wish is Wish.ADD else None))

    def _words_answered(self, enquired: Enquired, text: str, reply: Reply | None) -> Outcome:
        if reply in (Reply.DENY, Reply.SKIP, Reply.NOT_KNOWN):
            return self._left(enquired)
        words = answer_to_add(text) if reply is None else None
        return self._on(replace(enquired, words=words)) if words else self._not_understood(enquired)

    def _consent_answered(self, enquired: Enquired, text: str, reply: Reply | None) -> Outcome:
        if reply in (Reply.AFFIRM, Reply.AGAIN) or (reply in (None, Reply.STOP) and _is_bare_yes(text)):
            return self._confirmed(enquired)
        if reply is None and (typed := cases_meant(text, self.cases)).is_told and references_in(text) and typed.cases:
            return self._on(replace(enquired, reference=typed.cases[0].reference, by_receipt=False))
        if enquired.wish is Wish.WITHDRAW:
            return self._withdrawal_answered(enquired, text, reply)
        return self._addition_answered(enquired, text, reply)

    def _withdrawal_answered(self, enquired: Enquired, text: str, reply: Reply | None) -> Outcome:
        if reply in (Reply.DENY, Reply.KEEP, Reply.SKIP, Reply.NOT_KNOWN):
            return self._left(enquired)
        wish = read_wish(text) if reply is None else None
        if wish is Wish.WITHDRAW and not NO.match(text):
            return self._confirmed(enquired)
        if leads_to_words(text):
            return self._on(replace(enquired, wish=Wish.ADD, words=addition_in(text)))
        return self._left(enquired) if reply is None and NO.match(text) else self._not_understood(enquired)

    def _addition_answered(self, enquired: Enquired, text: str, reply: Reply | None) -> Outcome:
        """Return what is said to the words read back: other words take their place, more words join them."""
        if reply in (Reply.DENY, Reply.BACK, Reply.RESTART):
            return self._ask_for_words(enquired, (Message(say("case_add_instead")),))
        if reply is not None:
            return self._not_understood(enquired)
        if instead := replacement_in(text):
            return self._on(replace(enquired, words=instead))
        more = answer_to_add(text)
        return (
            self._on(replace(enquired, words=f"{enquired.words}\n{more}")) if more else self._not_understood(enquired)
        )

    def _confirmed(self, enquired: Enquired) -> Outcome:
        case = self.case_of(enquired)
        if case is None:
            return self._done((Message(say("case_status_gone")),))
        if enquired.wish is Wish.WITHDRAW and is_settled(case):
            return self._on(enquired)
        return Outcome(enquired, Step.ADDING if enquired.wish is Wish.ADD else Step.WITHDRAWING)

    def _not_understood(self, enquired: Enquired) -> Outcome:
        tried = replace(enquired, failed_attempts=enquired.failed_attempts + 1)
        way_out = (Message(say("case_status_way_out")),) if tried.failed_attempts >= FAILED_ATTEMPTS_BEFORE_HELP else ()
        return self.again(tried, (Message(say("form_not_understood")), *way_out))


def _is_bare_yes(text: str) -> bool:
    """Return whether a text says yes and adds nothing: “yes please, add it to my report”."""
    return YES.match(text) is not None and not has_substance(YES.sub("", text)) and " but " not in text
