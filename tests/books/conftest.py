"""A made-up school with three books: made once, copied for each test."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from bench.classroom import Classroom

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def patterns(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return two classrooms to copy: before, and after all books were handed out to."""
    before = tmp_path_factory.mktemp("classroom") / "before"
    before.mkdir()
    Classroom(before).close()
    after = before.with_name("after")
    shutil.copytree(before, after)
    made = Classroom(after)
    for place in range(3):
        made.hand_over(place)
    made.close()
    return before, after


@pytest.fixture
def classroom(patterns: tuple[Path, Path], tmp_path: Path) -> Iterator[Classroom]:
    """Return a classroom whose books are empty."""
    yield from _copied(patterns[0], tmp_path / "school")


@pytest.fixture
def started(patterns: tuple[Path, Path], tmp_path: Path) -> Iterator[Classroom]:
    """Return a classroom after all three books were handed out to."""
    yield from _copied(patterns[1], tmp_path / "school")


def _copied(pattern: Path, folder: Path) -> Iterator[Classroom]:
    shutil.copytree(pattern, folder)
    made = Classroom(folder)
    yield made
    made.close()
