"""The dialog that a bug is shown in."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from senco_app.ui.dressing import least_width
from senco_app.ui.fitting import fit_height
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import Page
from senco_app.ui.widgets.fields import LongWords
from senco_app.ui.widgets.labels import PlainLabel

TITLE = "Something went wrong that should not have"
CALM = (
    "What was saved before this step is safe in the register; this step itself was not "
    "done. You can go on working. If it happens again, copy the details and send them "
    "to whoever looks after SENCO Workbench for you: they hold no names."
)
WIDTH = 560


class CrashDialog(QDialog):
    """Says calmly that there was a bug; its details on request."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("SENCO Workbench")
        least_width(self, WIDTH)
        self.details = LongWords("Details", lines=4)
        self.details.show_words(details)
        self.details.setReadOnly(True)
        self.details.hide()
        self._page = Page()
        self.show_details = QuietButton("Show details")
        self.copy = QuietButton("Copy details")
        self.close_it = PrimaryButton("Close")
        self._lay_out()
        self.show_details.clicked.connect(self._reveal)
        self.copy.clicked.connect(self._copy)
        self.close_it.clicked.connect(self.accept)
        self.close_it.setFocus()

    def _reveal(self) -> None:
        self.details.show()
        self.show_details.setEnabled(False)
        fit_height(self, self._column, self._page)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size that the words need."""
        super().showEvent(event)
        fit_height(self, self._column, self._page)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.words())

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        for button in (self.show_details, self.copy):
            acts.addWidget(button)
        acts.addStretch(1)
        acts.addWidget(self.close_it)
        for part in (PlainLabel(CALM, wrap=True), self.details):
            self._page.body.addWidget(part)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(PlainLabel(TITLE, "heading", wrap=True))
        column.addWidget(self._page, 1)
        column.addLayout(acts)
