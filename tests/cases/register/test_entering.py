"""Granting a request enters the exemption in the register, limited in time and to identified staff or functions."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import select

from actions.cases.fields import FieldsError
from actions.cases.register.entering import RegisterError
from actions.cases.workflow.moving import ChangedMeanwhileError, MoveError
from actions.store import audit
from actions.store.database import transaction
from actions.store.tables import audit_trail, cases
from tests.cases.register.register_desk import CLAUSE, RegisterDesk, at
from tests.cases.reports import NOW


def test_granting_a_request_enters_it_with_its_scope_its_end_and_its_review(desk: RegisterDesk) -> None:
    entry = desk.grant()
    assert (entry.reference, entry.status, entry.opened_by) == ("EX-2026-0001", "in_force", "staff@justice.example")
    assert entry.handlers == ("ciso", "ict_security")
    assert entry.fields == {
        "activity": "use a USB stick",
        "clause": CLAUSE,
        "covers": "me",
        "starts_on": "2026-02-09",
        "ends_on": "2026-06-30",
    }
    assert desk.standing(entry, NOW).terms.review_on == date(2026, 5, 31)


def test_nothing_is_in_the_register_before_it_is_granted(desk: RegisterDesk) -> None:
    desk.approved()
    assert desk.seen_by("ciso") == []


def test_it_ends_when_the_ciso_said_and_not_when_was_asked_for(desk: RegisterDesk) -> None:
    assert desk.grant(until="2026-03-31").fields["ends_on"] == "2026-03-31"


def test_one_that_is_granted_late_does_not_reach_back(desk: RegisterDesk) -> None:
    assert desk.grant(now=at("2026-02-20")).fields["starts_on"] == "2026-02-20"


def test_one_whose_time_has_passed_is_not_granted_and_can_be_declined(desk: RegisterDesk) -> None:
    request = desk.approved(until="2026-02-28")
    with pytest.raises(RegisterError, match="approved until 2026-02-28, and that day has passed"):
        desk.move(request, "grant", "ict.security", at("2026-03-01"))
    assert desk.held(request).status == "ciso_approved"
    assert desk.move(request, "decline", "ict.security", at("2026-03-01"), reason="too late").status == "declined"


def test_a_day_is_enough(desk: RegisterDesk) -> None:
    entry = desk.grant(until="2026-02-09", ends_on="2026-02-09")
    assert desk.standing(entry, at("2026-02-09", "23:59")).in_force
    assert not desk.standing(entry, at("2026-02-10", "00:00")).in_force


def test_what_ict_security_tells_when_granting_is_kept(desk: RegisterDesk) -> None:
    told = {"review_on": "2026-03-15", "clause": "own_device.no_copy", "restricted": "yes"}
    terms = desk.standing(desk.grant(told=told), NOW).terms
    assert (terms.review_on, terms.clause, terms.restricted) == (date(2026, 3, 15), "own_device.no_copy", True)


def test_a_review_after_the_end_is_refused(desk: RegisterDesk) -> None:
    with pytest.raises(FieldsError, match="review_on: must be 2026-06-30 at the latest"):
        desk.grant(told={"review_on": "2026-07-01"})


def test_a_short_one_is_reviewed_when_it_ends(desk: RegisterDesk) -> None:
    assert desk.standing(desk.grant(until="2026-02-20"), NOW).terms.review_on == date(2026, 2, 20)


def test_the_entry_is_in_the_audit_trail_without_its_words(desk: RegisterDesk) -> None:
    entry = desk.grant()
    with transaction(desk.database) as session:
        row = session.execute(select(audit_trail).filter_by(action="case.entered")).one()
        audit.verify(session)
    assert (row.subject, row.actor) == (entry.reference, "ict.security@justice.example")
    assert json.loads(row.details) == {"kind": "exemption", "organisation": "justice", "from": "EXM-2026-0001"}


def test_what_it_allows_is_encrypted_in_the_database(desk: RegisterDesk) -> None:
    entry = desk.grant()
    with desk.database.connect() as connection:
        raw = connection.exec_driver_sql(
            f"SELECT fields, confidential_fields FROM cases WHERE reference = '{entry.reference}'"
        ).one()
    assert "USB" not in str(raw)


def test_granting_at_the_same_moment_enters_it_once(desk: RegisterDesk) -> None:
    request = desk.approved()

    def grant(_: int) -> bool:
        try:
            desk.move(request, "grant", "ict.security")
        except (ChangedMeanwhileError, MoveError):
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(grant, range(4))) == [False, False, False, True]
    with transaction(desk.database) as session:
        entered = session.execute(select(cases.c.reference).filter_by(kind="exemption")).scalars().all()
    assert entered == ["EX-2026-0001"]
