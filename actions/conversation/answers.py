"""Answers as messages: the verdict, one sentence, the policy's own words, whom to ask, what can be done from here."""

import re
from collections.abc import Iterable
from dataclasses import asdict
from itertools import groupby
from typing import Any

from actions.conversation.contacts import contact_name
from actions.conversation.message import Button, Message
from actions.conversation.offers import offer_buttons
from actions.conversation.wording import say
from actions.people.organisation import Organisation
from actions.policy.answer import MOST_CITATIONS, Answer, Citation, Reading
from actions.policy.corpus.model import RULE_VERDICTS, Verdict

YES_OR_NO = re.compile(r"^(?:yes|no)[,.:;]\s+", re.IGNORECASE)
LIST_ITEM = "•"
CONDITION = "condition"
NO_READING = "none"
UNSETTLED = (Verdict.NOT_COVERED, Verdict.OUT_OF_SCOPE)


def answer_message(answer: Answer, organisation: Organisation, *, whole: bool = False) -> Message:
    """Return the message for an answer, whichever way it went; `whole` quotes every clause of a rule."""
    if answer.readings:
        return _choice_of_readings(answer)
    if answer.verdict is Verdict.OUT_OF_SCOPE:
        return Message(say("scope"))
    if answer.verdict in UNSETTLED:
        return _not_settled(answer, organisation)
    return _settled(answer, organisation, whole=whole)


def quoted(citations: Iterable[Citation]) -> str:
    """Return citations as text: the words, then where they stand and how old they are; a list under its opening.

    A line that opens a list which is quoted too is said once, above the list.
    """
    cited = tuple(citations)
    openings = {citation.opening for citation in cited}
    told = (citation for citation in cited if citation.quote not in openings)
    return "\n".join(_quotation(source, tuple(group)) for source, group in groupby(told, _source))


def _source(citation: Citation) -> tuple[str, str]:
    parts = (citation.policy, citation.section, citation.last_reviewed)
    return ", ".join(part for part in parts if part), citation.opening


def _quotation(source_and_opening: tuple[str, str], citations: tuple[Citation, ...]) -> str:
    source, opening = source_and_opening
    items = [f"{LIST_ITEM} {citation.quote}" for citation in citations]
    words = ["\n".join([opening, *items])] if opening else [citation.quote for citation in citations]
    return "\n".join([*(f"“{each}”" for each in words), f"— {source}"])


def answer_card(answer: Answer, organisation: Organisation, *, most_quotes: int = MOST_CITATIONS) -> dict[str, Any]:
    """Return the data of an answer's card, with no more than `most_quotes` citations."""
    return {
        "type": "answer",
        **answer.as_json(),
        "citations": [asdict(citation) for citation in answer.quotes[:most_quotes]],
        "authority": contact_name(organisation, answer.authority) if answer.authority else "",
        "overdue": say("answer_overdue", next_review=answer.overdue) if answer.overdue else "",
        "inferred": say("answer_inferred") if answer.inferred else "",
    }


def _settled(answer: Answer, organisation: Organisation, *, whole: bool) -> Message:
    ask = say("answer_ask", authority=contact_name(organisation, answer.authority))
    condition = answer.conditions[0] if answer.conditions else None
    lines = [
        f"{say(f'verdict_{answer.verdict.value}')} {without_yes_or_no(answer.says)}".strip(),
        quoted(answer.quotes if whole else answer.quotes[:1]),
        *(_beside(reading) for reading in answer.also),
        say("answer_inferred") if answer.inferred else "",
        say("answer_overdue", next_review=answer.overdue) if answer.overdue else "",
        condition.ask if condition else ask,
    ]
    return Message(
        "\n".join(line for line in lines if line),
        buttons=_condition_buttons(answer) + offer_buttons(answer) + (() if whole else _wording_button(answer)),
        custom=answer_card(answer, organisation, most_quotes=len(answer.quotes) if whole else MOST_CITATIONS),
    )


def _beside(reading: Reading) -> str:
    """Return what another rule says that the question touches."""
    verdict = say(f"verdict_{reading.verdict.value}")
    return " ".join(part for part in (say("answer_also"), verdict, without_yes_or_no(reading.says)) if part)


def without_yes_or_no(says: str) -> str:
    """Return a rule's sentence without the yes or no that the verdict has said already."""
    rest = YES_OR_NO.sub("", says)
    return rest[:1].upper() + rest[1:]


def _condition_buttons(answer: Answer) -> tuple[Button, ...]:
    return tuple(
        Button(each.answer, "choose", {"matter": answer.matter, "verdict": each.verdict.value, "settles": CONDITION})
        for condition in answer.conditions[:1]
        for each in condition.answers
    )


def _wording_button(answer: Answer) -> tuple[Button, ...]:
    """Return the button that shows the rest of the rule's clauses, where the card cannot hold them."""
    if len(answer.quotes) <= MOST_CITATIONS:
        return ()
    asked = {"kind": "wording", "matter": answer.matter, "verdict": answer.verdict.value}
    return (Button(say("show_wording"), "follow_up", asked),)


def _not_settled(answer: Answer, organisation: Organisation) -> Message:
    authority = contact_name(organisation, answer.authority)
    lines = [say("verdict_not_covered"), say("answer_not_covered", authority=authority)]
    return Message("\n".join(lines), custom=answer_card(answer, organisation))


def _choice_of_readings(answer: Answer) -> Message:
    settled = tuple(reading for reading in answer.readings if reading.verdict in RULE_VERDICTS)
    buttons = tuple(_reading_button(reading, settled) for reading in settled)
    none = Button(say("reading_none"), "choose", {"matter": NO_READING, "verdict": Verdict.NOT_COVERED.value})
    options = [{"title": button.title, "says": reading.says} for button, reading in zip(buttons, settled, strict=True)]
    custom = {"type": "clarification", "question": say("answer_unsure"), "options": options}
    return Message(say("answer_unsure"), buttons=(*buttons, none), custom=custom)


def _reading_button(reading: Reading, offered: tuple[Reading, ...]) -> Button:
    """Return the button of a reading: what it is about, or, where two are about the same, what it would say."""
    same = sum(other.about == reading.about for other in offered) > 1
    title = reading.says if same else reading.about
    return Button(title, "choose", {"matter": reading.matter, "verdict": reading.verdict.value})
