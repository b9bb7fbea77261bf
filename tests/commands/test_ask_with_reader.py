"""`askfirst ask` where an organisation has switched the reader on, by its settings alone."""

import json
from collections.abc import Iterator

import pytest

from tests.policy.reader.language_model import LanguageModel, sending, serving
from tests.policy.reader.replies import LENDING_IS_FORBIDDEN
from tests.workplace import Workplace

LEND = "my manager approved that my teammate borrows my laptop"
ASK = ("ask", "--organisation", "parks")


@pytest.fixture
def language_model() -> Iterator[LanguageModel]:
    """A language model that forbids whatever it is asked."""
    with serving(LENDING_IS_FORBIDDEN) as model:
        yield model


def reader(model: LanguageModel, **changes: str) -> dict[str, str]:
    """Return the settings that switch it on for the Department of Parks."""
    settings = {"ORGANISATIONS": "harbours, parks", "ADDRESS": model.address, "MODEL": "reader", **changes}
    return {f"ASKFIRST_READER_{name}": value for name, value in settings.items()}


def test_a_question_is_read(workplace: Workplace, language_model: LanguageModel) -> None:
    ended = workplace.run_apart(*ASK, LEND, given=b"", **reader(language_model))
    assert json.loads(ended.stdout)["verdict"] == "not_allowed"


def test_lines_are_read_one_by_one(workplace: Workplace, language_model: LanguageModel) -> None:
    lines = "".join(json.dumps({"id": f"q-{number}", "question": LEND}) + "\n" for number in range(3))
    ended = workplace.run_apart(*ASK, "--jsonl", given=lines.encode(), **reader(language_model))
    assert [json.loads(line)["verdict"] for line in ended.stdout.splitlines()] == ["not_allowed"] * 3
    assert len(language_model.received) == 3


def test_settings_may_stand_in_a_dot_env_file(workplace: Workplace, language_model: LanguageModel) -> None:
    lines = [f"{name}={value}" for name, value in reader(language_model).items()]
    (workplace.folder / ".env").write_text("\n".join(lines))
    assert json.loads(workplace.run_apart(*ASK, LEND).stdout)["verdict"] == "not_allowed"


@pytest.mark.parametrize("organisations", ["", "harbours"])
def test_an_organisation_that_is_not_named_is_never_read_for(
    workplace: Workplace, language_model: LanguageModel, organisations: str
) -> None:
    ended = workplace.run_apart(*ASK, LEND, given=b"", **reader(language_model, ORGANISATIONS=organisations))
    assert json.loads(ended.stdout)["verdict"] == "allowed"
    assert language_model.received == []


def test_a_failure_is_told_on_standard_error_without_the_question(
    workplace: Workplace, language_model: LanguageModel
) -> None:
    language_model.behaviour = sending(b"", 500)
    ended = workplace.run_apart(*ASK, LEND, given=b"", **reader(language_model))
    assert json.loads(ended.stdout)["verdict"] == "allowed"
    assert ended.stderr == b"The reader of parks was not followed: bad_status\n"


def test_settings_that_cannot_be_used_end_with_status_2_and_their_name(
    workplace: Workplace, language_model: LanguageModel
) -> None:
    ended = workplace.run_apart(*ASK, LEND, given=b"", **reader(language_model, ADDRESS="http://reader.example/v1"))
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr.startswith(b"ASKFIRST_READER_ADDRESS cannot be used: it must be https://")
