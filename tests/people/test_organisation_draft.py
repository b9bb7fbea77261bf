"""The first facts of an organisation that has none."""

from pathlib import Path

import pytest

from actions.errors import AskFirstError
from actions.people.organisation import load_organisation
from actions.people.organisation_draft import draft_organisation


def test_a_draft_can_be_loaded_and_opens_no_kind_of_case(tmp_path: Path) -> None:
    draft_organisation(tmp_path / "kowhai")
    organisation = load_organisation(tmp_path / "kowhai")
    assert (organisation.key, organisation.short_name) == ("kowhai", "kowhai")
    assert list(organisation.contacts) == ["manager"]
    assert not organisation.handles


def test_facts_that_are_there_are_left_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "organisation.yml"
    path.write_text("name: Department of Parks\n", encoding="utf-8")
    assert draft_organisation(tmp_path) is None
    assert path.read_text(encoding="utf-8") == "name: Department of Parks\n"


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "kowhai").write_text("no folder", encoding="utf-8")
    with pytest.raises(AskFirstError, match=r"organisation\.yml: cannot be written"):
        draft_organisation(tmp_path / "kowhai")
