from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, update

from actions.cases.case import Case, HistoryEntry
from actions.cases.messages import messages_of
from actions.cases.withdrawal import WithdrawalError, withdraw
from actions.store import audit
from actions.store.database import transaction
from actions.store.tables import audit_trail, cases
from tests.cases.desk import Desk
from tests.cases.reports import NOW


def withdrawn(desk: Desk, case: Case, by: str | None = "staff") -> Case:
    person = desk.person(by) if by else None
    with transaction(desk.database) as session:
        return withdraw(session, case, person, NOW)


def bring_into(desk: Desk, case: Case, status: str) -> None:
    with transaction(desk.database) as session:
        session.execute(update(cases).where(cases.c.reference == case.reference).values(status=status))


@pytest.mark.parametrize(
    ("kind", "first_status"), [("harassment_complaint", "received"), ("exemption_request", "submitted")]
)
def test_what_is_the_openers_to_withdraw_is_withdrawn(desk: Desk, kind: str, first_status: str) -> None:
    case = desk.open(kind=kind, **({"anonymous": "no"} if kind == "harassment_complaint" else {}))
    after = withdrawn(desk, case)
    assert after.status == "withdrawn"
    entry = HistoryEntry(case.opened_at, "withdrawn", "staff@education.example", "withdraw")
    assert after.history == (*case.history, entry)
    assert desk.find(case.reference, "staff") == after
    with transaction(desk.database) as session:
        row = session.execute(select(audit_trail).filter_by(action="case.withdrawn")).one()
    assert (row.actor, row.details) == ("staff@education.example", f'{{"from":"{first_status}","move":"withdraw"}}')


def test_whoever_holds_the_receipt_withdraws_without_a_name(desk: Desk) -> None:
    after = withdrawn(desk, desk.complain(), by=None)
    assert (after.status, after.history[-1].actor) == ("withdrawn", None)
    with transaction(desk.database) as session:
        assert session.execute(select(audit_trail).filter_by(action="case.withdrawn")).one().actor is None


def test_what_the_organisation_must_see_to_stays_and_the_wish_is_passed_on_once(desk: Desk) -> None:
    case = desk.open()
    assert withdrawn(desk, case) == case
    assert withdrawn(desk, case) == case
    assert desk.find(case.reference, "manager") == case
    with transaction(desk.database) as session:
        words = [message.words for message in messages_of(session, case)]
    assert words == ["The person who reported this would like to withdraw it."]


@pytest.mark.parametrize("by", ["colleague", "manager", None])
def test_only_its_opener_withdraws_a_case(desk: Desk, by: str | None) -> None:
    case = desk.open(kind="exemption_request")
    with pytest.raises(WithdrawalError, match="Only the person who opened EXM-2026-0001"):
        withdrawn(desk, case, by)


@pytest.mark.parametrize("by", ["staff", "people"])
def test_nobody_withdraws_an_anonymous_complaint_under_a_name(desk: Desk, by: str) -> None:
    case = desk.complain()
    with pytest.raises(WithdrawalError, match="Only the person who opened"):
        withdrawn(desk, case, by)


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("harassment_complaint", "closed"),
        ("exemption_request", "granted"),
        ("exemption_request", "declined"),
        ("inappropriate_material", "closed"),
    ],
)
def test_what_is_settled_cannot_be_withdrawn(desk: Desk, kind: str, status: str) -> None:
    case = desk.open(kind=kind, **({"anonymous": "no"} if kind == "harassment_complaint" else {}))
    bring_into(desk, case, status)
    with pytest.raises(WithdrawalError, match=f"{case.reference} is already {status}."):
        withdrawn(desk, case)


def test_a_complaint_is_withdrawn_even_while_it_is_looked_into(desk: Desk) -> None:
    case = desk.complain()
    bring_into(desk, case, "investigating")
    assert withdrawn(desk, case, by=None).status == "withdrawn"


def test_what_is_withdrawn_is_not_withdrawn_again(desk: Desk) -> None:
    after = withdrawn(desk, desk.open(kind="exemption_request"))
    with pytest.raises(WithdrawalError, match="EXM-2026-0001 is already withdrawn"):
        withdrawn(desk, after)


def test_withdrawing_at_the_same_moment_happens_once_and_all_see_the_outcome(desk: Desk) -> None:
    case = desk.open(kind="exemption_request")
    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(lambda _: withdrawn(desk, case), range(8)))
    assert {outcome.status for outcome in outcomes} == {"withdrawn"}
    assert len({len(outcome.history) for outcome in outcomes}) == 1
    with transaction(desk.database) as session:
        assert len(session.execute(select(audit_trail).filter_by(action="case.withdrawn")).all()) == 1
        audit.verify(session)
