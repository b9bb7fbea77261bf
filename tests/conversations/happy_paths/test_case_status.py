"""“Where is my report at?”, adding to it and withdrawing it: own cases, by reference or by description."""

from collections.abc import Callable

import pytest

from tests.conversations.records import Records
from tests.conversations.staff import Staff

EMAIL = "group.manager@justice.example"


@pytest.fixture
def staff(sign_in: Callable[[str], Staff], records: Records) -> Staff:
    records.clear(EMAIL)
    return sign_in(EMAIL)


def card(staff: Staff) -> dict[str, object]:
    return staff.conversation.card("case")


def test_an_opened_report_is_named_with_its_handler(staff: Staff) -> None:
    staff.come_to_the_summary()
    staff.tell("yes")
    answer = staff.tell("where is my report up to")
    assert staff.case.reference in answer
    assert staff.case.reference in {reply["custom"].get("reference") for reply in staff.conversation.replies}


def test_whoever_reported_nothing_is_told_so(sign_in: Callable[[str], Staff]) -> None:
    ciso = sign_in("ciso@justice.example")
    assert "no open report" in ciso.tell("any news on the report I made?")
    assert ciso.opened == []


def test_a_reference_typed_carelessly_finds_its_case(staff: Staff, records: Records) -> None:
    records.open(EMAIL, "security_incident")
    case = records.open(EMAIL, "inappropriate_material")
    _, year, number = case.reference.split("-")
    staff.tell(f"hey any progress on inc {year} {int(number)}")
    assert card(staff)["reference"] == case.reference
    assert records.status(case) == "reported"


def test_a_case_is_found_by_what_it_is_about(staff: Staff, records: Records) -> None:
    records.open(EMAIL, "inappropriate_material")
    case = records.open(EMAIL, "security_incident")
    staff.tell("what ever came of my report about the phone left in the taxi?")
    assert card(staff)["reference"] == case.reference
    assert staff.conversation.text.count("20") >= 1
    assert records.added(case) == []


def test_a_handlers_reply_is_told_with_their_name_and_the_day(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "inappropriate_material")
    handler = case.handlers[0]
    writer = handler if "@" in handler else "people@justice.example"
    records.reply(case, writer, "Please keep the recording for now.")
    answer = staff.tell(f"any reply on {case.reference}?")
    assert f"{records.person(writer).name} wrote on" in answer
    assert "Please keep the recording for now." in answer
    assert [message.from_handler for message in records.messages(case)] == [True]


def test_cases_of_which_nothing_sets_one_apart_are_all_listed(staff: Staff, records: Records) -> None:
    cases = [records.open(EMAIL, kind) for kind in ("inappropriate_material", "security_incident")]
    answer = staff.tell("could you show me all my reports please")
    assert all(case.reference in answer for case in cases)
    assert [records.status(case) for case in cases] == ["reported", "reported"]


def test_words_told_at_once_are_read_back_and_added_on_a_yes(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "inappropriate_material")
    staff.tell("please add to my report that he rang my mobile as well")
    assert staff.summary == {"words": "he rang my mobile as well"}
    assert records.added(case) == []
    staff.tell("yep, go ahead")
    assert records.added(case) == ["he rang my mobile as well"]


def test_words_not_told_are_asked_for(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "harassment_complaint")
    staff.tell(f"I'd like to add something to {case.reference}", "Hine from payroll overheard it too", "yes")
    assert records.added(case) == ["Hine from payroll overheard it too"]


def test_a_case_just_opened_is_added_to_without_naming_it(staff: Staff, records: Records) -> None:
    records.open(EMAIL, "security_incident")
    staff.come_to_the_summary()
    staff.tell("yes", "one more thing to add to it: he was wearing a lanyard", "yes please")
    (case,) = [case for case in staff.opened if case.kind == "inappropriate_material"]
    assert records.added(case) == ["he was wearing a lanyard"]


def test_a_told_case_is_added_to_by_its_button(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "security_incident")
    staff.tell(f"what's the status of {case.reference}")
    staff.press("Add something")
    staff.tell("The cover is bright orange")
    staff.press("Yes, add it")
    assert records.added(case) == ["The cover is bright orange"]


def test_an_exemption_request_is_withdrawn_after_a_yes(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "exemption_request")
    assert "the rule applies" in staff.tell("please cancel my exemption request, we found another way")
    assert records.status(case) == "submitted"
    staff.tell("yes")
    assert records.status(case) == "withdrawn"


def test_withdrawing_a_complaint_leaves_support_and_legal_routes_open(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "harassment_complaint")
    assert "legal routes stay open" in staff.tell("I want to withdraw my harassment complaint")
    assert "come back" in staff.tell("yes, withdraw it")
    assert records.status(case) == "withdrawn"


def test_the_wish_to_withdraw_an_incident_is_passed_on(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "security_incident")
    assert "they decide" in staff.tell(f"withdraw {case.reference} please")
    staff.press("Yes, do that")
    assert records.status(case) == "reported"
    assert len(records.added(case)) == 1


def test_a_case_is_withdrawn_by_its_button(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "exemption_request")
    staff.tell(f"any update on {case.reference}")
    staff.press("Withdraw it", "Yes, do that")
    assert records.status(case) == "withdrawn"


def test_several_cases_that_fit_are_offered_as_buttons(staff: Staff, records: Records) -> None:
    other = records.open(EMAIL, "inappropriate_material", material_type="email", description="A rude cartoon")
    case = records.open(EMAIL, "inappropriate_material")
    staff.tell("I would like to add something to a report of mine")
    staff.press(case.reference)
    staff.tell("It was a withheld number", "yes")
    assert (records.added(case), records.added(other)) == (["It was a withheld number"], [])
