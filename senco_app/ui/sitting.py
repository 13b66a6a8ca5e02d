"""From unlocking to locking or closing, with nothing left open behind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from senco_app.ui.background import Background
from senco_app.ui.unlock.window import UnlockWindow
from senco_app.ui.widgets.buttons import PrimaryButton
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from senco_app.clock import Clock
    from senco_app.errors import SencoError
    from senco_app.register import Register
    from senco_app.ui.main_window import MainWindow
    from senco_app.ui.unlock.door import Door

BACKING_UP = "Backing up the register…"
NOT_BACKED_UP = "Everything you saved is in the register, but there is no new backup. "
NOTICE_WIDTH = 460


@dataclass(frozen=True, slots=True)
class House:
    """What a sitting is handed, from outside the ui.

    Attributes:
        door: How registers are opened.
        clock: Says what day and what time it is.
        back_up: Makes a verified backup beside the register; slow.
    """

    door: Door
    clock: Clock
    back_up: Callable[[Register], Path]


class Sitting(QObject):
    """Shows the unlock window, then the main window, and puts the register away."""

    finished = Signal()

    def __init__(self, house: House, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._house = house
        self._background = Background(self)
        self.unlock_window = UnlockWindow(house.door, self._background)
        self.main_window: MainWindow | None = None
        self.notice = PutAwayNotice()
        self.unlock_window.opened.connect(self._begin)
        self.unlock_window.closed.connect(self._finish)
        self.notice.dismissed.connect(self._finish)

    def start(self, password: str = "") -> None:
        """Show the unlock window; with a password, try it at once."""
        self.unlock_window.show()
        if password:
            self.unlock_window.form.password.setText(password)
            self.unlock_window.form.unlock.click()

    def _begin(self, folder: object, register: object) -> None:
        from senco_app.ui.main_window import MainWindow  # noqa: PLC0415 - heavy

        del folder
        opened = cast("Register", register)
        window = MainWindow(opened, self._house.clock)
        window.lock_requested.connect(self._lock)
        window.closed.connect(self._close)
        window.setGeometry(self.unlock_window.geometry())
        self.main_window = window
        window.show()
        self.unlock_window.hide()

    def _lock(self) -> None:
        self._put_away(self._locked)

    def _close(self) -> None:
        self._put_away(self._closed)

    def _put_away(self, then: Callable[[str], None]) -> None:
        """Hide what was open, back up if something changed, and close the register."""
        window = self.main_window
        if window is None:
            return
        self.main_window = None
        register, changed = window.register, window.changed
        if changed:
            self.notice.say_working(window)
        window.hide()
        window.deleteLater()
        self._background.run(
            partial(self._back_up_and_close, register, changed=changed),
            done=lambda _: then(""),
            failed=lambda error: then(_not_backed_up(error)),
        )

    def _back_up_and_close(self, register: Register, *, changed: bool) -> None:
        try:
            if changed:
                self._house.back_up(register)
        finally:
            register.close()

    def _locked(self, sentence: str) -> None:
        self.unlock_window.welcome_back(sentence)
        self.notice.hide()

    def _closed(self, sentence: str) -> None:
        if sentence:
            self.notice.say_failed(sentence)
        else:
            self._finish()

    def _finish(self) -> None:
        self._background.drain()
        self.notice.hide()
        self.finished.emit()


class PutAwayNotice(QWidget):
    """Says that the register is being backed up, or why that failed."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog)
        self.setWindowTitle("SENCO Workbench")
        self.setFixedWidth(NOTICE_WIDTH)
        self.words = PlainLabel(BACKING_UP, "strong", wrap=True)
        self.close_it = PrimaryButton("Close")
        self.close_it.clicked.connect(self.dismissed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.words)
        column.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignRight)

    def say_working(self, over: QWidget) -> None:
        """Say that the backup is being made, where the window was."""
        self.words.setText(BACKING_UP)
        self.close_it.hide()
        self.adjustSize()
        self.move(over.geometry().center() - self.rect().center())
        self.show()

    def say_failed(self, sentence: str) -> None:
        """Say why there is no backup, and wait until that was read."""
        self.words.setText(sentence)
        self.close_it.show()
        self.adjustSize()
        self.show()
        self.close_it.setFocus()


def _not_backed_up(error: SencoError) -> str:
    return f"{NOT_BACKED_UP}{error}"
