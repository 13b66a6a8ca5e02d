"""The card that is shown while there is no register to open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal

from senco_app.ui.widgets.buttons import PrimaryButton
from senco_app.ui.widgets.card import Card
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

NOTHING_YET = "No register was opened on this computer yet."
MAKE = 'senco-app new FOLDER --school "NAME" --senco "NAME"'
DEMO = "senco-app demo FOLDER"


class FirstRunCard(Card):
    """Says how a register is made, and opens one that lies elsewhere."""

    other_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("No register to open", parent)
        self.body.setSpacing(12)
        self.body.setContentsMargins(28, 24, 28, 24)
        self.missing = PlainLabel(NOTHING_YET, wrap=True)
        self.other = PrimaryButton(
            "Choose a register…", "folder-open", shortcut="Ctrl+O"
        )
        self.other.clicked.connect(self.other_requested)
        self.body.addWidget(self.missing)
        for why, command in (
            ("To make the school’s register, type in a terminal:", MAKE),
            ("To look around in a made-up school first:", DEMO),
        ):
            self.body.addWidget(PlainLabel(why, "muted", wrap=True))
            self.body.addWidget(_command(command))
        self.body.addWidget(self.other)

    def say_missing(self, folder: Path | None) -> None:
        """Say that there is none, or that the one last used is gone."""
        gone = f"There is no register in {folder} any more." if folder else NOTHING_YET
        self.missing.setText(gone)


def _command(text: str) -> PlainLabel:
    """Return a command that can be copied."""
    label = PlainLabel(text, "strong", wrap=True)
    label.setTextInteractionFlags(
        QtCore.Qt.TextInteractionFlag.TextSelectableByMouse
        | QtCore.Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setAccessibleName(text)
    return label
