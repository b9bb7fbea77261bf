"""Takes a report in Rasa's terms: one action hears every message while it is told, one forgets it in the end."""

from abc import ABC
from dataclasses import replace
from datetime import timedelta

from rasa_sdk import Tracker
from rasa_sdk.events import AllSlotsReset, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation.message import Message, send
from actions.conversation.reporting.begun import is_told_of_another, topic_begun
from actions.conversation.reporting.form import ReportForm
from actions.conversation.reporting.interruptions import interruption, tells_another_matter
from actions.conversation.reporting.opening import submit
from actions.conversation.reporting.other_matters import TOPICS, matters_heard, matters_promised, offers, topic_in_words
from actions.conversation.reporting.state import Input, Step, Told
from actions.conversation.reporting.state import Turn as FormTurn
from actions.conversation.reporting.topic import ReportTopic, form_of
from actions.conversation.services import local_now
from actions.conversation.speaking_action import SpeakingAction
from actions.conversation.turn import Turn
from actions.conversation.wording import say

SURE_OF_THIS_MATTER = 0.9
MOST_TOLD_BY_AN_ANNOUNCEMENT = 2
AWAY = timedelta(minutes=30)
CLOSE = "action_close_"


class TakeReport(SpeakingAction, ABC):
    """Hears every message while a report is open."""

    report: ReportTopic

    def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        report, told = self.report, self.report.told_so_far(tracker)
        if self._goes_to_another(told, turn, tracker):
            # CloseReport goes on with the other report; Rasa's form ends only where another slot is set besides.
            return [SlotSet(self.report.slot("failed_attempts"), 0), SlotSet("requested_slot", None)]
        if told.asked is None and (refusal := report.refusal(turn)):
            send(dispatcher, *refusal)
            return self._ended(is_submitted=False)
        kept = report.kept(tracker)
        form = report.form(turn, kept)
        outcome = self._outcome(form, told, turn, tracker)
        send(dispatcher, *outcome.says)
        if outcome.step is Step.TELLING:
            return report.remembered(outcome.told, kept)
        is_submitted = outcome.step is Step.SUBMITTED
        if is_submitted and not submit(report, turn, form.settled(outcome.told), kept, dispatcher):
            return report.remembered(outcome.told, kept)
        send(dispatcher, *offers(matters_promised(tracker, report.form_name)))
        return self._ended(is_submitted=is_submitted)

    def _goes_to_another(self, told: Told, turn: Turn, tracker: Tracker) -> bool:
        """Return whether the message begins another report: as the first one, or as the first that tells something."""
        if told.asked is None:
            return turn.intent == self.report.topic != topic_begun(turn, tracker)
        kind = self.report.kind
        known = [field for field in kind.fields if told.values.get(field.name) not in (None, field.not_known)]
        is_under_way = kind.account in told.values or len(known) > MOST_TOLD_BY_AN_ANNOUNCEMENT
        return not is_under_way and is_told_of_another(turn, tracker, self.report.topic, self.report.form_name)

    def _ended(self, *, is_submitted: bool) -> list[EventType]:
        return [SlotSet(self.report.slot("confirmed"), is_submitted), SlotSet("requested_slot", None)]

    def _outcome(self, form: ReportForm, told: Told, turn: Turn, tracker: Tracker) -> FormTurn:
        message = self._input(turn)
        heard = matters_heard(turn.text, self.report.topic)
        if told.asked is None:
            first = (*heard, *self.report.first(turn))
            return form.begin(message, first, self.report.known(turn, tracker))
        answers = form.is_answered_by(told, message) and not self._is_besides(form, told, turn, heard)
        is_account = answers and told.asked == form.kind.account
        own = self.report.explained(turn)
        between = interruption(turn, self.report.topic, answers=answers, is_account=is_account, own=own)
        heard = (*self._welcome_back(tracker), *heard)
        if between is None:
            is_elsewhere = heard and not answers
            return form.resume(told, heard) if is_elsewhere else _led_by(form.turn(told, message), heard)
        says = (*between.says, *(each for each in heard if each not in between.says))
        if between.rest:
            return _led_by(form.turn(told, replace(message, text=between.rest)), says)
        return form.resume(told, says)

    def _is_besides(self, form: ReportForm, told: Told, turn: Turn, heard: tuple[Message, ...]) -> bool:
        """Return whether a message is another matter, of which a word was `heard`, though it might be an answer."""
        if self.report.stands_apart and not form.needs_words(told):
            return bool(heard) or tells_another_matter(turn, self.report.topic)
        return bool(heard) and form.is_besides(told, turn.text)

    def _welcome_back(self, tracker: Tracker) -> tuple[Message, ...]:
        """Return a word of welcome for somebody who has been away for a while."""
        said = [event.get("timestamp") or 0.0 for event in tracker.events if event["event"] == "user"]
        if len(said) < 2 or timedelta(seconds=said[-1] - said[-2]) < AWAY:
            return ()
        return (Message(say("form_welcome_back", topic=topic_in_words(self.report.topic))),)

    def _input(self, turn: Turn) -> Input:
        return Input(
            text=turn.text,
            now=local_now(turn.organisation),
            pressed="" if turn.text else turn.intent,
            field=turn.chosen.get("field"),
            value=turn.chosen.get("value"),
            is_telling=turn.intent == self.report.topic and turn.confidence >= SURE_OF_THIS_MATTER,
        )


class CloseReport(SpeakingAction, ABC):
    """Forgets what was told once the case is opened or stopped, and goes on with the report that was begun instead."""

    def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        topic = self.name().removeprefix(CLOSE)
        was_taken = tracker.get_slot(f"{topic}__confirmed") is not None
        begun = topic_begun(turn, tracker)
        instead = begun if begun in TOPICS and not was_taken else topic
        return [AllSlotsReset(), *([FollowupAction(form_of(instead))] if instead != topic else [])]


def _led_by(outcome: FormTurn, says: tuple[Message, ...]) -> FormTurn:
    return replace(outcome, says=(*says, *outcome.says))
