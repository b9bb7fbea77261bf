"""What a complaint of harassment tells, in the words of many different people; what they do not say stays open."""

import csv
from pathlib import Path

import pytest

from actions.conversation.telling.complaint.part_played import read_part
from actions.conversation.telling.complaint.respondent import read_respondent
from actions.conversation.telling.harassment_complaint import read_account, read_fields
from tests.conversation.clock import NOW

FOLDER = Path(__file__).parent


def table(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


@pytest.mark.parametrize("row", table("tellings"), ids=lambda row: row["text"][:60])
def test_an_account_tells_these_fields_and_no_others(row: dict[str, str]) -> None:
    text = row.pop("text")
    assert read_fields(text, None, {}, NOW) == {name: value for name, value in row.items() if value}


@pytest.mark.parametrize("row", table("respondents"), ids=lambda row: row["text"][:60])
def test_who_did_it_is_read_where_it_is_clear(row: dict[str, str]) -> None:
    assert (read_respondent(row["text"]) or "") == row["expected"]


@pytest.mark.parametrize("row", table("parts"), ids=lambda row: row["text"][:60])
def test_to_whom_it_was_done_is_read_where_it_is_clear(row: dict[str, str]) -> None:
    assert (read_part(row["text"]) or "") == row["expected"]


@pytest.mark.parametrize("row", table("answers"), ids=lambda row: f"{row['asked']} {row['text'][:50]}")
def test_an_answer_tells_its_field_or_leaves_it_open(row: dict[str, str]) -> None:
    assert read_fields(row["text"], row["asked"], {}, NOW).get(row["asked"], "") == row["expected"]


@pytest.mark.parametrize(
    "text",
    [
        "I want to report harassment",
        "my boss is bullying me and I'm scared",
        "can you tell me how I complain about someone",
        "I've been sexually harassed by my team leader",
    ],
)
def test_that_something_happened_is_no_account_of_it(text: str) -> None:
    assert read_account(text) is None


@pytest.mark.parametrize(
    ("text", "known", "changed"),
    [
        ("actually use my name", {"role": "witness", "anonymous": "yes"}, {"anonymous": "no"}),
        ("oh sorry, make it informal", {"preferred_option": "formal"}, {"preferred_option": "informal"}),
        ("no wait, send it to the people team", {"addressee": "manager"}, {"addressee": "people_team"}),
        ("sorry, the other witness was Tavita", {"respondent": "Rob", "witnesses": "Ana"}, {"witnesses": "Tavita"}),
    ],
)
def test_what_takes_something_back_changes_nothing_else(
    text: str, known: dict[str, str], changed: dict[str, str]
) -> None:
    read = read_fields(text, None, known, NOW)
    assert {name: value for name, value in read.items() if known.get(name) != value} == changed


@pytest.mark.parametrize(
    "text", ["I need to make a complaint about sexual harassment please", "can I make a report about his comments"]
)
def test_whoever_makes_a_complaint_did_nothing_to_anybody(text: str) -> None:
    assert read_fields(text, None, {}, NOW) == {}
