"""Draws documents up in a process of its own, so that the window answers meanwhile.

Python does one thing at a time in a process: a worker thread in the middle of a report
makes every act of the window take twice as long, and more.
"""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING, Final, NamedTuple, cast

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from senco_app.exports.drawing import Work

LOOK_S, END_S = 0.02, 2.0
"""How often it is looked whether work was called off; how long an end may take."""
OUR_STEMS: Final = ("senco-app", "__main__")
"""Files that start this program: a script, a launcher's or a bundle's main module."""
_log = logging.getLogger(__name__)


class CalledOffError(Exception):
    """What is being drawn up is not wanted any more."""


class _Helper(NamedTuple):
    """The other process, and the line to it."""

    process: SpawnProcess
    line: Connection


class Press:
    """Draws up one document after another, for whichever thread asks.

    It draws in this process until it is opened. Once it is open, the other process
    starts with the first document, gets each as a plain record through a pipe, sends
    back the bytes, and knows neither the register nor its key. Whatever goes wrong
    there is done again here, where an error can be told.
    """

    def __init__(self) -> None:
        self._turn, self._to_end = Lock(), Event()
        self._open = False
        self._helper: _Helper | None = None

    def open(self) -> None:
        """Draw in a process of its own from now on, if this program can have one."""
        self._open = _bears_another()

    def rest(self) -> None:
        """End the other process, with every word it holds; it may start again.

        What it is drawing is waited for, but not for longer than an end may take.
        """
        self._to_end.set()
        with self._turn:
            self._to_end.clear()
            self._end()

    def close(self) -> None:
        """Draw in this process from now on, and end the other one."""
        self._open = False
        self.rest()

    def draw(self, work: Work, called_off: Event) -> bytes:
        """Return the document.

        Args:
            work: What is to be drawn up; it can be pickled.
            called_off: Ends the work once it is set.

        Raises:
            CalledOffError: If it was called off.
        """
        between = partial(_go_on_unless, called_off)
        with self._turn:
            between()
            data = self._send(work, called_off) if self._open else None
        between()
        return work(between) if data is None else data

    def _send(self, work: Work, called_off: Event) -> bytes | None:
        """Let the other process draw; nothing if it could not, or was stopped."""
        try:
            helper = self._helper = self._helper or _start()
            helper.line.send(work)
            if self._answers(helper.line, called_off):
                return cast("bytes | None", helper.line.recv())
            self._end(0)
        except (OSError, EOFError):
            _log.warning("The process that draws documents did not answer.")
            self._end()
        return None

    def _answers(self, line: Connection, called_off: Event) -> bool:
        """Wait for an answer; when it is to end, no longer than that may take."""
        while not line.poll(LOOK_S):
            if called_off.is_set():
                line.send(None)
                return line.poll(END_S)
            if self._to_end.is_set():
                return line.poll(END_S)
        return True

    def _end(self, patience: float = END_S) -> None:
        helper, self._helper = self._helper, None
        if helper is None:
            return
        helper.line.close()
        helper.process.join(patience)
        helper.process.kill()  # one that hangs would not hear that it is to end
        helper.process.join()
        helper.process.close()


def _bears_another() -> bool:
    """Return whether this program's main module may be imported once more.

    A new process does that. Somebody's own script that was not written for it would
    run twice; what is started with ``-m`` or by our own name was.
    """
    main = sys.modules["__main__"]
    path = getattr(main, "__file__", None)
    return path is None or main.__spec__ is not None or Path(path).stem in OUR_STEMS


def _start() -> _Helper:
    from multiprocessing import get_context  # noqa: PLC0415 - after the first window

    spawn = get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=serve, args=(theirs,), name="press", daemon=True)
    process.start()
    theirs.close()
    return _Helper(process, ours)


def serve(line: Connection) -> None:
    """Draw up what comes through the line until nobody is at its other end."""
    import signal  # noqa: PLC0415 - in the other process only

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asked hears of it
    with suppress(OSError, EOFError):
        while True:
            work = line.recv()
            if work is not None:  # else what was called off had been done by then
                line.send(_drawn(work, line))
            del work


def _drawn(work: Work, line: Connection) -> bytes | None:
    try:
        return work(partial(_go_on_while_quiet, line))
    except Exception:  # noqa: BLE001 - it is met again, and told, where it was asked for
        return None


def _go_on_while_quiet(line: Connection) -> None:
    """End the work if there is word that it is called off, or nobody there any more."""
    if line.poll():
        raise CalledOffError


def _go_on_unless(called_off: Event) -> None:
    if called_off.is_set():
        raise CalledOffError


PRESS: Final = Press()
"""The one of this program."""
