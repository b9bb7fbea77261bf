"""The drafts that policy owners edit."""

from pathlib import Path

import pytest

from actions.cases.kinds import kind_named
from actions.cases.workflow.table import workflow_of
from actions.conversation.handling.letters import BLANKS, Letters, draft, letters_of
from actions.yaml_model import YamlModelError, read_yaml_model
from tests.cases.workflow.walking import brought_to

ORGANISATIONS = ("education", "justice")


@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_every_letter_is_for_a_move_that_writes_to_the_opener(organisation: str) -> None:
    for kind, drafts in letters_of(organisation).letters.items():
        for name in drafts:
            move = workflow_of(kind_named(kind).kind).move(name)
            assert move and any(need.to_opener for need in move.needs), f"{kind}: {name}"


def test_the_blanks_are_filled() -> None:
    blanks = dict.fromkeys(BLANKS, "XYZ")
    letter = draft(brought_to("inappropriate_material", "reported"), "acknowledge", **blanks)
    assert letter and letter.count("XYZ") == len(BLANKS) and "{" not in letter


def test_an_unknown_blank_is_named(tmp_path: Path) -> None:
    path = tmp_path / "letters.yml"
    path.write_text("letters: {breach: {consult: 'Dear {boss}'}}", encoding="utf-8")
    with pytest.raises(YamlModelError, match=r"letters\.yml.*boss"):
        read_yaml_model(path, Letters)


def test_what_has_no_draft_has_none() -> None:
    assert draft(brought_to("security_incident", "reported"), "triage") is None
