"""Packs of a book: taken from where they lie, and left where the SENCO finds them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from senco_app.books import exchange
from senco_app.books.telling import taken_lines
from senco_app.errors import FileUnusableError
from senco_app.files import write_whole
from senco_app.security.packs import read_pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from senco_app.books.book import Book

NO_FOLDER = (
    "{folder} is not there. Plug the stick in or open the share, then use “Hand back…”."
)
RETURNED = "Handed back to {folder}. The SENCO can take it from there."
NOT_YET = (
    "What you recorded is in your book, and not handed back yet: use “Hand back…” with "
    "a stick or a folder."
)
LEFT = "What you recorded is handed back: it lies where the SENCO takes it in."


@dataclass(frozen=True, slots=True)
class Errands:
    """How packs come and go. Each act is slow and says in one sentence what it did.

    Attributes:
        folders: Finds where the registers on this laptop exchange packs.
    """

    folders: Callable[[], tuple[Path, ...]]

    def fetch(self, book: Book) -> str:
        """Take the newest hand-out that lies ready; say nothing if none is new."""
        return " ".join(exchange.take_hand_out(book, self.folders()))

    def take(self, book: Book, path: Path) -> str:
        """Take in a hand-out from a file, and remember its folder.

        Raises:
            FileUnusableError: If it is no hand-out for this book; nothing was changed.
        """
        taken = book.take(read_pack(path), path.name)
        book.exchange_in(str(path.parent.absolute()))
        return " ".join(taken_lines(taken))

    def leave(self, book: Book) -> str:
        """Leave a return where packs are exchanged; say nothing if all is there.

        Raises:
            FileUnusableError: If it cannot be written; the book has everything.
        """
        if book.school is None or not book.waiting:
            return ""
        before = self.handed_back_at(book)
        troubles = exchange.leave_return(book, self.folders())
        if troubles:
            raise FileUnusableError(" ".join(troubles))
        if self.handed_back_at(book) != before:
            return LEFT
        if not book.exchange:
            return NOT_YET
        return self.hand_back(book, Path(book.exchange))

    def hand_back(self, book: Book, folder: Path) -> str:
        """Write a return into a folder, in the place of the one before.

        Raises:
            FileUnusableError: If it cannot be written.
            RuleBrokenError: If nothing was handed out yet.
        """
        if not folder.is_dir():
            raise FileUnusableError(NO_FOLDER.format(folder=folder))
        write_whole(folder / return_name(book), book.returned())
        book.exchange_in(str(folder.absolute()))
        return RETURNED.format(folder=folder)

    def handed_back_at(self, book: Book) -> datetime | None:
        """Return when the newest return was left, in UTC, as far as can be seen."""
        own = (Path(book.exchange),) if book.exchange else ()
        written = []
        for folder in (*own, *self.folders()):
            with suppress(OSError):
                written.append((folder / return_name(book)).stat().st_mtime)
        return datetime.fromtimestamp(max(written), UTC) if written else None


def return_name(book: Book) -> str:
    """Return the name of a book's returns: it names nobody."""
    return f"return-{book.owner.device}.pack"
