"""The window's part in one-pupil view: what it shuts, and what it says meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from senco_app.ui.one_pupil import HIDDEN, LEAVE, OnePupil, one_pupil, pupil_of
from senco_app.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from senco_app.register import Register
    from senco_app.ui.rail import Rail
    from senco_app.ui.trail import Place


class OnePupilView(QObject):
    """Holds whose record alone may be shown, if that is wished."""

    leave_requested = Signal()

    def __init__(self, register: Register, rail: Rail) -> None:
        super().__init__(rail)
        self._register, self._rail = register, rail
        self._hints = {button: button.toolTip() for button in rail.buttons.values()}
        self.held: OnePupil | None = None
        self.banner = Banner()
        self.banner.act.clicked.connect(self.leave_requested)

    def enter(self, place: Place | None) -> bool:
        """Show only the pupil whom this place is about.

        Returns:
            False if it is about no single pupil: then nothing changes.
        """
        self.held = one_pupil(place, self._register)
        if self.held is None:
            return False
        self.banner.say(self.held.words, "info")
        self.banner.offer(LEAVE)
        for button in self._hints:
            button.setEnabled(False)
            button.setToolTip(HIDDEN)
            button.setAccessibleDescription(HIDDEN)
        return True

    def leave(self) -> None:
        """Show everything again."""
        self.held = None
        self.banner.clear()
        for button, hint in self._hints.items():
            button.setEnabled(True)
            button.setToolTip(hint)
            button.setAccessibleDescription("")

    def allows(self, place: Place) -> bool:
        """Say whether a place may be shown now.

        Raises:
            RecordMissingError: If the place's record is not in the register.
        """
        if self.held is None:
            return True
        return pupil_of(place, self._register) == self.held.pupil_id
