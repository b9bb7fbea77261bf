"""The questions of an enquiry, and what is explained before a case is added to or withdrawn."""

from collections.abc import Sequence

from actions.cases.case import Case
from actions.cases.kinds import kind_named
from actions.conversation.message import Button, Message
from actions.conversation.own_cases.state import RECEIPT, Enquired
from actions.conversation.own_cases.telling_case import case_button
from actions.conversation.telling.case_status.wish import Wish
from actions.conversation.wording import say, say_first


def which_case(cases: Sequence[Case], wish: Wish | None) -> Message:
    """Return the question which case is meant, with a button for each."""
    return Message(say("case_status_which"), buttons=tuple(case_button(case, wish) for case in cases))


def receipt() -> Message:
    """Return the question for the receipt of a complaint without a name."""
    return Message(say("case_status_receipt"), buttons=(Button(say("case_status_leave_button"), "stop"),))


def what_else() -> Message:
    """Return the question that follows when a case behind a receipt was told."""
    return Message(say("case_status_what_else"), buttons=(Button(say("case_status_enough_button"), "stop"),))


def words_to_add(case: Case) -> Message:
    """Return the question what is to be added."""
    return Message(
        say("case_add_words", reference=case.reference),
        buttons=(Button(say("case_status_leave_button"), "stop"),),
        custom={"type": "question", "kind": case.kind, "field": "words", "optional": False},
    )


def addition_read_back(case: Case, words: str) -> Message:
    """Return the words as they would be added, to be agreed to or changed."""
    kind = kind_named(case.kind)
    buttons = (
        Button(say("case_add_yes"), "affirm"),
        Button(say("case_add_change"), "change_field", {"field": "words"}),
        Button(say("case_status_leave_button"), "stop"),
    )
    fields = [{"name": "words", "label": say("case_add_label"), "value": words}]
    text = say("case_add_read_back", reference=case.reference, label=kind.label, words=words)
    says = [text.splitlines()[0], text.splitlines()[-1]]
    return Message(text, buttons=buttons, custom={"type": "summary", "kind": case.kind, "fields": fields, "says": says})


def withdrawal_explained(case: Case) -> Message:
    """Return what withdrawing does to a case of this kind, and the question whether to do it."""
    kind = kind_named(case.kind)
    says = [
        say("case_withdraw_case", reference=case.reference, label=kind.label),
        say_first(f"case_withdraw_before_{case.kind}", "case_withdraw_before"),
        say("case_withdraw_ask"),
    ]
    buttons = (Button(say("case_withdraw_yes"), "affirm"), Button(say("case_withdraw_no"), "stop"))
    return Message(" ".join(says), buttons=buttons)


def explained(enquired: Enquired) -> Message:
    """Return why something is asked, and who will see it."""
    if enquired.asked == RECEIPT:
        return Message(say("case_status_why_receipt"))
    if enquired.wish is Wish.WITHDRAW:
        return Message(say("case_withdraw_why"))
    return Message(say("case_status_who_anonymous" if enquired.by_receipt else "case_status_who"))
