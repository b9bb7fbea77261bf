from pathlib import Path

import pytest
from ruamel.yaml import YAML

from actions.cases.kinds import kind_names, told_kinds
from actions.people.organisation import load_organisation, load_organisations
from actions.yaml_model import YamlModelError
from tests.organisations import CORPUS

CONTACTS = {
    "education": "manager another_manager one_up_manager group_manager people_team service_desk secretary "
    "communications legal records_services eap myhr police",
    "justice": "manager service_desk ict_security ciso people_team privacy_security_team chief_executive "
    "judiciary policy_owner legal police",
}

OF_BOTH = {"inappropriate_material", "security_incident", "harassment_complaint", "exemption_request", "breach"}
# What only one ministry's policies ask for.
OF_ITS_OWN = {"education": {"ict_acknowledgement", "gift_declaration", "interest_declaration"}, "justice": set[str]()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "third").mkdir()
    (tmp_path / "third" / "organisation.yml").write_bytes((CORPUS / "education" / "organisation.yml").read_bytes())
    return tmp_path / "third"


def change(folder: Path, **changes: object) -> None:
    file = folder / "organisation.yml"
    yaml = YAML()
    yaml.dump({**yaml.load(file), **changes}, file)


@pytest.mark.parametrize("key", CONTACTS)
def test_a_shipped_organisation_has_every_contact_that_its_policies_name(key: str) -> None:
    assert set(load_organisation(CORPUS / key).contacts) == set(CONTACTS[key].split())


@pytest.mark.parametrize("key", CONTACTS)
def test_a_shipped_organisation_says_who_handles_each_kind_and_how_soon(key: str) -> None:
    organisation = load_organisation(CORPUS / key)
    assert set(organisation.handles) == {*OF_BOTH, *OF_ITS_OWN[key]}
    assert set(organisation.acknowledge_within_working_days) == set(organisation.handles)


def test_every_kind_that_people_open_is_taken_by_some_shipped_organisation() -> None:
    taken = {kind for key in CONTACTS for kind in load_organisation(CORPUS / key).handles}
    assert set(told_kinds()) <= taken <= set(kind_names())


@pytest.mark.parametrize("key", CONTACTS)
def test_a_shipped_organisations_contacts_are_in_its_documents(key: str) -> None:
    documents = "".join(file.read_text() for file in (CORPUS / key / "source").glob("*.txt"))
    for name, contact in load_organisation(CORPUS / key).contacts.items():
        assert contact.email is None or contact.email in documents
        phone = (contact.phone or "").split(", extension")[0]
        assert name == "police" or phone in documents


def test_every_contact_without_number_or_address_says_where_to_look() -> None:
    known_to_everybody = {"manager", "another_manager", "one_up_manager", "group_manager"}
    for organisation in load_organisations(CORPUS).values():
        for key, contact in organisation.contacts.items():
            assert key in known_to_everybody or contact.phone or contact.email or contact.note, key


def test_a_third_organisation_joins_by_its_folder_alone(folder: Path) -> None:
    change(folder, short_name="Third")
    assert load_organisations(folder.parent)["third"].short_name == "Third"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"time_zone": "Mars/Olympus"}, "time_zone: Mars/Olympus is no time zone"),
        ({"handles": {"breach": "nobody"}}, "handles.breach: nobody is not among the roles"),
        ({"public_holidays": {"country": "ZZ"}}, "public_holidays.*no holidays are known"),
        ({"contacts": {"eap": {"nmae": "EAP"}}}, "contacts.eap.nmae: extra fields"),
        ({"surprise": 1}, "surprise: extra fields"),
        ({"handles": {"breach": "manager"}}, ".*must name the same kinds of case"),
        ({"acknowledge_within_working_days": {"breach": 0}}, "acknowledge_within_working_days.breach"),
    ],
)
def test_a_faulty_file_names_the_fault(folder: Path, changes: dict[str, object], fault: str) -> None:
    change(folder, **changes)
    with pytest.raises(YamlModelError, match=rf"third/organisation\.yml: {fault}"):
        load_organisation(folder)


@pytest.mark.parametrize("content", ["contacts: [", "just words"])
def test_what_is_no_mapping_is_refused(folder: Path, content: str) -> None:
    (folder / "organisation.yml").write_text(content)
    with pytest.raises(YamlModelError, match=r"organisation\.yml"):
        load_organisation(folder)


def test_a_missing_file_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(YamlModelError, match="cannot be read"):
        load_organisation(tmp_path)


def test_justice_limits_exemptions_to_a_year_and_education_sets_no_limit() -> None:
    limits = {key: each.exemptions.longest_exemption_in_days for key, each in load_organisations(CORPUS).items()}
    assert limits == {"justice": 365, "education": None}


def test_a_limit_of_exemptions_must_be_a_number_of_days(folder: Path) -> None:
    change(folder, exemptions={"longest_exemption_in_days": 0})
    with pytest.raises(YamlModelError, match="longest_exemption_in_days: ensure this value is greater"):
        load_organisation(folder)
