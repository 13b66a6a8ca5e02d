"""What the sections of the settings have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.errors import RecordChangedError, RuleBrokenError, SencoError
from senco_app.roles import Permission
from senco_app.ui.drafts import DraftKeeper
from senco_app.ui.pupil.saving import KEPT, SHOW_STORED
from senco_app.ui.turns import at_once
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.card import GAP, Card, Page
from senco_app.ui.widgets.fields import show_rule_broken
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.ui.widgets.show_only import show_only

if TYPE_CHECKING:
    from senco_app.register import Command, Register
    from senco_app.ui.turns import Turns
    from senco_app.ui.typing_state import Editors
    from senco_app.ui.widgets.fields import Field

SAVED = "Saved"
READ_ONLY = "The SENCO or the deputy changes these; you can read them here."


class Section(QWidget):
    """One part of the settings, on a page that scrolls."""

    said = Signal(str)  # a sentence for a moment

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = register
        self.banner = Banner(self)
        self.page = Page(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.banner)
        column.addWidget(self.page, 1)

    def refresh(self) -> None:
        """Ask the register again; what is being typed stays."""
        raise NotImplementedError

    def filling(self) -> Turns[None]:
        """Ask the register for the first time, before anything can be typed."""
        self.refresh()
        yield

    def unsaved(self) -> bool:
        """Say whether something was typed that is not saved."""
        return False

    def keep_drafts(self) -> bool:
        """Keep what was typed as a draft, now; say whether nothing would be lost."""
        return not self.unsaved()


class FormSection(Section):
    """A section that is a form: filled from one record, saved by one command.

    What is typed is kept as a draft in ``place`` until it is saved.
    """

    place: ClassVar[str]

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(register, parent)
        self.fields: dict[str, Field] = {}
        self._filled: object = None
        self._keeper: DraftKeeper | None = None
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

    def showing(self, record: object) -> Turns[None]:
        """Do the same in turns, where it takes long."""
        self.fill(record)
        yield

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

    def editors(self) -> Editors:
        """Return what a draft keeps, by name."""
        return {name: field.editor for name, field in self.fields.items()}

    def basis(self) -> object:
        """Return what the editors were filled from."""
        return self._filled

    def keep_drafts(self) -> bool:
        """Keep what was typed as a draft, now; say whether nothing would be lost."""
        return self._keeper.keep_now() if self._keeper else not self.unsaved()

    def filling(self) -> Turns[None]:
        """Show what is stored for the first time."""
        yield from self._showing_stored()
        yield
        self._begin_to_keep()
        yield

    def refresh(self) -> None:
        """Show what is stored, unless something is being typed."""
        if self._filled is None or not self.unsaved():
            self.put_aside()
        self._begin_to_keep()

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
        if self._keeper is not None:
            self._keeper.let_go()
        self.banner.clear()
        for field in self.fields.values():
            field.clear_problem()
        at_once(self._showing_stored())

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
            self.register.execute(self.command(), instead_of=self.place)
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

    def _showing_stored(self) -> Turns[None]:
        yield from self.showing(self.stored())
        self._filled = self.value()
        self.show_as_allowed()

    def _begin_to_keep(self) -> None:
        if self._keeper is not None or not self.edits:
            return
        keeper = self._keeper = DraftKeeper(self.register, self.place, self, self)
        self.page.body.insertWidget(0, keeper.notice)
        keeper.thrown_away.connect(self.put_aside)
        keeper.failed.connect(self.banner.say)
        keeper.offer()

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
