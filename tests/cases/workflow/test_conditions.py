from dataclasses import replace

import pytest

from actions.cases.case import Case
from actions.cases.fields import FieldsError
from actions.cases.workflow.machine import legal_moves
from actions.cases.workflow.table import workflow_of
from actions.cases.workflow.telling import validate_told
from tests.cases.reports import NOW
from tests.cases.workflow.walking import DIRECTORY, brought_to, email, moved

TODAY = NOW.date()


def names(case: Case) -> set[str]:
    return {move.name for move in legal_moves(case)}


def faults(case: Case, name: str, **told: str) -> dict[str, str]:
    move = workflow_of(case.kind).move(name)
    assert move is not None
    with pytest.raises(FieldsError) as caught:
        validate_told(move, told, case, TODAY)
    return caught.value.faults


def test_a_copy_is_asked_for_and_the_sender_contacted_only_where_the_sender_is_known() -> None:
    known = brought_to("inappropriate_material", "in_progress")
    unknown = replace(known, fields={**known.fields, "sender_known": "no"})
    assert names(known) - names(unknown) == {"copy_requested", "sender_contacted"}


def test_a_contract_is_reviewed_only_where_there_is_one() -> None:
    contractor = brought_to("breach", "consulted")
    employee = replace(contractor, fields={**contractor.fields, "contractor": "no"})
    assert names(contractor) - names(employee) == {"contract_reviewed"}


def test_what_may_be_a_crime_is_closed_only_once_the_police_have_been_told() -> None:
    decided = brought_to("breach", "decided")
    crime = replace(
        decided, history=(*decided.history[:-1], replace(decided.history[-1], told={"possible_offence": "yes"}))
    )
    assert "close" in names(decided)
    assert "close" not in names(crime)
    police_told = next(move for move in legal_moves(crime) if move.name == "police_told")
    assert "close" in names(moved(crime, police_told, DIRECTORY[email("manager")]))


def test_what_is_decided_counts_and_not_what_was_thought_at_first() -> None:
    decided = brought_to("breach", "decided")
    assert "close" in names(replace(decided, fields={**decided.fields, "possible_offence": "unsure"}))


@pytest.mark.parametrize(
    ("until", "fault"),
    [
        ("soon", "must be a date such as 2026-02-28"),
        ("2026-02-03", "must not lie in the past"),
        ("2026-02-08", "must not be earlier than 2026-02-09"),
        ("2026-07-01", "must be 2026-06-30 at the latest"),
    ],
)
def test_an_exemption_ends_within_the_time_that_was_asked_for(until: str, fault: str) -> None:
    assert faults(brought_to("exemption_request", "security_assessed"), "approve", until=until) == {"until": fault}


def test_an_exemption_without_an_end_is_refused() -> None:
    assert faults(brought_to("exemption_request", "security_assessed"), "approve", until="  ") == {
        "until": "is needed: Until which day?"
    }


def test_what_a_move_does_not_ask_for_is_named() -> None:
    assert faults(brought_to("exemption_request", "submitted"), "agree", until="2026-06-30") == {
        "until": "is not asked for by agree"
    }


def test_a_sender_is_contacted_only_where_that_is_safe() -> None:
    assert faults(brought_to("inappropriate_material", "in_progress"), "sender_contacted", safe="no") == {
        "safe": "must be one of yes"
    }


def test_what_does_not_apply_is_neither_needed_nor_taken() -> None:
    request = brought_to("exemption_request", "ciso_approved")
    function = replace(request, fields={**request.fields, "covers": "business_function"})
    assert faults(request, "grant", staff="Sēmisi Tāufa") == {"staff": "is not to be told in this case"}
    grant = workflow_of("exemption_request").move("grant")
    assert grant and validate_told(grant, {"staff": "Sēmisi Tāufa"}, function, TODAY) == {"staff": "Sēmisi Tāufa"}


def test_what_is_told_with_a_move_decides_what_else_applies() -> None:
    entry = brought_to("exemption", "in_force")
    told = {"ends_on": "2026-12-31", "reason": "others need it too", "covered_names": "the registry"}
    assert faults(entry, "modify", **told) == {"covered_names": "is not to be told in this case"}
    modify = workflow_of("exemption").move("modify")
    assert modify and validate_told(modify, {**told, "covers": "business_function"}, entry, TODAY)
