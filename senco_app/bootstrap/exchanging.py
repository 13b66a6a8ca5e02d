"""Exchanging packs with books by itself: at sign-in, at sign-out, in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app import places

if TYPE_CHECKING:
    from pathlib import Path

    from senco_app.books.book import Book
    from senco_app.places import Laptop
    from senco_app.register import Register

EXCHANGE = "exchange"


def take_in_returns(register: Register) -> Register:
    """Merge what books left in a register's exchange folder; return the register.

    Most of the time nothing lies there, and nothing is loaded for it.
    """
    folder = register.folder / EXCHANGE
    if not folder.is_dir() or not any(folder.glob("return-*.pack")):
        return register
    from senco_app.books import exchange  # noqa: PLC0415 - heavy

    register.notices = (*register.notices, *exchange.take_in_returns(register))
    return register


def leave_hand_outs(register: Register) -> tuple[str, ...]:
    """Leave a hand-out for each book in the exchange folder, if its content changed.

    Returns:
        What could not be done, in sentences.
    """
    from senco_app.books import exchange  # noqa: PLC0415 - heavy

    return exchange.leave_hand_outs(register)


def begin_with_book(book: Book, laptop: Laptop | None = None) -> tuple[str, ...]:
    """Have a book take what waits for it on this laptop; return what to tell."""
    from senco_app.books import exchange  # noqa: PLC0415 - heavy

    return exchange.take_hand_out(book, exchange_folders(laptop))


def end_with_book(book: Book, laptop: Laptop | None = None) -> tuple[str, ...]:
    """Have a book leave a return on this laptop; return what could not be done."""
    from senco_app.books import exchange  # noqa: PLC0415 - heavy

    return exchange.leave_return(book, exchange_folders(laptop))


def exchange_folders(laptop: Laptop | None = None) -> tuple[Path, ...]:
    """Return the exchange folders of the registers that were used on this laptop."""
    known = places.known_registers(laptop or places.this_laptop())
    folders = dict.fromkeys((*known, places.default_register()))
    return tuple(folder / EXCHANGE for folder in folders)
