"""Size follows from the walls: what has grown too large is told here."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from tests.architecture.sources import Source, application, everything_but_tests, lines

if TYPE_CHECKING:
    from collections.abc import Iterable

FUNCTION, CLASS, MODULE = 40, 200, 300
NINE_FUNCTIONS_OF_TEN = 25


def too_large(source: Source) -> list[str]:
    """Return what is larger than the house allows."""
    complaints = [
        source.at(node.lineno, f"{node.name} has {lines(node)} lines")
        for nodes, limit in ((source.functions, FUNCTION), (source.classes, CLASS))
        for node in nodes
        if lines(node) > limit
    ]
    length = len(source.text.splitlines())
    if length > MODULE:
        complaints.append(source.at(1, f"has {length} lines"))
    return complaints


def ninetieth_percentile(sizes: Iterable[int]) -> int:
    """Return the size that nine of ten do not exceed."""
    ordered = sorted(sizes)
    return ordered[ceil(0.9 * len(ordered)) - 1]


def test_nothing_is_too_large() -> None:
    assert [
        told for source in everything_but_tests() for told in too_large(source)
    ] == []


def test_nine_functions_of_ten_fit_on_half_a_screen() -> None:
    sizes = [lines(node) for source in application() for node in source.functions]

    assert ninetieth_percentile(sizes) <= NINE_FUNCTIONS_OF_TEN


def test_a_function_of_41_lines_is_told() -> None:
    body = "    x = 1\n"

    assert too_large(Source("a.py", "def f():\n" + 39 * body)) == []
    assert too_large(Source("a.py", "def f():\n" + 40 * body)) == [
        "a.py:1 f has 41 lines"
    ]


def test_a_long_class_and_a_long_module_are_told() -> None:
    told = too_large(Source("a.py", "class C:\n" + 300 * "    x = 1\n"))

    assert told == ["a.py:1 C has 301 lines", "a.py:1 has 301 lines"]


def test_one_long_function_in_ten_is_forgiven_and_two_are_not() -> None:
    assert ninetieth_percentile([5] * 9 + [30]) == 5
    assert ninetieth_percentile([5] * 8 + [30] * 2) == 30
