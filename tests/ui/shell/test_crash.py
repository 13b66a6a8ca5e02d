from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QtMsgType
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from senco_app.ui.crash import CrashHandler, record_qt
from senco_app.ui.crash_dialog import TITLE
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.labels import PlainLabel
from tests.ui.walls import assert_named_and_reachable, assert_plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class _Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@pytest.fixture
def log() -> Iterator[list[str]]:
    lines, logger = _Lines(), logging.getLogger("senco_app")
    logger.addHandler(lines)
    yield lines.lines
    logger.removeHandler(lines)


def crash(handler: CrashHandler) -> None:
    names: dict[str, str] = {}
    try:
        names["Amelia Hughes"]
    except KeyError as bug:
        handler.handle(type(bug), bug, bug.__traceback__)


def test_a_bug_is_told_calmly_and_logged_without_a_name(
    qtbot: QtBot, log: list[str]
) -> None:
    handler = CrashHandler()

    crash(handler)

    dialog = handler.dialog
    assert dialog is not None
    qtbot.addWidget(dialog)
    assert dialog.isVisible()
    assert TITLE in [label.text() for label in dialog.findChildren(PlainLabel)]
    assert not dialog.details.isVisible()
    assert any(line.startswith("KeyError") for line in log)
    assert not any("Amelia" in line for line in log)


def test_a_slot_that_raises_is_told_and_the_window_goes_on(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    handler = CrashHandler()
    monkeypatch.setattr("sys.excepthook", handler.handle)  # as ``install`` does
    window = QWidget()
    qtbot.addWidget(window)
    pressed: list[str] = []
    broken, sound = QuietButton("Broken"), QuietButton("Sound")
    names: dict[str, str] = {}
    broken.clicked.connect(lambda: names["Amelia Hughes"])
    sound.clicked.connect(lambda: pressed.append("sound"))
    across = QHBoxLayout(window)
    for button in (broken, sound):
        across.addWidget(button)
    window.show()

    broken.click()

    assert handler.dialog is not None
    qtbot.addWidget(handler.dialog)
    assert handler.dialog.isVisible()
    assert "Amelia" not in handler.dialog.details.toPlainText()
    handler.dialog.close_it.click()
    sound.click()
    assert pressed == ["sound"]


def test_details_are_shown_and_copied_on_request_and_hold_no_name(
    qtbot: QtBot,
) -> None:
    handler = CrashHandler()
    crash(handler)
    dialog = handler.dialog
    assert dialog is not None
    qtbot.addWidget(dialog)

    dialog.show_details.click()
    dialog.copy.click()

    assert dialog.details.isVisible()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("KeyError < test_crash.py:")
    assert "Amelia" not in copied
    assert_named_and_reachable(dialog)
    assert_plain_text(dialog)


def test_bugs_in_a_row_open_one_dialog(qtbot: QtBot) -> None:
    handler = CrashHandler()

    crash(handler)
    first = handler.dialog
    crash(handler)

    assert first is not None
    qtbot.addWidget(first)
    assert handler.dialog is first
    first.close_it.click()
    assert not first.isVisible()


def test_what_qt_says_goes_into_the_log_but_not_its_debugging(log: list[str]) -> None:
    record_qt(QtMsgType.QtWarningMsg, None, "QPainter is not active")  # type: ignore[arg-type]
    record_qt(QtMsgType.QtDebugMsg, None, "chatter")  # type: ignore[arg-type]

    assert log == ["Qt: QPainter is not active"]
