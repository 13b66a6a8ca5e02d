"""A figure says whether it keeps its bounds."""

from __future__ import annotations

import sys
from subprocess import CalledProcessError

import pytest

from bench.figures import Figure, milliseconds, process_milliseconds


@pytest.mark.parametrize(
    ("value", "kept"), [(149, False), (150, True), (500, True), (501, False)]
)
def test_a_figure_keeps_both_bounds_or_does_not(value: float, *, kept: bool) -> None:
    figure = Figure("key derivation", value, "ms", most=500, least=150)

    assert figure.kept is kept
    assert figure.line().endswith(
        "at least 150 and at most 500: kept" if kept else "at most 500: NOT KEPT"
    )


def test_a_figure_without_bounds_is_only_told() -> None:
    figure = Figure("a bare window", 105.25, "ms")

    assert figure.kept
    assert figure.line().split() == ["a", "bare", "window", "105.25", "ms"]


def test_a_job_is_warmed_up_before_it_is_timed() -> None:
    runs: list[int] = []

    taken = milliseconds(lambda: runs.append(1), times=3)

    assert len(runs) == 4
    assert 0 <= taken < 100


def test_a_process_that_fails_is_not_taken_for_a_fast_one() -> None:
    with pytest.raises(CalledProcessError):
        process_milliseconds(sys.executable, "-c", "raise SystemExit(3)", times=1)
