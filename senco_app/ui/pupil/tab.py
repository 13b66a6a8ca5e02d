"""What the tabs on a pupil's page have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from senco_app.errors import RuleBrokenError
from senco_app.pupils.queries import PupilPage
from senco_app.roles import Permission
from senco_app.ui.drafts import DraftKeeper
from senco_app.ui.pupil.saving import Said, save
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.card import GAP, Page
from senco_app.ui.widgets.show_only import show_only

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from senco_app.pupils.records import PupilRecord
    from senco_app.register import Command, Register
    from senco_app.ui.turns import Turns
    from senco_app.ui.typing_state import Editors
    from senco_app.ui.widgets.card import Card
    from senco_app.ui.widgets.fields import Field


class Tab(QWidget):
    """One part of a pupil's record, to read unless it says otherwise."""

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = register

    def lay_out(self, card: Card, *above: QWidget) -> None:
        """Put a card on a page that scrolls, below what stays in sight."""
        page = Page(self)
        page.body.addWidget(card)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        for one in above:
            column.addWidget(one)
        column.addWidget(page, 1)

    def making(self) -> Turns[None]:
        """Make what takes long to make, before a pupil is shown."""
        yield from ()

    def show_pupil(self, pupil: PupilRecord) -> None:
        """Show a pupil."""
        raise NotImplementedError

    def showing(self, pupil: PupilRecord) -> Turns[None]:
        """Do the same in turns, where it takes long and nothing can be typed."""
        self.show_pupil(pupil)
        yield

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the register."""
        return False

    def keep_draft(self) -> bool:
        """Keep what was typed as a draft, now; say whether nothing would be lost."""
        return not self.unsaved()


class PupilTab(Tab):
    """One form of a pupil's record: it keeps its own state until it is saved.

    A tab with a ``draft_name`` keeps its words as a draft while they are typed.
    """

    draft_name: ClassVar[str] = ""

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(register, parent)
        self.fields: dict[str, Field] = {}
        self.banner = Banner(self)
        self.page = Page(self)
        self.said = Said()
        self.pupil: PupilRecord | None = None
        self._filled: object = None
        self._keeper: DraftKeeper | None = None
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.banner)
        column.addWidget(self.page, 1)
        self.banner.act.clicked.connect(self._put_aside)

    def showEvent(self, event: QShowEvent) -> None:
        """Let nothing be typed by a role that only reads."""
        super().showEvent(event)
        if not self.register.may(Permission.EDIT_PUPILS):
            show_only(self.page)

    def fill(self, pupil: PupilRecord) -> None:
        """Show the record's part in the editors."""
        raise NotImplementedError

    def part(self, pupil: PupilRecord) -> object:
        """Return the part of a record that this form edits."""
        raise NotImplementedError

    def value(self) -> object:
        """Return what stands in the editors.

        Raises:
            RuleBrokenError: If a day is no date.
        """
        raise NotImplementedError

    def show_pupil(self, pupil: PupilRecord, *, anew: bool = False) -> None:
        """Show a pupil; unsaved words stay, unless the pupil is shown ``anew``."""
        if self.pupil is not None and not anew and self.unsaved():
            if self.part(pupil) == self.part(self.pupil):
                self.pupil = pupil
            return
        first = self.pupil is None
        self.pupil = pupil
        for field in self.fields.values():
            field.clear_problem()
        self.fill(pupil)
        self._filled = self.value()
        if first and self.draft_name:
            self._begin_to_keep(pupil.id)

    def shown(self) -> PupilRecord:
        """Return the record that the form was filled from.

        Raises:
            LookupError: If it shows none yet.
        """
        if self.pupil is None:
            message = "the form shows no pupil yet"
            raise LookupError(message)
        return self.pupil

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the register."""
        if self.pupil is None:
            return False
        try:
            return self.value() != self._filled
        except RuleBrokenError:
            return True

    def editors(self) -> Editors:
        """Return what a draft keeps, by name."""
        return {}

    def basis(self) -> object:
        """Return the stored part that the form was filled from."""
        return self.part(self.shown())

    def keep_draft(self) -> bool:
        """Keep what was typed as a draft, now; say whether nothing would be lost."""
        if self._keeper is None:
            return super().keep_draft()
        return self._keeper.keep_now()

    def keep_soon(self) -> None:
        """Write what is typed still, or that nothing is, without waiting for it."""
        if self._keeper is not None:
            self._keeper.keep_soon()

    def keep(self, command: Callable[[], Command[int]]) -> bool:
        """Execute the command that a form builds; say whether it was accepted."""
        self.said.clear()
        draft = self._keeper.place if self._keeper else ""
        kept = save(self.register, command, self.fields, self.banner, instead_of=draft)
        if kept is None:
            return False
        self._put_aside()
        self.said.say("Saved")
        return True

    def _put_aside(self) -> None:
        """Show what is stored, instead of what was typed."""
        self.banner.clear()
        if self._keeper is not None:
            self._keeper.let_go()
        self.show_pupil(self.register.ask(PupilPage(self.shown().id)), anew=True)
        if self.unsaved():  # another part of the tab still holds words of its own
            self.keep_soon()

    def _begin_to_keep(self, pupil_id: str) -> None:
        place = f"pupil/{pupil_id}/{self.draft_name}"
        keeper = self._keeper = DraftKeeper(self.register, place, self, self)
        self._column.insertWidget(1, keeper.notice)
        keeper.thrown_away.connect(self._put_aside)
        keeper.failed.connect(self.banner.say)
        keeper.offer()
