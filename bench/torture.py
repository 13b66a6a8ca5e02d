"""Kills the application while it saves, and looks for what was promised and is gone.

A child process opens a real register and executes commands of two rows each; it tells
the number of each one after ``execute`` came back. It is killed without warning at a
random moment. Every number that was told must be there, and no command by half. The
control tells the number before the change is saved: a run in which the control loses
nothing proves nothing.
"""

from __future__ import annotations

import itertools
import multiprocessing
import random
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import select

from bench.figures import Figure
from senco_app.bootstrap import Founding, check, create_register, open_register
from senco_app.models.people import Appointment, Person
from senco_app.places import Laptop
from senco_app.roles import Permission, Role
from senco_app.security.keyfile import Cost

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from sqlmodel import Session

    from senco_app.register import Register, Work

PASSWORD = "four plain made-up words"  # noqa: S105 - of nobody
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
LONGEST_SECONDS = 0.1
MANY, FEW = 2000, 50
CONTROLS = 10
OPENED = -1
FAR_APART = 1_000_000
"""Between the first numbers of two children, so that no number comes twice."""

if sys.platform == "win32":
    CONTEXT = multiprocessing.get_context("spawn")
else:  # a server that has imported everything makes children in milliseconds
    CONTEXT = multiprocessing.get_context("forkserver")
    CONTEXT.set_forkserver_preload([__name__, "senco_app.models.keeping"])


@dataclass(frozen=True, slots=True)
class AddBoth:
    """Add a person and their role: both rows, or neither."""

    number: int
    permission: ClassVar[Permission] = Permission.EDIT_SCHOOL
    act: ClassVar[str] = "add a person"

    def run(self, work: Work) -> None:
        """Add them, one at a time."""
        person = Person(name=str(self.number))
        work.session.add(person)
        work.session.flush()
        role = Appointment(
            person_id=person.id, role=Role.SENCO, from_on=date(2026, 9, 1)
        )
        work.session.add(role)
        work.about("person", person.id)


@dataclass(frozen=True, slots=True)
class Both:
    """Which numbers have a person, and which have a role?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    def fetch(self, session: Session, today: date) -> tuple[set[int], set[int]]:
        """Return both."""
        del today
        people = {person.id: person.name for person in session.exec(select(Person))}
        roles = {row.person_id for row in session.exec(select(Appointment))}
        numbered = {key: int(name) for key, name in people.items() if name.isdigit()}
        with_role = {number for key, number in numbered.items() if key in roles}
        return set(numbered.values()), with_role


@dataclass(frozen=True, slots=True)
class Toll:
    """What so many kills did.

    Attributes:
        kills: How often the child was killed.
        told: How many changes were told as saved.
        lost: How many of those are gone.
        halves: How many changes are there by half.
        faults: What the check at the end found, in words.
    """

    kills: int
    told: int
    lost: int
    halves: int
    faults: tuple[str, ...]


def kill_often(
    folder: Path, kills: int, *, control: bool = False, seed: int = 1
) -> Toll:
    """Kill a saving child so many times, and count what is missing.

    Args:
        folder: An empty folder to work in.
        kills: How many times.
        control: Tell each change before it is saved; then something must be missing.
        seed: Decides the moments of the kills.
    """
    rng = random.Random(seed)  # noqa: S311 - moments, not secrets
    founding = Founding("Made-up school", "Ann Price")
    create_register(folder / "register", founding, PASSWORD, cost=CHEAP)
    told: set[int] = set()
    for kill in range(kills):
        plan = (kill * FAR_APART, rng.random() * LONGEST_SECONDS)
        told |= _killed(folder, plan, control=control)
    with _opened(folder) as register:
        people, with_role = register.ask(Both())
        faults = check(register).faults
    return Toll(kills, len(told), len(told - people), len(people ^ with_role), faults)


def measure(*, torture: bool) -> Iterator[Figure]:
    """Kill 50 times, or 2,000; and the control ten times."""
    for control, kills in ((False, MANY if torture else FEW), (True, CONTROLS)):
        with tempfile.TemporaryDirectory() as folder:
            toll = kill_often(Path(folder), kills, control=control)
        if control:
            yield Figure(
                "the control, which must lose some", toll.lost, "lost", least=1
            )
            continue
        yield Figure(f"changes told as saved, in {kills} kills", toll.told, "", least=1)
        yield Figure("of these lost", toll.lost, "", most=0)
        yield Figure("changes there by half", toll.halves, "", most=0)
        yield Figure("faults that a check finds", len(toll.faults), "", most=0)


def _killed(folder: Path, plan: tuple[int, float], *, control: bool) -> set[int]:
    """Start a child, kill it after a while, and return the numbers that it told.

    Args:
        folder: Where the register lies.
        plan: The child's first number, and how many seconds it has.
        control: Whether it tells each number before the change is saved.
    """
    first, seconds = plan
    ours, theirs = CONTEXT.Pipe(duplex=False)
    said = (folder, first, theirs)
    child = CONTEXT.Process(
        target=_save_for_ever, args=said, kwargs={"control": control}
    )
    child.start()
    theirs.close()
    told: set[int] = set()
    with suppress(EOFError, OSError):  # the child is gone: all it told has been read
        told.add(ours.recv())
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0 and ours.poll(left):
            told.add(ours.recv())
        child.kill()
        while True:
            told.add(ours.recv())
    child.join()
    ours.close()
    return told - {OPENED}


def _save_for_ever(
    folder: Path, first: int, tell: Connection, *, control: bool
) -> None:
    with _opened(folder) as register:
        tell.send(OPENED)
        for number in itertools.count(first):
            if control:
                tell.send(number)
            register.execute(AddBoth(number))
            if not control:
                tell.send(number)


def _opened(folder: Path) -> Register:
    laptop = Laptop("bench", folder / "laptop")
    return open_register(folder / "register", PASSWORD, cost=CHEAP, laptop=laptop)
