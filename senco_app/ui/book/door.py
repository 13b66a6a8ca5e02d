"""Opens and makes books for the windows; loads what that needs when it is wanted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from senco_app import places
from senco_app.books.exchange import FOLDER
from senco_app.books.making import Desk, create_book, open_book, whose
from senco_app.ui.book.errands import Errands
from senco_app.ui.book.house import BookHouse
from senco_app.ui.unlock.door import KEY_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from senco_app.books.book import Book
    from senco_app.clock import Clock
    from senco_app.places import Laptop
    from senco_app.ui.book.house import NewBook

__all__ = ["book_house", "open_for", "whose"]

NAMED = "book"


def open_for(clock: Clock, folder: Path, password: str) -> Book:
    """Open a book, and take the newest hand-out that lies ready for it.

    What became of that is among the book's notices. The book is offered first at the
    next start.

    Raises:
        SencoError: If it does not open; it says what to do.
    """
    desk = Desk(clock)
    book = open_book(folder, password, desk)
    places.remember_register(desk.laptop, folder)
    told = book_house(clock).errands.fetch(book)
    if told:
        book.notices = (*book.notices, told)
    return book


def book_house(clock: Clock) -> BookHouse:
    """Return where books are made, and how their packs come and go."""
    laptop = places.this_laptop()
    return BookHouse(
        clock, Errands(partial(exchanges, laptop)), partial(_make, clock, laptop)
    )


def exchanges(laptop: Laptop) -> tuple[Path, ...]:
    """Return where the registers on this laptop exchange packs.

    The usual place is looked at too: a register there may be too long ago to be known.
    """
    known = (*places.known_registers(laptop), places.default_register())
    there = (one for one in known if (one / KEY_FILE).is_file())
    return tuple(dict.fromkeys(one / FOLDER for one in there))


def _make(clock: Clock, laptop: Laptop, new: NewBook) -> tuple[Path, Book]:
    """Make a book in a folder of its own, and open it."""
    folder = _free(laptop, new.person)
    create_book(folder, new.person, new.password, Desk(clock, laptop=laptop))
    return folder, open_for(clock, folder, new.password)


def _free(laptop: Laptop, person: str) -> Path:
    """Return a folder that is not there yet, called after the person."""
    words = "-".join(person.casefold().split())
    name = "".join(sign for sign in words if sign.isalnum() or sign == "-")
    first = laptop.own_folder / f"{NAMED}-{name[:40]}".rstrip("-")
    if not first.exists():
        return first
    number = 2
    while first.with_name(f"{first.name}-{number}").exists():
        number += 1
    return first.with_name(f"{first.name}-{number}")
