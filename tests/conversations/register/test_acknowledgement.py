"""The ICT policy is signed by talking, and a manager hears who has yet to."""

from collections.abc import Callable

import pytest
from sqlalchemy import update
from sqlalchemy.engine import Engine

from actions.people.directory import find
from actions.store.database import transaction
from actions.store.tables import cases
from tests.conversations.staff import Staff

SignIn = Callable[[str], Staff]


@pytest.fixture
def at(sign_in: SignIn, database: Engine) -> SignIn:
    """Sign somebody of education in, when nobody has signed yet."""
    with transaction(database) as session:
        signed = update(cases).where(cases.c.kind == "ict_acknowledgement")
        session.execute(signed.values(submission_key="earlier-" + cases.c.reference, opened_by=None))
    return lambda name: sign_in(f"{name}@education.example")


def name_of(somebody: Staff, name: str) -> str:
    """Somebody's name in the directory."""
    with transaction(somebody.database) as session:
        person = find(session, f"{name}@education.example")
    assert person is not None
    return person.name


def test_saying_that_one_has_read_it_and_agrees_signs_it(at: SignIn) -> None:
    staff = at("staff")
    assert "that is signed: version 1" in staff.tell("I've read the ICT policy and agree")
    assert (staff.case.kind, staff.case.status, staff.case.fields["version"]) == ("ict_acknowledgement", "signed", "1")
    assert staff.case.handlers == ("manager@education.example", "service_desk")


def test_whoever_asks_how_sees_what_is_signed_and_signs_by_button(at: SignIn) -> None:
    contractor = at("contractor")
    assert "you have read it, understand it and will keep to it" in contractor.tell("where do I sign the ICT policy?")
    assert contractor.opened == []
    contractor.press("I have read it and agree")
    assert contractor.case.kind == "ict_acknowledgement"


def test_signing_twice_records_it_once(at: SignIn) -> None:
    staff = at("staff")
    staff.tell("I've read the ICT policy and agree")
    assert "You signed version 1 on" in staff.tell("I have read the ICT policy and accept it")
    assert len(staff.opened) == 1


def test_a_reservation_signs_nothing(at: SignIn) -> None:
    staff = at("staff")
    staff.tell("I have read the ICT policy but I don't agree with all of it, do I have to sign")
    assert staff.opened == []


def test_a_manager_hears_who_has_not_signed(at: SignIn, sign_in: SignIn) -> None:
    staff = at("staff")
    staff.tell("I've read the ICT policy and agree")
    manager = sign_in("manager@education.example")
    answer = manager.tell("who in my team has not signed the ICT policy?")
    names = {name: name_of(manager, name) for name in ("staff", "colleague", "contractor")}
    assert [name for name, full in names.items() if full in answer] == ["colleague", "contractor"]
    assert len(staff.opened) == 1


def test_somebody_without_people_hears_of_nobody(at: SignIn) -> None:
    assert "nobody works for you" in at("staff").tell("who in my team has not signed the ICT policy?")


def test_where_no_policy_asks_for_it_nothing_is_signed(sign_in: SignIn) -> None:
    staff = sign_in("staff@justice.example")
    assert "don't ask you to sign anything" in staff.tell("I've read the ICT policy and agree")
    assert staff.opened == []
