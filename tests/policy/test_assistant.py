"""The policy assistant: a question in whatever wording goes in, an answer with the policy's own words comes out."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.policy.answer import Answer, Citation, Reading
from actions.policy.assistant import PolicyAssistant
from actions.policy.corpus.model import RULE_VERDICTS, Verdict
from actions.policy.decision import Gates
from actions.policy.review import overdue
from tests.policy.conftest import AssistantOf
from tests.policy.corpus_folder import CorpusFolder

POLICY = "parks/devices.md"
GAMBLING = Citation(
    policy="Devices Policy",
    section="Prohibited use",
    clause="prohibited.gambling",
    quote="gambling or gaming of any kind,",
    last_reviewed="March 2021",
    opening="You must not use a Department device for:",
)
BET = "can I put a bet on the horses from my laptop"
LEND = "can my teammate have my tablet for the day"
ANSWER_KEYS = ["verdict", "says", "citations", "conditions", "authority", "offers", "confidence", "readings", "also"]
NEVER_SURE = Gates(decline=0.999, lead=1.1, permit=0.0, offer=0.0)
WITHOUT_WORDS = [
    "",
    "   ",
    "\n\t\r",
    "🙂🎉👩‍💻",
    "\x00\x01\x1b\x7f",
    "\u200b\u200e\u2060",
    "?!…",
    "12 / 7 = ?",
    "a",
    "\ud800",
]
OF_ALL_KINDS = [
    "word " * 800,
    "a" * 4000,
    "🙂" * 4000,
    "¿Puedo apostar desde mi portátil?",
    "我可以在工作电脑上赌博吗？",
    "هل يمكنني المراهنة من جهاز العمل؟",
    "Ka taea e au te petipeti i taku rorohiko mahi?",
    "можно ли bet на horses 在 laptop ですか 🙂",
    "c\u0336a\u0336n\u0336 I bet?",
    "\u202ecan I bet\u202c",
    "'; DROP TABLE rules; --",
    "<script>alert('bet')</script>",
    "{#prohibited.gambling}",
    "lone \ud800 surrogate",
]


class TestAnAnswer:
    def test_quotes_the_clause_verbatim_with_its_section_and_date(self, parks: PolicyAssistant) -> None:
        answer = parks.ask(BET)
        assert (answer.verdict, answer.citations[0]) == (Verdict.NOT_ALLOWED, GAMBLING)

    def test_says_what_the_rule_says_and_whom_to_ask_and_what_can_be_opened(self, parks: PolicyAssistant) -> None:
        answer = parks.ask(BET)
        assert answer.says == "Betting or gaming on a Department device is not allowed."
        assert (answer.authority, answer.offers) == ("manager", ("exemption_request",))
        assert (answer.matter, answer.about) == ("devices/gambling", "Betting and gaming on Department devices")

    def test_asks_for_the_condition_where_it_depends(self, parks: PolicyAssistant) -> None:
        answer = parks.ask(LEND)
        assert answer.verdict is Verdict.CONDITIONAL
        assert [condition.ask for condition in answer.conditions] == ["Has your manager approved it?"]

    def test_asks_for_no_condition_where_the_question_settles_it(self, parks: PolicyAssistant) -> None:
        answer = parks.ask("my manager approved that Hemi borrows my laptop")
        assert (answer.verdict, answer.conditions) == (Verdict.ALLOWED, ())

    def test_quotes_first_the_clause_that_its_outcome_cites(self, parks: PolicyAssistant) -> None:
        answer = parks.ask("can my son have my work laptop for homework")
        assert (answer.verdict, answer.citations[0].clause) == (Verdict.NOT_ALLOWED, "lending.outside")

    @pytest.mark.parametrize("question", [BET, LEND, "who do I tell when my phone is lost"])
    def test_quotes_at_most_three_clauses_and_none_twice(self, parks: PolicyAssistant, question: str) -> None:
        clauses = [citation["clause"] for citation in parks.ask(question).as_json()["citations"]]
        assert 1 <= len(clauses) == len(set(clauses)) <= 3

    def test_knows_how_probable_it_is(self, parks: PolicyAssistant) -> None:
        assert 0.5 < parks.ask(BET).confidence <= 1

    def test_of_a_document_without_a_review_gives_the_date_of_approval(
        self, small: CorpusFolder, assistant_of: AssistantOf
    ) -> None:
        small.replace(POLICY, "last_reviewed: March 2021\n", "")
        assert assistant_of(small).ask(BET).citations[0].last_reviewed == "January 2020"

    def test_of_a_document_without_any_date_gives_none(self, small: CorpusFolder, assistant_of: AssistantOf) -> None:
        small.replace(POLICY, "approved: January 2020\nlast_reviewed: March 2021\n", "")
        assert assistant_of(small).ask(BET).citations[0].last_reviewed == ""

    def test_is_the_same_whatever_control_characters_and_blanks_stand_in_it(self, parks: PolicyAssistant) -> None:
        assert parks.ask("\u200b can\x00I put a\tbet on\r\nthe horses from my  laptop\u202e") == parks.ask(BET)

    def test_is_the_same_in_letters_of_full_width(self, parks: PolicyAssistant) -> None:
        wide = "".join(chr(ord(letter) + 0xFEE0) if letter != " " else letter for letter in BET)
        assert parks.ask(wide) == parks.ask(BET)


class TestWhatIsNotSettled:
    def test_is_said_to_be_so_with_whom_to_ask_and_the_nearest_clauses(self, parks: PolicyAssistant) -> None:
        answer = parks.ask("how many days of annual leave can I carry over")
        assert (answer.verdict, answer.matter) == (Verdict.NOT_COVERED, "annual-leave")
        assert answer.authority == "people_team"
        assert 1 <= len(answer.citations) <= 2

    def test_is_never_a_reading_or_a_condition(self, parks: PolicyAssistant) -> None:
        answer = parks.ask("how many days of annual leave can I carry over")
        assert (answer.readings, answer.conditions, answer.offers) == ((), (), ())

    def test_and_is_no_policy_matter_is_out_of_scope_and_quotes_nothing(self, parks: PolicyAssistant) -> None:
        answer = parks.ask("will it snow on Saturday")
        assert (answer.verdict, answer.citations) == (Verdict.OUT_OF_SCOPE, ())

    @pytest.mark.parametrize("text", WITHOUT_WORDS)
    def test_because_it_holds_no_words_is_out_of_scope(self, parks: PolicyAssistant, text: str) -> None:
        assert parks.ask(text) == Answer("", Verdict.OUT_OF_SCOPE, "", "manager", 1.0)


def settled(answer: Answer) -> list[Reading]:
    """Return the readings that a rule settles, of which there must be some."""
    found = [reading for reading in answer.readings if reading.verdict in RULE_VERDICTS]
    assert found
    return found


class TestReadings:
    @pytest.fixture
    def unsure(self, small: CorpusFolder, assistant_of: AssistantOf) -> PolicyAssistant:
        """An assistant that is never sure."""
        return assistant_of(small, gates=NEVER_SURE)

    def test_are_two_or_three_with_the_strictest_first(self, unsure: PolicyAssistant) -> None:
        strictness = ["not_allowed", "conditional", "allowed", "information", "not_covered"]
        readings = unsure.ask(LEND).readings
        assert 2 <= len(readings) <= 3
        order = [strictness.index(reading.verdict.value) for reading in readings]
        assert order == sorted(order)

    def test_each_lead_to_the_answer_that_they_promise(self, unsure: PolicyAssistant) -> None:
        for reading in settled(unsure.ask(LEND)):
            answer = unsure.answer_for(reading.matter, reading.verdict)
            assert (answer.says, answer.citations[0]) == (reading.says, reading.citation)

    def test_are_told_apart_by_what_they_are_about(self, unsure: PolicyAssistant) -> None:
        for reading in settled(unsure.ask(LEND)):
            assert reading.about == unsure.corpus.rules[reading.matter].about

    def test_are_not_offered_where_the_answer_is_clear(self, parks: PolicyAssistant) -> None:
        assert parks.ask(BET).readings == ()


class TestAChosenReading:
    def test_is_answered_outright(self, parks: PolicyAssistant) -> None:
        answer = parks.answer_for("devices/gambling", Verdict.NOT_ALLOWED)
        assert (answer.verdict, answer.citations[0], answer.readings) == (Verdict.NOT_ALLOWED, GAMBLING, ())

    @pytest.mark.parametrize(
        ("matter", "verdict"),
        [
            ("devices/smoking", Verdict.NOT_ALLOWED),
            ("annual-leave", Verdict.NOT_COVERED),
            ("devices/gambling", Verdict.ALLOWED),
        ],
    )
    def test_that_does_not_exist_is_refused(self, parks: PolicyAssistant, matter: str, verdict: Verdict) -> None:
        with pytest.raises(KeyError):
            parks.answer_for(matter, verdict)


class TestAPolicyPastItsReview:
    def test_says_so_in_every_answer(self, parks: PolicyAssistant) -> None:
        answers = [parks.ask(BET), parks.ask(LEND), parks.answer_for("devices/lost-device", Verdict.INFORMATION)]
        assert [answer.overdue for answer in answers] == ["March 2023"] * 3

    @pytest.mark.parametrize(
        ("next_review", "today", "is_overdue"),
        [
            ("March 2023", date(2023, 3, 31), False),
            ("March 2023", date(2023, 4, 1), True),
            ("1 March 2023", date(2023, 3, 1), False),
            ("1 March 2023", date(2023, 3, 2), True),
            ("2023-03-01", date(2023, 3, 2), True),
            ("01/04/2023", date(2023, 3, 2), False),
            ("2023", date(2023, 12, 31), False),
            ("2023", date(2024, 1, 1), True),
        ],
    )
    def test_is_past_it_from_the_day_after(
        self, small: CorpusFolder, assistant_of: AssistantOf, next_review: str, today: date, is_overdue: bool
    ) -> None:
        small.replace(POLICY, "next_review: March 2023", f"next_review: {next_review}")
        policy = assistant_of(small).corpus.policies["devices"]
        assert overdue(policy, today) == (next_review if is_overdue else "")

    def test_is_not_one_that_names_no_review(self, small: CorpusFolder, assistant_of: AssistantOf) -> None:
        small.replace(POLICY, "next_review: March 2023\n", "")
        assert assistant_of(small).ask(BET).overdue == ""


class TestWhateverIsTyped:
    @pytest.mark.parametrize("text", OF_ALL_KINDS)
    def test_is_answered(self, parks: PolicyAssistant, text: str) -> None:
        assert parks.ask(text).verdict in set(Verdict)

    @given(st.text(max_size=300))
    @settings(max_examples=60, deadline=None)
    def test_by_chance_is_answered(self, parks: PolicyAssistant, text: str) -> None:
        assert parks.ask(text).verdict in set(Verdict)


class TestAsJson:
    @pytest.mark.parametrize("question", [BET, LEND, "will it snow", "annual leave left", ""])
    def test_an_answer_has_the_keys_of_the_contract(self, parks: PolicyAssistant, question: str) -> None:
        assert list(parks.ask(question).as_json()) == ANSWER_KEYS

    def test_a_citation_has_the_keys_of_the_contract(self, parks: PolicyAssistant) -> None:
        (citation, *_) = parks.ask(BET).as_json()["citations"]
        assert citation == {
            "policy": "Devices Policy",
            "section": "Prohibited use",
            "clause": "prohibited.gambling",
            "quote": "gambling or gaming of any kind,",
            "last_reviewed": "March 2021",
            "opening": "You must not use a Department device for:",
        }

    def test_a_condition_is_its_question_and_its_answers(self, parks: PolicyAssistant) -> None:
        answers = ["Yes, my manager approved it", "It is for somebody outside the Department"]
        assert parks.ask(LEND).as_json()["conditions"] == [{"ask": "Has your manager approved it?", "answers": answers}]

    def test_a_reading_has_the_keys_of_the_contract(self, small: CorpusFolder, assistant_of: AssistantOf) -> None:
        readings = assistant_of(small, gates=NEVER_SURE).ask(LEND).as_json()["readings"]
        assert [list(reading) for reading in readings] == [["says", "verdict", "citation"]] * len(readings)
        assert readings
