"""The way between the places of a window: on, back, and where the keyboard was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from senco_app.errors import SencoError
from senco_app.ui.focus import FocusMemory
from senco_app.ui.trail import Trail
from senco_app.ui.turns import TurnTaker, at_once, until_free
from senco_app.ui.typed_ahead import TypedAhead

if TYPE_CHECKING:
    from collections.abc import Callable

    from senco_app.register import Register
    from senco_app.ui.screens import Screens
    from senco_app.ui.trail import Place
    from senco_app.ui.turns import Turns
    from senco_app.ui.window_body import WindowBody


class Way(QObject):
    """Opens places in turns; the one before stays on show until the next is whole.

    Whoever wishes for another place meanwhile is led there: the first is called off.
    Keys typed meanwhile are handed to the place that opens.
    """

    arrived = Signal()  # or stayed where it was

    def __init__(
        self,
        register: Register,
        body: WindowBody,
        screens: Screens,
        allows: Callable[[Place], bool],
    ) -> None:
        """Make the way.

        Args:
            register: The open register.
            body: Holds the stack of screens, and the banner that says why a place
                cannot be shown.
            screens: Makes the screens.
            allows: Says whether a place may be shown at all now; if not, it tells
                the user why.
        """
        super().__init__(body)
        self._stack, self._banner = body.stack, body.banner
        self._screens, self._allows = screens, allows
        self._register = register
        self._trail, self._focus = Trail(), FocusMemory()
        self._typed = TypedAhead(body)
        self._turns = TurnTaker(self)
        self._turns.paused.connect(self._typed.hold)
        self._turns.ended.connect(self._typed.hand_on)

    @property
    def here(self) -> Place | None:
        """The place that is open."""
        return self._trail.here

    @property
    def leads_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._trail.leads_back

    def begin(self, place: Place) -> None:
        """Open the first place, before the window is shown."""
        at_once(self._going(place))

    def go(self, place: Place) -> None:
        """Open a place. What was typed on a screen stays there meanwhile."""
        self._turns.take(self._going(place), now=False)

    def back(self) -> None:
        """Open the place before this one, with the focus where it was."""
        self._turns.take(self._going_back())

    def stay(self) -> None:
        """Open nothing more: the window closes, or locks."""
        self._turns.call_off()

    def forget(self) -> None:
        """Lead back nowhere from here."""
        self._trail = Trail([self.here] if self.here else [])
        self.arrived.emit()

    def _going(self, place: Place) -> Turns[None]:
        self._remember()
        if (yield from self._showing(place)):
            self._trail.go(place)
        self.arrived.emit()

    def _going_back(self) -> Turns[None]:
        if self._trail.leads_back:
            self._remember()
            yield from self._showing(self._trail.before, back=True)
            self._trail.back()
        self.arrived.emit()

    def _showing(self, place: Place, *, back: bool = False) -> Turns[bool]:
        """Show a place; say why if it cannot be shown."""
        self._banner.clear()
        try:
            if not self._allows(place):
                return False
            yield from until_free(self._register)
            screen = yield from self._screens.opening(place)
        except SencoError as error:
            self._banner.say(str(error))
            return False
        self._stack.setCurrentWidget(screen)
        if not (back and self._focus.restore(place, screen)):
            screen.take_focus()
        return True

    def _remember(self) -> None:
        page = self._stack.currentWidget()
        if self.here is not None and page is not None:
            self._focus.remember(self.here, page)
