"""A saving application is killed without warning: 50 times here, 2,000 in the bench."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.torture import kill_often

if TYPE_CHECKING:
    from pathlib import Path


def test_50_kills_lose_nothing_that_was_told_as_saved(tmp_path: Path) -> None:
    toll = kill_often(tmp_path, 50)
    assert toll.told > 0
    assert (toll.lost, toll.halves, toll.faults) == (0, 0, ())


def test_the_harness_sees_what_is_told_too_early(tmp_path: Path) -> None:
    toll = kill_often(tmp_path, 5, control=True)
    assert toll.lost > 0
    assert (toll.halves, toll.faults) == (0, ())
