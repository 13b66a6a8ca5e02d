"""A small form in a dialog, that stays open until what it asks for can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from senco_app.errors import RuleBrokenError, SencoError
from senco_app.ui.drafts import DraftKeeper
from senco_app.ui.dressing import least_width
from senco_app.ui.fitting import fit_height
from senco_app.ui.refocus import return_after
from senco_app.ui.typing_state import show_typed, typed_in
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import GAP, Page
from senco_app.ui.widgets.fields import Field, show_rule_broken
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from senco_app.register import Register
from senco_app.ui.typing_state import Editors

WIDTH = 460


class AskDialog(QDialog):
    """Says what will happen, asks for what it needs, and does it.

    What was typed is kept when the window locks, and offered when it is asked again.
    """

    def __init__(
        self,
        words: tuple[str, str, str],
        fields: dict[str, Field],
        act: Callable[[], object],
        parent: QWidget | None = None,
        *,
        draft: tuple[Register, str] | None = None,
    ) -> None:
        """Make the dialog.

        Args:
            words: Its title, what will happen, and what the button says that does it.
            fields: What it asks for, each by the name that a rule has for it.
            act: Does it; a rule that is broken is said beside its field.
            parent: The window it belongs to.
            draft: Where what is typed is kept: the register, and the place in it.
        """
        super().__init__(parent)
        title, explained, act_words = words
        self._is_kept = False
        self._act = act
        self.fields = fields
        self.banner, self._page = Banner(), Page()
        self.do_it = PrimaryButton(act_words)
        self.leave = QuietButton("Cancel")
        self.do_it.clicked.connect(self._try)
        self.leave.clicked.connect(self.reject)
        self.setWindowTitle(title)
        self._lay_out(title, explained)
        return_after(self)
        first = next(iter(fields.values()), None)
        (first.editor if first else self.leave).setFocus()
        self._empty = typed_in(self.editors())
        self.drafts = self._keep_in(*draft) if draft else None

    def editors(self) -> Editors:
        """Return what a draft keeps, by name."""
        return {name: field.editor for name, field in self.fields.items()}

    def basis(self) -> object:
        """Return what it was filled from."""
        return self._empty

    def unsaved(self) -> bool:
        """Say whether something was typed."""
        return typed_in(self.editors()) != self._empty

    def keep_drafts(self) -> bool:
        """Keep what was typed, now, to be shown when it is asked again."""
        if self.drafts is None or not self.isVisible():
            return not (self.isVisible() and self.unsaved())
        self._is_kept = self.drafts.keep_now()
        return self._is_kept

    def reject(self) -> None:
        """Close; what was typed is not wanted unless the window is being locked."""
        if self.drafts is not None and not self._is_kept:
            self.drafts.let_go()
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size that the words need."""
        super().showEvent(event)
        fit_height(self, self._column, self._page)

    def _lay_out(self, title: str, explained: str) -> None:
        least_width(self, WIDTH)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self.leave)
        acts.addWidget(self.do_it)
        for widget in (PlainLabel(explained, wrap=True), *self.fields.values()):
            self._page.body.addWidget(widget)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(GAP)
        column.addWidget(PlainLabel(title, "heading", wrap=True))
        column.addWidget(self.banner)
        column.addWidget(self._page, 1)
        column.addLayout(acts)

    def _keep_in(self, register: Register, place: str) -> DraftKeeper:
        keeper = DraftKeeper(register, place, self, self)
        self._column.insertWidget(1, keeper.notice)
        keeper.thrown_away.connect(self._start_over)
        keeper.failed.connect(self.banner.say)
        keeper.offer()
        return keeper

    def _start_over(self) -> None:
        show_typed(self.editors(), self._empty)

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
            if self.drafts is not None:
                self.drafts.let_go()
            self.accept()
            return
        fit_height(self, self._column, self._page)
