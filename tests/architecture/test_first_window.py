"""The first window comes at once: what is heavy waits until the password is typed."""

from __future__ import annotations

import ast
import subprocess
import sys

from tests.architecture.sources import CHECKOUT, Source

HEAVY = {
    *("sqlmodel", "sqlalchemy", "pydantic", "alembic", "sqlcipher3", "reportlab"),
    *("docx", "typer", "argon2", "cryptography", "rich", "PIL"),
}

COSTLY = {"senco_app.ui.widgets.room", "PySide6.QtSvg", "html"}
"""Light for themselves, but they bring Qt's list of enums, or a library, with them."""

UNTIL_THEN = {"open_window", "_sitting", "_dress", "_own_folder"}
"""The functions of the start that run before the first window is painted."""


def loaded_by(modules: list[str]) -> set[str]:
    """Return the modules that a fresh interpreter holds after these imports."""
    program = f"import {', '.join(modules)}, sys; print(*sys.modules)"
    answer = subprocess.run(  # noqa: S603 - our own interpreter, our own words
        [sys.executable, "-c", program],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(answer.stdout.split())


def before_the_first_window() -> list[str]:
    """Return the modules that the start imports until the unlock window is shown."""
    start = Source("start", (CHECKOUT / "senco_app/__main__.py").read_text("utf-8"))
    opening = [node for node in start.functions if node.name in UNTIL_THEN]
    assert len(opening) == len(UNTIL_THEN)
    froms = (
        node
        for function in opening
        for node in ast.walk(function)
        if isinstance(node, ast.ImportFrom)
    )
    return [
        "senco_app.__main__",
        "senco_app.doors",
        *sorted({str(node.module) for node in froms}),
    ]


def test_nothing_heavy_is_loaded_before_the_first_window() -> None:
    modules = before_the_first_window()

    assert "senco_app.ui.sitting" in modules
    assert loaded_by(modules) & (HEAVY | COSTLY) == set()


def test_a_heavy_library_is_seen_through_another_module() -> None:
    assert "sqlmodel" in loaded_by(["senco_app.models.row"])
