"""Removes a person in a child process, which is killed at a random moment."""

from __future__ import annotations

import multiprocessing
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from senco_app.bootstrap import open_register
from senco_app.people.queries import People
from senco_app.people.tasks import RemovePerson
from senco_app.places import Laptop
from tests.conftest import PASSWORD, QUICK, FixedClock

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

if sys.platform == "win32":
    CONTEXT = multiprocessing.get_context("spawn")
else:  # a server that has imported everything makes children in milliseconds
    CONTEXT = multiprocessing.get_context("forkserver")
    CONTEXT.set_forkserver_preload([__name__, "senco_app.models.keeping"])

BEGUN, DONE = "begun", "done"


def remove(folder: str, name: str, pipe: Connection) -> None:
    """Open the register, say so, remove somebody, say so."""
    with open_register(
        Path(folder),
        PASSWORD,
        clock=FixedClock(),
        cost=QUICK,
        laptop=Laptop("LAPTOP-08", Path(folder).parent / f"laptop-{os.getpid()}"),
    ) as register:
        [person] = (one.id for one in register.ask(People()) if one.name == name)
        pipe.send(BEGUN)
        register.look_after(RemovePerson(person))
        pipe.send(DONE)
        pipe.poll(None)  # killed here, if it was quicker


def removed_and_killed(folder: Path, name: str, seconds: float) -> bool:
    """Start such a child, kill it so long after it began; say whether it was done."""
    ours, theirs = CONTEXT.Pipe()
    child = CONTEXT.Process(target=remove, args=(str(folder), name, theirs))
    child.start()
    theirs.close()
    try:
        begun = ours.recv()
        if begun != BEGUN:
            message = f"the child said {begun!r}"
            raise AssertionError(message)
        return _waits(ours, seconds)
    finally:
        child.kill()
        child.join()
        ours.close()


def _waits(pipe: Connection, seconds: float) -> bool:
    with suppress(EOFError):
        return bool(pipe.poll(seconds)) and pipe.recv() == DONE
    return False
