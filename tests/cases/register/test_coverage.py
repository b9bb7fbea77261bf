"""Whom an exemption in force covers."""

import pytest

from tests.cases.register.register_desk import RegisterDesk, at

IN_MARCH = at("2026-03-10")


def test_it_covers_its_holder_for_its_own_rule_only(desk: RegisterDesk) -> None:
    entry = desk.grant()
    assert desk.covering("staff", IN_MARCH) == entry.reference
    assert desk.covering("staff", IN_MARCH, "own_device.no_copy") is None
    assert desk.covering("colleague", IN_MARCH) is None


def test_it_covers_nobody_before_it_begins(desk: RegisterDesk) -> None:
    desk.grant()
    assert desk.covering("staff", at("2026-02-08")) is None


@pytest.mark.parametrize(
    ("names", "covered"),
    [
        ("Losa Tāvana", True),
        ("losa tavana and the others", True),
        ("colleague@justice.example", True),
        ("Losa from registry", False),
        ("everybody", False),
    ],
)
def test_whoever_is_not_named_beyond_doubt_is_not_covered(desk: RegisterDesk, names: str, covered: bool) -> None:
    desk.grant(covers="named_staff", covered_names=names)
    assert (desk.covering("colleague", IN_MARCH) is not None) is covered


def test_whoever_asked_for_others_alone_is_not_covered(desk: RegisterDesk) -> None:
    desk.grant(covers="named_staff", covered_names="Losa Tāvana")
    assert desk.covering("staff", IN_MARCH) is None


def test_of_several_the_one_that_lasts_longest_counts(desk: RegisterDesk) -> None:
    longest = desk.grant(until="2026-06-30")
    desk.grant(until="2026-04-30")
    assert desk.covering("staff", IN_MARCH) == longest.reference
