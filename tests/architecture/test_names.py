"""Names say what a thing is, and can be stored on every laptop."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath

from tests.architecture.sources import CHECKOUT, application

SAYS_NOTHING = {
    *("util", "utils", "helper", "helpers", "common", "misc", "base"),
    *("manager", "managers", "core", "tools"),
}
DEVICES = {"con", "prn", "aux", "nul"}
DEVICES |= {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
SHIPPED = ("senco_app", "resources", "tests", "bench", "docs", "requirements")
LONGEST_PATH = 120


def says_nothing(path: str) -> bool:
    """Return whether a module or a room has a name that could mean anything."""
    return not SAYS_NOTHING.isdisjoint(PurePosixPath(path).with_suffix("").parts)


def unsafe_on_windows(path: str) -> bool:
    """Return whether Windows could not store a file of this path in a checkout."""
    parts = PurePosixPath(path).parts
    return len(path) > LONGEST_PATH or any(
        re.search(r'[<>:"\\|?*\x00-\x1f]|[. ]$', part)
        or part.partition(".")[0].lower() in DEVICES
        for part in parts
    )


def our_files() -> list[str]:
    """Return the path of every file that the project carries."""
    return [
        path.relative_to(CHECKOUT).as_posix()
        for room in SHIPPED
        for path in (CHECKOUT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]


def test_every_module_says_what_it_is() -> None:
    assert [s.path for s in application() if says_nothing(s.path)] == []


def test_every_file_can_be_stored_on_windows() -> None:
    assert [path for path in our_files() if unsafe_on_windows(path)] == []


def test_no_two_files_differ_by_case_alone() -> None:
    folded = Counter(path.casefold() for path in our_files())

    assert [path for path, times in folded.items() if times > 1] == []


def test_a_name_that_could_mean_anything_is_told() -> None:
    assert says_nothing("senco_app/cycles/helpers.py")
    assert says_nothing("senco_app/common/dates.py")
    assert not says_nothing("senco_app/cycles/rules.py")


def test_a_name_that_windows_refuses_is_told() -> None:
    for path in ("a/aux.py", "a/com1.txt", "a/b:c.py", "a/what?.md", "a/b ", "x" * 121):
        assert unsafe_on_windows(path), path
    assert not unsafe_on_windows("resources/fonts/AtkinsonHyperlegibleNext-Bold.ttf")
