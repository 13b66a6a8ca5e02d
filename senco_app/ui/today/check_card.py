"""The card that says what in the register wants a second look."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from senco_app.ui.icons import put_picture
from senco_app.ui.widgets.buttons import WordedButton
from senco_app.ui.widgets.card import Card
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from senco_app.reminders.records import CheckLine

ALL_WELL = "Nothing wants a second look."


class CheckRow(WordedButton):
    """One finding in words that break into lines; pressed, it leads to the pupils."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "link")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.words = PlainLabel("", wrap=True)
        picture = PlainLabel()
        put_picture(picture, "circle-alert", "soon", 18)
        across = self._across = QHBoxLayout(self)
        across.setContentsMargins(6, 4, 6, 4)
        across.setSpacing(8)
        across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.words, 1)
        for label in (picture, self.words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, check: CheckLine) -> None:
        """Show a finding."""
        self.words.setText(check.words)
        self.setAccessibleName(check.words)
        self.setAccessibleDescription(f"{check.why} {check.source}.")
        self.setToolTip(f"{check.why} {check.source}.")
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Return yes: its words break into lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the words need."""
        return self._across.heightForWidth(width)


class CheckCard(Card):
    """One line a kind of finding; pressed, it asks for the list of those pupils."""

    check_requested = Signal(object)  # the key of the finding

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Register check", parent)
        self.body.setSpacing(2)
        self.lines: dict[str, CheckRow] = {}
        self._well = PlainLabel(ALL_WELL, "muted", wrap=True)
        self.body.addWidget(self._well)

    def show_checks(self, checks: tuple[CheckLine, ...]) -> None:
        """Show these findings; a line that stays keeps the focus."""
        found = {check.key for check in checks}
        for key in [key for key in self.lines if key not in found]:
            gone = self.lines.pop(key)
            gone.hide()
            gone.deleteLater()
        for place, check in enumerate(checks):
            row = self.lines.get(check.key) or self._make(check.key)
            self.body.insertWidget(place + 1, row)
            row.say(check)
        self._well.setVisible(not checks)

    def _make(self, key: str) -> CheckRow:
        row = self.lines[key] = CheckRow(self)
        row.clicked.connect(partial(self.check_requested.emit, key))
        return row
