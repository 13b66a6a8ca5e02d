"""Editors that only show: for whoever may read a record, and not change it."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)


def show_only(part: QWidget) -> None:
    """Let nothing in this part be typed, chosen or pressed; words can be copied."""
    for line in part.findChildren(QLineEdit):
        line.setReadOnly(True)
    for words in part.findChildren(QPlainTextEdit):
        words.setReadOnly(True)
    for kind in (QComboBox, QSpinBox, QAbstractButton):
        for chosen in part.findChildren(kind):
            chosen.setEnabled(False)
