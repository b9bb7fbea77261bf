"""What cannot be read is refused in plain words."""

from pathlib import Path

import pytest

from actions.policy.documents.error import DocumentError
from actions.policy.documents.read import read_document
from tests.policy.documents.conftest import typed
from tests.policy.documents.fleet_vehicles import FLEET_VEHICLES
from tests.policy.documents.formats import WRITERS


def refused(path: Path) -> str:
    with pytest.raises(DocumentError) as error:
        read_document(path)
    assert str(path) in str(error.value)
    return str(error.value)


@pytest.mark.parametrize("ending", ["doc", "odt", "xlsx", "png", ""])
def test_an_unknown_format_is_named_with_those_that_are_known(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"bikes.{ending}"
    path.write_text("Lock it.", encoding="utf-8")
    assert ".docx, .htm, .html, .markdown, .md, .pdf, .txt" in refused(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "there is no such file" in refused(tmp_path / "bikes.pdf")


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "bikes.md").mkdir()
    refused(tmp_path / "bikes.md")


@pytest.mark.parametrize("ending", WRITERS)
def test_an_empty_file_is_refused(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"bikes{ending}"
    path.touch()
    refused(path)


@pytest.mark.parametrize("content", ["# Bikes\n", "---\ntitle: Bikes\n---\n", " \n\n\t\n"])
def test_a_document_of_headings_alone_holds_no_text(tmp_path: Path, content: str) -> None:
    path = tmp_path / "bikes.md"
    path.write_text(content, encoding="utf-8")
    assert "holds no text" in refused(path)


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
def test_half_a_file_is_refused(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"bikes{ending}"
    WRITERS[ending](FLEET_VEHICLES, path)
    path.write_bytes(path.read_bytes()[:500])
    refused(path)


@pytest.mark.parametrize("ending", [".docx", ".pdf", ".txt", ".md"])
def test_a_file_of_another_kind_under_that_name_is_refused(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"bikes{ending}"
    path.write_bytes(bytes(range(256)) * 8)
    refused(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_letters_of_all_languages_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "bikes.txt"
    path.write_text("Kaua e eke pahikara i te pō – „nie“.\n", encoding=encoding)
    assert typed(path) == ["Kaua e eke pahikara i te pō – „nie“."]


def test_text_from_an_older_windows_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bikes.txt"
    path.write_bytes("“Lock it” – naïvely.\n".encode("cp1252"))
    assert typed(path) == ["“Lock it” – naïvely."]
