"""What the sections of the settings have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.errors import RecordChangedError, RuleBrokenError, SencoError
from senco_app.roles import Permission
from senco_app.ui.pupil.saving import KEPT, SHOW_STORED
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.card import GAP, Card, Page
from senco_app.ui.widgets.fields import show_rule_broken
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.ui.widgets.show_only import show_only

if TYPE_CHECKING:
    from senco_app.register import Command, Register
    from senco_app.ui.widgets.fields import Field

SAVED = "Saved"
READ_ONLY = "The SENCO or the deputy changes these; you can read them here."


class Section(QWidget):
    """One part of the settings, on a page that scrolls."""

    said = Signal(str)  # a sentence for a moment

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = register
        self.banner = Banner()
        self.page = Page()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.banner)
        column.addWidget(self.page, 1)

    def refresh(self) -> None:
        """Ask the register again; what is being typed stays."""
        raise NotImplementedError

    def unsaved(self) -> bool:
        """Say whether something was typed that is not saved."""
        return False


class FormSection(Section):
    """A section that is a form: filled from one record, saved by one command."""

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(register, parent)
        self.fields: dict[str, Field] = {}
        self._filled: object = None
        self.edits = register.may(Permission.EDIT_SCHOOL)
        if not self.edits:
            self.page.body.addWidget(PlainLabel(READ_ONLY, "muted", wrap=True))
        self.banner.act.clicked.connect(self.put_aside)

    def stored(self) -> object:
        """Return the record as the register has it."""
        raise NotImplementedError

    def fill(self, record: object) -> None:
        """Show a record in the editors."""
        raise NotImplementedError

    def value(self) -> object:
        """Return what stands in the editors.

        Raises:
            RuleBrokenError: If a day is no date.
        """
        raise NotImplementedError

    def command(self) -> Command[object]:
        """Return the command that saves what stands in the editors.

        Raises:
            RuleBrokenError: If a day is no date.
        """
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what is stored, unless something is being typed."""
        if self._filled is None or not self.unsaved():
            self.put_aside()

    def unsaved(self) -> bool:
        """Say whether the editors hold something else than they were filled with."""
        if self._filled is None:
            return False
        try:
            return self.value() != self._filled
        except RuleBrokenError:
            return True

    def put_aside(self) -> None:
        """Show what is stored, instead of what was typed."""
        self.banner.clear()
        for field in self.fields.values():
            field.clear_problem()
        self.fill(self.stored())
        self._filled = self.value()
        self.show_as_allowed()

    def acts(self) -> tuple[QWidget, ...]:
        """Return the buttons that are of no use to a role that only reads."""
        return ()

    def show_as_allowed(self) -> None:
        """Let nothing be typed by a role that only reads."""
        if self.edits:
            return
        for card in self.page.findChildren(Card):
            show_only(card)
        for act in self.acts():
            act.hide()

    def keep(self) -> bool:
        """Execute the command that the form builds; say whether it was accepted."""
        try:
            self.register.execute(self.command())
        except RuleBrokenError as error:
            self.refuse(error)
            return False
        except RecordChangedError as error:
            self.banner.say(f"{error} {KEPT}")
            self.banner.offer(SHOW_STORED)
            return False
        except SencoError as error:
            self.banner.say(f"{error} {KEPT}")
            return False
        self.put_aside()
        self.said.emit(SAVED)
        return True

    def refuse(self, error: RuleBrokenError) -> None:
        """Say what rule is broken, beside its field if there is one."""
        self.banner.clear()
        if not show_rule_broken(self.fields, error):
            self.banner.say(str(error))


def foot(*widgets: QWidget) -> QHBoxLayout:
    """Return the last line of a form: its acts at the right."""
    row = QHBoxLayout()
    row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    return row
