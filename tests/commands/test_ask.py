"""`askfirst ask`: one question, or a file of them, answered as JSON."""

import json
from typing import Any

import pytest
from typer.testing import Result

from tests.workplace import Workplace

KEYS = ["verdict", "says", "citations", "conditions", "authority", "offers", "confidence", "readings", "also"]
BET = "can I put a bet on the horses from my laptop"
PARKS = ("ask", "--organisation", "parks")


def row(**values: object) -> str:
    return json.dumps(values, ensure_ascii=False) + "\n"


def answers(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_question_is_answered_with_the_keys_of_the_contract(workplace: Workplace) -> None:
    result = workplace.run(*PARKS, BET)
    answer = json.loads(result.stdout)
    assert (result.exit_code, list(answer)) == (0, KEYS)
    assert answer["verdict"] == "not_allowed"
    assert answer["says"] == "Betting or gaming on a Department device is not allowed."


def test_a_question_is_answered_with_the_policys_own_words(workplace: Workplace) -> None:
    (citation, *_) = json.loads(workplace.run(*PARKS, BET).stdout)["citations"]
    assert citation == {
        "policy": "Devices Policy",
        "section": "Prohibited use",
        "clause": "prohibited.gambling",
        "quote": "gambling or gaming of any kind,",
        "last_reviewed": "March 2021",
        "opening": "You must not use a Department device for:",
    }


def test_lines_are_answered_one_by_one_in_their_order(workplace: Workplace) -> None:
    given = row(id="q-2", question=BET) + row(id="q-1", question="will it snow on Saturday")
    answered = answers(workplace.run(*PARKS, "--jsonl", given=given))
    assert [(each["id"], each["verdict"]) for each in answered] == [("q-2", "not_allowed"), ("q-1", "out_of_scope")]


@pytest.mark.parametrize("question", [BET, "may a colleague have my tablet", "annual leave left", "will it snow", ""])
def test_a_line_has_its_id_and_the_keys_of_the_contract(workplace: Workplace, question: str) -> None:
    (answer,) = answers(workplace.run(*PARKS, "--jsonl", given=row(id="q", question=question)))
    assert list(answer) == ["id", *KEYS]


def test_further_keys_of_a_line_do_not_matter(workplace: Workplace) -> None:
    given = row(id="q", question=BET, persona="ranger", quotes=["gambling"])
    assert [each["id"] for each in answers(workplace.run(*PARKS, "--jsonl", given=given))] == ["q"]


def test_empty_lines_are_passed_over(workplace: Workplace) -> None:
    given = "\n" + row(id="a", question=BET) + "  \n\n" + row(id="b", question=BET)
    assert [each["id"] for each in answers(workplace.run(*PARKS, "--jsonl", given=given))] == ["a", "b"]


def test_no_lines_get_no_answers(workplace: Workplace) -> None:
    assert answers(workplace.run(*PARKS, "--jsonl", given="")) == []


def test_letters_of_all_languages_are_read_and_written_as_they_are(workplace: Workplace) -> None:
    given = row(id="pātai-①", question="Ka taea e au te petipeti i taku rorohiko mahi? 🙂")
    result = workplace.run_apart(*PARKS, "--jsonl", given=given.encode())
    assert b'"id": "p\xc4\x81tai-\xe2\x91\xa0"' in result.stdout


@pytest.mark.parametrize(
    "line",
    [
        "no JSON at all",
        '{"id": "q"}',
        '{"question": "may I?"}',
        '["q", "may I?"]',
        '"may I?"',
        "7",
        '{"id": "q", "question": "may I?"',
        '{"id": "q", "question": null}',
        '{"id": "q", "question": ["may I?"]}',
    ],
)
def test_a_line_that_is_no_question_ends_with_status_2_and_its_number(workplace: Workplace, line: str) -> None:
    result = workplace.run(*PARKS, "--jsonl", given=f"{row(id='a', question=BET)}\n{line}\n")
    assert result.exit_code == 2
    assert result.stderr == 'Line 3 is not {"id": …, "question": …}.\n'


def test_a_line_that_is_no_text_ends_with_status_2_and_plain_words(workplace: Workplace) -> None:
    given = b'{"id": "q", "question": "\xff\xfe"}\n'
    ended = workplace.run_apart(*PARKS, "--jsonl", given=given, PYTHONIOENCODING="utf-8")
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert b"Traceback" not in ended.stderr


@pytest.mark.parametrize("arguments", [(BET,), ("--jsonl",)])
def test_an_unknown_organisation_ends_with_status_2_and_its_name(
    workplace: Workplace, arguments: tuple[str, ...]
) -> None:
    result = workplace.run("ask", "--organisation", "harbours", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "there is no organisation called 'harbours'\n"


def test_no_question_at_all_ends_with_status_2_and_says_what_is_missing(workplace: Workplace) -> None:
    result = workplace.run(*PARKS)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Give a question, or --jsonl and questions on standard input.\n"


def test_no_organisation_at_all_ends_with_status_2(workplace: Workplace) -> None:
    result = workplace.run("ask", BET)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--organisation" in result.stderr


def test_a_faulty_corpus_ends_with_status_2_and_file_and_line(workplace: Workplace) -> None:
    workplace.corpus.replace("parks/devices.rules.yml", "    about: Reporting a lost device\n", "")
    result = workplace.run(*PARKS, BET)
    line = workplace.corpus.line("parks/devices.rules.yml", "- id: lost-device")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"devices.rules.yml:{line}: rules → 2 → about: field required" in result.stderr


def test_a_corpus_elsewhere_is_read_from_there(workplace: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    workplace.corpus.path.rename(workplace.folder / "elsewhere")
    monkeypatch.setenv("ASKFIRST_CORPUS_FOLDER", "elsewhere")
    assert json.loads(workplace.run(*PARKS, BET).stdout)["verdict"] == "not_allowed"


def test_an_organisation_without_guidance_answers_too(workplace: Workplace) -> None:
    (workplace.corpus.path / "parks" / "guidance.yml").unlink()
    assert json.loads(workplace.run(*PARKS, BET).stdout)["verdict"] == "not_allowed"


def test_a_process_of_its_own_writes_nothing_but_the_answers(workplace: Workplace) -> None:
    given = row(id="a", question=BET) + row(id="b", question="will it snow")
    ended = workplace.run_apart(*PARKS, "--jsonl", given=given.encode())
    assert ended.returncode == 0, ended.stderr.decode()
    assert [json.loads(line)["id"] for line in ended.stdout.splitlines()] == ["a", "b"]


def test_a_process_of_its_own_ends_with_status_2_and_no_traceback(workplace: Workplace) -> None:
    ended = workplace.run_apart("ask", "--organisation", "harbours", BET)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr == b"there is no organisation called 'harbours'\n"
