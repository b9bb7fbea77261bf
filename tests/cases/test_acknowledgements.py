"""The signed acknowledgement of the ICT policy: once a version, with the manager and the Service Desk told."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from actions.cases.acknowledgements import NothingToSignError, not_signed, sign, signed
from actions.cases.case import Case
from actions.people.organisation import Acknowledgement, load_organisation
from actions.store.database import transaction
from actions.store.tables import notifications
from tests.cases.desk import Desk
from tests.cases.reports import NOW
from tests.organisations import CORPUS

POLICY = "ICT Use Policy"


def signed_by(desk: Desk, name: str) -> Case:
    person = desk.person(name)
    with transaction(desk.database) as session:
        return sign(session, person, POLICY, desk.organisation, NOW)


def missing(desk: Desk, *names: str) -> list[str]:
    people = [desk.person(name) for name in names]
    with transaction(desk.database) as session:
        return [person.email.split("@")[0] for person in not_signed(session, people, desk.organisation)]


def test_what_is_signed_has_its_day_its_policy_and_its_version(desk: Desk) -> None:
    case = signed_by(desk, "staff")
    assert (case.reference, case.status, case.opened_at) == ("ACK-2026-0001", "signed", NOW)
    assert case.fields == {"policy": POLICY, "version": "1"}


def test_the_manager_and_the_service_desk_have_it_and_are_told(desk: Desk) -> None:
    case = signed_by(desk, "staff")
    assert case.handlers == ("manager@education.example", "service_desk")
    with transaction(desk.database) as session:
        told = session.execute(select(notifications.c.recipient).filter_by(reference=case.reference)).scalars()
        assert sorted(told) == ["manager@education.example", "service_desk"]


def test_whoever_signs_twice_has_signed_once(desk: Desk) -> None:
    assert signed_by(desk, "staff") == signed_by(desk, "staff")


def test_signing_at_the_same_moment_is_signing_once(desk: Desk) -> None:
    with ThreadPoolExecutor(4) as pool:
        references = {case.reference for case in pool.map(lambda _: signed_by(desk, "staff"), range(4))}
    assert len(references) == 1
    assert len(desk.cases_of("staff")) == 1


def test_those_who_have_not_signed_are_named(desk: Desk) -> None:
    signed_by(desk, "staff")
    assert missing(desk, "staff", "colleague", "contractor") == ["colleague", "contractor"]


def test_a_new_version_is_signed_anew(desk: Desk) -> None:
    first = signed_by(desk, "staff")
    desk.organisation = desk.organisation.copy(
        update={"acknowledgement": Acknowledgement(policy="ict-use", version="2")}
    )
    assert missing(desk, "staff") == ["staff"]
    assert signed_by(desk, "staff").reference != first.reference


def test_where_the_policies_ask_for_no_signature_nothing_is_signed(desk: Desk) -> None:
    justice = Desk(desk.database, load_organisation(CORPUS / "justice"))
    with pytest.raises(NothingToSignError, match="Ministry of Justice have nobody sign anything"):
        signed_by(justice, "staff@justice.example")


def test_what_was_signed_is_found_again(desk: Desk) -> None:
    case, person = signed_by(desk, "staff"), desk.person("staff")
    with transaction(desk.database) as session:
        assert signed(session, person, desk.organisation) == case
