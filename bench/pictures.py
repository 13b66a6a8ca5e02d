"""Paints every screen of the made-up school: ``python -m bench.pictures FOLDER``.

A new screen is one more line of ``SCENES``. One that this version has not yet is left
out, and so is a look that it cannot wear.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QTabWidget

from bench.made_up import MadeUp, leave_no_trace, settle, unlock, with_window
from senco_app.cycles.queries import CyclesOf
from senco_app.ehc.queries import RequestOf
from senco_app.pupils.queries import PupilList
from senco_app.settings import Settings, Theme
from senco_app.ui import theme
from senco_app.ui.trail import Kind, Place
from senco_app.vocabulary import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication, QWidget

    from senco_app.register import Register
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


@dataclass(frozen=True, slots=True)
class Scene:
    """A screen to paint.

    Attributes:
        name: Of the picture.
        kind: Of the place; the name of a ``Kind``.
        about: Finds the record that the place shows; nothing for a list.
        tabs: Whether each of its tabs is a picture of its own.
    """

    name: str
    kind: str
    about: Callable[[Register], str] = field(default=lambda _register: "")
    tabs: bool = False


def with_request(register: Register) -> str:
    """Return the id of a pupil for whom an assessment was asked."""
    pupils = register.ask(PupilList())
    return next(p.id for p in pupils if register.ask(RequestOf(p.id)))


def in_stage(stage: Stage) -> Callable[[Register], str]:
    """Return what finds an open cycle in that stage, the longest story first."""

    def find(register: Register) -> str:
        there = [p for p in register.ask(PupilList()) if p.stage is stage]
        return max(there, key=lambda pupil: pupil.cycle_number).cycle_id

    return find


def closed(register: Register) -> str:
    """Return the id of a cycle that was reviewed."""
    cycles = register.ask(CyclesOf(with_request(register)))
    return next(cycle.id for cycle in cycles if cycle.stage is Stage.CLOSED)


SCENES = (
    Scene("today", "TODAY"),
    Scene("pupils", "PUPILS"),
    Scene("pupil", "PUPIL", with_request, tabs=True),
    Scene("cycle-assess", "CYCLE", in_stage(Stage.ASSESS)),
    Scene("cycle-plan", "CYCLE", in_stage(Stage.PLAN)),
    Scene("cycle-do", "CYCLE", in_stage(Stage.DO)),
    Scene("cycle-review", "CYCLE", in_stage(Stage.REVIEW)),
    Scene("cycle-closed", "CYCLE", closed),
    Scene("ehc", "EHC"),
    Scene("ehc-request", "EXPORT", with_request),
    Scene("settings", "SETTINGS", tabs=True),
)


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
        self._painted = 0

    def paint_all(self, app: QApplication, sitting: Sitting, school: MadeUp) -> int:
        """Paint the unlock window, open the school, and paint every screen."""
        for look, settings in LOOKS.items():
            theme.dress(app, settings)
            self._paint(app, sitting.unlock_window, f"unlock-{look}")
        theme.dress(app, LOOKS["light"])
        window = unlock(app, sitting, school)
        for look, settings in LOOKS.items():
            theme.dress(app, settings)
            for scene in SCENES:
                for name in self._stage(app, window, scene):
                    self._paint(app, window, f"{name}-{look}")
        return self._painted

    def _stage(
        self, app: QApplication, window: MainWindow, scene: Scene
    ) -> Iterator[str]:
        """Show a screen, and each of its tabs; give the name of what is shown."""
        kind = Kind.__members__.get(scene.kind)
        if kind is None:
            return
        window.go(Place(kind, scene.about(window.register)))
        settle(app, window)
        every = window.stack.findChildren(QTabWidget)
        tabs = next((tabs for tabs in every if tabs.isVisible()), None)
        if not scene.tabs or tabs is None:
            yield scene.name
            return
        for number in range(tabs.count()):
            tabs.setCurrentIndex(number)
            words = tabs.tabText(number).replace("&", "").lower().split()
            yield "-".join((scene.name, *words))

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
