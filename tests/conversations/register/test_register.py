"""The register of exemptions by talking: each person hears what they may see, as text and as rows."""

from collections.abc import Callable

import pytest

from tests.conversations.register.granting import Granting, ahead, today
from tests.conversations.staff import Staff

SignIn = Callable[[str], Staff]


@pytest.fixture
def at(sign_in: SignIn) -> SignIn:
    """Sign somebody of justice in."""
    return lambda name: sign_in(f"{name}@justice.example")


def rows(person: Staff) -> list[str]:
    """The references in the card of the latest answer."""
    return [str(row["reference"]) for row in person.conversation.card("register")["rows"]]


def test_somebody_hears_what_they_hold_and_until_when(granting: Granting, at: SignIn) -> None:
    entry = granting.grant(activity="use a USB stick in court")
    staff = at("staff")
    answer = staff.tell("which exemptions do I hold?")
    assert f"{entry.reference}: use a USB stick in court. Tama Wīneera, in force, until" in answer
    assert rows(staff) == [entry.reference]


def test_a_row_has_the_columns_of_the_command_line(granting: Granting, at: SignIn) -> None:
    entry = granting.grant(activity="use a USB stick in court")
    staff = at("staff")
    staff.tell("my exemptions please")
    (row,) = staff.conversation.card("register")["rows"]
    assert (row["reference"], row["holder"], row["ends_on"], row["in_force"], row["request"]) == (
        entry.reference,
        "staff@justice.example",
        ahead(200),
        "yes",
        entry.arose_from,
    )


def test_a_manager_hears_what_the_team_holds(granting: Granting, at: SignIn) -> None:
    entries = [granting.grant(), granting.grant("colleague", days=90)]
    manager = at("manager")
    assert "your team" in manager.tell("which exemptions does my team hold?")
    assert set(rows(manager)) == {entry.reference for entry in entries}


def test_the_managers_manager_hears_it_too(granting: Granting, at: SignIn) -> None:
    entry = granting.grant()
    above = at("group.manager")
    above.tell("which exemptions does my team hold?")
    assert rows(above) == [entry.reference]


def test_a_manager_hears_nothing_of_a_restricted_one(granting: Granting, at: SignIn) -> None:
    granting.grant(told={"restricted": "yes"})
    manager = at("manager")
    assert "no exemption in the register that you may see" in manager.tell("which exemptions does my team hold?")
    assert rows(manager) == []


def test_the_holder_of_a_restricted_one_hears_of_it(granting: Granting, at: SignIn) -> None:
    entry = granting.grant(told={"restricted": "yes"})
    staff = at("staff")
    staff.tell("what exemptions do I have")
    assert rows(staff) == [entry.reference]


@pytest.mark.parametrize("name", ["ict.security", "ciso"])
def test_ict_security_and_the_ciso_hear_the_whole_register(granting: Granting, at: SignIn, name: str) -> None:
    entries = {granting.grant().reference, granting.grant("colleague", told={"restricted": "yes"}).reference}
    person = at(name)
    person.tell("show me the whole register of exemptions")
    assert set(rows(person)) == entries


@pytest.mark.parametrize("name", ["colleague", "people", "service.desk"])
def test_others_hear_nothing_of_it(granting: Granting, at: SignIn, name: str) -> None:
    entry = granting.grant()
    person = at(name)
    assert entry.reference not in person.tell("show me all exemptions in the ministry")
    assert rows(person) == []


def test_another_ministry_hears_nothing_of_it(granting: Granting, sign_in: SignIn) -> None:
    granting.grant()
    stranger = sign_in("ict.security@education.example")
    stranger.tell("show me the whole register of exemptions")
    assert rows(stranger) == []


def test_whoever_is_named_hears_that_it_covers_them(granting: Granting, at: SignIn) -> None:
    entry = granting.grant(covers="named_staff", covered_names="Losa Tāvana and Tama Wīneera")
    colleague = at("colleague")
    colleague.tell("do I hold any exemptions?")
    assert rows(colleague) == [entry.reference]


def test_what_falls_due_is_what_is_to_be_reviewed_or_ends_then(granting: Granting, at: SignIn) -> None:
    ends = granting.grant(days=10)
    granting.grant("colleague", days=300)
    ciso = at("ciso")
    assert "fall due" in ciso.tell("which exemptions are due for review in the next few weeks?")
    assert rows(ciso) == [ends.reference]


def test_what_falls_due_this_month_is_told_by_the_calendar(granting: Granting, at: SignIn) -> None:
    entry = granting.grant(days=0)
    ict_security = at("ict.security")
    assert f"to {today():%A}"[:3] in ict_security.tell("what falls due this month on the register of exemptions?")
    assert rows(ict_security) == [entry.reference]


def test_an_exemption_for_something_certain_is_found(granting: Granting, at: SignIn) -> None:
    granting.grant(activity="connect a rented projector to the hearing room network")
    stick = granting.grant(activity="use a USB stick in court")
    staff = at("staff")
    staff.tell("do I have an exemption for USB sticks?")
    assert rows(staff) == [stick.reference]


def test_whoever_has_none_for_it_is_told_so_and_can_ask(granting: Granting, at: SignIn) -> None:
    granting.grant(activity="use a USB stick in court")
    staff = at("staff")
    assert "no exemption for that" in staff.tell("do I have an exemption for flying a drone?")
    assert rows(staff) == []
    staff.press("Ask for an exemption")
    assert staff.asked == "activity"


def test_one_is_found_by_its_reference(granting: Granting, at: SignIn) -> None:
    entry = granting.grant()
    granting.grant("colleague")
    ciso = at("ciso")
    ciso.tell(f"what does exemption {entry.reference} allow?")
    assert rows(ciso) == [entry.reference]


def test_one_that_was_withdrawn_is_told_only_when_asked(granting: Granting, at: SignIn) -> None:
    entry = granting.grant("contractor")
    granting.move(entry, "withdraw", "ciso", reason="the stick was lost")
    contractor = at("contractor")
    contractor.tell("which exemptions do I hold?")
    assert rows(contractor) == []
    answer = contractor.tell("which of my exemptions were withdrawn?")
    assert entry.reference in rows(contractor)
    assert "withdrawn, until" in answer


def test_one_that_begins_later_is_not_said_to_be_in_force(granting: Granting, at: SignIn) -> None:
    entry = granting.grant(starts_on=ahead(5))
    staff = at("staff")
    answer = staff.tell("which exemptions do I hold?")
    assert f"{entry.reference}: carry exhibits on a memory stick. Tama Wīneera, not before" in answer


def test_asking_in_the_middle_of_a_report_leaves_the_report_open(granting: Granting, at: SignIn) -> None:
    entry = granting.grant()
    staff = at("staff")
    staff.tell("I need an exemption to use my own webcam")
    asked = staff.asked
    assert entry.reference in staff.tell("which exemptions do I hold already?")
    assert staff.asked == asked
    assert staff.opened == []


def test_asking_changes_nothing_in_the_register(granting: Granting, at: SignIn) -> None:
    entry = granting.grant()
    at("staff").tell("which exemptions do I hold?")
    assert granting.records.status(entry) == "in_force"
