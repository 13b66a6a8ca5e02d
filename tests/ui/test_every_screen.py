"""Nothing is cut off and nothing scrolls sideways, on any screen, at any size."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from bench.classroom import CHEAP, Classroom
from bench.made_up import ON, settle
from bench.newcomer import book_house
from bench.scenes import of_book, of_first_run, of_import, of_register
from senco_app.books.making import Desk
from senco_app.bootstrap import open_register
from senco_app.demo.school import Wanted, build
from senco_app.settings import Settings
from senco_app.ui import theme
from senco_app.ui.book.window import BookWindow
from senco_app.ui.intake.dialog import ImportDialog
from senco_app.ui.main_window import MainWindow
from senco_app.ui.preferences import Preferences
from tests.conftest import QUICK, FixedClock
from tests.ui.faults import Faults
from tests.ui.first_run.conftest import background, bench, window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from senco_app.places import Laptop
    from senco_app.register import Register
    from senco_app.ui.first_run.window import FirstRunWindow

SIZE = (1280, 720)
BELOW_A_TITLE_BAR = (1366, 700)
"""What is left of a laptop's 1366 × 768."""
WORN = ((100, SIZE), (100, BELOW_A_TITLE_BAR), (200, SIZE))
"""Text in per cent of its usual size, and a window in pixels."""
SECONDS = 20_000

__all__ = ["background", "bench", "window"]  # fixtures


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return the folder of the made-up school, and its SENCO's password."""
    folder = tmp_path_factory.mktemp("made-up") / "school"
    senco, *_ = build(folder, Wanted(ON, pupils=12, years=1, cost=QUICK))
    return folder, senco.password


@pytest.fixture
def made_up(school: tuple[Path, str], laptop: Laptop) -> Iterator[Register]:
    folder, password = school
    clock = FixedClock(ON)
    with open_register(
        folder, password, clock=clock, cost=QUICK, laptop=laptop
    ) as opened:
        yield opened


@pytest.fixture(params=WORN, ids=str)
def size(
    request: pytest.FixtureRequest, dressed: QApplication
) -> Iterator[tuple[int, int]]:
    """Dress the application in text of one size; yield the size of the window.

    It is dressed as usual again afterwards.
    """
    percent, of_window = request.param
    Preferences(dressed).change(Settings(text_percent=percent))
    yield of_window
    theme.dress(dressed)


def test_every_screen_of_a_register_shows_all_of_its_words(
    qtbot: QtBot,
    made_up: Register,
    tmp_path: Path,
    dressed: QApplication,
    size: tuple[int, int],
) -> None:
    window = MainWindow(made_up, FixedClock(ON), lambda _register: None)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    faults = Faults()
    for name, shown in of_register(window, partial(settle, dressed, window)):
        settle(dressed, window)
        above = window.finder.palette if name == "palette" else None
        faults.look_at(above or shown, name)
    dialog = ImportDialog(made_up, window)
    dialog.show()
    for name, shown in of_import(dialog, tmp_path, partial(settle, dressed, dialog)):
        settle(dressed, dialog)
        faults.look_at(shown, name)
    dialog.reject()
    assert (window.width(), window.height()) == size
    assert len(faults.looked_at) > 30
    faults.assert_none()


def test_every_page_of_a_book_shows_all_of_its_words(
    qtbot: QtBot, tmp_path: Path, dressed: QApplication, size: tuple[int, int]
) -> None:
    classroom = Classroom(tmp_path)
    classroom.hand_over(0)
    desk = Desk(classroom.clock, CHEAP, classroom.laptop)
    window = BookWindow(classroom.books[0], book_house(tmp_path, desk))
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    faults = Faults()
    for name, shown in of_book(window):
        settle(dressed, window)
        faults.look_at(shown, name)
    window.close()
    classroom.close()
    assert (window.width(), window.height()) == size
    faults.assert_none()


def test_every_step_of_a_first_run_shows_all_of_its_words(
    size: tuple[int, int],
    qtbot: QtBot,
    window: FirstRunWindow,
    dressed: QApplication,
) -> None:
    faults = Faults()
    window.resize(*size)

    def arrive(at: int) -> None:
        qtbot.waitUntil(lambda: window.at == at, timeout=SECONDS)

    for name, shown in of_first_run(window, arrive):
        settle(dressed, window)
        faults.look_at(shown, name)
    assert (window.width(), window.height()) == size
    assert len(faults.looked_at) == 5
    faults.assert_none()
