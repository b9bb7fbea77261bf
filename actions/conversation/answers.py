"""Answers as messages: the verdict, one sentence, the policy's own words, whom to ask, what can be done from here."""

import re
from dataclasses import asdict
from typing import Any

from actions.conversation.contacts import contact_name
from actions.conversation.message import Button, Message
from actions.conversation.wording import say
from actions.people.organisation import Organisation
from actions.policy.answer import MOST_CITATIONS, Answer, Citation, Reading
from actions.policy.corpus.model import Verdict

YES_OR_NO = re.compile(r"^(?:yes|no)[,.:;]\s+", re.IGNORECASE)
UNSETTLED = (Verdict.NOT_COVERED, Verdict.OUT_OF_SCOPE)
CASES_OPENED_HERE = frozenset({"inappropriate_material"})


def answer_message(answer: Answer, organisation: Organisation) -> Message:
    """Return the message for an answer, whichever way it went."""
    if answer.verdict is Verdict.OUT_OF_SCOPE:
        return Message(say("scope"))
    if answer.readings:
        return _choice_of_readings(answer)
    return _not_settled(answer, organisation) if answer.verdict in UNSETTLED else _settled(answer, organisation)


def quoted(citation: Citation) -> str:
    """Return a citation as text: the words, then where they stand and how old they are."""
    source = ", ".join(part for part in (citation.policy, citation.section, citation.last_reviewed) if part)
    return f"“{citation.quote}”\n— {source}"


def answer_card(answer: Answer, organisation: Organisation) -> dict[str, Any]:
    """Return the data of an answer's card."""
    return {
        "type": "answer",
        **answer.as_json(),
        "citations": [asdict(citation) for citation in answer.citations[:MOST_CITATIONS]],
        "authority": contact_name(organisation, answer.authority) if answer.authority else "",
        "overdue": say("answer_overdue", next_review=answer.overdue) if answer.overdue else "",
        "inferred": say("answer_inferred") if answer.inferred else "",
    }


def _settled(answer: Answer, organisation: Organisation) -> Message:
    ask = say("answer_ask", authority=contact_name(organisation, answer.authority))
    condition = answer.conditions[0] if answer.conditions else None
    lines = [
        f"{say(f'verdict_{answer.verdict.value}')} {_without_yes_or_no(answer.says)}".strip(),
        quoted(answer.citations[0]),
        say("answer_inferred") if answer.inferred else "",
        say("answer_overdue", next_review=answer.overdue) if answer.overdue else "",
        condition.ask if condition else ask,
    ]
    return Message(
        "\n".join(line for line in lines if line),
        buttons=_condition_buttons(answer) + _offer_buttons(answer),
        custom=answer_card(answer, organisation),
    )


def _without_yes_or_no(says: str) -> str:
    """Return a rule's sentence without the yes or no that the verdict has said already."""
    rest = YES_OR_NO.sub("", says)
    return rest[:1].upper() + rest[1:]


def _condition_buttons(answer: Answer) -> tuple[Button, ...]:
    return tuple(
        Button(each.answer, "choose", {"matter": answer.matter, "verdict": each.verdict.value})
        for condition in answer.conditions[:1]
        for each in condition.answers
    )


def _offer_buttons(answer: Answer) -> tuple[Button, ...]:
    return tuple(Button(say("offer_report"), kind) for kind in answer.offers if kind in CASES_OPENED_HERE)


def _not_settled(answer: Answer, organisation: Organisation) -> Message:
    authority = contact_name(organisation, answer.authority)
    lines = [say("verdict_not_covered"), say("answer_not_covered", authority=authority)]
    return Message("\n".join(lines), custom=answer_card(answer, organisation))


def _choice_of_readings(answer: Answer) -> Message:
    buttons = tuple(_reading_button(reading, answer.readings) for reading in answer.readings)
    none = Button(say("reading_none"), "choose", {"matter": "none", "verdict": Verdict.NOT_COVERED.value})
    options = [
        {"title": button.title, "says": reading.says} for button, reading in zip(buttons, answer.readings, strict=True)
    ]
    custom = {"type": "clarification", "question": say("answer_unsure"), "options": options}
    return Message(say("answer_unsure"), buttons=(*buttons, none), custom=custom)


def _reading_button(reading: Reading, offered: tuple[Reading, ...]) -> Button:
    """Return the button of a reading: what it is about, or, where two are about the same, what it would say."""
    same = sum(other.about == reading.about for other in offered) > 1
    title = reading.says if same else reading.about
    return Button(title, "choose", {"matter": reading.matter, "verdict": reading.verdict.value})
