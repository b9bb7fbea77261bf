"""From ranked readings to one decision: a wrong permit costs most, offering readings and declining cost little."""

import pytest

from actions.policy.corpus.model import Verdict
from actions.policy.decision import Decision, Gates, decide
from actions.policy.ranking import Candidate

ALLOWED, NOT_ALLOWED = Verdict.ALLOWED, Verdict.NOT_ALLOWED
CONDITIONAL, INFORMATION = Verdict.CONDITIONAL, Verdict.INFORMATION
NOT_COVERED, OUT_OF_SCOPE = Verdict.NOT_COVERED, Verdict.OUT_OF_SCOPE
# Gates that never close, so that a test sees one of them at a time.
OPEN = Gates(decline=1.1, lead=-1.0, permit=1000.0)

Reading = tuple[str, Verdict, float]


def decision(*readings: Reading, gates: Gates = OPEN) -> Decision:
    candidates = [Candidate(matter, verdict, probability) for matter, verdict, probability in readings]
    return decide(sorted(candidates, key=lambda each: -each.probability), gates)


def verdict(*readings: Reading, gates: Gates = OPEN) -> Verdict:
    return decision(*readings, gates=gates).verdict


class TestTheVerdict:
    def test_adds_up_all_rules_that_lead_to_it(self) -> None:
        assert verdict(("a", CONDITIONAL, 0.4), ("b", NOT_ALLOWED, 0.3), ("c", NOT_ALLOWED, 0.3)) is NOT_ALLOWED

    def test_is_that_of_the_most_probable_reading_where_nothing_speaks_against_it(self) -> None:
        chosen = decision(("a", ALLOWED, 0.96), ("a", NOT_ALLOWED, 0.02), ("b", NOT_ALLOWED, 0.02))
        assert (chosen.matter, chosen.verdict) == ("a", ALLOWED)

    def test_is_the_stricter_one_near_a_tie(self) -> None:
        assert verdict(("a", ALLOWED, 0.51), ("a", NOT_ALLOWED, 0.49)) is NOT_ALLOWED

    def test_is_forbidden_rather_than_allowed_well_below_a_tie(self) -> None:
        assert verdict(("a", ALLOWED, 0.75), ("a", NOT_ALLOWED, 0.25)) is NOT_ALLOWED

    def test_is_allowed_where_forbidden_is_unlikely(self) -> None:
        assert verdict(("a", ALLOWED, 0.9), ("a", NOT_ALLOWED, 0.1)) is ALLOWED

    def test_is_conditional_rather_than_allowed_near_a_tie(self) -> None:
        assert verdict(("a", ALLOWED, 0.52), ("a", CONDITIONAL, 0.48)) is CONDITIONAL

    def test_is_forbidden_rather_than_conditional_near_a_tie(self) -> None:
        assert verdict(("a", CONDITIONAL, 0.52), ("a", NOT_ALLOWED, 0.48)) is NOT_ALLOWED

    def test_is_no_stricter_than_an_ordinary_mistake_warrants(self) -> None:
        assert verdict(("a", CONDITIONAL, 0.8), ("a", NOT_ALLOWED, 0.2)) is CONDITIONAL

    def test_is_never_allowed_with_forbidden_as_probable(self) -> None:
        permits = (verdict(("a", ALLOWED, 0.5), ("a", NOT_ALLOWED, 0.5 - x), ("a", INFORMATION, x)) for x in (0, 0.2))
        assert ALLOWED not in permits


class TestTheRule:
    def test_is_the_likeliest_one_that_leads_to_the_verdict(self) -> None:
        chosen = decision(("a", NOT_ALLOWED, 0.4), ("b", CONDITIONAL, 0.25), ("b", NOT_ALLOWED, 0.35))
        assert (chosen.matter, chosen.verdict) == ("b", NOT_ALLOWED)

    def test_order_is_by_all_their_outcomes_together(self) -> None:
        chosen = decision(("a", NOT_ALLOWED, 0.4), ("b", CONDITIONAL, 0.35), ("b", NOT_ALLOWED, 0.25))
        assert chosen.rules == ("b", "a")
        assert chosen.weights == pytest.approx((0.6, 0.4))

    def test_order_goes_with_a_question_that_is_declined_too(self) -> None:
        readings = [("leave", NOT_COVERED, 0.6), ("b", ALLOWED, 0.1), ("a", NOT_ALLOWED, 0.3)]
        assert decision(*readings, gates=Gates(decline=0.5)).rules == ("a", "b")


class TestTheDeclineGate:
    GATES = Gates(decline=0.5, lead=-1.0, permit=1000.0)

    def test_declines_what_is_probably_not_settled(self) -> None:
        readings = [("leave", NOT_COVERED, 0.3), ("dogs", NOT_COVERED, 0.3), ("a", ALLOWED, 0.4)]
        chosen = decision(*readings, gates=self.GATES)
        assert (chosen.matter, chosen.verdict) == ("leave", NOT_COVERED)
        assert chosen.confidence == pytest.approx(0.6)

    def test_lets_pass_what_probably_is_settled(self) -> None:
        readings = [("leave", NOT_COVERED, 0.25), ("weather", OUT_OF_SCOPE, 0.24), ("a", NOT_ALLOWED, 0.51)]
        assert verdict(*readings, gates=self.GATES) is NOT_ALLOWED

    def test_tells_a_near_miss_from_what_is_no_policy_matter(self) -> None:
        out_of_scope = [("leave", NOT_COVERED, 0.2), ("weather", OUT_OF_SCOPE, 0.5), ("a", ALLOWED, 0.3)]
        not_covered = [("leave", NOT_COVERED, 0.5), ("weather", OUT_OF_SCOPE, 0.2), ("a", ALLOWED, 0.3)]
        assert verdict(*out_of_scope, gates=self.GATES) is OUT_OF_SCOPE
        assert verdict(*not_covered, gates=self.GATES) is NOT_COVERED

    def test_offers_the_nearest_rule_where_it_is_nearly_as_probable(self) -> None:
        readings = [("leave", NOT_COVERED, 0.6), ("a", ALLOWED, 0.4)]
        offered = decision(*readings, gates=Gates(decline=0.5, lead=0.3, permit=0.0)).readings
        assert [(each.matter, each.verdict) for each in offered] == [("a", ALLOWED), ("leave", NOT_COVERED)]

    def test_offers_no_readings_where_it_is_far_ahead(self) -> None:
        readings = [("leave", NOT_COVERED, 0.7), ("a", ALLOWED, 0.3)]
        assert decision(*readings, gates=Gates(decline=0.5, lead=0.3, permit=0.0)).readings == ()

    def test_declines_where_no_rule_was_ranked(self) -> None:
        assert verdict(("weather", OUT_OF_SCOPE, 1.0)) is OUT_OF_SCOPE


class TestThePermitGate:
    GATES = Gates(decline=1.1, lead=-1.0, permit=0.1)

    def test_offers_readings_where_another_rule_may_forbid_it(self) -> None:
        chosen = decision(("a", ALLOWED, 0.85), ("b", NOT_ALLOWED, 0.15), gates=self.GATES)
        assert [(each.matter, each.verdict) for each in chosen.readings] == [("b", NOT_ALLOWED), ("a", ALLOWED)]

    def test_adds_up_all_that_may_forbid_it(self) -> None:
        forbidding = [(name, NOT_ALLOWED, 0.035) for name in "bcde"]
        assert decision(("a", ALLOWED, 0.86), *forbidding, gates=self.GATES).readings

    def test_says_allowed_outright_where_forbidden_is_unlikely(self) -> None:
        chosen = decision(("a", ALLOWED, 0.95), ("b", NOT_ALLOWED, 0.05), gates=self.GATES)
        assert (chosen.verdict, chosen.readings) == (ALLOWED, ())

    def test_does_not_hold_back_a_prohibition(self) -> None:
        assert decision(("a", NOT_ALLOWED, 0.6), ("b", ALLOWED, 0.4), gates=self.GATES).readings == ()


class TestReadings:
    GATES = Gates(decline=1.1, lead=0.3, permit=1000.0)

    def test_are_offered_where_another_verdict_is_nearly_as_probable(self) -> None:
        chosen = decision(("a", NOT_ALLOWED, 0.6), ("b", CONDITIONAL, 0.4), gates=self.GATES)
        assert [(each.matter, each.verdict) for each in chosen.readings] == [("a", NOT_ALLOWED), ("b", CONDITIONAL)]

    def test_are_not_offered_where_the_verdict_is_far_ahead(self) -> None:
        assert decision(("a", NOT_ALLOWED, 0.7), ("b", CONDITIONAL, 0.3), gates=self.GATES).readings == ()

    def test_are_not_offered_where_all_likely_rules_say_the_same(self) -> None:
        chosen = decision(("a", NOT_ALLOWED, 0.4), ("b", NOT_ALLOWED, 0.35), ("c", ALLOWED, 0.25), gates=self.GATES)
        assert chosen.readings == ()

    def test_come_with_the_strictest_first(self) -> None:
        readings = [("a", INFORMATION, 0.36), ("b", ALLOWED, 0.33), ("c", NOT_ALLOWED, 0.31)]
        offered = decision(*readings, gates=self.GATES).readings
        assert [each.verdict for each in offered] == [NOT_ALLOWED, ALLOWED, INFORMATION]

    def test_are_at_most_three_and_the_most_probable_ones(self) -> None:
        readings = [("a", INFORMATION, 0.3), ("b", ALLOWED, 0.28), ("c", CONDITIONAL, 0.22), ("d", NOT_ALLOWED, 0.2)]
        offered = decision(*readings, gates=self.GATES).readings
        assert {each.matter for each in offered} == {"a", "b", "c"}

    def test_differ_in_what_they_would_say(self) -> None:
        readings = [("a", NOT_ALLOWED, 0.3), ("b", NOT_ALLOWED, 0.2), ("c", ALLOWED, 0.3), ("d", CONDITIONAL, 0.2)]
        verdicts = [each.verdict for each in decision(*readings, gates=self.GATES).readings]
        assert verdicts == [NOT_ALLOWED, CONDITIONAL, ALLOWED]

    def test_hold_the_answer_itself(self) -> None:
        chosen = decision(("a", ALLOWED, 0.35), ("a", NOT_ALLOWED, 0.33), ("b", ALLOWED, 0.32), gates=self.GATES)
        assert ("a", NOT_ALLOWED) in [(each.matter, each.verdict) for each in chosen.readings]
        assert chosen.verdict is NOT_ALLOWED

    def test_hold_that_no_rule_may_settle_it_as_the_last(self) -> None:
        readings = [("leave", NOT_COVERED, 0.4), ("a", NOT_ALLOWED, 0.35), ("b", ALLOWED, 0.25)]
        offered = decision(*readings, gates=self.GATES).readings
        assert [each.matter for each in offered] == ["a", "b", "leave"]

    def test_hold_nothing_that_is_hardly_possible(self) -> None:
        readings = [("a", NOT_ALLOWED, 0.6), ("b", ALLOWED, 0.39), ("c", CONDITIONAL, 0.01)]
        offered = decision(*readings, gates=self.GATES).readings
        assert {each.matter for each in offered} == {"a", "b"}


def test_the_confidence_is_how_probable_the_verdict_is_under_all_rules() -> None:
    chosen = decision(("a", NOT_ALLOWED, 0.5), ("b", NOT_ALLOWED, 0.3), ("c", ALLOWED, 0.2))
    assert chosen.confidence == pytest.approx(0.8)


def test_the_gates_that_answers_go_through_are_all_closed_somewhere() -> None:
    gates = Gates()
    assert 0 < gates.decline < 1
    assert 0 < gates.lead < 1
    assert 0 < gates.permit < 1
