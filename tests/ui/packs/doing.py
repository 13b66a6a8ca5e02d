"""What a SENCO does with the dialogs about packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel

from tests.ui.packs.conftest import SECONDS

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QAbstractButton, QWidget
    from pytestqt.qtbot import QtBot

    from senco_app.ui.work_dialog import WorkDialog


def drop(dialog: WorkDialog, *paths: Path) -> None:
    """Drop files on a dialog."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    dialog.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def wake(qtbot: QtBot, dialog: WorkDialog) -> None:
    """Bring the keyboard to a dialog."""
    with qtbot.waitActive(dialog):
        dialog.activateWindow()


def rest(qtbot: QtBot, dialog: WorkDialog) -> None:
    """Wait until nothing is under way."""
    qtbot.waitUntil(dialog.doing.isHidden, timeout=SECONDS)


def press(qtbot: QtBot, button: QAbstractButton, key: Qt.Key) -> None:
    """Press a button's own keys: Ctrl with a key. It is clicked a moment later."""
    with qtbot.waitSignal(button.clicked, timeout=SECONDS):
        qtbot.keyClick(button.window(), key, Qt.KeyboardModifier.ControlModifier)


def go(qtbot: QtBot, dialog: WorkDialog) -> None:
    """Press the keys of the primary button, and wait."""
    press(qtbot, dialog.act, Qt.Key.Key_Return)
    rest(qtbot, dialog)


def words(shown: QWidget) -> str:
    """Return every label on show."""
    labels = shown.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(shown))
