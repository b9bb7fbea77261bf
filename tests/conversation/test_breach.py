"""What a manager tells of a breach is read, and nothing else."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from actions.conversation.telling.breach import read_account, read_fields
from tests.conversation.clock import NOW

TEAM = ("Losa Tāvana", "Tama Wīneera", "Emma Fraser")
TELLINGS: list[Mapping[str, Any]] = YAML(typ="safe", pure=True).load(
    Path(__file__).with_name("breaches.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("telling", TELLINGS, ids=lambda telling: telling["says"][:40])
def test_all_that_is_told_is_read_and_nothing_more(telling: Mapping[str, Any]) -> None:
    assert read_fields(telling["says"], telling.get("asked"), telling.get("known", {}), NOW, TEAM) == telling["tells"]


@pytest.mark.parametrize("teller", ["Losa", "Tama Wīneera", "Graham Sutherland"])
def test_whoever_only_tells_of_it_is_not_whom_it_is_about(teller: str) -> None:
    read = read_fields(f"{teller} told me that Emma had copied the exhibits to a stick", None, {}, NOW, TEAM)
    assert read["employee"] == "Emma"


def test_one_of_several_is_asked_for_by_name() -> None:
    assert "employee" not in read_fields("one of my staff keeps a stash of rude cartoons", None, {}, NOW, TEAM)


@pytest.mark.parametrize("bare", ["one of my staff broke the policy", "I need to report a breach by a team member"])
def test_that_there_was_a_breach_does_not_say_what_happened(bare: str) -> None:
    assert read_account(bare) is None


def test_a_name_alone_tells_whom_it_is_about_and_not_what_happened() -> None:
    assert read_fields("Kiri Pāora", "what_happened", {}, NOW, TEAM) == {"employee": "Kiri Pāora"}


def test_probably_not_to_one_question_says_nothing_on_the_others() -> None:
    assert read_fields("probably not", "public_scrutiny", {}, NOW, TEAM) == {"public_scrutiny": "no"}
