"""Every wall of import-linter is broken here on purpose, and seen to hold."""

from __future__ import annotations

import re
import shutil
import tomllib
from typing import TYPE_CHECKING

import pytest

from tests.architecture.linting import run
from tests.architecture.sources import CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path

# The name of each contract, a module, and an import that it may not make.
BREACHES = {
    "Imports point down": ("models/row.py", "senco_app.register"),
    "Rules are pure: they know words, errors, plain records and other rules": (
        "cycles/rules.py",
        "senco_app.clock",
    ),
    "Rules are pure: no Qt, no database, no paper": ("pupils/rules.py", "reportlab"),
    "Only storage, the register, commands and queries know SQL": (
        "reminders/records.py",
        "sqlmodel",
    ),
    "Only storage opens the file and changes its schema": (
        "register.py",
        "sqlcipher3",
    ),
    "Only the ui and its starter know Qt": ("bootstrap/__init__.py", "PySide6"),
    "Only exports write paper": ("summaries/__init__.py", "docx"),
    "The ui lets the press draw documents up, in a process of its own": (
        "ui/theme.py",
        "senco_app.exports.paper_pdf",
    ),
    "Only security handles ciphers": ("models/row.py", "cryptography"),
    "Only the command line knows Typer": ("logs.py", "typer"),
    "The ui never touches SQL or document libraries": (
        "ui/theme.py",
        "senco_app.models",
    ),
    "Exports and intake see plain records, nothing else of the features": (
        "exports/__init__.py",
        "senco_app.cycles.rules",
    ),
    "The unlock window comes first and loads nothing heavy": (
        "ui/unlock/__init__.py",
        "senco_app.pupils.records",
    ),
    "The school shares no commands and no queries of other features": (
        "school/queries.py",
        "senco_app.pupils.queries",
    ),
    "Pupils share no commands and no queries of other features": (
        "pupils/queries/__init__.py",
        "senco_app.cycles.queries",
    ),
    "Cycles share no commands and no queries of other features": (
        "cycles/queries.py",
        "senco_app.ehc.queries",
    ),
    "EHC requests share no commands and no queries of other features": (
        "ehc/queries.py",
        "senco_app.school.queries",
    ),
    "Provision shares no commands and no queries of other features": (
        "provision/queries/__init__.py",
        "senco_app.cycles.queries",
    ),
}


def contracts() -> set[str]:
    """Return the names of the contracts that the project keeps."""
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    return {c["name"] for c in settings["tool"]["importlinter"]["contracts"]}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the application that may be spoilt."""
    shutil.copytree(CHECKOUT / "senco_app", tmp_path / "senco_app")
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    return tmp_path


def test_each_wall_has_its_breach() -> None:
    assert set(BREACHES) == contracts()


def test_each_wall_holds_against_its_breach(copy: Path) -> None:
    for module, name in BREACHES.values():
        with (copy / "senco_app" / module).open("a", encoding="utf-8") as source:
            source.write(f"\nimport {name}\n")

    answer = run(copy, "lint-imports", "--no-cache")

    broken = set(re.findall(r"^(.+) BROKEN", answer.stdout, re.MULTILINE))
    assert answer.returncode == 1
    assert contracts() - broken == set()


def test_a_room_that_nobody_has_placed_is_told(copy: Path) -> None:
    (copy / "senco_app" / "attic.py").write_text('"""A new room."""\n', "utf-8")

    answer = run(copy, "lint-imports", "--no-cache")

    assert answer.returncode == 1
    assert "senco_app.attic" in answer.stdout
