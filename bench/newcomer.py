"""How a register is made that is thrown away: as the application does, but quickly."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from senco_app import places
from senco_app.books.making import Desk, create_book, open_book
from senco_app.bootstrap import Founding, create_register, open_register
from senco_app.demo.school import Wanted, build
from senco_app.security.keyfile import Cost
from senco_app.ui.book.errands import Errands
from senco_app.ui.book.house import BookHouse, NewBook
from senco_app.ui.first_run.workshop import Made, NewSchool, Workshop

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from senco_app.books.book import Book
    from senco_app.clock import Clock
    from senco_app.register import Register

QUICK = Cost(memory_kib=64, passes=1, lanes=1)
"""Key derivation turned down: nothing in such a register is worth guessing at."""


def throw_away(home: Path, clock: Clock) -> Workshop:
    """Return how registers are made in a folder that goes afterwards."""
    return Workshop(
        make=partial(_make, clock),
        make_up=partial(_make_up, clock, home / "made-up school"),
        folder=lambda: home / "register",
        check_folder=places.check_live_folder,
    )


def book_house(home: Path, desk: Desk) -> BookHouse:
    """Return what the window of a book is handed, with a folder as the stick."""

    def make(new: NewBook) -> tuple[Path, Book]:
        folder = home / "book"
        create_book(folder, new.person, new.password, desk)
        return folder, open_book(folder, new.password, desk)

    return BookHouse(desk.clock, Errands(lambda: (home,)), make)


def _make(clock: Clock, new: NewSchool) -> Made:
    founding = Founding(
        new.school, new.senco, new.authority, new.phase, new.last_year_group
    )
    code = create_register(new.folder, founding, new.password, clock=clock, cost=QUICK)
    register = open_register(new.folder, new.password, clock=clock, cost=QUICK)
    return Made(new.folder, register, code)


def _make_up(
    clock: Clock, folder: Path, tell: Callable[[float], None]
) -> tuple[Path, Register]:
    wanted = Wanted(clock.today(), 1, 1, cost=QUICK, tell=tell)
    senco, *_ = build(folder, wanted)
    return folder, open_register(folder, senco.password, clock=clock, cost=QUICK)
