"""`askfirst route`: which way the first message of a conversation goes, as the trained bot understands it."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from benchmarks.evaluation.sets import OWN_FOLDER, first_messages
from tests.workplace import PROJECT, run_askfirst

MESSAGES = {
    "first": "am I allowed to watch the cricket on my work laptop",
    "pātai-②": "somebody has a knife and is threatening people at reception, call the police",
    "3": "🙂",
    "4": "someone emailed me a disgusting picture at work",
    "5": "yes",
    "6": "word " * 700,
}
ROUTES = {message.route for message in first_messages(OWN_FOLDER)}


def lines(messages: dict[str, str]) -> bytes:
    rows = ({"id": name, "text": text} for name, text in messages.items())
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


@pytest.fixture(scope="module")
def ended() -> subprocess.CompletedProcess[bytes]:
    """One run over all messages; loading the bot takes seconds."""
    return run_askfirst(PROJECT, "route", "--jsonl", given=lines(MESSAGES))


@pytest.fixture(scope="module")
def routed(ended: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    """The answers of that run."""
    assert ended.returncode == 0, ended.stderr.decode().splitlines()[-1]
    return [json.loads(line) for line in ended.stdout.decode().splitlines()]


def test_nothing_but_the_answers_stands_on_standard_output(ended: subprocess.CompletedProcess[bytes]) -> None:
    answered = ended.stdout.decode().splitlines()
    assert [line[:1] + line[-1:] for line in answered] == ["{}"] * len(MESSAGES)


def test_what_was_said_stands_nowhere_in_the_log(ended: subprocess.CompletedProcess[bytes]) -> None:
    assert [text for text in MESSAGES.values() if len(text) > 5 and text in ended.stderr.decode()] == []


def test_every_message_is_answered_in_its_order(routed: list[dict[str, Any]]) -> None:
    assert [row["id"] for row in routed] == list(MESSAGES)


def test_every_answer_has_the_keys_of_the_contract(routed: list[dict[str, Any]]) -> None:
    assert [list(row) for row in routed] == [["id", "route", "confidence"]] * len(MESSAGES)


def test_every_route_is_one_of_the_evaluation_sets(routed: list[dict[str, Any]]) -> None:
    assert {row["route"] for row in routed} - ROUTES == set()


def test_every_confidence_is_a_probability(routed: list[dict[str, Any]]) -> None:
    assert [row for row in routed if not 0 <= row["confidence"] <= 1] == []


@pytest.mark.parametrize(
    ("name", "route"),
    [
        ("first", "policy_question"),
        ("pātai-②", "emergency"),
        ("4", "report_inappropriate_material"),
        ("5", "smalltalk"),
    ],
)
def test_a_plain_message_goes_its_way(routed: list[dict[str, Any]], name: str, route: str) -> None:
    assert next(row["route"] for row in routed if row["id"] == name) == route


@pytest.mark.parametrize("text", ["", "/restart"])
def test_a_message_without_words_or_typed_as_a_command_goes_a_known_way_too(text: str) -> None:
    ended = run_askfirst(PROJECT, "route", "--jsonl", given=lines({"odd": text}))
    assert ended.returncode == 0, ended.stderr.decode().splitlines()[-1]
    assert json.loads(ended.stdout)["route"] in ROUTES


def test_a_single_message_is_answered_without_an_id() -> None:
    ended = run_askfirst(PROJECT, "route", "am I allowed to take a plant home")
    assert ended.returncode == 0, ended.stderr.decode().splitlines()[-1]
    assert list(json.loads(ended.stdout)) == ["route", "confidence"]


@pytest.mark.parametrize("line", ["no JSON", '{"id": "1"}', '{"text": "kia ora"}', "[]", '{"id": "1", "text": null}'])
def test_a_line_that_is_no_message_ends_with_status_2_and_its_number(line: str) -> None:
    ended = run_askfirst(PROJECT, "route", "--jsonl", given=f'{{"id": "0", "text": "kia ora"}}\n{line}\n'.encode())
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr.decode() == 'Line 2 is not {"id": …, "text": …}.\n'


def test_no_message_at_all_ends_with_status_2_and_says_what_is_missing() -> None:
    ended = run_askfirst(PROJECT, "route")
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr == b"Give a message, or --jsonl and messages on standard input.\n"


def test_no_model_yet_ends_with_status_2_and_says_how_to_make_one(tmp_path: Path) -> None:
    ended = run_askfirst(tmp_path, "route", "kia ora")
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert b"make train" in ended.stderr
    assert b"Traceback" not in ended.stderr
