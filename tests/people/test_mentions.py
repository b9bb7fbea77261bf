import pytest

from actions.people.directory_file import read_people
from actions.people.mentions import people_meant, people_named
from tests.organisations import CORPUS

DIRECTORY = {person.email: person for person in read_people(CORPUS / "education" / "people.csv")}


def meant(text: str, speaker: str = "staff") -> list[str]:
    people = people_meant(text, DIRECTORY[f"{speaker}@education.example"], DIRECTORY)
    return [person.email.removesuffix("@education.example") for person in people]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("manager@education.example", ["manager"]),
        ("from COLLEAGUE@education.example I think", ["colleague"]),
        ("<group.manager@education.example>.", ["group.manager"]),
        ("Rāwiri Pōtiki", ["manager"]),
        ("rawiri.potiki@private.example", ["manager"]),
        ("rawiri potiki in my team", ["manager"]),
        ("Tavita Le'aupepe", ["service.desk"]),
        ("Tavita Le\N{MODIFIER LETTER TURNED COMMA}aupepe", ["service.desk"]),
        ("Rawiri", ["manager"]),
        ("that Alison", ["group.manager"]),
        ("Hinemoa from HR", ["people"]),
        ("my manager", ["manager"]),
        ("it was my boss!", ["manager"]),
        ("our team leader", ["manager"]),
        ("my manager's manager", ["group.manager", "manager"]),
        ("my one-up", ["group.manager", "manager"]),
        ("Sēmisi Tāufa and my manager", ["colleague", "manager"]),
    ],
)
def test_everybody_whom_the_words_may_mean_is_found(text: str, people: list[str]) -> None:
    assert meant(text) == people


@pytest.mark.parametrize("text", ["", "no idea", "spam@junk.example", "Sēmisi", "an unknown number", "Rawirina"])
def test_nobody_is_found_where_the_words_name_nobody_who_could_handle_it(text: str) -> None:
    assert meant(text) == []


def test_a_whole_name_is_not_taken_for_a_namesake() -> None:
    assert meant("Sēmisi Tāufa, not Rāwiri") == ["colleague"]


def test_my_manager_is_nobody_where_there_is_none() -> None:
    assert meant("my manager", speaker="group.manager") == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("manager@education.example", ["manager"]),
        ("Sēmisi Tāufa", ["colleague"]),
        ("Rawiri", ["manager"]),
        ("Sēmisi Tāufa and my manager", ["colleague"]),
        ("my manager", []),
        ("a manager in another team", []),
        ("my one-up", []),
        ("Sēmisi", []),
    ],
)
def test_whoever_is_named_is_found_without_knowing_who_speaks(text: str, people: list[str]) -> None:
    found = [person.email.removesuffix("@education.example") for person in people_named(text, DIRECTORY)]
    assert found == people
