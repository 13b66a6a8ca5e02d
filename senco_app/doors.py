"""What the window asks of the rest: to open, make and put away registers.

Each way loads what it needs when it is taken: nothing of weight comes before the first
window is painted.
"""

from __future__ import annotations

import shutil
from functools import partial
from importlib import import_module
from itertools import chain, count
from typing import TYPE_CHECKING

from senco_app.errors import RegisterInUseError
from senco_app.ui.unlock.door import Door, is_book

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from senco_app.books.book import Book
    from senco_app.clock import Clock
    from senco_app.register import Register
    from senco_app.ui.book.house import BookHouse
    from senco_app.ui.first_run.workshop import Made, NewSchool, Workshop
    from senco_app.ui.unlock.door import Recovered

MADE_UP_SCHOOL = "made-up school"
PREPARED = (
    *("models.keeping", "security.slots", "ui.main_window"),
    *("ui.first_run.window", "ui.first_run.later_steps", "ui.book.door"),
    *("exports.paper_pdf", "exports.chart_svg"),
)


def door(clock: Clock, named: Path | None = None, person: str = "") -> Door:
    """Return how the unlock window opens registers.

    Args:
        clock: Says what day it is.
        named: The register to offer first; without it, the one used last.
        person: Who is chosen first.
    """
    return Door(
        open=partial(_open, clock),
        prepare=_prepare,
        last_used=partial(_last_used, named),
        person=person,
        known=_known,
        recover=partial(_recover, clock),
        makes_new=True,
        read_copy=partial(_read_copy, clock),
        whose=_whose,
    )


def _last_used(named: Path | None) -> Path | None:
    """Return the register named, else the last one used on this laptop."""
    from senco_app import places  # noqa: PLC0415 - not before the first paint

    return named or places.last_place(places.this_laptop())


def _whose(folder: Path) -> str:
    """Return the name of the person whose book lies in a folder."""
    from senco_app.books.making import whose  # noqa: PLC0415 - heavy

    return whose(folder)


def books(clock: Clock) -> BookHouse:
    """Return how the windows of books are served."""
    from senco_app.ui.book.door import book_house  # noqa: PLC0415 - seldom

    return book_house(clock)


def _open(clock: Clock, folder: Path, person: str, password: str) -> Register | Book:
    """Open a register, or a book for the one person whose it is."""
    if not is_book(folder):
        return open_register(clock, folder, person, password)
    from senco_app.ui.book.door import open_for  # noqa: PLC0415 - heavy

    return open_for(clock, folder, password)


def _only_reads(folder: Path, person: str) -> bool:
    """Say whether somebody reads and prints, so that a copy serves as well."""
    from senco_app.roles import Role  # noqa: PLC0415 - not before the first paint
    from senco_app.security.keyfile import people  # noqa: PLC0415 - loads OpenSSL

    head = Role.HEADTEACHER
    return any(one.name == person and one.role is head for one in people(folder))


def _prepare() -> None:
    """Load what opening a register needs, while the password is typed."""
    from senco_app.ui.collecting import (  # noqa: PLC0415 - after the first paint
        keep_what_is_loaded,
    )

    for name in PREPARED:
        import_module(f"senco_app.{name}")
    keep_what_is_loaded()


def open_register(clock: Clock, folder: Path, person: str, password: str) -> Register:
    """Open a register, or for a headteacher its newest backup while it is in use.

    See ``bootstrap.open_register`` and ``bootstrap.read_copy``.
    """
    from senco_app import bootstrap  # noqa: PLC0415 - heavy

    try:
        return bootstrap.open_register(folder, password, person=person, clock=clock)
    except RegisterInUseError:
        if not _only_reads(folder, person):
            raise
        return _read_copy(clock, folder, person, password)


def _read_copy(clock: Clock, folder: Path, person: str, password: str) -> Register:
    from senco_app import bootstrap  # noqa: PLC0415 - heavy

    return bootstrap.read_copy(folder, password, person=person, clock=clock)


def _recover(clock: Clock, folder: Path, given: Recovered) -> Register:
    from senco_app import bootstrap  # noqa: PLC0415 - heavy

    recovery = bootstrap.Recovery(given.code, given.person, given.password)
    return bootstrap.recover(folder, recovery, clock=clock)


def _known() -> tuple[Path, ...]:
    """Return the registers that were opened on this laptop, the last one first."""
    from senco_app import places  # noqa: PLC0415 - not before the first paint

    return places.known_registers(places.this_laptop())


def workshop(clock: Clock) -> Workshop:
    """Return how the first run makes registers."""
    from senco_app import places  # noqa: PLC0415 - not for commands
    from senco_app.ui.first_run.workshop import Workshop  # noqa: PLC0415 - as above

    return Workshop(
        make=partial(_make, clock),
        make_up=partial(_make_up, clock),
        folder=lambda: free(places.default_register()),
        check_folder=places.check_live_folder,
    )


def _make(clock: Clock, new: NewSchool) -> Made:
    from senco_app import bootstrap  # noqa: PLC0415 - heavy
    from senco_app.ui.first_run.workshop import Made  # noqa: PLC0415 - not at the start

    founding = bootstrap.Founding(
        new.school, new.senco, new.authority, new.phase, new.last_year_group
    )
    code = bootstrap.create_register(new.folder, founding, new.password, clock=clock)
    return Made(
        new.folder, open_register(clock, new.folder, new.senco, new.password), code
    )


def _make_up(clock: Clock, tell: Callable[[float], None]) -> tuple[Path, Register]:
    """Build the made-up school beside the usual register, and open it."""
    from senco_app import places  # noqa: PLC0415 - not for commands
    from senco_app.demo.school import Wanted, build  # noqa: PLC0415 - heavy

    folder = free(places.default_register().with_name(MADE_UP_SCHOOL))
    try:
        senco, *_ = build(folder, Wanted(clock.today(), tell=tell))
    except Exception:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder, open_register(clock, folder, senco.name, senco.password)


def free(folder: Path) -> Path:
    """Return this folder, or one beside it with a number, that holds nothing yet."""
    from senco_app import places  # noqa: PLC0415 - not before the first paint

    numbered = (folder.with_name(f"{folder.name} {n}") for n in count(2))
    every = chain((folder,), numbered)
    return next(one for one in every if not places.holds_something(one))


def back_up(register: Register) -> Path | None:
    """Back up a register that has changed; see ``bootstrap.back_up_if_changed``."""
    from senco_app import bootstrap  # noqa: PLC0415 - heavy

    return bootstrap.back_up_if_changed(register)
