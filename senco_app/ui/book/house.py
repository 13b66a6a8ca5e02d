"""What the window of a book is handed: it finds and writes no packs itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from senco_app.books.book import Book
    from senco_app.clock import Clock


@dataclass(frozen=True, slots=True)
class NewBook:
    """What a book is made from."""

    person: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Errands:
    """How packs come and go. Each act is slow and says in one sentence what it did.

    Attributes:
        fetch: Takes the newest hand-out that lies where packs are exchanged; says
            nothing if there is none that is new.
        take: Takes a hand-out from a file.
        leave: Leaves a return where packs are exchanged; says nothing if there is no
            such place, or nothing to return.
        hand_back: Writes a return into a folder, and remembers the folder.
        handed_back_at: When the last return was left, in UTC, as far as can be seen.
    """

    fetch: Callable[[Book], str]
    take: Callable[[Book, Path], str]
    leave: Callable[[Book], str]
    hand_back: Callable[[Book, Path], str]
    handed_back_at: Callable[[Book], datetime | None]


@dataclass(frozen=True, slots=True)
class BookHouse:
    """Where books are made, and what goes on around an open one.

    Attributes:
        make: Makes a book and opens it. Slow; it raises a ``SencoError`` that says what
            to do, and leaves nothing behind then.
    """

    clock: Clock
    errands: Errands
    make: Callable[[NewBook], tuple[Path, Book]]
