"""`askfirst corpus add`: a policy document becomes a policy that answers."""

import json
from pathlib import Path

import pytest

from tests.policy.documents.fleet_vehicles import FLEET_VEHICLES
from tests.policy.documents.formats import write_pdf, write_word
from tests.workplace import Workplace

POLICY, RULES = "policy_corpus/kowhai/fleet.md", "policy_corpus/kowhai/fleet.rules.yml"


@pytest.fixture
def document(workplace: Workplace) -> Path:
    path = workplace.folder / "fleet.docx"
    write_word(FLEET_VEHICLES, path)
    return path


def test_the_files_are_named_with_what_they_hold_and_what_is_still_to_be_done(
    workplace: Workplace, document: Path
) -> None:
    result = workplace.run("corpus", "add", str(document), "--organisation", "kowhai")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.splitlines() == [
        f"{POLICY}: 42 clauses. Compare them with the document.",
        f"{RULES}: 39 proposed rules, marked as inferred until somebody has checked them.",
        "policy_corpus/kowhai/organisation.yml: there was none; this draft holds guesses. "
        "Complete its contacts, support and handlers.",
        "Questions are answered now. What is still missing: askfirst corpus check",
    ]


def test_questions_are_answered_at_once(workplace: Workplace, document: Path) -> None:
    workplace.run("corpus", "add", str(document), "--organisation", "kowhai")
    answer = json.loads(workplace.run("ask", "--organisation", "kowhai", "can I smoke in a council vehicle").stdout)
    assert answer["verdict"] == "not_allowed"
    assert answer["says"].startswith("As I read it, this is not permitted")
    assert answer["citations"][0]["quote"] == "smoke or vape in a vehicle"


def test_an_organisation_that_is_there_keeps_its_own_facts(workplace: Workplace, document: Path) -> None:
    before = workplace.corpus.text("parks/organisation.yml")
    result = workplace.run("corpus", "add", str(document), "--organisation", "parks", "--name", "fleet-vehicles")
    assert "organisation.yml" not in result.stdout
    assert workplace.corpus.text("parks/organisation.yml") == before
    assert "title: Fleet vehicles policy" in workplace.corpus.text("parks/fleet-vehicles.md")


def test_the_title_may_be_given(workplace: Workplace, document: Path) -> None:
    workplace.run("corpus", "add", str(document), "--organisation", "kowhai", "--title", "Cars")
    assert "title: Cars" in workplace.corpus.text("kowhai/fleet.md")


def test_what_was_hard_to_read_is_said(workplace: Workplace) -> None:
    path = workplace.folder / "fleet.pdf"
    write_pdf([*FLEET_VEHICLES], path)
    result = workplace.run("corpus", "add", str(path), "--organisation", "kowhai")
    assert "Please look at" not in result.stdout
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(workplace.folder / "columns.pdf"))
    for height in (700, 680):
        canvas.drawString(72, height, "Lock it.")
        canvas.drawString(300, height, "Light it.")
    canvas.save()
    result = workplace.run("corpus", "add", "columns.pdf", "--organisation", "kowhai")
    assert "Please look at page 1: words stand side by side" in result.stdout


def test_files_that_are_there_are_left_with_status_2(workplace: Workplace, document: Path) -> None:
    workplace.run("corpus", "add", str(document), "--organisation", "kowhai")
    before = workplace.corpus.text("kowhai/fleet.md")
    result = workplace.run("corpus", "add", str(document), "--organisation", "kowhai", "--title", "Cars")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{POLICY} exists, and is left as it is" in result.stderr
    assert workplace.corpus.text("kowhai/fleet.md") == before


def test_a_document_that_cannot_be_read_ends_with_status_2_and_no_traceback(workplace: Workplace) -> None:
    (workplace.folder / "fleet.pdf").write_bytes(b"%PDF-1.4 nothing more")
    ended = workplace.run_apart("corpus", "add", "fleet.pdf", "--organisation", "kowhai")
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr == b"fleet.pdf: cannot be read as a PDF\n"
    assert not (workplace.corpus.path / "kowhai").exists()
