"""A complaint of harassment is heard, read back and opened, with a name or without."""

from collections.abc import Callable

import pytest

from actions.people.directory import find
from actions.people.permissions import may_see
from actions.store.database import transaction
from tests.conversations.complaints import ACCOUNT, REST, come_to_the_summary
from tests.conversations.staff import Staff, yesterday
from tests.running import AskFirst

MINISTRIES = ("education", "justice")


@pytest.fixture(params=MINISTRIES)
def staff(request: pytest.FixtureRequest, sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in(f"contractor@{request.param}.example")


@pytest.fixture
def mere(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("staff@education.example")


class TestWithAName:
    def test_an_account_leaves_little_to_ask(self, staff: Staff) -> None:
        staff.tell(ACCOUNT)
        assert staff.asked == "preferred_option"
        staff.tell(*REST, "yes")
        fields = staff.case.fields
        assert fields["occurred_at"].startswith(f"{yesterday()}T14:00")
        assert (fields["role"], fields["witnesses"]) == ("target", "Sina Lome")
        assert fields["respondent"] == "Rob Ellis from Property"
        assert fields["description"] == ACCOUNT
        assert "support_person" not in fields

    def test_who_acts_and_by_when_is_told_and_that_the_law_stays_open(self, staff: Staff) -> None:
        come_to_the_summary(staff)
        answer = staff.tell("yes")
        assert staff.case.reference in answer
        assert staff.case.handlers == ("people_team",)
        assert "going to the law stays open" in answer
        assert "receipt" not in staff.conversation.card("case_opened")

    def test_a_bare_wish_is_asked_for_the_account_first(self, staff: Staff) -> None:
        answer = staff.tell("I need to make a complaint about sexual harassment please")
        assert staff.asked == "description"
        assert "sorry this is happening" in answer
        assert "going to the law stays open" in answer
        staff.tell("On Monday Piripi in Property licked my ear", "nobody", *REST, "yes")
        assert (staff.case.fields["role"], staff.case.fields["respondent"]) == ("target", "Piripi in Property")
        assert "witnesses" not in staff.case.fields

    def test_a_witness_is_heard_as_well(self, staff: Staff) -> None:
        staff.tell("I saw Rob Ellis grope our new intern in the car park last Thursday", "skip", *REST, "yes")
        assert staff.case.fields["role"] == "witness"
        assert staff.case.fields["respondent"] == "Rob Ellis"

    def test_something_that_goes_on_is_a_span(self, staff: Staff) -> None:
        staff.tell(
            "I have to report harassment. For the past two weeks Rob Ellis has been following me to the bus",
            "skip",
            *REST,
            "yes",
        )
        first, last = staff.case.fields["occurred_at"].split("/")
        assert first < last

    def test_every_optional_field_can_be_skipped(self, staff: Staff) -> None:
        staff.tell("He keeps pressing himself up against me at the copier", "last Friday")
        assert staff.asked == "respondent"
        staff.tell("rather not say", "can't remember", "not sure", "the people team", "no", "nah", "no thanks", "yes")
        assert staff.case.fields.keys() == {
            "role", "description", "occurred_at", "preferred_option", "addressee", "anonymous",
        }  # fmt: skip
        assert staff.case.fields["preferred_option"] == "undecided"

    def test_support_and_how_to_be_reached_are_kept_in_ones_own_words(self, staff: Staff) -> None:
        staff.tell(ACCOUNT, *REST[:3], "yes please, my union delegate Moana", "only by text, after 6", "yes")
        assert staff.case.fields["support_person"] == "my union delegate Moana"
        assert staff.case.fields["contact_preference"] == "only by text, after 6"


class TestWithoutAName:
    def test_the_receipt_is_shown_before_yes_and_once_more_after(self, staff: Staff) -> None:
        come_to_the_summary(staff, anonymous=True)
        receipt = staff.conversation.card("receipt")["receipt"]
        assert len(receipt.split()) == 7
        assert receipt in staff.tell("yes")
        assert staff.conversation.card("case_opened")["receipt"] == receipt

    def test_no_name_is_kept_with_it(self, staff: Staff) -> None:
        come_to_the_summary(staff, anonymous=True)
        staff.tell("yes")
        (case,) = staff.nameless
        assert (case.opened_by, case.fields["anonymous"]) == (None, "yes")
        assert staff.opened == []

    def test_the_receipt_does_not_stay_in_the_conversation(self, askfirst: AskFirst, staff: Staff) -> None:
        come_to_the_summary(staff, anonymous=True)
        receipt = staff.conversation.card("receipt")["receipt"]
        staff.tell("yes")
        history = str(staff.conversation.history())
        assert receipt not in history
        assert staff.nameless[0].reference in history
        assert receipt not in askfirst.logs

    def test_whoever_wants_no_name_hears_that_one_may_be_guessed(self, staff: Staff) -> None:
        staff.tell(ACCOUNT, "formal", "my manager")
        answer = staff.tell("yes please")
        assert "may still recognise you" in answer
        assert "own manager knows your team" in answer
        staff.tell("stop")
        assert staff.nameless == []


class TestWhoeverItIsAbout:
    def test_ones_own_manager_is_not_among_those_who_may_get_it(self, mere: Staff) -> None:
        mere.tell("My manager put his hand up my skirt on Tuesday", "skip", "formal")
        assert mere.asked == "addressee"
        titles = [button["title"] for button in mere.conversation.buttons]
        assert "My manager" not in titles
        answer = mere.tell("my boss")
        assert "never goes to the person it is about" in answer
        mere.tell("another manager", "no", "skip", "skip", "yes")
        assert "manager@education.example" not in mere.case.handlers
        assert mere.case.fields["addressee"] == "another_manager"

    def test_the_manager_is_recognised_by_name_too(self, mere: Staff) -> None:
        mere.tell("Rāwiri Pōtiki stares at my chest, on Monday again", "nobody", "informal", "my manager")
        assert mere.asked == "addressee"
        mere.tell("people team", "no", "skip", "skip", "yes")
        assert mere.case.handlers == ("people_team",)

    def test_somebody_of_the_people_team_never_handles_it(self, mere: Staff) -> None:
        mere.tell("I'm here about harassment. Hinemoa Rāpana called me a fat cow in public on Wednesday", "skip")
        mere.tell("formal", "HR", "no", "skip", "skip", "yes")
        assert mere.case.respondents == ("people@education.example",)
        with transaction(mere.database) as session:
            hinemoa = find(session, "people@education.example")
        assert hinemoa is not None
        assert not may_see(hinemoa, mere.case)


class TestNotSure:
    def test_to_whom_it_goes_is_suggested_and_confirmed(self, mere: Staff) -> None:
        mere.tell(ACCOUNT, "formal")
        assert "I'd suggest the people team" in mere.tell("not sure")
        mere.tell("ok", "no", "skip", "skip", "yes")
        assert mere.case.fields["addressee"] == "people_team"

    def test_a_name_is_explained_and_not_decided_for_anybody(self, mere: Staff) -> None:
        mere.tell(ACCOUNT, "formal", "the people team")
        assert "by a receipt that you keep" in mere.tell("I don't know")
        assert mere.asked == "anonymous"
        mere.tell("no", "skip", "skip", "yes")
        assert mere.case.fields["anonymous"] == "no"
