"""Who speaks weighs what a first message begins."""

from collections.abc import Callable

from tests.conversations.staff import Staff


def test_a_manager_who_tells_of_one_of_their_people_records_a_breach(sign_in: Callable[[str], Staff]) -> None:
    manager = sign_in("manager@justice.example")
    manager.tell("Breach to log: Ioane Fa'asavalu on my team fwded a chain email w/ a racist cartoon to half the floor")
    assert manager.conversation.card("question")["kind"] == "breach"


def test_somebody_without_a_team_begins_no_record_of_a_breach(sign_in: Callable[[str], Staff]) -> None:
    staff = sign_in("colleague@education.example")
    staff.tell("Got a problem. Security I think.")
    assert staff.conversation.card("question")["kind"] == "security_incident"


def test_what_happened_decides_where_the_beginning_left_doubt(sign_in: Callable[[str], Staff]) -> None:
    staff = sign_in("colleague@education.example")
    staff.tell("ugh, what just came up on my work laptop")
    assert staff.conversation.card("question")["kind"] == "security_incident"
    staff.tell("A banner showing a man being whipped naked jumped up while I searched for curriculum plans")
    assert staff.conversation.card("question")["kind"] == "inappropriate_material"
    staff.tell("a website", "plans4kids.example", "no", "today", "yes")
    assert (staff.case.kind, staff.case.fields["material_type"]) == ("inappropriate_material", "website")
    assert "whipped" in staff.case.fields["description"]


def test_a_question_asked_before_anything_is_told_ends_no_report(sign_in: Callable[[str], Staff]) -> None:
    staff = sign_in("staff@education.example")
    staff.tell("there's been a thing with security and it may have been me")
    staff.tell("first though, what comes after this? Am I going to be in trouble?")
    assert staff.conversation.card("question")["kind"] == "security_incident"
    staff.tell("I let a courier into level 4 without checking his pass")
    assert staff.conversation.card("question")["kind"] == "security_incident"


def test_somebody_shaken_is_helped_first_and_the_complaint_they_tell_is_taken(sign_in: Callable[[str], Staff]) -> None:
    staff = sign_in("staff@justice.example")
    staff.tell(
        "sorry, still shaking. Last night Dean Rowe locked me in the strong room and they all stood outside laughing. "
        "I want to lay a complaint"
    )
    assert staff.conversation.card("emergency")["number"] == "111"
    assert staff.conversation.card("question")["kind"] == "harassment_complaint"
    staff.tell("skip", "formal", "the people team", "no, use my name", "skip", "skip", "yes")
    assert staff.case.fields["respondent"] == "Dean Rowe"
    assert "strong room" in staff.case.fields["description"]
