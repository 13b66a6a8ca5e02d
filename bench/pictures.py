"""Paints every screen of the made-up school: ``python -m bench.pictures FOLDER``.

A new screen is one more line of ``bench.scenes``.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from bench.classroom import CHEAP, Classroom
from bench.made_up import ON, MadeUp, leave_no_trace, settle, unlock, until, with_window
from bench.newcomer import book_house, throw_away
from bench.scenes import of_book, of_first_run, of_import, of_register
from senco_app.books.making import Desk
from senco_app.clock import DayClock
from senco_app.settings import Settings, Theme
from senco_app.ui import theme
from senco_app.ui.background import Background
from senco_app.ui.book.window import BookWindow
from senco_app.ui.first_run.window import FirstRunWindow
from senco_app.ui.intake.dialog import ImportDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from senco_app.ui.main_window import MainWindow
    from senco_app.ui.sitting import Sitting

WIDTH, HEIGHT = 1366, 768
PALETTE = 256
NO_DITHER = Qt.ImageConversionFlag.AvoidDither
SMALLEST = 0  # for PNG, "quality" is how little the file is packed
LOOKS = {
    "light": Settings(theme=Theme.LIGHT),
    "dark": Settings(theme=Theme.DARK),
    "large": Settings(theme=Theme.LIGHT, text_percent=200),
}


def main() -> int:
    """Paint all of them into a folder."""
    parser = argparse.ArgumentParser(prog="bench.pictures", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("only", nargs="*", metavar="NAME", help="such as today")
    choice = parser.parse_args()
    choice.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as within:
        leave_no_trace(Path(within) / "own")
        school = MadeUp.build(Path(within) / "school")
        painter = Painter(choice.folder, frozenset(choice.only))
        painted = with_window(
            school, lambda app, sitting: painter.paint_all(app, sitting, school)
        )
    print(f"{painted} pictures in {choice.folder}")
    return 0


class Painter:
    """Paints the screens in every look; with ``only``, just those pictures."""

    def __init__(self, folder: Path, only: frozenset[str] = frozenset()) -> None:
        self._folder, self._only = folder, only
        self._within = Path(tempfile.mkdtemp())
        self._painted = 0

    def paint_all(self, app: QApplication, sitting: Sitting, school: MadeUp) -> int:
        """Paint the ways in, open the school, and paint every screen."""
        for look, settings in LOOKS.items():
            theme.dress(app, settings)
            self._paint(app, sitting.unlock_window, f"unlock-{look}")
            self._paint_first_run(app, look)
        theme.dress(app, LOOKS["light"])
        window = unlock(app, sitting, school)
        for look, settings in LOOKS.items():
            theme.dress(app, settings)
            window.resize(WIDTH, HEIGHT)
            for name, shown in of_register(window, partial(settle, app, window)):
                self._paint(app, shown, f"{name}-{look}")
            self._paint_import(app, window, look)
            self._paint_book(app, look)
        return self._painted

    def _paint_first_run(self, app: QApplication, look: str) -> None:
        """Paint the five steps, of a register that is thrown away."""
        with tempfile.TemporaryDirectory() as within:
            background, clock = Background(), DayClock(ON)
            window = FirstRunWindow(throw_away(Path(within), clock), background, clock)
            window.show()

            def arrive(at: int) -> None:
                until(lambda: window.at == at)

            for name, shown in of_first_run(window, arrive):
                self._paint(app, shown, f"{name}-{look}")
            window.leave()
            until(lambda: window.gone)
            background.drain()
            window.close()
            window.deleteLater()

    def _paint_import(self, app: QApplication, window: MainWindow, look: str) -> None:
        dialog = ImportDialog(window.register, window)
        dialog.show()
        for name, shown in of_import(dialog, self._within, lambda: settle(app, dialog)):
            self._paint(app, shown, f"{name}-{look}")
        dialog.reject()

    def _paint_book(self, app: QApplication, look: str) -> None:
        """Paint an assistant's window, over a book of a made-up classroom."""
        home = Path(tempfile.mkdtemp(dir=self._within))
        classroom = Classroom(home)
        classroom.hand_over(0)
        desk = Desk(classroom.clock, CHEAP, classroom.laptop)
        window = BookWindow(classroom.books[0], book_house(home, desk))
        window.show()
        for name, shown in of_book(window):
            self._paint(app, shown, f"{name}-{look}")
        window.close()
        window.deleteLater()
        classroom.close()

    def _paint(self, app: QApplication, window: QWidget, name: str) -> None:
        if self._only and not any(name.startswith(wanted) for wanted in self._only):
            return
        window.resize(WIDTH, HEIGHT)
        settle(app, window)
        save(window.grab().toImage(), self._folder / f"{name}.png")
        self._painted += 1


def save(picture: QImage, path: Path) -> None:
    """Write a picture in its own most frequent colours: a third of the size."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    used = Counter(memoryview(plain.constBits()).cast("I"))
    colours = [colour for colour, _ in used.most_common(PALETTE)]
    small = plain.convertToFormat(QImage.Format.Format_Indexed8, colours, NO_DITHER)
    small.save(str(path), quality=SMALLEST)


if __name__ == "__main__":
    raise SystemExit(main())
