"""A breach is talked over with the group manager and the people team, decided by the manager, and closed."""

from collections.abc import Callable

from tests.conversations.handling.people import MANAGER
from tests.conversations.records import Records
from tests.conversations.staff import Staff

GROUP_MANAGER = "group.manager@education.example"
BREACH = {
    "employee": "contractor@education.example",
    "what_happened": "A folder of films on a shared drive",
    "action_taken": "stored",
    "contractor": "yes",
    "possible_offence": "no",
}


def test_it_is_consulted_on_decided_and_closed(handle: Callable[[str], Staff], records: Records) -> None:
    group_manager, manager = handle(GROUP_MANAGER), handle(MANAGER)
    case = records.open(MANAGER, "breach", **BREACH)
    group_manager.tell(f"open {case.reference}", "talk it over with the people team", "skip", "yes")
    assert records.status(case) == "consulted"
    manager.tell("what's waiting for me", "the first one", "my decision is a written warning and training")
    assert manager.asked == "possible_offence"
    manager.tell("no", "yes", "close it", "skip", "yes")
    after = records.now(case)
    assert after.status == "closed"
    assert after.history[-2].told["outcome"] == "my decision is a written warning and training"


def test_the_contract_review_is_noted(handle: Callable[[str], Staff], records: Records) -> None:
    group_manager = handle(GROUP_MANAGER)
    case = records.open(MANAGER, "breach", **BREACH)
    records.move(case, "consult", GROUP_MANAGER)
    group_manager.tell(f"open {case.reference}", "we reviewed the contract", "yes")
    assert records.now(case).history[-1].move == "contract_reviewed"
