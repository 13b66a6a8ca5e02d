"""Long acts done in turns, so that the window can answer between them.

What takes long (a sheet of two hundred fields is made, filled and dressed) is written
as a generator that yields wherever the window may look up.
"""

from __future__ import annotations

from inspect import GEN_RUNNING, getgeneratorstate
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from PySide6.QtCore import QObject, QThread, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Generator

    from senco_app.register import Register

T = TypeVar("T")
Turns: TypeAlias = "Generator[None, None, T]"
"""An act that yields between its turns, and returns what came of it."""

TURN_S = 0.004
"""Steps go on in the same turn until this long has passed."""
PAUSE_MS = 1


def until_free(register: Register) -> Turns[None]:
    """Wait until nobody else asks the register, without holding the window."""
    while register.busy:
        yield


def at_once(turns: Turns[T]) -> T:
    """Do all turns of an act now, and return what came of it."""
    while True:
        try:
            next(turns)
        except StopIteration as end:
            result: T = end.value
            return result


class TurnTaker(QObject):
    """Does one act at a time, a turn whenever the window has nothing else to do.

    Another act takes the place of one that is under way: that one is called off where
    it stands (its generator is closed), or at the end of its step if it is that step
    that asks for another. Where no event loop runs there is nobody to wait for, and all
    turns are done at once.
    """

    paused = Signal()  # the act under way needs more than its first turn
    ended = Signal()  # the act under way is done or called off

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._act: Turns[Any] | None = None
        self._calls_itself_off = False
        self._after: tuple[Turns[Any], bool] | None = None
        self._next = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._next.timeout.connect(self._take_turn)

    @property
    def busy(self) -> bool:
        """Whether an act is under way."""
        return self._act is not None

    def take(self, act: Turns[Any], *, now: bool = True) -> None:
        """Begin an act; call off the one before it.

        Args:
            act: What is to be done.
            now: Whether its first turn is part of what is done now.
        """
        self.call_off()
        if self._calls_itself_off:
            self._after = act, now
            return
        self._act = act
        if QThread.currentThread().loopLevel() == 0:
            while self._act is act:
                self._step(act)
            return
        if now:
            self._take_turn()
        else:
            self._next.start()
        if self._act is act:
            self.paused.emit()

    def call_off(self) -> None:
        """Leave the act under way where it stands, or where its step ends."""
        self._next.stop()
        self._after = None
        if self._act is None:
            return
        self._calls_itself_off = getgeneratorstate(self._act) == GEN_RUNNING
        if not self._calls_itself_off:
            self._act.close()
            self._end()

    def _take_turn(self) -> None:
        act, began = self._act, perf_counter()
        while act is not None and self._act is act:
            self._step(act)
            if self._act is act and perf_counter() - began >= TURN_S:
                self._next.start()
                return

    def _step(self, act: Turns[Any]) -> None:
        over = True
        try:
            next(act)
            over = False
        except StopIteration:
            pass
        finally:
            if over or self._calls_itself_off:
                act.close()
                self._end()

    def _end(self) -> None:
        after, self._after = self._after, None
        self._act, self._calls_itself_off = None, False
        self.ended.emit()
        if after is not None and self._act is None:
            self.take(after[0], now=after[1])
