"""The person whom a breach is about never learns of it, nor does anybody else who has no part in it."""

from collections.abc import Callable

from actions.cases.service import find_case
from actions.people.directory import find
from actions.store.database import transaction
from tests.conversations.breaches import come_to_the_summary
from tests.conversations.staff import Staff

NAMES = ("manager", "group.manager", "colleague", "staff", "people")


def test_only_the_manager_and_the_group_manager_can_see_it(sign_in: Callable[[str], Staff]) -> None:
    manager = sign_in("manager@justice.example")
    come_to_the_summary(manager)
    manager.tell("yes")
    case = manager.case.reference
    with transaction(manager.database) as session:
        people = {name: find(session, f"{name}@justice.example") for name in NAMES}
        seen = {name for name, person in people.items() if person and find_case(session, case, person)}
    assert seen == {"manager", "group.manager"}
