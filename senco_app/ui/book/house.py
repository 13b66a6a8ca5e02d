"""What the window of a book is handed: it makes no book itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from senco_app.books.book import Book
    from senco_app.clock import Clock
    from senco_app.ui.book.errands import Errands


@dataclass(frozen=True, slots=True)
class NewBook:
    """What a book is made from."""

    person: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class BookHouse:
    """Where books are made, and what goes on around an open one.

    Attributes:
        errands: How packs come and go.
        make: Makes a book and opens it. Slow; it raises a ``SencoError`` that says what
            to do, and leaves nothing behind then.
    """

    clock: Clock
    errands: Errands
    make: Callable[[NewBook], tuple[Path, Book]]
