"""What the register holds for a question, as far as the person who asks may know it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from actions.cases.register.register import Entry
from actions.cases.register.row import row
from actions.cases.register.standing import DUE_FOR_REVIEW
from actions.cases.workflow.table import workflow_of
from actions.conversation.days import day_in_words
from actions.conversation.message import Button, Message
from actions.conversation.own_cases.meant import cases_meant
from actions.conversation.telling.case_status.references import references_in
from actions.conversation.telling.register_question import RegisterQuestion
from actions.conversation.wording import say

MOST_LINES = 10


@dataclass(frozen=True)
class Looking:
    """Somebody who looks: the `entries` that they may see, the references of their `own`, and whom they manage.

    `names` are people's names by e-mail address, `in_mind` the policy question asked just before, if any. They
    `may_ask` for an exemption where their organisation takes such requests.
    """

    entries: Sequence[Entry]
    own: Collection[str]
    team: Collection[str]
    names: Mapping[str, str]
    today: date
    in_mind: str = ""
    may_ask: bool = True


def register_message(asked: RegisterQuestion, text: str, looking: Looking) -> Message:
    """Return the exemptions that a question asks after, each in a line and as a row of the card."""
    found = [entry for entry in looking.entries if _is_asked_after(entry, asked, looking)]
    is_certain = asked.asks_for or bool(references_in(text))
    shown = _described(text, looking.in_mind, found) if is_certain else found
    if not shown:
        return _nothing(asked, looking)
    lines = [_heading(asked, is_certain), *(_line(entry, looking.names) for entry in shown[:MOST_LINES])]
    more = [say("register_more", count=str(len(shown) - MOST_LINES))] if len(shown) > MOST_LINES else []
    return Message("\n".join([*lines, *more]), custom=_card(shown, looking.names))


def _is_asked_after(entry: Entry, asked: RegisterQuestion, looking: Looking) -> bool:
    if asked.own and entry.reference not in looking.own:
        return False
    if asked.team and entry.holder not in looking.team:
        return False
    if asked.falls_due is None:
        return asked.with_past or not entry.is_over
    is_waiting = entry.status == DUE_FOR_REVIEW and asked.falls_due.first <= looking.today <= asked.falls_due.last
    return is_waiting or entry.falls_due_between(*asked.falls_due)


def _described(text: str, in_mind: str, found: Sequence[Entry]) -> list[Entry]:
    """Return the exemptions that a text, or else the question asked just before, names or describes."""
    exemptions = [entry.exemption for entry in found]
    told = (cases_meant(each, exemptions) for each in (text, in_mind) if each)
    meant = next((each.cases for each in told if each.is_told), ())
    return [entry for entry in found if entry.exemption in meant]


def _nothing(asked: RegisterQuestion, looking: Looking) -> Message:
    text = say("register_none_for" if asked.asks_for else "register_none")
    offer = (Button(say("offer_exemption_request"), "exemption_request"),) if looking.may_ask else ()
    return Message(text, buttons=offer, custom=_card((), looking.names))


def _heading(asked: RegisterQuestion, is_certain: bool) -> str:
    if is_certain:
        return say("register_described")
    if asked.falls_due is not None:
        first, last = map(day_in_words, asked.falls_due)
        return say("register_due", first=first, last=last)
    return say("register_own" if asked.own else "register_team" if asked.team else "register_seen")


def _line(entry: Entry, names: Mapping[str, str]) -> str:
    activity, day = entry.terms.activity.rstrip(". "), day_in_words(entry.terms.ends_on)
    holder = names.get(entry.holder, entry.holder)
    if not entry.in_force and not entry.is_over:
        start = day_in_words(entry.terms.starts_on)
        return say(
            "register_line_to_come", reference=entry.reference, activity=activity, holder=holder, start=start, day=day
        )
    status = workflow_of(entry.exemption.kind).states[entry.status].label
    return say("register_line", reference=entry.reference, activity=activity, holder=holder, status=status, day=day)


def _card(entries: Sequence[Entry], names: Mapping[str, str]) -> dict[str, object]:
    return {"type": "register", "rows": [{**row(entry), **_in_words(entry, names)} for entry in entries]}


def _in_words(entry: Entry, names: Mapping[str, str]) -> dict[str, str]:
    """Return what a card shows in place of a status, an address and a day."""
    return {
        "status_label": workflow_of(entry.exemption.kind).states[entry.status].label,
        "holder_name": names.get(entry.holder, entry.holder),
        "until": day_in_words(entry.terms.ends_on),
    }
