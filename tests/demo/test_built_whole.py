"""A made-up school is there whole, or not at all."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from senco_app.demo.school import MARK, Wanted, build
from senco_app.errors import FileUnusableError
from tests.conftest import QUICK

ON = date(2026, 11, 23)
HALF = 0.5
KILLED = 9
KILLED_HALF_WAY = """
import os, sys
from datetime import date
from pathlib import Path
from senco_app.demo.school import Wanted, build
from senco_app.security.keyfile import Cost

def tell(share):
    if share > 0.5:
        os._exit(9)

cost = Cost(memory_kib=64, passes=1, lanes=1)
build(Path(sys.argv[1]), Wanted(date(2026, 11, 23), 4, 1, cost=cost, tell=tell))
"""


class GivenUpError(Exception):
    """Somebody does not want to wait."""


def give_up(share: float) -> None:
    if share > HALF:
        raise GivenUpError


def test_a_school_that_is_given_up_half_way_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(GivenUpError):
        build(tmp_path / "school", Wanted(ON, 4, 1, cost=QUICK, tell=give_up))

    assert list(tmp_path.iterdir()) == []


def test_a_school_that_was_killed_half_way_is_under_no_name_and_can_be_built_again(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "school"
    command = (sys.executable, "-c", KILLED_HALF_WAY, str(folder))
    killed = subprocess.run(command, check=False)  # noqa: S603 - our own words

    assert killed.returncode == KILLED
    assert not folder.exists()

    build(folder, Wanted(ON, 4, 1, cost=QUICK))
    assert (folder / MARK).is_file()
    assert [one.name for one in tmp_path.iterdir()] == ["school"]


def test_a_taken_folder_is_told_before_anything_is_built(tmp_path: Path) -> None:
    (tmp_path / "school").mkdir()
    (tmp_path / "school" / "letter.txt").write_text("keep")
    told: list[float] = []

    with pytest.raises(FileUnusableError, match="is taken"):
        build(tmp_path / "school", Wanted(ON, 4, 1, cost=QUICK, tell=told.append))

    assert told == []
    assert [one.name for one in tmp_path.iterdir()] == ["school"]
