"""The linters, the types and the walls of import-linter are tests like all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.architecture.linting import run
from tests.architecture.sources import CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "words",
    [
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("lint-imports", "--no-cache"),
    ],
    ids=" ".join,
)
def test_the_whole_project_is_clean(words: tuple[str, ...]) -> None:
    answer = run(CHECKOUT, *words)

    if answer.returncode:
        pytest.fail(answer.stdout + answer.stderr, pytrace=False)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("from unittest.mock import Mock\n\nprint(Mock)\n", "TID251"),
        ("from datetime import date\n\nDAY = date.today()\n", "TID251"),
        ("import datetime\n\nNOW = datetime.datetime.now(datetime.UTC)\n", "TID251"),
        ("import sqlite3\n\nprint(sqlite3.version)\n", "TID251"),
        ("def add(a: int, b: int) -> int:\n    return a + b\n", "D103"),
    ],
)
def test_what_the_house_bans_is_told(tmp_path: Path, text: str, rule: str) -> None:
    (tmp_path / "sample.py").write_text(f'"""A sample."""\n\n{text}', "utf-8")
    settings = str(CHECKOUT / "pyproject.toml")

    answer = run(tmp_path, "ruff", "check", "--config", settings, "sample.py")

    assert answer.returncode == 1
    assert rule in answer.stdout


def test_a_missing_type_is_told(tmp_path: Path) -> None:
    (tmp_path / "sample.py").write_text("def add(a, b):\n    return a + b\n", "utf-8")
    settings = str(CHECKOUT / "pyproject.toml")

    answer = run(tmp_path, "mypy", "--config-file", settings, "sample.py")

    assert answer.returncode == 1
    assert "no-untyped-def" in answer.stdout
