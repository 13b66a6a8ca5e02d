"""Builds a made-up school: a real register, filled through its own commands."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from senco_app import bootstrap, files, wording
from senco_app.bootstrap import Founding
from senco_app.bootstrap.founding import check_place
from senco_app.demo.acts import acts, in_order
from senco_app.demo.calendars import calendar
from senco_app.demo.chance import chance
from senco_app.demo.children import children
from senco_app.demo.clock import MovingClock
from senco_app.demo.days import Days
from senco_app.demo.desk import Desk
from senco_app.demo.entries import entry
from senco_app.demo.material import material
from senco_app.demo.provision_desk import ProvisionDesk
from senco_app.demo.roll import FILE_NAME, roll
from senco_app.demo.staff import staff
from senco_app.demo.telling import Teller
from senco_app.demo.timetable import group_acts
from senco_app.demo.world import World
from senco_app.models.folders import whole_folder
from senco_app.places import Laptop
from senco_app.pupils.commands.taking_in import ImportOfficeFile
from senco_app.pupils.rules import school_year_of
from senco_app.roles import Role
from senco_app.school.commands import SetCalendar
from senco_app.security.passwords import four_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from senco_app.clock import Clock
    from senco_app.register import Register
    from senco_app.security.keyfile import Cost

MARK = "made-up-school.txt"
"""The file in a register's folder that says that nothing in it is a real child."""
RECOVERY = "Recovery code"


@dataclass(frozen=True, slots=True)
class Credential:
    """Who may open the made-up school, and with what."""

    role: str
    name: str
    password: str


def tell_nobody(share: float) -> None:
    """Keep to oneself how much is done."""
    del share


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which made-up school is wanted; see ``build_school``.

    Attributes:
        on: The day on which the school is shown; nothing happened after it.
        pupils: The size.
        years: How many whole school years the history goes back before this one.
        seed: Decides everything that can be seen but the recovery code.
        cost: What a guess at a password shall cost.
        tell: Told now and then what share is done, from 0 to 1; what it raises stops
            the work, and leaves nothing of it.
    """

    on: date
    pupils: int = 60
    years: int = 2
    seed: int = 1
    cost: Cost = bootstrap.STRENGTH
    tell: Callable[[float], None] = tell_nobody


def build_school(
    folder: Path,
    *,
    pupils: int = 60,
    years: int = 2,
    seed: int = 1,
    on: date,
    cost: Cost = bootstrap.STRENGTH,
) -> tuple[Credential, ...]:
    """Make a register of a made-up school with its history.

    Args:
        folder: Where; it must not exist yet, or be empty.
        pupils: The size: 60 gives 54 children on SEN support, 9 with EHC plans, 8
            monitored and 2 who no longer need support; others scale that.
        years: How many whole school years the history goes back before this one.
        seed: Decides everything that can be seen but the recovery code.
        on: The day on which the school is shown; nothing happened after it.
        cost: What a guess at a password shall cost.

    Returns:
        Who may open it: first the SENCO, then the recovery code.

    Raises:
        FileUnusableError: If the folder is taken, or no place for a live register.
    """
    return build(folder, Wanted(on, pupils, years, seed, cost))


def build(folder: Path, wanted: Wanted) -> tuple[Credential, ...]:
    """Make a register of a made-up school with its history; see ``build_school``.

    It is built beside its place and gets its name when all of it is there: whatever
    ends it half-way, no half school is left that could be taken for a whole one.
    """
    folder = folder.absolute()  # "." has no name to build beside
    check_place(folder)
    with whole_folder(folder) as draft:
        return _build(draft, wanted)


def _build(folder: Path, wanted: Wanted) -> tuple[Credential, ...]:
    world = make_world(wanted.seed, wanted.years, wanted.on)
    clock, cost = MovingClock(world.days.first_on), wanted.cost
    password = four_words(chance(wanted.seed, "password"))
    names = world.material.names
    senco = world.staff.senco.name
    founding = Founding(names["school"], senco, names["authority"])
    code = bootstrap.create_register(folder, founding, password, clock=clock, cost=cost)
    with signed_in(folder, password, clock=clock, cost=cost) as register:
        _fill(register, clock, world, wanted)
    credentials = (
        Credential(Role.SENCO.value, senco, password),
        Credential(RECOVERY, RECOVERY, code),
    )
    files.write_whole(folder / MARK, _mark(world, credentials).encode())
    return credentials


@contextmanager
def signed_in(
    folder: Path, password: str, *, clock: Clock, cost: Cost
) -> Iterator[Register]:
    """Open a made-up school, and leave no trace of it on this computer.

    It is not the register that the application opens next time.
    """
    with TemporaryDirectory() as own:
        laptop = Laptop("Office laptop", Path(own))
        with bootstrap.open_register(
            folder, password, clock=clock, cost=cost, laptop=laptop
        ) as register:
            yield register


def make_world(seed: int, years: int, on: date) -> World:
    """Return the school around the children, as ``build_school`` takes its words."""
    texts = material()
    this_year = school_year_of(on)
    return World(
        seed=seed,
        on=on,
        material=texts,
        staff=staff(texts, seed),
        days=Days(calendar(this_year - years, this_year + 1)),
        teller=Teller(texts),
    )


def _fill(register: Register, clock: MovingClock, world: World, wanted: Wanted) -> None:
    register.execute(SetCalendar(world.days.calendar))
    entries = tuple(
        entry(world, child)
        for child in children(world.material, world.seed, wanted.pupils, world.on)
    )
    desk = Desk(register)
    provision = ProvisionDesk(register, desk)
    provision.set_up(world.staff, world.days.first_on)
    happened = in_order((*acts(world, entries), *group_acts(world, entries, provision)))
    for number, act in enumerate(happened):
        wanted.tell(number / len(happened))
        clock.move_to(act.on)
        act.do(desk)
    clock.move_to(world.on)
    register.execute(ImportOfficeFile(roll(world, entries), FILE_NAME))


def _mark(world: World, credentials: tuple[Credential, ...]) -> str:
    who = "\n".join(f"{c.role}  {c.name}  password: {c.password}" for c in credentials)
    helpers = dict.fromkeys(adult.name for adult in world.staff.assistants.values())
    assistants = wording.listed(tuple(helpers))
    return (
        "This school is made up. Nothing in it is a real child, adult or school.\n"
        "Enter no real child here: the passwords stand in this file.\n\n"
        f"Shown as on {wording.day(world.on)} (seed {world.seed}).\n\n{who}\n\n"
        f"Teaching assistants, who have no password here: {assistants}.\n"
    )
