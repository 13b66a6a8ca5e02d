"""A newcomer at the keyboard: keys go to what has the focus, and are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from senco_app.ui.first_run.code_step import CodeStep
from senco_app.ui.first_run.terms_step import TermsStep
from tests.conftest import PASSWORD

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from senco_app.ui.first_run.window import FirstRunWindow
    from senco_app.ui.intake.dialog import ImportDialog

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
SCHOOL, SENCO = "Wyebank Primary", "Quillon Marsh"
SECONDS = 20_000


class Newcomer:
    """Types and presses keys; knows no widget but the one with the focus."""

    def __init__(self, qtbot: QtBot, window: FirstRunWindow) -> None:
        self.qtbot, self.window = qtbot, window
        self.pressed = self.typed = 0

    def at(self) -> QWidget:
        """Return the widget that the keys go to."""
        widget = QApplication.focusWidget() or self.window.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        QTest.keyClick(self.at(), key, modifier)
        self.pressed += 1

    def shortcut(self, key: Qt.Key, modifier: Qt.KeyboardModifier, at: int) -> None:
        """Press a shortcut that leads to a step; its button goes down first."""
        self.press(key, modifier)
        self.qtbot.waitUntil(lambda: self.window.at == at)

    def type(self, words: str) -> None:
        QTest.keyClicks(self.at(), words)
        self.typed += len(words)

    def name_the_school(self) -> None:
        self.type(SCHOOL)
        self.press(Qt.Key.Key_Return)

    def name_the_senco(self) -> None:
        self.type(SENCO)
        self.press(Qt.Key.Key_Tab)
        self.type(PASSWORD)
        self.press(Qt.Key.Key_Tab)
        self.type(PASSWORD)

    def make_the_register(self) -> CodeStep:
        """Walk the first two steps; return the third."""
        self.name_the_school()
        self.name_the_senco()
        self.press(Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.window.at == 2, timeout=SECONDS)
        step = self.window.steps[2]
        assert isinstance(step, CodeStep)
        return step

    def type_the_code_back(self, step: CodeStep) -> None:
        groups = self.code().split("-")
        for at in step.asked:
            self.press(Qt.Key.Key_Tab)
            self.type(groups[at].lower())
        self.press(Qt.Key.Key_Return)

    def code(self) -> str:
        """Return the code, as it stands on paper."""
        assert self.window.made is not None
        return self.window.made.code

    def take_in(self, dialog: ImportDialog) -> None:
        """Choose a file, take it in and close, with Enter three times."""
        self.qtbot.waitUntil(dialog.choose.hasFocus)
        self.press(Qt.Key.Key_Return)
        self.qtbot.waitUntil(dialog.take_in.isEnabled, timeout=SECONDS)
        self.press(Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: dialog.cancel.text() == "Close", timeout=SECONDS)
        self.press(Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: not dialog.isVisible())
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def walk_to_the_terms(self) -> TermsStep:
        self.type_the_code_back(self.make_the_register())
        step = self.window.steps[3]
        assert isinstance(step, TermsStep)
        assert self.window.at == 3
        return step
