"""Nobody ever reads half a file."""

from pathlib import Path

import pytest

from understanding.files import written_whole


def test_a_file_takes_its_place_when_it_is_whole(tmp_path: Path) -> None:
    with written_whole(tmp_path / "new" / "model.txt") as unfinished:
        unfinished.write_text("whole")
    assert (tmp_path / "new" / "model.txt").read_text() == "whole"


def test_a_write_that_fails_leaves_the_earlier_file_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "model.txt"
    file.write_text("earlier")
    with pytest.raises(OSError, match="disk is full"), written_whole(file) as unfinished:
        unfinished.write_text("half")
        raise OSError("the disk is full")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("model.txt", "earlier")]
