"""The questions of the talk about a case: which one, what to do, what is needed for it, whether to do it."""

from collections.abc import Mapping, Sequence

from actions.cases.case import Case
from actions.cases.kinds import kind_named
from actions.cases.workflow.table import Need, workflow_of
from actions.conversation.handling.deeds import Deed
from actions.conversation.handling.state import Handled
from actions.conversation.message import Button, Message
from actions.conversation.reporting.messages import moment_in_words
from actions.conversation.wording import say

MOST_CASES_AS_BUTTONS = 8


def case_button(case: Case, deed: str | None = None) -> Button:
    """Return the button that opens a case, or begins something with it."""
    title = say("case_status_button", reference=case.reference, label=kind_named(case.kind).label)
    return Button(title, "case_handling", {"reference": case.reference, **({"deed": deed} if deed else {})})


def which_case(cases: Sequence[Case], deed: str | None = None) -> Message:
    """Return the question which case is meant."""
    buttons = tuple(case_button(case, deed) for case in cases[:MOST_CASES_AS_BUTTONS])
    return Message(say("handling_which"), buttons=buttons)


def what_to_do(case: Case, deeds: Sequence[Deed]) -> Message:
    """Return the question what is to be done, with a button for everything that is possible now."""
    buttons = tuple(_deed_button(case, deed) for deed in deeds)
    moves = [deed for deed in deeds if deed.is_move]
    return Message(
        say("handling_what" if moves else "handling_what_else"),
        buttons=(*buttons, Button(say("handling_enough_button"), "stop")),
    )


def need(case: Case, left: Sequence[Need], choices: Mapping[str, str]) -> Message:
    """Return the question for the first of what has still to be told, with a button for each of the choices."""
    asked = left[0]
    buttons = tuple(Button(label, "choose", {"field": asked.name, "value": value}) for value, label in choices.items())
    if asked.optional:
        buttons += (Button(say("form_skip_button"), "skip"),)
    if asked.optional and all(each.optional for each in left) and len(left) > 1:
        buttons += (Button(say("handling_skip_rest"), "skip", {"field": "rest"}),)
    custom = {"type": "question", "kind": case.kind, "field": asked.name, "optional": asked.optional}
    return Message(asked.ask, buttons=(*buttons, _leave()), custom=custom)


def consent(
    case: Case, deed: Deed, handled: Handled, shown: Sequence[tuple[Need, str]], told_to: str, policy: str
) -> Message:
    """Return what would be done with what was told (`shown` in words), whom it tells, and the policy's words."""
    done = say("handling_consent", reference=case.reference, deed=deed.label)
    told = [
        value if each.to_opener else say("handling_told", ask=_label(deed, each), words=value) for each, value in shown
    ]
    consequences = [
        *((say("handling_policy", words=policy),) if policy else ()),
        *((say("handling_tells", people=told_to),) if told_to else ()),
        say("handling_consent_ask"),
    ]
    changes = tuple(
        Button(say("handling_change", ask=_label(deed, each)), "change_field", {"field": each.name})
        for each, _ in shown
    )
    fields = [{"name": each.name, "label": _label(deed, each), "value": value} for each, value in shown]
    return Message(
        "\n".join([done, *told, *consequences]),
        buttons=(Button(say("handling_yes"), "affirm", what_is_agreed_to(handled)), *changes, _leave()),
        custom={"type": "summary", "kind": case.kind, "fields": fields, "says": [done, *consequences]},
    )


def what_is_agreed_to(handled: Handled) -> dict[str, str]:
    """Return what a yes by button says yes to, so that it can be said to nothing else."""
    return {"reference": handled.reference or "", "deed": handled.deed or "", "version": str(handled.version)}


def moved(case: Case) -> Message:
    """Return that a case was moved on, and where it stands now."""
    status = workflow_of(case.kind).states[case.status].label
    return Message(say("handling_moved", reference=case.reference, status=status))


def _deed_button(case: Case, deed: Deed) -> Button:
    return Button(deed.label, "case_handling", {"reference": case.reference, "deed": deed.name})


def _leave() -> Button:
    return Button(say("handling_leave_button"), "stop")


def _label(deed: Deed, asked: Need) -> str:
    """Return what is asked as the opened kind of case calls it, else the question."""
    field = kind_named(deed.opens).field(asked.name) if deed.opens else None
    return f"{field.label}:" if field else asked.ask


def in_words(asked: Need, value: str) -> str:
    """Return what was told of a need as it is read back."""
    return moment_in_words(value) if asked.type == "date" else asked.choices.get(value, value)
