"""The talk about cases, turn by turn, without a server."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timezone

from actions.cases.case import Case, HistoryEntry
from actions.cases.workflow.table import Need
from actions.cases.workflow.waiting import worklist
from actions.conversation.handling.course import Course
from actions.conversation.handling.deeds import Deed, deeds_open_to
from actions.conversation.handling.dialogue import Dialogue
from actions.conversation.handling.state import CASE, CONSENT, DEED, NEED, Handled, Heard, Outcome, Step
from actions.conversation.message import Message
from actions.people.person import Person
from tests.cases.workflow.walking import DIRECTORY, brought_to, email

MANAGER = DIRECTORY[email("manager")]
REPORTED = brought_to("inappropriate_material", "reported")
IN_PROGRESS = replace(brought_to("inappropriate_material", "in_progress"), reference="INC-2026-0002")
REQUEST = brought_to("exemption_request", "submitted")
NOW = datetime(2026, 2, 4, tzinfo=timezone.utc)
LETTER = "Kia ora Mere, I have it."


@dataclass(frozen=True)
class Plain:
    """Puts cases in the plainest words."""

    def listed(self, cases: Sequence[Case]) -> tuple[Message, ...]:
        return (Message(" ".join(case.reference for case in cases)),)

    def shown(self, case: Case) -> Message:
        return Message(case.reference)

    def history(self, case: Case) -> Message:
        return Message("history")

    def who(self, case: Case) -> Message:
        return Message("who")

    def told_to(self, case: Case, deed: Deed) -> str:
        return ""

    def policy(self, deed: Deed) -> str:
        return ""

    def handed_on(self, reference: str) -> Message | None:
        return None

    def proposed(self, case: Case, deed: Deed, need: Need) -> str | None:
        if need.type == "clause":
            return "rules.first"
        return LETTER if deed.name == "acknowledge" else need.usual

    def choices(self, case: Case, need: Need) -> Mapping[str, str]:
        return {"rules.second": "Another rule"} if need.type == "clause" else need.choices

    def clause_in(self, words: str) -> str | None:
        return "rules.third"

    def in_words(self, need: Need, value: str) -> str:
        return value

    def last_actor(self, case: Case) -> str:
        return "Somebody"

    def fault(self, case: Case, deed: Deed, told: Mapping[str, str], name: str) -> str | None:
        return None


def dialogue(*cases: Case, person: Person = MANAGER) -> Dialogue:
    return Dialogue(Course(person, cases, worklist(cases, person, NOW), Plain()), date(2026, 2, 4))


def told(talk: Dialogue, *said: str) -> Outcome:
    handled = Handled()
    for words in said:
        outcome = talk.turn(handled, Heard(words))
        handled = outcome.handled
    return outcome


def test_nothing_is_done_before_a_yes() -> None:
    talk = dialogue(REPORTED)
    assert told(talk, "acknowledge it").handled.asked == CONSENT
    assert told(talk, "acknowledge it", "yes").step is Step.DOING
    assert told(talk, "acknowledge it", "no").handled.asked == NEED


def test_every_move_is_read_back_a_reminder_is_not() -> None:
    deeds = [deed for case in (REPORTED, IN_PROGRESS, REQUEST) for deed in deeds_open_to(MANAGER, case)]
    assert {deed.name for deed in deeds if not deed.needs_consent} == {"remind"}


def test_what_waits_is_listed_and_opened_by_its_place() -> None:
    outcome = told(dialogue(REPORTED, IN_PROGRESS), "what's waiting for me", "the second one")
    assert (outcome.handled.reference, outcome.handled.asked) == ("INC-2026-0002", DEED)


def test_what_must_be_told_is_asked_for_and_the_letter_is_drafted() -> None:
    assert told(dialogue(REQUEST), "I decline the request").handled.asked == NEED
    assert told(dialogue(REPORTED), "acknowledge the report").handled.told == {"words": LETTER}


def test_a_reason_in_the_same_message_is_not_asked_for_again() -> None:
    outcome = told(dialogue(REQUEST), "I decline the request because it is too risky")
    assert (outcome.handled.asked, outcome.handled.told) == (CONSENT, {"reason": "it is too risky"})


def test_what_may_be_left_open_is_skipped() -> None:
    outcome = told(dialogue(REQUEST), "I agree to the request", "skip", "yes")
    assert (outcome.step, outcome.handled.deed) == (Step.DOING, "agree")


def test_a_yes_by_button_says_yes_to_what_was_shown_and_to_nothing_else() -> None:
    talk, waiting = dialogue(REPORTED), told(dialogue(REPORTED), "acknowledge it")
    (agreed,) = [dict(button.values) for button in waiting.says[-1].buttons if button.intent == "affirm"]
    assert talk.turn(waiting.handled, Heard(pressed="affirm", chosen=agreed)).step is Step.DOING
    older = {**agreed, "version": "7"}
    assert talk.turn(waiting.handled, Heard(pressed="affirm", chosen=older)).step is Step.ASKING


def test_whoever_was_faster_is_named() -> None:
    handled = told(dialogue(REPORTED), "acknowledge it").handled
    entry = HistoryEntry(NOW, "acknowledged", "other@education.example", "acknowledge")
    changed = replace(REPORTED, status="acknowledged", history=(*REPORTED.history, entry), version=2)
    outcome = dialogue(changed).course.overtaken(handled)
    assert outcome and "Somebody" in outcome.says[0].text and outcome.handled.asked == DEED


def test_the_same_yes_again_finds_it_done() -> None:
    handled = told(dialogue(REPORTED), "acknowledge it").handled
    entry = HistoryEntry(NOW, "acknowledged", MANAGER.email, "acknowledge")
    changed = replace(REPORTED, status="acknowledged", history=(*REPORTED.history, entry), version=2)
    outcome = dialogue(changed).course.overtaken(handled)
    assert outcome and "Done" in outcome.says[0].text


def test_words_that_belong_elsewhere_are_left_alone() -> None:
    handled = told(dialogue(REPORTED), "what's waiting for me", "the first one").handled
    outcome = dialogue(REPORTED).turn(handled, Heard("I lost my laptop at the airport", is_elsewhere=True))
    assert outcome.step is Step.ELSEWHERE


def test_several_that_fit_are_asked_about() -> None:
    other = replace(REPORTED, reference="INC-2026-0003")
    outcome = told(dialogue(REPORTED, other), "acknowledge the report")
    assert (outcome.handled.asked, outcome.handled.deed) == (CASE, "acknowledge")
    assert told(dialogue(REPORTED, other), "acknowledge the report", "the second one").handled.asked == CONSENT


def test_a_reference_that_is_nobodys_is_not_found() -> None:
    (says, *_) = told(dialogue(REPORTED), "open HAR-2026-0077").says
    assert "can't find HAR-2026-0077" in says.text
