"""What was told is put right in the words that people use for it, and nothing else is changed."""

from collections.abc import Mapping
from functools import partial

import pytest

from actions.cases.kinds import kind_named
from actions.conversation.complaint.form import ComplaintForm
from actions.conversation.reporting.form import ReportForm
from actions.conversation.reporting.state import CONFIRMED, Input, Reader, Step, Told, Turn
from actions.conversation.telling import breach, exemption_request, harassment_complaint, inappropriate_material
from tests.conversation.clock import NOW

MANAGER = "Kiri Pāora"
COMPLAINT = ComplaintForm(
    kind_named("harassment_complaint"),
    Reader(partial(harassment_complaint.read_fields, manager=MANAGER), harassment_complaint.read_account),
)
REQUEST = ReportForm(
    kind_named("exemption_request"), Reader(exemption_request.read_fields, exemption_request.read_account)
)
RECORD = ReportForm(kind_named("breach"), Reader(breach.read_fields, breach.read_account))
REPORT = ReportForm(
    kind_named("inappropriate_material"),
    Reader(inappropriate_material.read_fields, inappropriate_material.read_account, inappropriate_material.settle),
)
COMPLAINED = {"role": "target", "description": "He licked his lips at me", "occurred_at": "2026-11-18T10:00"}
REQUESTED = {
    "activity": "use Trello with the printer",
    "business_need": "they take orders nowhere else",
    "information_involved": "page counts",
    "covers": "named_staff",
    "covered_names": "Aroha Tait and Wiremu Pou",
    "starts_on": "2026-12-01",
    "ends_on": "2027-02-26",
    "discussed_with_manager": "yes",
}
RECORDED = {
    "employee": "Aroha Tait",
    "what_happened": "Got a lewd calendar from his uncle and kept it in his folder",
    "action_taken": "stored",
    "public_scrutiny": "no",
    "mitigating_circumstances": "new to the job",
    "contractor": "no",
    "possible_offence": "unsure",
}
REPORTED = {"description": "a crude limerick", "material_type": "chat", "sender": "Pita Moana", "sender_known": "yes"}

REMARK = "haha sorry, that was meant for my flatmate"


def said(form: ReportForm, values: Mapping[str, str], asked: str, words: str) -> Turn:
    return form.turn(Told(dict(values), asked), Input(words, NOW))


def changed(form: ReportForm, values: Mapping[str, str], asked: str, words: str) -> dict[str, str]:
    told = said(form, values, asked, words).told.values
    return {name: value for name, value in told.items() if values.get(name) != value}


def without(values: Mapping[str, str], *names: str) -> dict[str, str]:
    return {name: value for name, value in values.items() if name not in names}


class TestAnAnswerThatPutsSomethingElseRight:
    def test_is_heard_as_both(self) -> None:
        words = "on Tuesday at 2pm, and sorry, it was an email, not a chat"
        heard = changed(REPORT, {**REPORTED, "sender_origin": "internal"}, "received_at", words)
        assert heard == {"received_at": "2026-11-17T14:00", "material_type": "email"}

    def test_in_free_words_keeps_the_correction_out_of_the_answer(self) -> None:
        words = "Mele Tonga was by the sink. Sorry, one correction: it was at 11, not at 10."
        heard = changed(COMPLAINT, {**COMPLAINED, "respondent": "Ivan Petrov"}, "witnesses", words)
        assert heard == {"occurred_at": "2026-11-18T11:00", "witnesses": "Mele Tonga was by the sink."}


@pytest.mark.parametrize(
    "words",
    [
        "hang on, make it informal rather than formal",
        "hmm no, scrap formal, I'd rather go informal",
        "sorry, informal please, not formal",
    ],
)
def test_a_choice_is_put_right_by_naming_the_old_one_and_the_new(words: str) -> None:
    values = {**COMPLAINED, "respondent": "Ivan Petrov", "witnesses": "Mele", "preferred_option": "formal"}
    assert changed(COMPLAINT, values, "addressee", words) == {"preferred_option": "informal"}


def test_both_days_of_a_request_are_put_right_in_one_breath() -> None:
    words = "I gave you bad dates, sorry: it starts 7 December 2026 and finishes 12 March 2027"
    heard = changed(REQUEST, without(REQUESTED, "discussed_with_manager"), "discussed_with_manager", words)
    assert heard == {"starts_on": "2026-12-07", "ends_on": "2027-03-12"}


def test_another_day_keeps_the_time_that_was_told() -> None:
    words = "I checked, and it was the day before yesterday, not yesterday. same time"
    values = {**COMPLAINED, "occurred_at": "2026-11-19T10:00"}
    assert changed(COMPLAINT, values, "anonymous", words)["occurred_at"] == "2026-11-18T10:00"


def test_the_last_answer_is_put_right_without_its_name() -> None:
    values = without(RECORDED, "contractor", "possible_offence")
    words = "actually change my last answer, he says that his uncle was ill"
    heard = changed(RECORD, values, "contractor", words)
    assert heard == {"mitigating_circumstances": "he says that his uncle was ill"}


def test_several_fields_are_put_right_by_their_names() -> None:
    words = "Two corrections. Action taken is distributed. Public scrutiny is yes."
    assert changed(RECORD, RECORDED, "intended_action", words) == {
        "action_taken": "distributed",
        "public_scrutiny": "yes",
    }


class TestAName:
    def test_takes_the_place_of_a_whole_name(self) -> None:
        words = "oh no, it's not Wiremu who's coming, it's Sina Leota"
        values = without(REQUESTED, "ends_on", "discussed_with_manager")
        assert changed(REQUEST, values, "ends_on", words) == {"covered_names": "Aroha Tait and Sina Leota"}

    def test_is_added_to_those_who_are_covered(self) -> None:
        words = "Please add Sina Leota to the people it covers"
        assert changed(REQUEST, REQUESTED, CONFIRMED, words) == {
            "covered_names": "Aroha Tait and Wiremu Pou, Sina Leota"
        }

    def test_in_an_answer_to_something_else_changes_nobody(self) -> None:
        values = without(RECORDED, "public_scrutiny")
        words = "no, it would look awful if the Dominion got it"
        assert changed(RECORD, values, "public_scrutiny", words) == {"public_scrutiny": "no"}


def test_only_the_words_that_are_meant_are_changed_in_an_account() -> None:
    words = "hold on, in what happened, it was his brother that gave it to him, not his uncle"
    assert changed(RECORD, RECORDED, "intended_action", words) == {
        "what_happened": "Got a lewd calendar from his brother and kept it in his folder"
    }


def test_what_begins_with_also_may_be_the_answer() -> None:
    heard = changed(
        COMPLAINT, {**COMPLAINED, "respondent": "Ivan Petrov"}, "witnesses", "Also Mr Tevita Lolo, he was at the copier"
    )
    assert "Tevita Lolo" in heard["witnesses"]


def test_more_is_added_to_the_field_that_is_named() -> None:
    words = "Please add to the mitigating circumstances that he came forward himself."
    values = {**RECORDED, "intended_action": "a chat"}
    assert changed(RECORD, values, CONFIRMED, words) == {
        "mitigating_circumstances": "new to the job, he came forward himself."
    }


def test_a_yes_pressed_on_an_earlier_summary_opens_nothing() -> None:
    values = {**RECORDED, "intended_action": "a chat"}
    earlier = RECORD.resume(Told(dict(values), CONFIRMED)).says[-1].buttons[0]
    pressed = Input("", NOW, pressed=earlier.intent, field=earlier.values["field"], value=earlier.values["value"])
    assert RECORD.turn(Told(dict(values), CONFIRMED), pressed).step is Step.SUBMITTED
    later = Told({**values, "employee": "Wiremu Pou"}, CONFIRMED)
    assert RECORD.turn(later, pressed).step is Step.TELLING


def test_going_back_leads_to_the_question_that_is_named() -> None:
    turn = said(
        COMPLAINT, {**COMPLAINED, "respondent": "Ivan"}, "witnesses", "go back one please, I gave the wrong day"
    )
    assert turn.told.asked == "occurred_at"


@pytest.mark.parametrize(
    "words",
    [
        "nah leave it. Sione has said sorry to me, I'm fine now. bin it please",
        "actually stop, cancel all of it. my team found another way",
    ],
)
def test_one_sentence_of_several_ends_it(words: str) -> None:
    assert said(COMPLAINT, COMPLAINED, "preferred_option", words).step is Step.STOPPED


class TestWhatHappened:
    def test_is_no_remark_meant_for_somebody_else(self) -> None:
        turn = said(RECORD, {"employee": "Aroha Tait"}, "what_happened", REMARK)
        assert turn.told.asked == "what_happened"
        again = RECORD.turn(turn.told, Input(REMARK, NOW))
        assert again.told.values["what_happened"] == REMARK

    def test_is_still_asked_where_only_something_else_was_told(self) -> None:
        turn = said(RECORD, {"employee": "Aroha Tait"}, "what_happened", "He is an employee, not a contractor.")
        assert turn.told.values["contractor"] == "no"
        assert turn.told.asked == "what_happened"


class TestWhoDidIt:
    def test_is_asked_where_only_a_role_was_told_that_anybody_may_have(self) -> None:
        told = COMPLAINT.begin(Input("A bloke in Payroll keeps brushing against me at the printer", NOW)).told
        assert "respondent" not in told.values

    def test_is_the_manager_by_name_where_the_speakers_own_is_meant(self) -> None:
        told = COMPLAINT.begin(Input("My manager keeps brushing against me at the printer", NOW)).told
        assert told.values["respondent"] == MANAGER

    def test_is_kept_whole_where_several_names_are_given(self) -> None:
        words = "the one they call Skip, real name Gordon Blythe"
        assert changed(COMPLAINT, COMPLAINED, "respondent", words)["respondent"] == words
