"""Slow work off the ui thread, with the result brought back to it."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot
from shiboken6 import isValid

from senco_app.errors import SencoError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Background(QObject):
    """One worker thread: jobs run in the order they were given."""

    _finished = Signal(object)  # what to call on the ui thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._finished.connect(self._deliver)

    def run(
        self,
        job: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[SencoError], None],
    ) -> None:
        """Do ``job`` on the worker, then call ``done`` or ``failed`` on the ui thread.

        ``job`` touches no widget. Errors other than ours are bugs: they are raised
        again on the ui thread, where the crash dialog shows them.
        """
        self._pool.start(lambda: self._bring(_attempt(job, done, failed)))

    def drain(self) -> None:
        """Wait until every job given so far has run; what follows is still delivered.

        Called before the register closes, so that no job finds it closed.
        """
        self._pool.waitForDone()

    def _bring(self, call: partial[Any]) -> None:
        """Bring a result to the ui thread, unless nobody is left who waits for it."""
        with suppress(RuntimeError):  # its screen was closed meanwhile
            self._finished.emit(call)

    @Slot(object)
    def _deliver(self, call: partial[Any]) -> None:
        """Hand a result to whoever waits for it, if they are still there."""
        waiting = getattr(call.func, "__self__", None)
        if not isinstance(waiting, QObject) or isValid(waiting):
            call()


def _attempt(
    job: Callable[[], T],
    done: Callable[[T], None],
    failed: Callable[[SencoError], None],
) -> partial[Any]:
    try:
        result = job()
    except SencoError as error:
        return partial(failed, error)
    except Exception as bug:  # noqa: BLE001 - raised again on the ui thread
        return partial(_raise, bug)
    return partial(done, result)


def _raise(bug: Exception) -> NoReturn:
    raise bug
