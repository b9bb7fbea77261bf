"""`make demo` plays a week at each ministry: what the plays say is what happens."""

import subprocess
import sys
from typing import Any

import pytest

from demonstration.play import Play, Scene, plays
from tests.workplace import PROJECT

SECONDS_FOR_ALL_PLAYS = 540
SCENE = {"at": "2026-03-02 09:00", "person": "staff", "lines": [{"says": "Kia ora"}]}


def played(*organisations: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "demonstration", *organisations]
    return subprocess.run(
        command, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=SECONDS_FOR_ALL_PLAYS
    )


@pytest.fixture(scope="module")
def told() -> str:
    """The transcript of every play."""
    ended = played()
    assert ended.returncode == 0, f"{ended.stdout[-3000:]}\n{ended.stderr}"
    return ended.stdout


def test_a_week_at_each_ministry_goes_as_the_plays_say(told: str) -> None:
    assert told.endswith("Everything happened as the plays say.\n")
    assert [line for line in told.splitlines() if line.startswith("A week at")] == [play.title for play in plays()]


def test_the_transcript_tells_who_said_what_and_who_was_e_mailed(told: str) -> None:
    assert "Mere Tāwhai, staff: an inappropriate email is reported" in told
    assert "e-mail to manager@education.example: A matter needs you" in told


def test_the_readme_shows_an_excerpt_of_it(told: str) -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    excerpt = readme.split("```transcript\n")[1].split("```")[0]
    assert all(part.strip("\n") in told for part in excerpt.split("…\n"))


def test_an_organisation_without_a_play_is_said_plainly() -> None:
    ended = played("parks")
    assert ended.returncode == 2
    assert "There is no play at parks, only at education, justice." in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("faulty", "fault"),
    [
        ({**SCENE, "e_mails_to": ["manager"]}, "either a person with lines, or e_mails_to"),
        ({"at": SCENE["at"]}, "either a person with lines, or e_mails_to"),
        ({**SCENE, "lines": [{"says": "yes", "presses": "Yes"}]}, "either said or pressed"),
    ],
)
def test_a_scene_that_says_too_much_or_too_little_is_refused(faulty: dict[str, Any], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        Scene.parse_obj(faulty)


def test_scenes_that_do_not_go_forward_are_refused() -> None:
    with pytest.raises(ValueError, match="does not come after"):
        Play.parse_obj({"organisation": "education", "title": "A week", "scenes": [SCENE, SCENE]})
