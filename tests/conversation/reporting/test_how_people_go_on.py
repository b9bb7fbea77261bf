"""People put names right in one breath, put one matter beside another, and are not sure; nothing of it is misheard."""

import pytest

from actions.cases.kinds import kind_named
from actions.conversation.reporting.form import ReportForm
from actions.conversation.reporting.state import CONFIRMED, Reader, Step
from actions.conversation.telling import security_incident
from actions.conversation.telling.agreement import agrees
from actions.conversation.telling.breach import read_fields as read_breach
from actions.conversation.telling.dialogue_act.dialogue_act import is_bare_opening
from actions.conversation.telling.exemption_request import read_fields as read_request
from actions.conversation.telling.harassment_complaint import read_fields as read_complaint
from actions.conversation.telling.inappropriate_material import read_fields as read_material
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

INCIDENT = ReportForm(
    kind_named("security_incident"), Reader(security_incident.read_fields, security_incident.read_account)
)
LOST = {
    "description": "left the bag on the ferry",
    "incident_type": "lost_device",
    "occurred_at": "2026-11-18",
    "asset": "work phone",
    "information_involved": "no",
}


class TestANamePutRightAtOnce:
    @pytest.mark.parametrize(
        "words",
        [
            "A breach by Marama Kitson, sorry, Marama Kirton. She bet on the races all week",
            "A breach by Marama Kitson - no wait, Marama Kirton. She bet on the races all week",
        ],
    )
    def test_is_the_one_said_last(self, words: str) -> None:
        assert read_breach(words, None, {}, NOW)["employee"] == "Marama Kirton"

    def test_is_whole_where_it_is_said_twice(self) -> None:
        words = "So Hemi, no hang on, Henare, Henare Pokai, drew a noose on my photo two days ago"
        assert read_complaint(words, None, {}, NOW)["respondent"] == "Henare Pokai"

    def test_is_a_correction_and_no_answer_of_no(self) -> None:
        words = "no sorry not Pita, he was only quoted. Petera Hau posted it"
        values = without(REPORTED, "sender_known")
        assert changed(REPORT, values, "sender_known", words) == {"sender": "Petera Hau"}

    def test_may_be_that_of_the_other_one(self) -> None:
        values = {**COMPLAINED, "respondent": "Peter Olsen"}
        words = "oh dear, it wasn't Peter Olsen, it was the other one, Peter Hall"
        assert changed(COMPLAINT, values, "anonymous", words)["respondent"] == "Peter Hall"


class TestAnotherMatterBesides:
    def test_tells_nothing_of_this_one(self) -> None:
        words = "Tama sent a lewd list to nine people. (Also someone's stolen our heater but that's another story.)"
        assert "possible_offence" not in read_breach(words, None, {}, NOW, ["Tama Wīneera"])

    def test_begun_with_one_more_thing_is_put_into_the_account(self) -> None:
        words = "One more thing to put in: he'd copied in three others as well."
        added = changed(REPORT, {**REPORTED, "sender_origin": "internal"}, CONFIRMED, words)
        assert added["description"].endswith("he'd copied in three others as well.")

    def test_is_added_under_the_heading_that_is_named(self) -> None:
        words = "Please add under what I intend to do: I'll have him delete the copies."
        assert changed(RECORD, RECORDED, CONFIRMED, words) == {"intended_action": "I'll have him delete the copies."}


class TestNotBeingSure:
    def test_goes_before_what_it_could_be(self) -> None:
        answered = changed(
            RECORD, without(RECORDED, "possible_offence"), "possible_offence", "not sure, could be the Privacy Act"
        )
        assert answered == {"possible_offence": "unsure"}

    def test_is_heard_behind_whether(self) -> None:
        words = "whether it is an offence I am not sure, rather than no"
        assert changed(RECORD, {**RECORDED, "possible_offence": "no"}, CONFIRMED, words) == {
            "possible_offence": "unsure"
        }

    def test_is_not_what_nothing_like_that_means(self) -> None:
        answered = changed(RECORD, without(RECORDED, "possible_offence"), "possible_offence", "No, nothing like that")
        assert answered == {"possible_offence": "no"}

    def test_may_be_a_choice_and_no_wish_to_go_on_later(self) -> None:
        answered = changed(COMPLAINT, COMPLAINED, "preferred_option", "leave it open for now")
        assert answered == {"preferred_option": "undecided"}

    @pytest.mark.parametrize("words", ["yes think so", "yeah reckon so", "yes as far as I know"])
    def test_is_no_reservation_in_a_yes(self, words: str) -> None:
        assert agrees(words)


class TestAQuestionInAnAnswer:
    def test_never_ends_a_report(self) -> None:
        words = "who will see this? I don't want the forms team to think I was snooping"
        assert said(INCIDENT, LOST, "asset", words).step is Step.TELLING

    def test_about_the_question_leaves_what_is_beside_it_alone(self) -> None:
        words = "Why do you need that from me? I am hardly a lawyer, whatever they say."
        assert changed(RECORD, without(RECORDED, "possible_offence"), "possible_offence", words) == {}


class TestWhatWasToldRoughly:
    def test_is_put_beside_a_longer_answer_that_knows_no_number(self) -> None:
        words = "thinkpad. sticker fell off so no number"
        assert changed(INCIDENT, LOST, "asset", words) == {"asset": f"work phone, {words}"}

    def test_is_made_exact_when_the_number_turns_up_at_the_summary(self) -> None:
        words = "Oh, I've just found the sticker sheet, the phone is asset 31877, can you add that?"
        assert "31877" in changed(INCIDENT, LOST, CONFIRMED, words)["asset"]

    def test_takes_no_numbered_device_away(self) -> None:
        values = {**LOST, "asset": "Samsung phone, 70552"}
        words = "Hang on. The gym's camera shows a man lifting it. So it's a stolen device, not a lost one."
        assert changed(INCIDENT, values, "information_involved", words) == {"incident_type": "stolen_device"}


class TestWhatSomebodyDid:
    @pytest.mark.parametrize(
        ("words", "done"),
        [
            ("received rude pictures from a mate and sent them on to two people in Napier", "distributed"),
            ("has been opening a court file and copying pages of it to his brother in Nelson", "distributed"),
            ("saved a joke video in a folder. He hasn't shown it to anyone or forwarded it", "stored"),
        ],
    )
    def test_is_the_gravest_that_is_told_and_not_denied(self, words: str, done: str) -> None:
        assert read_breach(f"One of my people, Tama Wīneera, {words}.", None, {}, NOW)["action_taken"] == done

    def test_is_more_than_what_is_not_all(self) -> None:
        words = "The audit says she filed them, so she received and stored them, not only received."
        assert changed(RECORD, {**RECORDED, "action_taken": "received"}, CONFIRMED, words)["action_taken"] == "stored"


class TestARequest:
    def test_may_answer_both_days_at_once(self) -> None:
        values = without(REQUESTED, "starts_on", "ends_on")
        words = "This coming Monday, and I'd need it until six weeks from today"
        assert changed(REQUEST, values, "starts_on", words) == {"starts_on": "2026-11-23", "ends_on": "2027-01-01"}

    def test_has_its_last_day_put_right_and_not_its_first(self) -> None:
        words = "hm, a week is cutting it fine, make that last date 14 January 2027"
        assert changed(REQUEST, REQUESTED, CONFIRMED, words) == {"ends_on": "2027-01-14"}

    def test_is_not_needed_because_it_is_not_allowed(self) -> None:
        words = "For the exit talks we want to use a dictaphone. I know we're not meant to connect one, so I'm asking."
        assert read_request(words, None, {}, NOW)["business_need"] == "For the exit talks"

    def test_was_not_talked_over_where_somebody_says_so(self) -> None:
        words = "I have none but the chief executive, and no, we have not spoken of it."
        assert changed(REQUEST, without(REQUESTED, "discussed_with_manager"), "discussed_with_manager", words) == {
            "discussed_with_manager": "no"
        }


def test_somebody_has_no_reason_to_hide() -> None:
    assert changed(COMPLAINT, COMPLAINED, "anonymous", "I see no reason to withhold my name.") == {"anonymous": "no"}


def test_a_choice_told_by_its_own_name_between_commas_is_heard() -> None:
    words = "External, don't know them, promo@hotwin.example. Email. Two days ago 11.20am. A wall of naked women."
    assert read_material(words, None, {}, NOW)["sender_origin"] == "external"


@pytest.mark.parametrize(
    ("kind", "announced", "told"),
    [
        (
            "inappropriate_material",
            "Talofa, a cousin of mine sent me a thing by text that I wish I hadn't opened",
            "a clip of a beheading",
        ),
        ("harassment_complaint", "Something happened at the hui and I don't know how to start", "He grabbed my bottom"),
    ],
)
def test_a_matter_that_is_only_announced_is_no_account(kind: str, announced: str, told: str) -> None:
    assert is_bare_opening(announced, kind_named(kind))
    assert not is_bare_opening(f"{announced}. {told} and laughed about it with everybody.", kind_named(kind))


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        ("harassment_complaint", "I have to report harassment. For the past two weeks Rob has been following me about"),
        ("harassment_complaint", "Hi, I want to make a complaint. My team leader keeps touching my hair."),
        ("security_incident", "I need to report something. My work phone got pinched on the train"),
        ("inappropriate_material", "Want to report something nasty. Some guy texted me a photo of himself naked"),
        ("breach", "I need to record a breach. Sam has been running his betting pool from our printer."),
    ],
)
def test_a_short_account_behind_an_announcement_is_an_account(kind: str, first: str) -> None:
    assert not is_bare_opening(first, kind_named(kind))


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        ("harassment_complaint", "Harassment complaint, to the people team please. Formal. My name can be on it."),
        (
            "breach",
            "I have to record a breach of policy by one of my staff. She is a permanent employee, no contractor.",
        ),
        ("exemption_request", "I ask for an exemption from clause 4.1. It would cover Pita Rangi and Ana Moss."),
    ],
)
def test_how_a_matter_is_to_be_taken_is_no_account_of_it(kind: str, first: str) -> None:
    assert is_bare_opening(first, kind_named(kind))
