"""An exemption is reviewed and modified, re-validated or withdrawn as it falls due, and holds by the day."""

from datetime import date, datetime

import pytest
from freezegun import freeze_time

from actions.cases.fields import FieldsError
from actions.cases.messages import messages_of
from actions.cases.withdrawal import WISH, withdraw
from actions.cases.workflow.moving import MoveError
from actions.store.database import transaction
from tests.cases.register.register_desk import RegisterDesk, at
from tests.cases.reports import NOW

REVIEW = at("2026-05-31")


@pytest.mark.parametrize(
    ("moment", "status", "in_force"),
    [
        (at("2026-02-08", "23:59"), "in_force", False),
        (at("2026-02-09", "00:00"), "in_force", True),
        (at("2026-05-31", "00:00"), "in_force", True),  # 23:00 on 30 May by New Zealand's winter time
        (at("2026-05-31", "01:00"), "due_for_review", True),
        (at("2026-07-01", "00:59"), "due_for_review", True),
        (at("2026-07-01", "01:00"), "expired", False),
    ],
)
def test_where_it_stands_follows_the_days_where_the_organisation_is(
    desk: RegisterDesk, moment: datetime, status: str, in_force: bool
) -> None:
    standing = desk.standing(desk.grant(), moment)
    assert (standing.status, standing.in_force) == (status, in_force)


def test_whoever_looks_it_up_after_its_end_finds_it_expired_though_nothing_ran(desk: RegisterDesk) -> None:
    entry = desk.grant()
    with freeze_time("2026-07-02"):
        found = desk.find(entry.reference, "staff@justice.example")
    assert found is not None
    assert (found.status, desk.held(entry).status) == ("expired", "in_force")


def test_one_that_has_ended_is_not_revalidated_though_nothing_ran(desk: RegisterDesk) -> None:
    with pytest.raises(MoveError, match="EX-2026-0001 is expired: revalidate is not possible now, only nothing"):
        desk.move(desk.grant(), "revalidate", "ciso", at("2026-07-01", "01:00"), ends_on="2026-12-31", reason="x")


def test_revalidated_it_lasts_until_the_new_end_and_is_reviewed_before_that(desk: RegisterDesk) -> None:
    entry = desk.move(desk.grant(), "revalidate", "ciso", REVIEW, ends_on="2026-12-31", reason="still no network")
    standing = desk.standing(entry, at("2026-07-15"))
    assert (standing.status, standing.in_force) == ("revalidated", True)
    assert (standing.terms.ends_on, standing.terms.review_on) == (date(2026, 12, 31), date(2026, 12, 1))


def test_a_review_day_that_was_told_goes_with_the_end_it_was_told_for(desk: RegisterDesk) -> None:
    entry = desk.grant(told={"review_on": "2026-03-15"})
    entry = desk.move(entry, "revalidate", "ciso", at("2026-03-15"), ends_on="2026-12-31", reason="still needed")
    assert desk.standing(entry, at("2026-03-16")).status == "revalidated"


def test_modified_it_covers_and_allows_what_was_decided_last(desk: RegisterDesk) -> None:
    entry = desk.move(
        desk.grant(),
        "modify",
        "ciso",
        ends_on="2026-05-31",
        reason="the office has a network now",
        activity="use a USB stick in courtrooms",
        covers="named_staff",
        covered_names="Losa Tāvana",
    )
    assert desk.standing(entry, REVIEW).terms.activity == "use a USB stick in courtrooms"
    assert desk.covering("colleague", at("2026-05-01")) == entry.reference
    assert desk.covering("staff", at("2026-05-01")) is None


def test_withdrawn_it_holds_no_more_and_its_reason_is_kept(desk: RegisterDesk) -> None:
    entry = desk.move(desk.grant(), "withdraw", "ict.security", at("2026-03-01"), reason="the stick was lost")
    assert desk.covering("staff", at("2026-03-01")) is None
    assert desk.held(entry).history[-1].told == {"reason": "the stick was lost"}
    assert desk.standing(entry, at("2027-01-01")).status == "withdrawn"


@pytest.mark.parametrize("move", ["revalidate", "modify", "withdraw"])
def test_nothing_is_decided_without_a_reason(desk: RegisterDesk, move: str) -> None:
    told = {} if move == "withdraw" else {"ends_on": "2026-07-31"}
    with pytest.raises(FieldsError, match="reason: is needed"):
        desk.move(desk.grant(), move, "ciso", NOW, **told)


def test_a_term_is_as_long_as_the_organisation_lets_it_be(desk: RegisterDesk) -> None:
    entry = desk.grant()
    with pytest.raises(FieldsError, match="ends_on: must be at most 365 days ahead"):
        desk.move(entry, "revalidate", "ciso", REVIEW, ends_on="2027-06-01", reason="x")
    assert desk.move(entry, "revalidate", "ciso", REVIEW, ends_on="2027-05-31", reason="x").status == "revalidated"


def test_ict_security_does_not_lengthen_what_the_ciso_must_approve(desk: RegisterDesk) -> None:
    with pytest.raises(MoveError, match="revalidate is not yours to do in EX-2026-0001, only withdraw"):
        desk.move(desk.grant(), "revalidate", "ict.security", ends_on="2026-07-31", reason="x")


def test_the_holder_decides_nothing_and_may_ask_for_it_to_be_withdrawn(desk: RegisterDesk) -> None:
    entry = desk.grant()
    with pytest.raises(MoveError, match="withdraw is not yours to do in EX-2026-0001, only nothing"):
        desk.move(entry, "withdraw", "staff", reason="not needed any more")
    person = desk.person("staff@justice.example")
    with transaction(desk.database) as session:
        withdraw(session, entry, person, at("2026-03-01"))
        assert [message.words for message in messages_of(session, entry)] == [WISH]
    assert desk.held(entry).status == "in_force"
