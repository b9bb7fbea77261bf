from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from actions.people.directory import ImportResult, find, import_csv, list_people
from actions.people.directory_table import DirectoryFileError
from actions.store.database import transaction
from actions.store.tables import audit_trail

HEADER = "email,name,organisation,manager,roles,entra_object_id,active"
HANA = "hana@a.example,Hana Ōtene,a,tai@a.example,staff,e1,yes"
TAI = "tai@a.example,Tai Fale,a,,staff;manager,,yes"
OTHER = "kim@b.example,Kim Lee,b,,staff,,yes"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "people.csv"


def write(file: Path, *lines: str) -> Path:
    file.write_text("\n".join([HEADER, *lines]), encoding="utf-8")
    return file


def load(database: Engine, file: Path, *lines: str) -> ImportResult:
    with transaction(database) as session:
        return import_csv(session, write(file, *lines), actor="tester")


def test_everybody_listed_is_created(database: Engine, file: Path) -> None:
    assert load(database, file, HANA, TAI).created == ("hana@a.example", "tai@a.example")
    with transaction(database) as session:
        hana = find(session, "hana@a.example")
    assert hana is not None
    assert (hana.name, hana.manager_email, hana.roles) == (
        "Hana Ōtene",
        "tai@a.example",
        frozenset({"staff"}),
    )


def test_a_second_import_changes_nothing(database: Engine, file: Path) -> None:
    load(database, file, HANA, TAI)
    assert load(database, file, HANA, TAI) == ImportResult(created=(), changed=(), left=())


def test_a_person_is_found_in_any_case_of_letters(database: Engine, file: Path) -> None:
    load(database, file, HANA.replace("hana@", "Hana@"), TAI)
    with transaction(database) as session:
        assert find(session, " HANA@a.example ") is not None


def test_a_change_is_taken_over(database: Engine, file: Path) -> None:
    load(database, file, HANA, TAI)
    assert load(database, file, HANA.replace("Ōtene", "Pene"), TAI).changed == ("hana@a.example",)


def test_whoever_is_no_longer_listed_has_left_and_is_not_found(database: Engine, file: Path) -> None:
    load(database, file, HANA, TAI)
    assert load(database, file, TAI).left == ("hana@a.example",)
    with transaction(database) as session:
        assert find(session, "hana@a.example") is None
        assert [person.active for person in list_people(session)] == [False, True]


def test_whoever_is_marked_inactive_has_left(database: Engine, file: Path) -> None:
    load(database, file, HANA, TAI)
    assert load(database, file, HANA.replace(",yes", ",no"), TAI).left == ("hana@a.example",)


def test_another_organisations_people_stay(database: Engine, file: Path) -> None:
    load(database, file, OTHER)
    assert load(database, file, TAI).left == ()


def test_people_are_listed_by_organisation(database: Engine, file: Path) -> None:
    load(database, file, OTHER, TAI)
    with transaction(database) as session:
        assert [person.email for person in list_people(session, "b")] == ["kim@b.example"]


def test_each_change_is_in_the_audit_trail(database: Engine, file: Path) -> None:
    load(database, file, HANA, TAI)
    load(database, file, TAI)
    with transaction(database) as session:
        trail = session.execute(select(audit_trail.c.action, audit_trail.c.subject, audit_trail.c.actor)).all()
    assert [tuple(row) for row in trail] == [
        ("person.created", "hana@a.example", "tester"),
        ("person.created", "tai@a.example", "tester"),
        ("person.left", "hana@a.example", "tester"),
    ]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("hana,Hana,a,,staff,,yes", "hana is no e-mail address"),
        ("hana@a.example,,a,,staff,,yes", "the name is missing"),
        ("hana@a.example,Hana,,,staff,,yes", "the organisation is missing"),
        ("hana@a.example,Hana,a,gone@a.example,staff,,yes", "the manager gone@a.example is not in this file"),
        ("hana@a.example,Hana,a,hana@a.example,staff,,yes", "nobody is their own manager"),
        ("hana@a.example,Hana,a,,,,yes", "the roles must be among"),
        ("hana@a.example,Hana,a,,king,,yes", "the roles must be among"),
        ("hana@a.example,Hana,a,,staff,,maybe", "active must be yes or no"),
        ("hana@a.example,Hana,a,,staff,,yes,more", "there are more values than columns"),
        ("TAI@a.example,Hana,a,,staff,,yes", "tai@a.example is listed more than once"),
    ],
)
def test_a_faulty_line_is_named_and_nothing_is_imported(database: Engine, file: Path, line: str, fault: str) -> None:
    with pytest.raises(DirectoryFileError, match=f"people.csv, line 3: .*{fault}"):
        load(database, file, TAI, line)
    with transaction(database) as session:
        assert list_people(session) == []


def test_every_fault_is_named_at_once(file: Path, database: Engine) -> None:
    with pytest.raises(DirectoryFileError) as caught:
        load(database, file, "x,,a,,staff,,yes", "y@a.example,Y,a,,staff,,sometimes")
    assert len(str(caught.value).splitlines()) == 3


def test_wrong_columns_are_refused(database: Engine, file: Path) -> None:
    file.write_text("name,email\nHana,hana@a.example\n")
    with (
        pytest.raises(DirectoryFileError, match="line 1: the columns must be email,name"),
        transaction(database) as session,
    ):
        import_csv(session, file)


def test_a_missing_file_is_said_plainly(database: Engine, file: Path) -> None:
    with pytest.raises(DirectoryFileError, match="cannot be read"), transaction(database) as session:
        import_csv(session, file)
