"""How a tick sheet leaves the register: shown, printed, or written as a file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from senco_app.ui.ehc.way_out import WayOut
from senco_app.ui.ehc.writing import Format
from senco_app.ui.provision.sheet_job import SheetJob
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from senco_app.exports.tick_sheet.records import TickSheet
    from senco_app.ui.background import Background
    from senco_app.ui.ehc.writing import Edges
    from senco_app.ui.widgets.banner import Banner

ELSEWHERE = "{} is on {}. The sheet names children; nothing is written yet."


class SheetOut(WayOut):
    """Three buttons and what they do; the page says which sheet it is.

    Attributes:
        sheet: Returns the sheet that is chosen, or nothing.
        may_leave: Tells the history that it leaves, and says whether it may.
    """

    previewed = Signal(object)  # the PDF's bytes

    def __init__(
        self, background: Background, edges: Edges, banner: Banner, parent: QWidget
    ) -> None:
        """Make the buttons."""
        super().__init__(background, edges, banner, parent)
        self.sheet: Callable[[], TickSheet | None] = lambda: None
        self.may_leave: Callable[[], bool] = lambda: True
        self.preview = QuietButton("Preview", "eye", shortcut="Ctrl+Shift+V")
        self.save = QuietButton("Save PDF…", "download", shortcut="Ctrl+Shift+S")
        self.print = PrimaryButton("Print…", "printer", shortcut="Ctrl+P")
        self.buttons = (self.preview, self.save, self.print)
        self.preview.clicked.connect(self._preview)
        self.save.clicked.connect(self._save)
        self.print.clicked.connect(self._print)
        banner.act.clicked.connect(lambda: self.follow(banner.act.text()))

    def _preview(self) -> None:
        sheet = self.sheet()
        if sheet is not None:
            self.run(
                "Drawing up the sheet…",
                lambda called_off: SheetJob(sheet, called_off).draw(),
                done=self.previewed.emit,
            )

    def _print(self) -> None:
        sheet = self.sheet()
        if sheet is None:
            return
        printer = self._edges.choose_printer(self._page, _name(sheet))
        if printer is not None and self.may_leave():
            self.run(
                "Printing the sheet…",
                lambda called_off: SheetJob(sheet, called_off).put_on_paper(printer),
                done=self.say_printed,
            )

    def _save(self) -> None:
        sheet = self.sheet()
        if sheet is not None:
            name = f"{_name(sheet)}.pdf"
            self.choose_file(name, Format.PDF, ELSEWHERE, self._write)

    def _write(self, to: Path) -> None:
        sheet = self.sheet()
        if sheet is not None and self.may_leave():
            self.run(
                f"Writing {to.name}…",
                lambda called_off: SheetJob(sheet, called_off).write(to),
                done=partial(self.say_written, to),
            )


def _name(sheet: TickSheet) -> str:
    """Return a file name that names nobody: the week alone."""
    return f"Tick sheet {sheet.monday:%Y-%m-%d}"
