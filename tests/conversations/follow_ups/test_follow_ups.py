"""Right after an answer more can be asked about it, in few words; whatever else is said then is heard as ever."""

from collections.abc import Callable

import pytest

from tests.conversations.staff import Staff

BET = "can I put a tenner on the all blacks on my work laptop"
SIGN_UP = "can I sign up to a newsletter with my work email"
HOLDS_MANY_CLAUSES = {
    "education": "what does the policy say about reasonable personal use of ministry devices",
    "justice": "can I use dropbox for ministry files",
}


@pytest.fixture(params=["education", "justice"])
def organisation(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def staff(organisation: str, sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in(f"colleague@{organisation}.example")


@pytest.fixture
def forbidden(staff: Staff) -> Staff:
    """Somebody who has just been told that a bet is not allowed."""
    staff.tell(BET)
    assert verdict(staff) == "not_allowed"
    return staff


def verdict(staff: Staff) -> str:
    return str(staff.conversation.card("answer")["verdict"])


def kinds(staff: Staff) -> set[str]:
    return {str(reply["custom"].get("type")) for reply in staff.conversation.replies}


class TestWhy:
    @pytest.mark.parametrize("words", ["why?", "says who?", "which policy is that"])
    def test_the_rules_own_words_are_quoted_with_where_they_stand(self, forbidden: Staff, words: str) -> None:
        said = forbidden.tell(words)
        citations = forbidden.conversation.card("answer")["citations"]
        assert verdict(forbidden) == "not_allowed"
        assert all(part in said for citation in citations for part in (citation["quote"], citation["policy"]))

    def test_a_button_shows_all_clauses_where_the_answer_could_not(self, organisation: str, staff: Staff) -> None:
        staff.tell(HOLDS_MANY_CLAUSES[organisation])
        shown = len(staff.conversation.card("answer")["citations"])
        staff.press("Show me the wording")
        assert len(staff.conversation.card("answer")["citations"]) > shown
        assert "Show me the wording" not in [button["title"] for button in staff.conversation.buttons]

    def test_with_nothing_asked_there_is_nothing_to_explain(self, staff: Staff) -> None:
        assert "not sure that I understood" in staff.tell("why?")


class TestWhomToAsk:
    @pytest.mark.parametrize("words", ["who can approve that?", "who do I ask"])
    def test_whoever_can_settle_it_is_named(self, forbidden: Staff, words: str) -> None:
        assert "Your manager" in forbidden.tell(words)
        assert [contact["name"] for contact in forbidden.conversation.card("contacts")["contacts"]] == ["Your manager"]


class TestHowOldItIs:
    def test_an_overdue_policy_says_so(self, sign_in: Callable[[str], Staff]) -> None:
        staff = sign_in("colleague@justice.example")
        said = staff.tell(BET, "when was this last reviewed")
        assert "February 2023" in said
        assert "due for review in December 2023" in said

    def test_a_policy_without_a_date_says_so(self, sign_in: Callable[[str], Staff]) -> None:
        staff = sign_in("colleague@education.example")
        assert "names no date of review" in staff.tell(BET, "is it still current?")


class TestApproval:
    @pytest.mark.parametrize("words", ["what if my manager agrees?", "what if I have an exemption?"])
    def test_where_the_rule_knows_no_exception_the_answer_stays(self, forbidden: Staff, words: str) -> None:
        assert "no exception" in forbidden.tell(words)
        assert verdict(forbidden) == "not_allowed"

    def test_where_the_rule_asks_for_the_managers_approval_it_decides(self, sign_in: Callable[[str], Staff]) -> None:
        staff = sign_in("colleague@justice.example")
        staff.tell(SIGN_UP, "what if my manager agrees?")
        assert verdict(staff) == "allowed"

    def test_where_the_rule_asks_for_something_else_that_is_asked(self, sign_in: Callable[[str], Staff]) -> None:
        staff = sign_in("colleague@education.example")
        staff.tell(SIGN_UP, "what if my manager agrees?")
        assert verdict(staff) == "conditional"


class TestOtherCircumstances:
    @pytest.mark.parametrize("words", ["what if it's only 5 minutes?", "what about on my own phone?", "and at home?"])
    def test_the_question_is_asked_again_with_them(self, forbidden: Staff, words: str) -> None:
        said = forbidden.tell(words)
        assert kinds(forbidden) <= {"answer", "clarification"}
        assert "Yes, allowed." not in said

    def test_a_wholly_new_subject_is_a_new_question(self, forbidden: Staff) -> None:
        assert "gambling" not in forbidden.tell("and what about wearing shorts to the office?").lower()


class TestWhateverElseIsSaid:
    def test_something_received_is_reported(self, forbidden: Staff) -> None:
        forbidden.tell("someone just sent me porn")
        assert forbidden.asked == "material_type"
        forbidden.tell("stop")

    def test_danger_comes_first(self, forbidden: Staff) -> None:
        forbidden.tell("what if he comes back, he's got a knife")
        assert forbidden.conversation.card("emergency")["number"] == "111"

    def test_thanks_are_thanks_and_the_answer_stays_in_mind(self, forbidden: Staff) -> None:
        assert "Kia ora" in forbidden.tell("ok thanks")
        forbidden.tell("but why?")
        assert verdict(forbidden) == "not_allowed"

    def test_words_on_the_answer_are_heard_as_such(self, forbidden: Staff) -> None:
        assert "sorry that it did not help" in forbidden.tell("that doesn't answer my question")

    def test_an_answer_is_no_longer_meant_after_another_matter(self, forbidden: Staff) -> None:
        assert "not sure that I understood" in forbidden.tell("how's my report going", "why?")
