"""A request on the screen, and what notes windows that should not be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtPrintSupport import QPrinter

from senco_app.ui.ehc.printing import new_printer
from senco_app.ui.ehc.screen import RequestScreen
from senco_app.ui.ehc.writing import Edges, Format
from tests.ui.cycles.building import Windows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes


class Desk:
    """Stands in for the file dialog and the file manager."""

    def __init__(self, folder: Path) -> None:
        self.to: Path | None = folder / "chosen"
        self.proposed: list[str] = []
        self.opened: list[Path] = []
        self.where = ""

    def choose(self, _parent: QWidget, proposed: Path, kind: Format) -> Path | None:
        self.proposed.append(proposed.name)
        return self.to and self.to.with_suffix(f".{kind.value}")

    def open(self, path: Path) -> None:
        self.opened.append(path)

    def printer(self, _parent: QWidget, title: str) -> QPrinter | None:
        """Return a printer that writes a PDF, which tests can read."""
        if self.to is None:
            return None
        printer = new_printer(title)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setResolution(96)
        printer.setOutputFileName(str(self.to.with_suffix(".print")))
        return printer

    def elsewhere(self, _path: Path) -> str:
        return self.where


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def screen(
    qtbot: QtBot, register: Register, changes: Changes, desk: Desk
) -> RequestScreen:
    edges = Edges(desk.choose, desk.open, desk.printer, desk.elsewhere)
    made = RequestScreen(register, changes, edges=edges)
    qtbot.addWidget(made)
    made.resize(1122, 640)
    made.show()
    return made


@pytest.fixture
def windows(qapp: QApplication, screen: RequestScreen) -> Iterator[Windows]:
    """Yield what notes every window that shows itself from now on."""
    del screen  # that one is there already
    noting = Windows()
    qapp.installEventFilter(noting)
    yield noting
    qapp.removeEventFilter(noting)
