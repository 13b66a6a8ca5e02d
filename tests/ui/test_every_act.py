"""Every button of every screen has keys, or can be found with Ctrl+K."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from bench.made_up import ON, settle
from bench.scenes import of_register
from senco_app.bootstrap import open_register
from senco_app.demo.school import Wanted, build
from senco_app.settings import Settings
from senco_app.ui.main_window import MainWindow
from senco_app.ui.palette.acts import OF_A_ROW
from senco_app.ui.preferences import Preferences
from senco_app.ui.screen import Screen
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from tests.conftest import QUICK, FixedClock
from tests.ui.walls import described

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from senco_app.places import Laptop

OF_A_PAGE = (PrimaryButton, QuietButton)
"""Links and chips belong to a row or to a list, and are reached by Tab; so is a button
that is an icon alone, or names whom its row is about."""


def test_every_button_has_keys_or_stands_in_the_palette(
    qtbot: QtBot, tmp_path: Path, laptop: Laptop, dressed: QApplication
) -> None:
    folder = tmp_path / "school"
    senco, *_ = build(folder, Wanted(ON, pupils=12, years=1, cost=QUICK))
    Preferences(dressed).change(Settings())
    clock, looked_at, lost = FixedClock(ON), 0, set()
    with open_register(
        folder, senco.password, clock=clock, cost=QUICK, laptop=laptop
    ) as opened:
        window = MainWindow(opened, clock, lambda _register: None)
        qtbot.addWidget(window)
        window.show()
        for name, _shown in of_register(window, partial(settle, dressed, window)):
            screen = window.stack.currentWidget()
            if isinstance(screen, Screen):
                looked_at += 1
                lost |= {f"{name}: {one}" for one in _without_a_way(screen)}
        window.close()
    assert looked_at > 25
    assert lost == set()


def _without_a_way(screen: Screen) -> set[str]:
    """Return the buttons on show that neither keys nor the palette press."""
    offered = {act.words for act in screen.acts()}
    return {
        described(one)
        for one in screen.findChildren(QPushButton)
        if isinstance(one, OF_A_PAGE)
        and one.isVisible()
        and one.isEnabled()
        and one.text()
        and OF_A_ROW not in one.accessibleName()
        and one.shortcut().isEmpty()
        and one.accessibleName() not in offered
    }
