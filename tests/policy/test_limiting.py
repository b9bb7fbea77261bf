"""The clause that stands in the way of what somebody wants to do, at the Ministry of Justice."""

import pytest

from actions.policy.assistant import PolicyAssistant, assistant_for
from actions.policy.limiting import MOST_CLAUSES, clause_named, limiting_clauses
from tests.organisations import CORPUS

REQUESTS = "exemption_request"


@pytest.fixture(scope="module")
def justice() -> PolicyAssistant:
    return assistant_for(CORPUS, "justice")


@pytest.mark.parametrize(
    ("activity", "clause"),
    [
        ("I need an exemption to use Dropbox to swap files with Crown Law", "cloud.approved_only"),
        ("use Dropbox to swap files with Crown Law", "cloud.approved_only"),
        ("carry exhibits on a memory stick", "protect.portable_drive"),
        ("I need an exemption to use my own webcam", "security.connect_equipment"),
        ("an exception from the policy to run the old dictation programme", "security.install_software"),
        ("leave to plug a rented projector into the hearing room network", "security.connect_networks"),
    ],
)
def test_it_is_found_however_the_activity_is_told(justice: PolicyAssistant, activity: str, clause: str) -> None:
    found = [citation.clause for citation in limiting_clauses(justice, activity, REQUESTS)]
    assert found[0] == clause
    assert len(set(found)) == len(found) <= MOST_CLAUSES


def test_how_to_ask_for_an_exemption_stands_in_nobodys_way(justice: PolicyAssistant) -> None:
    found = limiting_clauses(justice, "I want to ask for an exemption", REQUESTS)
    assert not any(citation.clause.startswith("exceptions.") for citation in found)


@pytest.mark.parametrize("nothing", ["", "  ", "?!"])
def test_a_text_without_words_is_about_none(justice: PolicyAssistant, nothing: str) -> None:
    assert limiting_clauses(justice, nothing, REQUESTS) == ()


def test_where_no_rule_offers_such_a_case_there_is_none(justice: PolicyAssistant) -> None:
    assert limiting_clauses(justice, "use Dropbox", "gift_declaration") == ()


def test_a_clause_is_found_by_its_id_and_by_nothing_else(justice: PolicyAssistant) -> None:
    found = clause_named(justice, " cloud.approved_only ")
    assert found and found.quote.startswith("You must not use any cloud services")
    assert clause_named(justice, "cloud.nothing") is None
