"""Names, ends, asides and plain answers in words that nobody would list; nothing of them is lost or misheard."""

import pytest

from actions.conversation.reporting.state import CONFIRMED, Input, Step, Told
from actions.conversation.telling.breach import read_fields as read_breach
from actions.conversation.telling.exemption_request import read_fields as read_request
from actions.conversation.telling.harassment_complaint import read_fields as read_complaint
from actions.conversation.telling.inappropriate_material import read_fields as read_material
from tests.conversation.clock import NOW
from tests.conversation.reporting.test_how_people_go_on import INCIDENT, LOST
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

NAMED = {**COMPLAINED, "respondent": "Ivan Petrov", "witnesses": "Mele Tonga"}
WISHED = {**NAMED, "preferred_option": "formal", "addressee": "people_team", "anonymous": "no"}


class TestAName:
    @pytest.mark.parametrize(
        "words",
        [
            "I gave you the wrong name before, it's Ivana Petrov, not Ivan Petrov",
            "goodness, I've put the wrong one down. It's Ivana Petrov. Ivan Petrov has nothing to do with it.",
            "Her first name is Ivana, Ivana Petrov, they are twins",
        ],
    )
    def test_takes_the_place_of_another(self, words: str) -> None:
        assert changed(COMPLAINT, WISHED, CONFIRMED, words) == {"respondent": "Ivana Petrov"}

    def test_of_a_witness_is_put_right_beside_the_day(self) -> None:
        words = "Sorry, I muddled two things. It was last Tuesday, and the one by the window was Mere Tonga, not Mele."
        heard = changed(COMPLAINT, WISHED, "contact_preference", words)
        assert heard["witnesses"] == "Mere Tonga"
        assert heard["occurred_at"].startswith("2026-11-17")
        assert "respondent" not in heard

    def test_is_not_shortened_by_being_said_in_passing(self) -> None:
        words = "change that please, you can use my name, I'm not afraid of Ivan"
        heard = changed(COMPLAINT, {**WISHED, "anonymous": "yes"}, CONFIRMED, words)
        assert heard == {"anonymous": "no"}

    def test_is_no_thanks_however_it_sounds(self) -> None:
        assert said(RECORD, without(RECORDED, "employee"), "employee", "Oksana Hryb").told.values["employee"] == (
            "Oksana Hryb"
        )

    def test_stands_beside_the_address_of_its_bearer(self) -> None:
        told = read_material("Wiremu Pou, wpou@mail.example", "sender", REPORTED, NOW)
        assert told["sender"] == "Wiremu Pou, wpou@mail.example"

    def test_of_nobody_known_leaves_the_record_open(self) -> None:
        words = "unknown, it could have been anyone on the shift"
        assert changed(RECORD, without(RECORDED, "employee"), "employee", words)["employee"] == "unknown"

    def test_that_is_not_understood_twice_is_taken_as_it_was_said(self) -> None:
        values = without(REPORTED, "sender", "sender_known")
        turn = REPORT.turn(Told(values, "sender", failed_attempts=1), Input("the screen had Kowhai phone 4 on it", NOW))
        assert turn.told.values["sender"] == "the screen had Kowhai phone 4 on it"


class TestAnEnd:
    @pytest.mark.parametrize(
        "words",
        [
            "nah forget it, scrap this report, I'll have a word with my team leader instead",
            "No, I can't go through with this. Please stop and delete everything I wrote.",
        ],
    )
    def test_is_an_end_whatever_stands_beside_it(self, words: str) -> None:
        assert said(COMPLAINT, NAMED, "preferred_option", words).step is Step.STOPPED

    def test_is_not_what_somebody_wants_of_their_name(self) -> None:
        values = without(WISHED, "anonymous")
        assert changed(COMPLAINT, values, "anonymous", "leave me out of it, please") == {"anonymous": "yes"}

    def test_is_not_what_is_left_open(self) -> None:
        values = without(WISHED, "preferred_option")
        heard = changed(COMPLAINT, values, "preferred_option", "can I leave that hanging for now")
        assert heard == {"preferred_option": "undecided"}


class TestAMatterOfItsOwn:
    @pytest.mark.parametrize(
        "words",
        [
            "oh and separately my docking station hums all day, but I'll ring somebody about that",
            "While I think of it, I also lost my gym card, but that's a story for another day. Carry on.",
        ],
    )
    def test_is_no_answer(self, words: str) -> None:
        turn = said(COMPLAINT, WISHED, "contact_preference", words)
        assert turn.told.values == WISHED
        assert turn.told.asked == "contact_preference"

    def test_is_no_part_of_the_account(self) -> None:
        values = without(RECORDED, "contractor", "possible_offence")
        words = "Remind me later that my own tablet is cracked, I'll tell you about that separately."
        assert changed(RECORD, values, "contractor", words) == {}


class TestAPlainAnswer:
    @pytest.mark.parametrize(
        ("words", "meant"),
        [
            ("Not for a second", "no"),
            ("certainly not", "no"),
            ("of course", "yes"),
            ("most likely, not sure", "unsure"),
        ],
    )
    def test_may_be_no_yes_or_no(self, words: str, meant: str) -> None:
        values = without(RECORDED, "public_scrutiny")
        assert changed(RECORD, values, "public_scrutiny", words) == {"public_scrutiny": meant}

    def test_of_no_keeps_the_name_on_it(self) -> None:
        values = without(WISHED, "anonymous")
        assert changed(COMPLAINT, values, "anonymous", "no, that's all right") == {"anonymous": "no"}

    def test_to_an_open_question_may_be_that_it_stays_open(self) -> None:
        turn = said(RECORD, RECORDED, "intended_action", "leave it open")
        assert "intended_action" not in turn.told.values
        assert turn.told.asked == CONFIRMED

    def test_of_yes_may_ask_for_kindness(self) -> None:
        complete = {**LOST, "asset": "work phone, 55123"}
        assert said(INCIDENT, complete, CONFIRMED, "yes. please don't be mad").step is Step.SUBMITTED

    def test_of_no_may_only_be_the_beginning_of_a_correction(self) -> None:
        values = without(REQUESTED, "discussed_with_manager")
        words = "No wait, that's too short. Make the last day 12 March 2027."
        assert changed(REQUEST, values, "discussed_with_manager", words) == {"ends_on": "2027-03-12"}

    def test_about_who_was_there_is_not_who_did_it(self) -> None:
        values = {**COMPLAINED, "role": "witness"}
        heard = changed(COMPLAINT, values, "respondent", "Tomasi was there as well, he'd have heard the lot")
        assert heard == {"witnesses": "Tomasi"}

    def test_about_support_is_no_witness(self) -> None:
        words = "I'd like my aunty Hera sitting with me as support"
        heard = changed(COMPLAINT, without(NAMED, "witnesses"), "witnesses", words)
        assert "witnesses" not in heard
        assert "Hera" in heard["support_person"]


class TestSomethingTakenBack:
    def test_is_heard_of_an_answer_long_ago(self) -> None:
        words = "Thinking about the name question, I've changed my mind: do keep my name out of this after all."
        assert changed(COMPLAINT, WISHED, "contact_preference", words) == {"anonymous": "yes"}

    def test_is_heard_where_free_words_are_asked_for(self) -> None:
        words = "scrap the formal complaint, I'd sooner have someone speak to him"
        assert changed(COMPLAINT, WISHED, "support_person", words) == {"preferred_option": "informal"}

    def test_is_heard_of_what_the_public_would_say(self) -> None:
        values = without({**RECORDED, "public_scrutiny": "unsure"}, "mitigating_circumstances")
        words = "I take that back about the public. No, it would not stand up to scrutiny."
        assert changed(RECORD, values, "mitigating_circumstances", words) == {"public_scrutiny": "no"}

    def test_may_be_followed_by_an_addition(self) -> None:
        words = "His surname is Petrovic. And add to what happened that he laughed."
        heard = changed(COMPLAINT, WISHED, CONFIRMED, words)
        assert heard["respondent"].endswith("Petrovic")
        assert heard["description"].endswith("he laughed.")

    def test_in_the_account_is_not_what_it_was(self) -> None:
        words = "I got a text, no, tell a lie, it was a voicemail, some bloke threatening to burn us down"
        assert read_material(words, None, {}, NOW)["material_type"] == "voicemail"


class TestADevice:
    def test_told_by_its_number_in_another_answer_is_not_asked_for_again(self) -> None:
        values = without({**LOST, "asset": "memory stick"}, "occurred_at")
        heard = changed(INCIDENT, values, "occurred_at", "this morning, on the front desk PC, asset R-0042")
        assert "R-0042" in heard["asset"]

    def test_stays_the_one_that_was_described(self) -> None:
        values = {**LOST, "asset": "my laptop, HP with a yellow sticker"}
        words = "hold on, their camera shows a man taking it. So please change that, it's stolen, not lost"
        assert changed(INCIDENT, values, CONFIRMED, words) == {"incident_type": "stolen_device"}


class TestAnAccount:
    def test_tells_the_day_of_the_deed_among_others(self) -> None:
        words = (
            "I only joined nine days ago, so I have nobody to check with. This morning I opened an email called "
            "Welcome pack and it was full of pornographic photos. It came from deals@starter.example."
        )
        assert read_material(words, None, {}, NOW)["received_at"].startswith("2026-11-20")

    @pytest.mark.parametrize(
        ("words", "deed"),
        [
            ("Hana was sent a string of rude verses by a friend. She neither kept nor forwarded any.", "received"),
            ("She saved sixty films there without, so far as we can see, passing a single one to anybody.", "stored"),
        ],
    )
    def test_tells_what_was_done_and_not_what_was_left(self, words: str, deed: str) -> None:
        assert read_breach(words, None, {}, NOW)["action_taken"] == deed

    @pytest.mark.parametrize(
        "words",
        [
            "It is a breach of the policy and must be recorded. She mailed three hundred schools to vote for a party",
            "I am obliged to have it recorded as a breach of policy. He kept rude cartoons about a member of staff",
        ],
    )
    def test_of_a_breach_tells_no_offence(self, words: str) -> None:
        assert "possible_offence" not in read_breach(words, None, {}, NOW)

    def test_may_be_that_of_a_bystander(self) -> None:
        words = "I'm complaining as a bystander. Ivan Petrov asked a trainee in front of me if she slept her way in."
        assert read_complaint(words, None, {}, NOW)["role"] == "witness"

    def test_gives_what_is_lacking_as_the_reason(self) -> None:
        words = (
            "I have a good dictaphone at home, so I'd like to ask for leave to plug it into my work computer. "
            "Without it I can't write up the interviews."
        )
        assert read_request(words, None, {}, NOW)["business_need"] == "Without it I can't write up the interviews"

    @pytest.mark.parametrize(
        "words",
        ["it's not approved so i guess i need an exemption", "The hui begins on Friday, so that's when it must start"],
    )
    def test_gives_no_reason_where_it_only_leads_to_the_request(self, words: str) -> None:
        assert "business_need" not in read_request(f"I'd like to use Quillgrid. {words}", None, {}, NOW)

    def test_does_not_cover_a_picture(self) -> None:
        assert "covered_names" not in read_request("You should see the whole picture.", None, {}, NOW)


def test_a_function_that_is_not_named_is_asked_for() -> None:
    values = without(REQUESTED, "covers", "covered_names")
    turn = said(REQUEST, values, "covers", "the business function, not just me")
    assert turn.told.values["covers"] == "business_function"
    assert turn.told.asked == "covered_names"
