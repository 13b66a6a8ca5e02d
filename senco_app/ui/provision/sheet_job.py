"""Draws up a tick sheet off the ui thread: shown, printed, or written as a file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from senco_app.exports import drawing
from senco_app.exports.press import PRESS, CalledOffError
from senco_app.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path
    from threading import Event

    from PySide6.QtPrintSupport import QPrinter

    from senco_app.exports.tick_sheet.records import TickSheet


@dataclass(frozen=True, slots=True)
class SheetJob:
    """A sheet to be drawn up, unless it is called off before it leaves."""

    sheet: TickSheet
    called_off: Event

    def draw(self) -> bytes:
        """Return the sheet as a PDF to be shown; nothing if it was called off.

        What shows it is loaded here too, off the ui thread.
        """
        import PySide6.QtPdfWidgets  # noqa: PLC0415 - slow

        del PySide6
        return self._data()

    def write(self, to: Path) -> bool:
        """Write the sheet whole; ``False`` if it was called off.

        Raises:
            FileUnusableError: If the file cannot be written.
        """
        data = self._data()
        if data:
            write_whole(to, data)
        return bool(data)

    def put_on_paper(self, printer: QPrinter) -> bool:
        """Print the sheet; ``False`` if it was called off.

        Raises:
            FileUnusableError: If the printer does not take it.
        """
        from PySide6.QtGui import QPageLayout  # noqa: PLC0415 - with the printing

        from senco_app.ui.ehc.printing import print_pdf  # noqa: PLC0415 - slow

        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        data = self._data()
        return bool(data) and print_pdf(data, printer, self.called_off)

    def _data(self) -> bytes:
        """Return the sheet as a PDF; nothing if it was called off."""
        try:
            work = partial(drawing.tick_sheet, self.sheet)
            return PRESS.draw(work, self.called_off)
        except CalledOffError:
            return b""
