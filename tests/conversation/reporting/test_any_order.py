"""Whatever comes between, and in whichever order: the case holds what was told, and nothing else."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from rasa_sdk import Tracker

from actions.cases.kinds import Field
from actions.conversation.reporting.asking import WORDS
from actions.conversation.reporting.form import ReportForm
from actions.conversation.reporting.state import CONFIRMED, Input, Step, Told, Turn
from tests.conversation.clock import NOW
from tests.conversation.reporting.people_telling import KINDS, Telling, form, report, slots, telling

ASIDES = (
    "why do you need that?",
    "who will see this?",
    "what happens next?",
    "help",
    "what was the question?",
    "thanks",
)
AWAY = ("save it for later", "gotta go, can I finish this later?")
NONSENSE = ("wibble", "asdf", "🦆", "???")
SKIPS = ("skip", "pass", "rather not say")


class Conversation(RuleBasedStateMachine):
    """Somebody telling a report of `kind`; `held` is what the case must hold by what was said."""

    kind: str

    @initialize(has_account=st.booleans())
    def begin(self, has_account: bool) -> None:
        account = {self.form.kind.account: self.telling.account, **self.telling.besides}
        self.held: dict[str, str] = account if has_account else {}
        words = self.telling.account if has_account else self.telling.begins
        self.last = self.form.begin(Input(words, NOW))

    @property
    def form(self) -> ReportForm:
        return form(self.kind)

    @property
    def telling(self) -> Telling:
        return telling(self.kind)

    @property
    def told(self) -> Told:
        return self.last.told

    @property
    def asked(self) -> Field | None:
        return self.form.kind.field(self.told.asked or "")

    def say(self, words: str) -> Turn:
        self.last = self.form.turn(self.told, Input(words, NOW))
        return self.last

    def press(self, button: str, field: str | None = None, value: str | None = None) -> None:
        self.last = self.form.turn(self.told, Input("", NOW, button, field, value))

    def tell(self, lines: Mapping[str, str], name: str, choice: st.DataObject) -> None:
        words = choice.draw(st.sampled_from(sorted(lines)))
        self.say(words)
        self.held[name] = lines[words]

    @precondition(lambda self: self.asked and self.asked.name in self.telling.answers)
    @rule(choice=st.data())
    def answer(self, choice: st.DataObject) -> None:
        assert self.asked
        self.tell(self.telling.answers[self.asked.name], self.asked.name, choice)

    @rule(choice=st.data())
    def press_an_answer(self, choice: st.DataObject) -> None:
        closed = [field for field in self.form.kind.fields if field.choices and field.name in self.telling.answers]
        field = choice.draw(st.sampled_from(closed))
        value = choice.draw(st.sampled_from(sorted(self.telling.answers[field.name].values())))
        self.press("choose", field.name, value)
        self.held[field.name] = value

    @precondition(lambda self: self.asked is None or self.asked.type not in WORDS)
    @precondition(lambda self: not set(self.held).isdisjoint(self.telling.corrections))
    @rule(choice=st.data())
    def correct(self, choice: st.DataObject) -> None:
        name = choice.draw(st.sampled_from(sorted(set(self.telling.corrections) & set(self.held))))
        self.tell(self.telling.corrections[name], name, choice)

    @rule(choice=st.data())
    def wish_to_change(self, choice: st.DataObject) -> None:
        self.press("change_field", choice.draw(st.sampled_from(sorted(self.telling.answers))))

    @precondition(lambda self: self.asked and self.asked.optional)
    @rule(words=st.sampled_from(SKIPS))
    def skip(self, words: str) -> None:
        assert self.asked
        self.held.pop(self.asked.name, None)
        self.say(words)

    @rule()
    def go_back(self) -> None:
        self.say("go back")

    @rule(words=st.sampled_from(ASIDES))
    def ask(self, words: str) -> None:
        before = self.told.asked
        self.say(words)
        assert self.told.asked == before

    @precondition(lambda self: self.asked and self.asked.type not in WORDS)
    @rule(words=st.sampled_from(NONSENSE))
    def make_no_sense(self, words: str) -> None:
        self.say(words)

    @rule(words=st.sampled_from(AWAY))
    def come_back_another_day(self, words: str) -> None:
        before = self.told.asked
        self.say(words)
        kept: Any = Tracker("staff", slots(self.kind, self.told), {}, [], False, None, {}, "")
        self.last = Turn(report(self.kind).told_so_far(kept), Step.TELLING)
        self.say("I'm back")
        assert self.told.asked == before

    @invariant()
    def holds_what_was_told_and_nothing_else(self) -> None:
        if hasattr(self, "held"):
            assert (self.last.step, dict(self.told.values)) == (Step.TELLING, self.held)

    def teardown(self) -> None:
        if hasattr(self, "held"):
            self.come_to_the_summary()
            assert self.form.settled(self.told).items() <= self.form.reader.settle(self.held).items()
            assert self.say("yes").step is Step.SUBMITTED

    def come_to_the_summary(self) -> None:
        for _ in self.form.kind.fields:
            if self.asked is None:
                break
            lines = self.telling.answers.get(self.asked.name)
            if lines is None:
                self.say("skip")
                continue
            words, value = next(iter(lines.items()))
            self.held[self.asked.name] = value
            self.say(words)
        assert self.told.asked == CONFIRMED, self.told


@pytest.mark.parametrize("kind", KINDS)
def test_the_case_holds_what_was_told_and_nothing_else(kind: str) -> None:
    about = type(f"Conversation about {kind}", (Conversation,), {"kind": kind})
    health = [HealthCheck.too_slow, HealthCheck.filter_too_much]
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        about, settings=settings(max_examples=25, stateful_step_count=15, deadline=None, suppress_health_check=health)
    )
