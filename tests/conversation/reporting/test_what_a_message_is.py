"""Whether a message answers the open question, answers another, puts something right, or is none of these."""

import pytest

from actions.conversation.reporting.state import CONFIRMED, Input, Step
from tests.conversation.clock import NOW
from tests.conversation.reporting.test_putting_right import (
    COMPLAINED,
    COMPLAINT,
    RECORD,
    RECORDED,
    REPORT,
    REPORTED,
    REQUEST,
    REQUESTED,
    changed,
    said,
    without,
)


class TestWhereFreeWordsAreAskedFor:
    def test_several_things_put_right_are_no_answer(self) -> None:
        values = {**COMPLAINED, "respondent": "Mr Ivan Petrof", "witnesses": "Mele"}
        words = "I must put two things right. It was yesterday, still at 10 am, and the man's name is Ivan Petrov."
        assert changed(COMPLAINT, values, "support_person", words) == {
            "occurred_at": "2026-11-19T10:00",
            "respondent": "Ivan Petrov",
        }

    def test_a_sigh_before_a_correction_is_no_answer(self) -> None:
        values = without(REQUESTED, "information_involved")
        words = "Oh bother, one correction, it's Aroha Tate, not Tait"
        assert changed(REQUEST, values, "information_involved", words) == {"covered_names": "Aroha Tate and Wiremu Pou"}

    def test_days_alone_answer_their_own_question(self) -> None:
        values = without(REQUESTED, "information_involved", "starts_on", "ends_on")
        words = "I ought to mention that it would start on 7 December 2026 and end on 18 December 2026."
        assert changed(REQUEST, values, "information_involved", words) == {
            "starts_on": "2026-12-07",
            "ends_on": "2026-12-18",
        }

    def test_a_bare_wish_is_nobodys_name(self) -> None:
        assert changed(COMPLAINT, COMPLAINED, "respondent", "formal") == {"preferred_option": "formal"}

    def test_what_stands_beside_a_question_about_the_report_is_no_account(self) -> None:
        turn = said(REPORT, without(REPORTED, "description"), "description", "ugh do I have to. who will see this??")
        assert (turn.told.asked, "description" in turn.told.values) == ("description", False)

    def test_what_sounds_like_a_question_is_an_answer_when_it_is_said_again(self) -> None:
        values = without(REQUESTED, "information_involved")
        words = "how often they print and which floor they sit on"
        turn = said(REQUEST, values, "information_involved", words)
        if "information_involved" not in turn.told.values:
            turn = said(REQUEST, turn.told.values, str(turn.told.asked), words)
        assert turn.told.values.get("information_involved") == words


class TestWhoeverStandsInAnothersPlace:
    def test_is_told_behind_who_it_was_not(self) -> None:
        values = {**COMPLAINED, "respondent": "Ivan Petrov", "witnesses": "her deskmate Mele"}
        words = "wait not Mele. the one at that desk is Sina"
        assert changed(COMPLAINT, values, "preferred_option", words) == {"witnesses": "her deskmate Sina"}


def test_what_was_told_before_is_put_right_in_the_account() -> None:
    words = "I told you the folder before, that was wrong, it was the shared drive that he kept it in"
    heard = changed(RECORD, without(RECORDED, "contractor"), "contractor", words)
    assert heard == {"what_happened": "Got a lewd calendar from his uncle and kept it in his shared drive"}


def test_a_choice_is_turned_round_by_saying_what_holds() -> None:
    words = "wait no, he IS a contractor, I had somebody else in mind"
    assert changed(RECORD, without(RECORDED, "possible_offence"), "possible_offence", words) == {"contractor": "yes"}


def test_the_kind_of_cover_alone_names_no_function() -> None:
    values = without(REQUESTED, "covers", "covered_names")
    turn = said(REQUEST, values, "covers", "the whole business function")
    assert (turn.told.values["covers"], turn.told.asked) == ("business_function", "covered_names")


def test_a_yes_or_no_may_stand_last() -> None:
    values = without(RECORDED, "public_scrutiny")
    words = "it would look daft in the Herald so no"
    assert changed(RECORD, values, "public_scrutiny", words) == {"public_scrutiny": "no"}


def test_what_the_screen_said_names_the_sender() -> None:
    heard = changed(REPORT, without(REPORTED, "sender"), "sender", "all it said was Koro's iPad")
    assert heard["sender"] == "Koro's iPad"


@pytest.mark.parametrize("words", ["sad but so, send it", "go on then", "grim but true, lodge it"])
def test_a_yes_may_come_with_a_sigh(words: str) -> None:
    values = {**RECORDED, "intended_action": "a chat"}
    assert said(RECORD, values, CONFIRMED, words).step is Step.SUBMITTED


@pytest.mark.parametrize("words", ["good but add Mele, send it to her", "yes but not yet, send it later"])
def test_a_yes_with_something_against_it_is_none(words: str) -> None:
    values = {**RECORDED, "intended_action": "a chat"}
    assert said(RECORD, values, CONFIRMED, words).step is not Step.SUBMITTED


@pytest.mark.parametrize(
    "words", ["Yes. Thanks for not making it harder than it is", "Just so. Carry on.", "Correct. Cheers for that"]
)
def test_a_yes_with_civil_words_opens_it(words: str) -> None:
    values = {**RECORDED, "intended_action": "a chat"}
    assert said(RECORD, values, CONFIRMED, words).step is Step.SUBMITTED


class TestTheLastSentence:
    def test_may_end_it_though_the_others_tell_something(self) -> None:
        values = without(REQUESTED, "business_need")
        words = "oh hold on, finance just rang, they'll print them for me. No longer needed, bin it"
        assert said(REQUEST, values, "business_need", words).step is Step.STOPPED

    def test_ends_nothing_where_it_tells_what_is_intended(self) -> None:
        values = {**RECORDED, "public_scrutiny": "no"}
        turn = said(RECORD, values, "intended_action", "A written warning. Then cancel his remote access")
        assert turn.told.values["intended_action"] == "A written warning. Then cancel his remote access"


class TestACorrection:
    def test_names_the_old_choice_and_the_new(self) -> None:
        values = {**COMPLAINED, "respondent": "Ivan", "preferred_option": "informal", "addressee": "people_team"}
        assert changed(COMPLAINT, values, "support_person", "Please change informal to formal")["preferred_option"] == (
            "formal"
        )

    def test_leaves_the_reason_alone_that_it_does_not_name(self) -> None:
        words = "Actually it's not just for me, Sina is in on it too so it should be for Sina Leota and Aroha Tait"
        values = {**without(REQUESTED, "ends_on", "discussed_with_manager"), "covers": "me"}
        heard = changed(REQUEST, values, "ends_on", words)
        assert "business_need" not in heard

    def test_of_a_time_is_no_account(self) -> None:
        values = {**without(REPORTED, "description"), "received_at": "2026-11-19T12:00"}
        words = "sorry, I said noon. It was 1pm yesterday, once I had eaten."
        assert changed(REPORT, values, "description", words) == {"received_at": "2026-11-19T13:00"}


class TestWhoSawIt:
    @pytest.mark.parametrize(
        "words",
        [
            "Saw it myself: Anton Vesely slapped Mele Tonga on the backside at the quiz.",
            "It's been bugging me. Anton Vesely kept trying to kiss one of the grads and I only watched.",
        ],
    )
    def test_is_a_witness_though_they_speak_of_themselves(self, words: str) -> None:
        told = COMPLAINT.begin(Input(words, NOW)).told
        assert (told.values["role"], told.values["respondent"]) == ("witness", "Anton Vesely")


@pytest.mark.parametrize(
    ("words", "tells"),
    [
        ("formal, to the people team, and yes use my name, I am not hiding", "formal"),
        ("informal, and no it doesn't have to be anonymous", "informal"),
    ],
)
def test_a_choice_may_stand_before_other_answers(words: str, tells: str) -> None:
    values = {**COMPLAINED, "respondent": "Ivan", "witnesses": "Mele"}
    assert changed(COMPLAINT, values, "preferred_option", words)["preferred_option"] == tells


def test_no_offence_is_told_by_not_seeing_one() -> None:
    words = "Wiremu Pou forwarded a lewd joke to the branch. I don't believe there's any offence in it."
    assert RECORD.begin(Input(words, NOW)).told.values["possible_offence"] == "no"


def test_a_contractor_may_be_told_in_one_word() -> None:
    told = RECORD.begin(Input("Sina Leota. Contractor. Mailed a client list to her own hotmail.", NOW)).told
    assert told.values["contractor"] == "yes"


def test_a_purpose_is_a_reason() -> None:
    words = "I want leave to keep a phishing kit on an isolated box. We need it to train the filters."
    assert "train the filters" in REQUEST.begin(Input(words, NOW)).told.values["business_need"]


@pytest.mark.parametrize(
    "words", ["I want it gone from my desk. Make it stop.", "I'd rather that it just ended there."]
)
def test_wishing_that_it_stops_throws_no_complaint_away(words: str) -> None:
    values = {**COMPLAINED, "respondent": "Ivan", "witnesses": "Mele"}
    assert said(COMPLAINT, values, "preferred_option", words).step is Step.TELLING
