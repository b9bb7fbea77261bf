import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, text

from actions.cases.case import Case
from actions.cases.fields import FieldsError
from actions.cases.service import case_with_receipt
from actions.cases.workflow.moving import ChangedMeanwhileError, MoveError, make_move
from actions.store import audit
from actions.store.database import transaction
from actions.store.tables import audit_trail, notifications
from tests.cases.desk import RECEIPT, Desk
from tests.cases.reports import NOW
from tests.cases.workflow.walking import BREACH, INCIDENT

APPROVAL = {"until": "2026-06-30", "reason": "needed in court"}


def move(desk: Desk, case: Case, name: str, by: str | None, **told: str) -> Case:
    """Makes a move in the case as it was when read."""
    person = desk.person(by) if by else None
    with transaction(desk.database) as session:
        return make_move(session, case.reference, name, person, NOW, told, case.version)


def seen(desk: Desk, case: Case, viewer: str) -> Case:
    found = desk.find(case.reference, viewer)
    assert found is not None
    return found


def told_people(desk: Desk, reference: str) -> list[tuple[str, str]]:
    with transaction(desk.database) as session:
        rows = session.execute(select(notifications).filter_by(reference=reference).order_by(notifications.c.at)).all()
    return [(row.recipient, row.what) for row in rows]


def trail(desk: Desk, reference: str) -> list[tuple[str, str | None, Mapping[str, object]]]:
    with transaction(desk.database) as session:
        rows = session.execute(select(audit_trail).filter_by(subject=reference).order_by("sequence")).all()
    return [(row.action, row.actor, json.loads(row.details)) for row in rows]


def assessed(desk: Desk, **how: str) -> Case:
    case = desk.open(kind="exemption_request", **how)
    case = move(desk, case, "agree", "manager")
    return move(desk, case, "assess", "ict.security", alternatives="an encrypted drive; the courtroom has no port")


def test_a_move_changes_status_history_and_version(desk: Desk) -> None:
    case = move(desk, desk.open(), "acknowledge", "manager", words="Thank you, I have it.")
    assert (case.status, case.version) == ("acknowledged", 2)
    entry = case.history[-1]
    assert (entry.status, entry.actor, entry.move) == ("acknowledged", "manager@education.example", "acknowledge")
    assert entry.told == {"words": "Thank you, I have it."}
    assert seen(desk, case, "manager") == case


def test_a_step_is_recorded_and_changes_no_status(desk: Desk) -> None:
    case = move(desk, desk.open(sender_known="yes"), "acknowledge", "manager", words="Thank you.")
    case = move(desk, case, "start", "manager")
    case = move(desk, case, "copy_requested", "manager")
    assert [(entry.status, entry.move) for entry in case.history[2:]] == [
        ("in_progress", "start"),
        ("in_progress", "copy_requested"),
    ]


def test_a_report_of_material_goes_all_the_way_to_its_end(desk: Desk) -> None:
    case = move(desk, desk.open(), "acknowledge", "manager", words="Thank you.")
    case = move(desk, case, "start", "manager")
    case = move(desk, case, "request_deletion", "manager")
    case = move(desk, case, "confirm_deletion", "staff")
    case = move(desk, case, "close", "manager", outcome="The sender is blocked.")
    assert seen(desk, case, "staff").status == "closed"
    assert [action for action, _, _ in trail(desk, case.reference)] == [
        "case.opened",
        "case.acknowledged",
        "case.in_progress",
        "case.deletion_requested",
        "case.deletion_confirmed",
        "case.closed",
    ]


def test_an_exemption_is_handed_from_manager_to_ict_security_to_ciso_and_back(desk: Desk) -> None:
    case = assessed(desk)
    approved = move(desk, case, "approve", "ciso", **APPROVAL)
    granted = move(desk, approved, "grant", "ict.security")
    assert (case.handlers, approved.handlers, granted.handlers) == (("ciso",), ("ict_security",), ("ict_security",))
    assert granted.status == "granted"
    assert granted.history[-2].told == APPROVAL
    assert (desk.cases_of("manager"), desk.cases_of("ciso")) == ([], ["EX-2026-0001"])


def test_the_audit_trail_tells_who_did_what_and_no_words(desk: Desk) -> None:
    case = move(desk, assessed(desk), "approve", "ciso", **APPROVAL)
    action, actor, details = trail(desk, case.reference)[-1]
    assert (action, actor) == ("case.ciso_approved", "ciso@education.example")
    assert details == {"move": "approve", "from": "security_assessed", "handlers": ["ict_security"]}
    with transaction(desk.database) as session:
        audit.verify(session)


def test_what_is_told_with_a_move_is_encrypted(desk: Desk) -> None:
    move(desk, desk.open(), "acknowledge", "manager", words="Thank you, I have it.")
    with transaction(desk.database) as session:
        kept = session.execute(text("SELECT told FROM case_history")).scalars().all()
    assert kept
    assert not any("Thank" in told for told in kept)


def test_those_concerned_are_told_and_not_who_did_it(desk: Desk) -> None:
    case = desk.open(kind="exemption_request")
    move(desk, case, "agree", "manager")
    assert set(told_people(desk, case.reference)) == {
        ("manager@education.example", "opened_for_you"),
        ("staff@education.example", "moved_on"),
        ("ict_security", "handed_to_you"),
    }


def test_the_opener_of_an_anonymous_case_moves_it_by_the_receipt(desk: Desk) -> None:
    case = move(desk, desk.complain(), "explain_options", "people")
    after = move(desk, case, "request_formal", None)
    assert (after.status, after.history[-1].actor) == ("formal_requested", None)
    with transaction(desk.database) as session:
        assert case_with_receipt(session, RECEIPT) == after


def test_a_receipt_holder_moves_no_case_that_has_an_opener(desk: Desk) -> None:
    with pytest.raises(MoveError, match="There is no case EXM-2026-0001 that you may see"):
        move(desk, desk.open(kind="exemption_request"), "withdraw", None)


def test_what_is_for_the_handlers_only_is_kept_from_the_opener(desk: Desk) -> None:
    case = move(desk, desk.open(kind="security_incident", **INCIDENT), "triage", "service.desk", words="a spare phone")
    assert case.history[-1].told == {"words": "a spare phone"}
    assert seen(desk, case, "staff").history[-1].told == {}


def test_an_escalation_opens_a_breach_that_keeps_away_from_whom_it_is_about(desk: Desk) -> None:
    case = move(desk, desk.open(sender="colleague@education.example"), "acknowledge", "manager", words="Thank you.")
    after = move(desk, case, "escalate", "manager", **{**BREACH, "employee": "colleague@education.example"})
    breach = desk.find("BRE-2026-0001", "group.manager")
    assert breach is not None
    assert (breach.opened_by, breach.arose_from) == ("manager@education.example", "INC-2026-0001")
    assert (after.status, after.history[-1].told) == ("escalated", {})
    assert desk.find("BRE-2026-0001", "colleague") is desk.find("BRE-2026-0001", "staff") is None


def test_an_escalation_that_lacks_something_opens_nothing(desk: Desk) -> None:
    case = move(desk, desk.open(), "acknowledge", "manager", words="Thank you.")
    with pytest.raises(FieldsError, match="employee: is needed"):
        move(desk, case, "escalate", "manager", **{name: BREACH[name] for name in BREACH if name != "employee"})
    assert desk.cases_of("group.manager") == []
    assert seen(desk, case, "manager") == case


def test_a_breach_is_joined_by_the_people_team_but_for_whom_it_is_about(desk: Desk) -> None:
    case = desk.open("manager", kind="breach", **{**BREACH, "employee": "people@education.example"})
    after = move(desk, case, "consult", "group.manager")
    assert desk.find(case.reference, "people") is None
    assert "group.manager@education.example" in after.handlers


def test_an_illegal_move_is_refused_with_those_that_are_possible(desk: Desk) -> None:
    case = desk.open()
    with pytest.raises(MoveError) as caught:
        move(desk, case, "close", "manager", outcome="done")
    assert str(caught.value) == "INC-2026-0001 is reported: close is not possible now, only acknowledge."
    assert seen(desk, case, "manager") == case


def test_a_move_that_is_anothers_is_refused_with_ones_own(desk: Desk) -> None:
    with pytest.raises(MoveError) as caught:
        move(desk, desk.open(kind="exemption_request"), "agree", "staff")
    assert str(caught.value) == "agree is not yours to do in EXM-2026-0001, only withdraw."


@pytest.mark.parametrize("stranger", ["colleague", "people", "ciso", "ciso@justice.example"])
def test_whoever_may_not_see_a_case_learns_nothing_of_it(desk: Desk, stranger: str) -> None:
    case = desk.open()
    with pytest.raises(MoveError) as there_is:
        move(desk, case, "acknowledge", stranger, words="mine now")
    with pytest.raises(MoveError) as there_is_none, transaction(desk.database) as session:
        make_move(session, "INC-2026-0099", "acknowledge", desk.person(stranger), NOW, {}, 1)
    assert str(there_is.value).replace("0001", "0099") == str(there_is_none.value)


def test_whoever_comes_second_is_told_who_was_faster(desk: Desk) -> None:
    case = desk.open(kind="exemption_request")
    move(desk, case, "agree", "manager")
    with pytest.raises(ChangedMeanwhileError) as caught:
        move(desk, case, "withdraw", "staff")
    assert str(caught.value) == "EXM-2026-0001 has been changed by Rāwiri Pōtiki in the meantime."


def test_whoever_has_handed_it_on_is_told_so_when_doing_it_again(desk: Desk) -> None:
    case = desk.open(kind="exemption_request")
    move(desk, case, "agree", "manager")
    with pytest.raises(ChangedMeanwhileError):
        move(desk, case, "agree", "manager")


def test_of_many_at_once_one_wins_and_the_others_are_told(desk: Desk) -> None:
    case = desk.open(kind="exemption_request")

    def attempt(number: int) -> str:
        name, by = (("agree", "manager"), ("withdraw", "staff"))[number % 2]
        try:
            return move(desk, case, name, by).status
        except ChangedMeanwhileError:
            return "told"

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(attempt, range(8)))
    assert outcomes.count("told") == 7
    assert seen(desk, case, "staff").version == 2
    with transaction(desk.database) as session:
        audit.verify(session)
