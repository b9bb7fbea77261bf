"""The figures of the evaluation are what the README of the development set says they are."""

import json
from pathlib import Path

import pytest

from actions.policy.answer import Answer, Citation, Reading
from actions.policy.corpus.model import Verdict
from benchmarks.evaluation.scores import Scores, Share, score
from benchmarks.evaluation.sets import Question, first_messages, questions

RIGHT = "gambling or gaming of any kind"
VERDICT = "verdict right at the first answer"
WITHIN_REACH = "verdict right, or among the readings offered"
FALSE_PERMIT = "prohibited but called allowed"
CITED_FIRST = "right citation first"
CITED_IN_THREE = "right citation in the first three"
DECLINED = "uncovered and off-topic declined"
WRONGLY_DECLINED = "covered but declined"
OFFERED = "readings offered"


def question(kind: str = "permission", verdict: str = "not_allowed", quotes: tuple[str, ...] = (RIGHT,)) -> Question:
    return Question("q", "parks", kind, "may I bet?", verdict, quotes)


def answer(
    verdict: str = "not_allowed", *quotes: str, cited: tuple[str, ...] = (), readings: tuple[str, ...] = ()
) -> Answer:
    return Answer(
        matter="devices/gambling",
        verdict=Verdict(verdict),
        says="",
        authority="manager",
        confidence=0.9,
        citations=tuple(citation(quote) for quote in quotes),
        cited=tuple(citation(quote) for quote in cited),
        readings=tuple(Reading("", "", "", Verdict(each), citation("")) for each in readings),
    )


def citation(quote: str) -> Citation:
    return Citation("Devices Policy", "Prohibited use", quote[:9], quote, "March 2021")


def figure(name: str, *pairs: tuple[Question, Answer]) -> Share:
    return score(pairs).figures()[name]


class TestTheVerdict:
    @pytest.mark.parametrize("verdict", ["allowed", "not_allowed", "conditional", "not_covered"])
    def test_is_right_where_it_is_the_one_expected(self, verdict: str) -> None:
        assert figure(VERDICT, (question(verdict=verdict), answer(verdict))) == Share(1, 1)

    @pytest.mark.parametrize("given", ["allowed", "conditional", "information", "not_covered", "out_of_scope"])
    def test_is_wrong_where_it_is_another(self, given: str) -> None:
        assert figure(VERDICT, (question(verdict="not_allowed"), answer(given))) == Share(0, 1)

    def test_out_of_scope_counts_as_not_covered(self) -> None:
        assert figure(VERDICT, (question(verdict="not_covered", quotes=()), answer("out_of_scope"))) == Share(1, 1)

    @pytest.mark.parametrize("kind", ["information", "out_of_scope"])
    def test_counts_for_permission_questions_alone(self, kind: str) -> None:
        assert figure(VERDICT, (question(kind=kind, verdict=kind), answer("not_allowed"))) == Share(0, 0)

    def test_among_the_readings_is_counted_apart(self) -> None:
        pair = (question(verdict="not_allowed"), answer("conditional", readings=("not_allowed", "conditional")))
        assert figure(VERDICT, pair) == Share(0, 1)
        assert figure(WITHIN_REACH, pair) == Share(1, 1)

    def test_that_is_right_at_once_is_within_reach_too(self) -> None:
        assert figure(WITHIN_REACH, (question(), answer("not_allowed"))) == Share(1, 1)

    def test_that_no_reading_holds_is_not_within_reach(self) -> None:
        pair = (question(verdict="not_allowed"), answer("conditional", readings=("allowed", "conditional")))
        assert figure(WITHIN_REACH, pair) == Share(0, 1)


class TestAFalsePermit:
    def test_is_what_is_prohibited_and_called_allowed(self) -> None:
        assert figure(FALSE_PERMIT, (question(verdict="not_allowed"), answer("allowed"))) == Share(1, 1)

    def test_stays_one_with_readings_beside_it(self) -> None:
        pair = (question(verdict="not_allowed"), answer("allowed", readings=("not_allowed", "allowed")))
        assert figure(FALSE_PERMIT, pair) == Share(1, 1)

    @pytest.mark.parametrize("given", ["not_allowed", "conditional", "information", "not_covered", "out_of_scope"])
    def test_is_no_other_answer(self, given: str) -> None:
        assert figure(FALSE_PERMIT, (question(verdict="not_allowed"), answer(given))) == Share(0, 1)

    @pytest.mark.parametrize("expected", ["allowed", "conditional", "not_covered"])
    def test_is_counted_among_what_is_prohibited_alone(self, expected: str) -> None:
        assert figure(FALSE_PERMIT, (question(verdict=expected), answer("allowed"))) == Share(0, 0)


class TestACitation:
    @pytest.mark.parametrize(
        "quote",
        [
            RIGHT,
            f"You must not use a device for {RIGHT} at work.",
            "gambling  or\ngaming of\tany kind",
            "**gambling** or *gaming* of any kind",
            "gambling or gaming\\ of any kind,",
        ],
    )
    def test_is_right_where_its_clause_contains_the_piece(self, quote: str) -> None:
        assert figure(CITED_FIRST, (question(), answer("not_allowed", quote))) == Share(1, 1)

    @pytest.mark.parametrize(
        "piece", [f"- {RIGHT}", f"  •  {RIGHT}", f"**{RIGHT}**", f"1. {RIGHT}", "gambling or\n  gaming"]
    )
    def test_is_right_whatever_bullets_marks_and_blanks_the_piece_has(self, piece: str) -> None:
        pair = (question(quotes=(piece,)), answer("not_allowed", RIGHT))
        assert figure(CITED_FIRST, pair) == Share(1, 1)

    def test_is_right_with_any_one_of_the_pieces(self) -> None:
        pair = (question(quotes=("report it at once", RIGHT)), answer("not_allowed", RIGHT))
        assert figure(CITED_FIRST, pair) == Share(1, 1)

    @pytest.mark.parametrize("quote", ["gambling", "Gaming of any kind", "kind any of gaming or gambling", ""])
    def test_is_wrong_where_its_clause_does_not_contain_the_piece(self, quote: str) -> None:
        assert figure(CITED_IN_THREE, (question(), answer("not_allowed", quote))) == Share(0, 1)

    @pytest.mark.parametrize(("place", "first", "in_three"), [(0, 1, 1), (1, 0, 1), (2, 0, 1), (3, 0, 0)])
    def test_counts_first_and_in_the_first_three(self, place: int, first: int, in_three: int) -> None:
        quotes = ["one", "two", "three", "four"]
        quotes[place] = RIGHT
        pair = (question(), answer("not_allowed", *quotes))
        assert figure(CITED_FIRST, pair) == Share(first, 1)
        assert figure(CITED_IN_THREE, pair) == Share(in_three, 1)

    def test_counts_where_an_answer_shows_it_and_not_where_it_is_left_out(self) -> None:
        shown = (question(), answer("not_allowed", "one", cited=("one", "two", RIGHT)))
        left_out = (question(), answer("not_allowed", "one", RIGHT, cited=("one", "two", "three")))
        assert figure(CITED_IN_THREE, shown) == Share(1, 1)
        assert figure(CITED_IN_THREE, left_out) == Share(0, 1)
        assert [RIGHT in str(pair[1].as_json()["citations"]) for pair in (shown, left_out)] == [True, False]

    def test_counts_for_a_question_that_asks_for_information(self) -> None:
        pair = (question(kind="information", verdict="information"), answer("information", "one", RIGHT))
        assert figure(CITED_IN_THREE, pair) == Share(1, 1)

    def test_is_right_whatever_the_verdict(self) -> None:
        assert figure(CITED_FIRST, (question(verdict="not_allowed"), answer("allowed", RIGHT))) == Share(1, 1)

    @pytest.mark.parametrize("given", ["not_covered", "out_of_scope"])
    def test_beside_a_refusal_to_answer_is_none(self, given: str) -> None:
        assert figure(CITED_IN_THREE, (question(), answer(given, RIGHT))) == Share(0, 1)

    @pytest.mark.parametrize(("kind", "verdict"), [("permission", "not_covered"), ("out_of_scope", "out_of_scope")])
    def test_is_not_looked_for_where_nothing_covers_the_question(self, kind: str, verdict: str) -> None:
        pair = (question(kind=kind, verdict=verdict, quotes=()), answer("not_allowed", RIGHT))
        assert figure(CITED_FIRST, pair) == Share(0, 0)


class TestDeclining:
    @pytest.mark.parametrize(("kind", "verdict"), [("permission", "not_covered"), ("out_of_scope", "out_of_scope")])
    @pytest.mark.parametrize(
        ("given", "right"), [("not_covered", 1), ("out_of_scope", 1), ("allowed", 0), ("information", 0)]
    )
    def test_is_right_where_nothing_covers_the_question(self, kind: str, verdict: str, given: str, right: int) -> None:
        assert figure(DECLINED, (question(kind=kind, verdict=verdict, quotes=()), answer(given))) == Share(right, 1)

    @pytest.mark.parametrize(("kind", "verdict"), [("permission", "allowed"), ("information", "information")])
    @pytest.mark.parametrize(("given", "wrong"), [("not_covered", 1), ("out_of_scope", 1), ("allowed", 0)])
    def test_is_wrong_where_the_policies_settle_it(self, kind: str, verdict: str, given: str, wrong: int) -> None:
        pair = (question(kind=kind, verdict=verdict), answer(given))
        assert figure(WRONGLY_DECLINED, pair) == Share(wrong, 1)
        assert figure(DECLINED, pair) == Share(0, 0)


def test_offering_readings_is_counted_over_all_questions() -> None:
    pairs = [
        (question(), answer("not_allowed", readings=("not_allowed", "allowed"))),
        (question(kind="information", verdict="information"), answer("information")),
        (question(kind="out_of_scope", verdict="out_of_scope", quotes=()), answer("out_of_scope")),
    ]
    assert figure(OFFERED, *pairs) == Share(1, 3)


def test_figures_add_up_over_many_questions() -> None:
    pairs = [
        (question(), answer("not_allowed", RIGHT)),
        (question(), answer("allowed", "one", RIGHT)),
        (question(verdict="not_covered", quotes=()), answer("not_covered")),
        (question(kind="information", verdict="information"), answer("not_covered")),
    ]
    figures = score(pairs).figures()
    assert (figures[VERDICT], figures[FALSE_PERMIT]) == (Share(2, 3), Share(1, 2))
    assert (figures[CITED_FIRST], figures[CITED_IN_THREE]) == (Share(1, 3), Share(2, 3))
    assert (figures[DECLINED], figures[WRONGLY_DECLINED]) == (Share(1, 1), Share(1, 3))


def test_verdicts_expected_and_given_are_kept_for_the_picture() -> None:
    pairs = [(question(), answer("allowed")), (question(), answer("allowed")), (question(), answer("not_allowed"))]
    confusion = score(pairs).confusion
    assert confusion == {("not_allowed", "allowed"): 2, ("not_allowed", "not_allowed"): 1}


def test_mistakes_are_kept_with_the_answer_that_was_given() -> None:
    wrong = (question(), answer("allowed"))
    assert score([wrong, (question(), answer("not_allowed"))]).mistakes == [wrong]


def test_no_questions_have_no_figures() -> None:
    assert {str(share) for share in Scores().figures().values()} == {"–"}


@pytest.mark.parametrize(
    ("share", "words"), [(Share(1, 2), "50 % (1/2)"), (Share(2, 3), "67 % (2/3)"), (Share(0, 0), "–")]
)
def test_a_share_prints_as_a_percentage_with_its_counts(share: Share, words: str) -> None:
    assert str(share) == words


def test_questions_are_read_from_every_organisations_file(tmp_path: Path) -> None:
    for name in ("parks", "harbours"):
        row = {
            "id": f"{name}-1",
            "organisation": name,
            "persona": "ranger",
            "kind": "permission",
            "question": "May I?",
            "verdict": "allowed",
            "quotes": ["You may."],
            "why": "it says so",
        }
        (tmp_path / f"questions_{name}.jsonl").write_text(f"{json.dumps(row)}\n\n", encoding="utf-8")
    assert questions(tmp_path) == [
        Question("harbours-1", "harbours", "permission", "May I?", "allowed", ("You may.",)),
        Question("parks-1", "parks", "permission", "May I?", "allowed", ("You may.",)),
    ]


def test_first_messages_are_read_with_the_routes_they_should_take(tmp_path: Path) -> None:
    (tmp_path / "routing.jsonl").write_text(
        '{"id": "r-1", "text": "kia ora", "route": "smalltalk"}\n', encoding="utf-8"
    )
    assert [(each.id, each.text, each.route) for each in first_messages(tmp_path)] == [("r-1", "kia ora", "smalltalk")]


def test_a_folder_without_questions_has_none(tmp_path: Path) -> None:
    assert (questions(tmp_path), first_messages(tmp_path)) == ([], [])
