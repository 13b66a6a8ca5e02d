"""A school with two terms, pupils and reports, and the screen that shows them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtPrintSupport import QPrinter

from senco_app.school.commands import SetCalendar
from senco_app.school.records import Calendar, TermDates
from senco_app.ui.ehc.printing import new_printer
from senco_app.ui.ehc.writing import Edges
from senco_app.ui.reports.screen import ReportsScreen
from tests.ui.people import add_pupil

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.ui.ehc.writing import Format

SECONDS = 20_000
TERMS = Calendar(
    (
        TermDates("Autumn 2026", date(2026, 9, 3), date(2026, 12, 18)),
        TermDates("Spring 2027", date(2027, 1, 5), date(2027, 3, 25)),
    ),
    (),
)


@dataclass
class Desk:
    """Stands in for the file dialog, the printer and the file manager."""

    folder: Path
    proposed: list[str] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)
    where: str = ""

    def choose(self, _parent: QWidget, proposed: Path, _kind: Format) -> Path | None:
        self.proposed.append(proposed.name)
        return self.folder / proposed.name

    def open(self, path: Path) -> None:
        self.opened.append(path)

    def printer(self, _parent: QWidget, title: str) -> QPrinter | None:
        printer = new_printer(title)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setResolution(72)
        printer.setOutputFileName(str(self.folder / "printed.pdf"))
        return printer

    def elsewhere(self, _path: Path) -> str:
        return self.where


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "documents"
    folder.mkdir()
    return Desk(folder)


@pytest.fixture
def school(register: Register) -> Register:
    """Return a register with two terms and eight children, one need apart."""
    register.execute(SetCalendar(TERMS))
    for number in range(8):
        needs = ("SEMH",) if number < 2 else ("SLCN",)
        add_pupil(register, "Quillfeather", f"Zebedee{'abcdefgh'[number]}", needs=needs)
    return register


@pytest.fixture
def opened(
    qtbot: QtBot, register: Register, changes: Changes, desk: Desk
) -> Callable[[], ReportsScreen]:
    """Return what opens the Reports screen, for whoever is signed in by then."""

    def show() -> ReportsScreen:
        edges = Edges(desk.choose, desk.open, desk.printer, desk.elsewhere)
        made = ReportsScreen(register, changes, edges=edges)
        qtbot.addWidget(made)
        made.resize(1036, 620)
        made.show()
        wait_for(qtbot, made)
        return made

    return show


@pytest.fixture
def screen(school: Register, opened: Callable[[], ReportsScreen]) -> ReportsScreen:
    """Return the screen of that school, with today's report drawn up."""
    del school  # is there before the screen
    return opened()


def wait_for(qtbot: QtBot, screen: ReportsScreen) -> None:
    """Wait until nothing is being drawn up, printed or written."""
    qtbot.waitUntil(
        lambda: screen.pane.progress.isHidden() and screen.out.progress.isHidden(),
        timeout=SECONDS,
    )


def pages_of(screen: ReportsScreen) -> str:
    """Return all that the pages on show say."""
    shown = screen.pane.shown
    if shown is None:
        return ""
    document = shown.document
    return "\n".join(
        document.getAllText(page).text() for page in range(document.pageCount())
    )
