from dataclasses import dataclass, replace

import pytest

from actions.people.permissions import handles, may_see, opened
from actions.people.person import Person


@dataclass(frozen=True)
class Matter:
    organisation: str = "a"
    opened_by: str | None = "opener@a.example"
    handlers: tuple[str, ...] = ("handler@a.example", "people_team")
    respondents: tuple[str, ...] = ()


def person(name: str, *roles: str) -> Person:
    return Person(f"{name}@a.example", name, "a", None, frozenset({"staff", *roles}), None)


@pytest.mark.parametrize("viewer", [person("opener"), person("handler"), person("member", "people_team")])
def test_the_opener_and_the_present_handlers_may_see_a_case(viewer: Person) -> None:
    assert may_see(viewer, Matter())


@pytest.mark.parametrize("viewer", [person("stranger"), person("chief", "manager", "ciso", "ict_security")])
def test_nobody_else_may_whatever_their_role(viewer: Person) -> None:
    assert not may_see(viewer, Matter())


def test_the_same_role_in_another_organisation_may_not() -> None:
    assert not may_see(replace(person("member", "people_team"), organisation="b"), Matter())


def test_whom_it_may_be_about_may_not_even_as_a_member_of_the_handling_role() -> None:
    assert not may_see(person("member", "people_team"), Matter(respondents=("member@a.example",)))


def test_the_opener_may_even_when_named_in_it() -> None:
    assert may_see(person("opener"), Matter(respondents=("opener@a.example",)))


def test_nobody_who_has_left_may() -> None:
    assert not may_see(replace(person("opener"), active=False), Matter())


def test_nobody_is_taken_for_an_anonymous_opener() -> None:
    assert not may_see(person("stranger"), Matter(opened_by=None))


ANONYMOUS = Matter(opened_by=None)


@pytest.mark.parametrize("viewer", [person("handler"), person("member", "people_team")])
def test_present_handlers_may_see_an_anonymous_case(viewer: Person) -> None:
    assert may_see(viewer, ANONYMOUS)


@pytest.mark.parametrize("viewer", [person("opener"), person("chief", "manager", "ciso", "ict_security")])
def test_nobody_else_may_see_an_anonymous_case(viewer: Person) -> None:
    assert not may_see(viewer, ANONYMOUS)


def test_a_case_was_opened_by_its_opener_and_nobody_else() -> None:
    assert opened(person("opener"), Matter())
    assert not opened(person("handler"), Matter())
    assert not opened(replace(person("opener"), active=False), Matter())


def test_an_anonymous_case_was_opened_by_nobody_with_a_name() -> None:
    assert opened(None, ANONYMOUS)
    assert not opened(person("opener"), ANONYMOUS)
    assert not opened(None, Matter())


def test_a_case_is_handled_by_its_handlers_and_not_by_its_opener() -> None:
    assert handles(person("handler"), Matter())
    assert not handles(person("opener"), Matter())
    assert not handles(replace(person("handler"), active=False), Matter())
