"""What every screen of an open register does: it hears of changes, and asks again."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from senco_app.errors import NotAllowedError
from senco_app.register import Topic
from senco_app.ui.palette.acts import acts_of_buttons
from senco_app.ui.turns import at_once

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from senco_app.ui.changes import Changes
    from senco_app.ui.palette.acts import Act
    from senco_app.ui.turns import Turns


class Screen(QWidget):
    """Asks the register again when a topic it shows has changed.

    A hidden screen only marks itself stale, and asks when it is shown.
    """

    topics: ClassVar[frozenset[Topic]] = frozenset(Topic)
    said = Signal(str, object)  # a sentence; None, or what takes back what it tells

    def __init__(self, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stale = True
        changes.happened.connect(self._hear)

    def opening(self, about: str) -> Turns[None]:
        """Make ready to be shown, in turns.

        Args:
            about: The record, the part or the day that is wished.

        Raises:
            RecordMissingError: If that record is not in the register.
        """
        self.turn_to(about)
        yield
        if self._stale:
            yield from self._renewing()
        self.ensurePolished()
        yield

    def turn_to(self, about: str) -> None:
        """Turn to the part or the day that is wished; empty: as it is."""

    def refresh(self) -> None:
        """Ask the register again, and show the answer."""
        raise NotImplementedError

    def renewing(self) -> Turns[None]:
        """Do the same in turns, where it takes long."""
        self.refresh()
        yield

    def renew(self) -> None:
        """Show what is new; called while this is on show."""
        at_once(self._renewing())

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the register yet."""
        return False

    def keep_drafts(self) -> bool:
        """Keep what was typed as drafts, now.

        Returns:
            Whether nothing typed would be lost if the register closed.
        """
        return not self.unsaved()

    def take_focus(self) -> None:
        """Bring the keyboard to where the work on this screen begins."""
        self.setFocus()

    def acts(self) -> tuple[Act, ...]:
        """Return what can be done here now; unless told otherwise, its buttons."""
        return acts_of_buttons(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask again if something changed while this was hidden."""
        super().showEvent(event)
        if self._stale:
            at_once(self._renewing())

    def _hear(self, topics: frozenset[Topic]) -> None:
        if not topics & self.topics:
            return
        self._stale = True
        if self.isVisible():
            self.renew()

    def _renewing(self) -> Turns[None]:
        self._stale = False
        try:
            yield from self.renewing()
        except NotAllowedError as error:  # a role that reads less than the screen shows
            self.said.emit(str(error), None)
        except GeneratorExit:  # called off: a part of it shows what was
            self._stale = True
            raise
