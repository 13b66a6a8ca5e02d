"""A small form in a dialog, that stays open until what it asks for can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from senco_app.errors import RuleBrokenError, SencoError
from senco_app.ui.dressing import least_width
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import GAP
from senco_app.ui.widgets.fields import Field, show_rule_broken
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH = 460


class AskDialog(QDialog):
    """Says what will happen, asks for what it needs, and does it."""

    def __init__(
        self,
        words: tuple[str, str, str],
        fields: dict[str, Field],
        act: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog.

        Args:
            words: Its title, what will happen, and what the button says that does it.
            fields: What it asks for, each by the name that a rule has for it.
            act: Does it; a rule that is broken is said beside its field.
            parent: The window it belongs to.
        """
        super().__init__(parent)
        title, explained, act_words = words
        self._act = act
        self.fields = fields
        self.banner = Banner()
        self.do_it = PrimaryButton(act_words)
        self.leave = QuietButton("Cancel")
        self.do_it.clicked.connect(self._try)
        self.leave.clicked.connect(self.reject)
        self.setWindowTitle(title)
        least_width(self, WIDTH)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self.leave)
        acts.addWidget(self.do_it)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(GAP)
        column.addWidget(PlainLabel(title, "heading"))
        column.addWidget(PlainLabel(explained, wrap=True))
        for widget in (self.banner, *fields.values()):
            column.addWidget(widget)
        column.addLayout(acts)
        first = next(iter(fields.values()), None)
        (first.editor if first else self.leave).setFocus()

    def _try(self) -> None:
        self.banner.clear()
        try:
            self._act()
        except RuleBrokenError as error:
            if not show_rule_broken(self.fields, error):
                self.banner.say(str(error))
        except SencoError as error:
            self.banner.say(str(error))
        else:
            self.accept()
