import pytest

from actions.people.directory_file import read_people
from tests.organisations import CORPUS

NAMES = (
    "staff",
    "colleague",
    "manager",
    "group.manager",
    "people",
    "ict.security",
    "ciso",
    "service.desk",
    "contractor",
)


@pytest.mark.parametrize("organisation", ["education", "justice"])
def test_the_demo_directory_holds_the_people_of_the_design(organisation: str) -> None:
    people = {person.email: person for person in read_people(CORPUS / organisation / "people.csv")}
    assert sorted(people) == sorted(f"{name}@{organisation}.example" for name in NAMES)
    for name in ("staff", "colleague", "contractor"):
        assert people[f"{name}@{organisation}.example"].manager_email == f"manager@{organisation}.example"
    manager = people[f"manager@{organisation}.example"]
    assert manager.manager_email == f"group.manager@{organisation}.example"
