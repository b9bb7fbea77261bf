from pathlib import Path

import pytest
from sqlalchemy.engine import Engine
from typer.testing import CliRunner, Result

from actions.cli import app
from actions.people.directory import ImportResult, find, import_csv, list_people
from actions.people.directory_columns import directory_columns
from actions.people.directory_file import Export, read_people
from actions.people.directory_table import DirectoryFileError
from actions.people.person import Person
from actions.settings import settings
from actions.store.database import transaction
from actions.yaml_model import YamlModelError
from tests.organisations import CORPUS

HEADER = "userPrincipalName,displayName,surname,mail,givenName,id,userType,jobTitle,department,accountEnabled,manager"
HANA = "hana@a.onmicrosoft.example,Hana Ōtene,Ōtene,Hana@A.example,Hana,0000-01,Member,Adviser,Policy,True,Tai Fale"
TAI = "tai@a.example,Tai Fale,Fale,,Tai,0000-02,Member,Manager,Policy,TRUE,"
GUEST = "kim_b.example#EXT#@a.example,Kim Lee,Lee,kim@b.example,Kim,0000-03,guest,,,True,"
GONE = "ana@a.example,Ana Sio,Sio,ana@a.example,Ana,0000-04,Member,Adviser,Policy,False,0000-02"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "users.csv"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a").mkdir()
    return tmp_path / "a"


def people(file: Path, folder: Path, *lines: str, header: str = HEADER, roles: Path | None = None) -> dict[str, Person]:
    file.write_text("\n".join([header, *lines]), encoding="utf-8")
    found = read_people(file, Export("a", directory_columns(folder)), roles)
    return {person.email: person for person in found}


def faults(file: Path, folder: Path, *lines: str) -> list[str]:
    with pytest.raises(DirectoryFileError) as caught:
        people(file, folder, *lines)
    return [line.removeprefix(f"{file}, ") for line in str(caught.value).splitlines()]


def test_an_export_is_read_with_its_managers_and_without_guests(file: Path, folder: Path) -> None:
    found = people(file, folder, HANA, TAI, GUEST, GONE)
    hana = Person("hana@a.example", "Hana Ōtene", "a", "tai@a.example", frozenset({"staff"}), "0000-01")
    tai = Person("tai@a.example", "Tai Fale", "a", None, frozenset({"staff", "manager"}), "0000-02")
    assert (found["hana@a.example"], found["tai@a.example"]) == (hana, tai)
    assert (found["ana@a.example"].active, found["ana@a.example"].manager_email) == (False, "tai@a.example")
    assert len(found) == 3


@pytest.mark.parametrize("manager", ["TAI@a.example", "0000-02", "tai fale"])
def test_a_manager_is_told_in_any_of_the_ways_entra_has(file: Path, folder: Path, manager: str) -> None:
    found = people(file, folder, HANA.replace("Tai Fale", manager), TAI)
    assert found["hana@a.example"].manager_email == "tai@a.example"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_program_may_have_written_it(file: Path, folder: Path, encoding: str, delimiter: str) -> None:
    text = "\r\n".join([HEADER.upper(), HANA, TAI]).replace(",", delimiter)
    file.write_bytes(text.encode(encoding))
    found = read_people(file, Export("a", directory_columns(folder)))
    assert [person.name for person in found] == ["Hana Ōtene", "Tai Fale"]


def test_a_second_import_changes_nothing_and_whoever_is_disabled_or_gone_has_left(
    database: Engine, file: Path, folder: Path
) -> None:
    def load(*lines: str) -> ImportResult:
        file.write_text("\n".join([HEADER, *lines]), encoding="utf-8")
        with transaction(database) as session:
            return import_csv(session, file, export=Export("a", directory_columns(folder)))

    assert load(HANA, TAI).created == ("hana@a.example", "tai@a.example")
    assert load(HANA, TAI) == ImportResult((), (), ())
    assert load(HANA.replace("True", "False"), TAI).left == ("hana@a.example",)
    assert load(HANA.replace("True", "False"), TAI) == ImportResult((), (), ())
    assert load(HANA, TAI).changed == ("hana@a.example",)
    assert load(TAI).left == ("hana@a.example",)


def test_whoever_has_a_new_address_keeps_the_object_id(database: Engine, file: Path, folder: Path) -> None:
    for line in (HANA, HANA.replace("Hana@A.example", "hana.otene@a.example")):
        file.write_text("\n".join([HEADER, line, TAI]), encoding="utf-8")
        with transaction(database) as session:
            import_csv(session, file, export=Export("a", directory_columns(folder)))
    with transaction(database) as session:
        assert find(session, "hana@a.example") is None
        assert find(session, "hana.otene@a.example") is not None


def test_groups_give_roles_as_the_organisations_file_says(file: Path, folder: Path) -> None:
    (folder / "directory.yml").write_text(
        "columns: {groups: [memberOf], email: [primary]}\nroles: {SG People Capability: people_team, CISO: ciso}\n"
    )
    header = "primary;displayName;memberOf"
    found = people(file, folder, "hana@a.example;Hana Ōtene;sg people capability|All staff|CISO", header=header)
    assert found["hana@a.example"].roles == {"staff", "people_team", "ciso"}


def test_a_file_of_roles_gives_what_the_export_lacks(file: Path, folder: Path, tmp_path: Path) -> None:
    roles = tmp_path / "roles.csv"
    roles.write_text("email,roles\nHANA@a.example,people_team;ciso\n")
    found = people(file, folder, HANA, TAI, roles=roles)
    assert found["hana@a.example"].roles == {"staff", "people_team", "ciso"}
    assert found["tai@a.example"].roles == {"staff", "manager"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("email,roles\nnobody@a.example,ciso\n", "roles.csv, line 2: nobody@a.example is not in the directory file"),
        ("email,roles\nhana@a.example,king\n", "roles.csv, line 2: the roles must be among"),
        ("email,roles\nhana@a.example,\n", "roles.csv, line 2: the roles must be among"),
        ("email,role\nhana@a.example,ciso\n", "roles.csv, line 1: the columns must be email,roles"),
    ],
)
def test_a_faulty_file_of_roles_is_refused(file: Path, folder: Path, tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "roles.csv").write_text(text)
    with pytest.raises(DirectoryFileError, match=fault):
        people(file, folder, HANA, TAI, roles=tmp_path / "roles.csv")


def test_faults_are_named_by_line(file: Path, folder: Path) -> None:
    assert faults(file, folder, HANA, TAI.replace("tai@", "tai"), GONE.replace("False", "maybe")) == [
        "line 3: taia.example is no e-mail address",
        "line 4: active must be yes or no",
    ]


def test_an_unknown_manager_is_named_by_line(file: Path, folder: Path) -> None:
    assert faults(file, folder, HANA.replace("Tai Fale", "Mere Pō"), TAI) == [
        "line 2: the manager mere pō is not in this file, or may be several people"
    ]


def test_a_manager_whose_name_two_people_have_is_not_guessed(file: Path, folder: Path) -> None:
    namesake = TAI.replace("tai@", "tai.f@").replace("0000-02", "0000-05")
    assert faults(file, folder, HANA, TAI, namesake) == [
        "line 2: the manager tai fale is not in this file, or may be several people"
    ]


def test_a_reporting_line_that_comes_back_is_named_at_each_of_its_lines(file: Path, folder: Path) -> None:
    assert faults(file, folder, HANA, TAI + "Hana Ōtene", GONE) == [
        "line 2: the line of managers above hana@a.example comes back to hana@a.example",
        "line 3: the line of managers above tai@a.example comes back to tai@a.example",
    ]


def test_a_file_that_is_no_directory_is_refused(file: Path, folder: Path) -> None:
    with pytest.raises(DirectoryFileError, match="line 1: an export from Entra ID must have the columns mail or user"):
        people(file, folder, "1,2", header="colour,size")


def test_without_an_organisation_an_export_is_refused(file: Path) -> None:
    file.write_text(f"{HEADER}\n{HANA}\n{TAI}")
    with pytest.raises(DirectoryFileError, match="for an export from Entra ID say whose it is"):
        read_people(file)


def test_another_organisations_people_are_not_carried_off(database: Engine, file: Path, folder: Path) -> None:
    file.write_text("\n".join([HEADER, HANA, TAI]), encoding="utf-8")
    with transaction(database) as session:
        import_csv(session, file, export=Export("a", directory_columns(folder)))
    with (
        pytest.raises(DirectoryFileError, match=r"hana@a\.example is in the directory of a already"),
        transaction(database) as session,
    ):
        import_csv(session, file, export=Export("b", directory_columns(folder)))
    with transaction(database) as session:
        assert {person.organisation for person in list_people(session)} == {"a"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [("roles: {CISO: king}", "king is not among the roles"), ("columns: {shoe: [size]}", "only email, name")],
)
def test_a_faulty_mapping_is_refused(folder: Path, text: str, fault: str) -> None:
    (folder / "directory.yml").write_text(text)
    with pytest.raises(YamlModelError, match=fault):
        directory_columns(folder)


@pytest.fixture
def configured(database: Engine, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKFIRST_DATABASE_URL", database_url)
    monkeypatch.setenv("ASKFIRST_CORPUS_FOLDER", str(CORPUS))
    settings.cache_clear()


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_an_export_is_imported_on_the_command_line(configured: None, file: Path) -> None:
    file.write_text("\n".join([HEADER, HANA, TAI]), encoding="utf-8")
    command = ("people", "import", file, "--organisation", "education")
    assert run(*command).output == "2 created, 0 changed, 0 left.\n"
    assert run(*command).output == "0 created, 0 changed, 0 left.\n"


@pytest.mark.parametrize(
    ("organisation", "fault"),
    [("kowhai", "there is no organisation called 'kowhai'"), ("justice", "belongs to education and not to justice")],
)
def test_a_wrong_organisation_ends_with_status_2(configured: None, organisation: str, fault: str) -> None:
    refused = run("people", "import", CORPUS / "education" / "people.csv", "--organisation", organisation)
    assert refused.exit_code == 2
    assert fault in refused.stderr
